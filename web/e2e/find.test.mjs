// Finding and replacing over all cells.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { labInBrowser, pictures } from "./browser.mjs";
import { cell, open, run, saved, source } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

const countIs = (page, text) => page.getByTestId("find-count").getByText(text, { exact: true }).waitFor();
const current = (page, id) => cell(page, id).locator(".found-current").waitFor();
const toast = (page, text) => page.getByTestId("toast").filter({ hasText: text }).waitFor();
const sourceIs = (page, id, text) =>
  page.waitForFunction(([at, wanted]) => [...document.querySelectorAll(`[data-testid="cell-${at}"] .cm-line`)].map((line) => line.textContent).join("\n") === wanted, [id, text]);

here.test("matches are stepped through over all cells, texts and far-off ones included", async (page) => {
  const long = Array.from({ length: 60 }, (_, line) => `// line ${line}`).join("\n");
  await writeNotebook(here.server, "steps", ["total := 1", { markdown: "## The total\n\nA total of totals." }, long, "fmt.Println(total)"]);
  await open(page, here.server, "steps");
  await cell(page, "c0").locator(".cm-content").click();
  await page.keyboard.press("Control+F");
  await page.keyboard.type("total");
  await countIs(page, "1 of 5");
  await current(page, "c0");
  assert.ok(await page.getByTestId("find-input").evaluate((element) => element === document.activeElement), "the field keeps the focus");
  await page.keyboard.press("Enter");
  // A text cell shows its source at the match.
  await current(page, "c1");
  await countIs(page, "2 of 5");
  await pictures(page, "find");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await countIs(page, "5 of 5");
  await current(page, "c3");
  await cell(page, "c1").getByTestId("rendered").waitFor();
  assert.ok(await cell(page, "c3").locator(".found-current").evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top > 50 && bottom < window.innerHeight;
  }), "the match is in view");
  await page.keyboard.press("Enter");
  await countIs(page, "1 of 5");
  await page.keyboard.press("Shift+Enter");
  await countIs(page, "5 of 5");

  // Escape goes to the match, ready to be written over.
  await page.keyboard.press("Escape");
  await page.getByTestId("find").waitFor({ state: "detached" });
  await page.locator('[data-testid="cell-c3"] .cm-content:focus').waitFor();
  assert.equal(await page.locator(".found").count(), 0);
  await page.keyboard.type("1");
  await sourceIs(page, "c3", "fmt.Println(1)");
});

here.test("without a match the focus goes back to where it was, and a selected text is sought", async (page) => {
  await writeNotebook(here.server, "focus", ["alpha := 1", "alpha + 1"]);
  await open(page, here.server, "focus");
  await cell(page, "c1").locator(".cm-content").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+F");
  await page.keyboard.type("nowhere");
  await countIs(page, "nothing found");
  await page.keyboard.press("Escape");
  await page.locator('[data-testid="cell-c1"]:focus').waitFor();

  await cell(page, "c1").locator(".cm-line").first().dblclick({ position: { x: 20, y: 10 } });
  await page.keyboard.press("Control+F");
  assert.equal(await page.getByTestId("find-input").inputValue(), "alpha");
  await countIs(page, "2 of 2");
});

here.test("case, whole words, expressions, some cells only, and outputs", async (page) => {
  await writeNotebook(here.server, "options", ['n, N, nn := 1, 2, 3\nfmt.Println("n is", n, N, nn)', "n + N", '"n"']);
  await open(page, here.server, "options");
  await run(page, "c0");
  await page.keyboard.press("Control+F");
  await page.keyboard.type("n");
  await page.keyboard.press("Alt+c");
  await page.keyboard.press("Alt+w");
  await page.locator('[data-testid="find-case"][aria-pressed="true"]').waitFor();
  await countIs(page, "1 of 5");
  await page.keyboard.press("Alt+o");
  await countIs(page, "1 of 6");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await countIs(page, "4 of 6");
  await page.waitForFunction(() => CSS.highlights.get("found-current")?.size === 1);
  await pictures(page, "find-outputs");
  await page.keyboard.press("Alt+o");

  await page.keyboard.press("Alt+w");
  await page.keyboard.press("Alt+r");
  await page.getByTestId("find-input").fill("(");
  await countIs(page, "incomplete");
  await page.getByTestId("find-input").fill("[nN]{2}");
  await countIs(page, "1 of 2");
  await page.keyboard.press("Escape");

  // The search stays within the cells that were selected.
  await cell(page, "c1").locator(".cm-content").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+J");
  await page.keyboard.press("Control+F");
  await page.getByTestId("find-within").getByText("In 2 cells").waitFor();
  await page.getByTestId("find-input").fill("n");
  await countIs(page, "1 of 2");
  await page.keyboard.press("Alt+l");
  await page.getByTestId("find-count").filter({ hasText: "found" }).waitFor();
});

here.test("one match is replaced, then all, and both can be undone", async (page) => {
  await writeNotebook(here.server, "replace", ["width := 1", { markdown: "The width." }, "width + width"]);
  await open(page, here.server, "replace");
  await cell(page, "c0").locator(".cm-content").click();
  await page.keyboard.press("Control+H");
  await page.keyboard.type("width");
  await countIs(page, "1 of 4");
  await page.getByTestId("replace-input").fill("size");
  await page.keyboard.press("Enter");
  await sourceIs(page, "c0", "size := 1");
  await current(page, "c1");
  await countIs(page, "1 of 3");
  await pictures(page, "replace");
  await page.keyboard.press("Control+Enter");
  await toast(page, "3 replaced");
  await sourceIs(page, "c2", "size + size");
  await countIs(page, "nothing found");
  await page.getByTestId("undo").click();
  await sourceIs(page, "c2", "width + width");
  assert.equal(await source(cell(page, "c0")), "size := 1");

  // Groups of an expression; the step is undone with Z as well, and what was saved is what is shown.
  await page.getByTestId("find-regexp").click();
  await page.getByTestId("find-input").fill("(\\w+) \\+ (\\w+)");
  await page.getByTestId("replace-input").fill("$2 - $1");
  await page.getByTestId("replace-all").click();
  await sourceIs(page, "c2", "width - width");
  await page.getByTestId("find-input").focus();
  await page.keyboard.press("Escape");
  await cell(page, "c2").locator(".cm-content").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("z");
  await sourceIs(page, "c2", "width + width");
  await page.keyboard.press("Shift+Z");
  await sourceIs(page, "c2", "width - width");
  await saved(page);
  await page.reload();
  await cell(page, "c2").locator(".cm-line").first().waitFor();
  assert.equal(await source(cell(page, "c2")), "width - width");
});

here.test("cells of the lab are found and left as they are", async (page) => {
  const code = (id, source, lab) => ({ cell_type: "code", id, metadata: lab ? { lab } : {}, execution_count: null, outputs: [], source });
  const cells = [code("c0", "rate := 1", { role: "setup" }), code("c1", "rate + rate", undefined)];
  await writeFile(path.join(here.server.dir, "locked.ipynb"), JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }));
  await open(page, here.server, "locked");
  await page.locator('[data-testid="cell-c0"][data-role="setup"]').waitFor();
  await page.keyboard.press("Control+H");
  await page.getByTestId("find-input").fill("rate");
  await countIs(page, "1 of 3");
  await page.getByTestId("replace-input").fill("speed");
  // One by one it is passed over.
  await page.getByTestId("replace-one").click();
  await toast(page, "belongs to the lab");
  await countIs(page, "2 of 3");
  await page.getByTestId("replace-all").click();
  await toast(page, "2 replaced, 1 in cells of the lab left");
  await sourceIs(page, "c1", "speed + speed");
  await sourceIs(page, "c0", "rate := 1");
});

here.test("a second Ctrl-F is left to the browser", async (page) => {
  await writeNotebook(here.server, "native", ['"a"']);
  await open(page, here.server, "native");
  const prevented = () =>
    page.evaluate(() => !document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "f", ctrlKey: true, bubbles: true, cancelable: true })));
  assert.equal(await prevented(), true);
  await page.locator('[data-testid="find-input"]:focus').waitFor();
  assert.equal(await prevented(), false);
  await page.getByTestId("find").waitFor();
});
