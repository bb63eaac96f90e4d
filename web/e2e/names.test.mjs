// What the editor knows of names: signatures, declarations, renaming, warnings.
import assert from "node:assert/strict";
import { labInBrowser } from "./browser.mjs";
import { cell, open, run, shows, source } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

const declares = "func twice(n int) int {\n\treturn 2 * n\n}";

/** Puts the cursor into the word of a cell's editor. */
async function into(at, word) {
  await at.locator(".cm-line").filter({ hasText: word }).first().click();
  await at.locator(".cm-content").press("Home");
}

here.test("F12 goes to the declaration in another cell, also one that did not run", async (page) => {
  await writeNotebook(here.server, "define", [declares, "twice(21)"]);
  await open(page, here.server, "define");
  await into(cell(page, "c1"), "twice(21)");
  await cell(page, "c1").locator(".cm-content").press("F12");
  await cell(page, "c0").locator(".cm-line.cm-activeLine").filter({ hasText: "func twice" }).waitFor();
  await cell(page, "c0").locator(".cm-content:focus").waitFor();
});

here.test("F2 renames in all cells, or says why not", async (page) => {
  await writeNotebook(here.server, "rename", [declares, "twice(21)"]);
  await open(page, here.server, "rename");
  await into(cell(page, "c1"), "twice(21)");
  await cell(page, "c1").locator(".cm-content").press("F2");
  const input = page.getByTestId("rename");
  await input.fill("func");
  await input.press("Enter");
  await page.getByTestId("rename-problem").filter({ hasText: "a word of Go" }).waitFor();
  await input.fill("double");
  await input.press("Enter");
  await input.waitFor({ state: "detached" });
  assert.equal(await source(cell(page, "c1")), "double(21)");
  assert.match(await source(cell(page, "c0")), /^func double\(n int\) int/);
  await run(page, "c0");
  await run(page, "c1");
  await shows(page, "c1", "42");
});

here.test("a call that is typed shows its parameters, and Escape closes them", async (page) => {
  await writeNotebook(here.server, "signature", [""]);
  await open(page, here.server, "signature");
  const content = cell(page, "c0").locator(".cm-content");
  await content.click();
  await content.pressSequentially('strings.Repeat("a", ');
  const signature = page.getByTestId("signature");
  await signature.locator("strong").filter({ hasText: "count int" }).waitFor();
  assert.equal(await signature.innerText(), "strings.Repeat(s string, count int) string");
  await content.press("Escape");
  await signature.waitFor({ state: "detached" });
});

here.test("a warning is marked, and the cell runs all the same", async (page) => {
  await writeNotebook(here.server, "warning", ["math.Pow(4, 1/2)"]);
  await open(page, here.server, "warning");
  await run(page, "c0");
  await shows(page, "c0", "1");
  assert.equal(await cell(page, "c0").locator(".cm-lintRange-warning").innerText(), "1/2");
});
