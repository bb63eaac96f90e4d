// Every save is a version: it can be looked at, compared with the present, and brought back, whole or cell by cell.
import assert from "node:assert/strict";
import { labInBrowser, pictures } from "./browser.mjs";
import { cell, order, open, run, saved, shows, source, write } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

const versions = (page) => page.getByTestId("version");
const difference = (page, fate) => page.locator(`[data-testid="difference"][data-fate="${fate}"]`);

async function saveByHand(page) {
  await page.getByTestId("save-state").click();
  await saved(page);
}

/** A notebook with a first version, then one in which a cell is changed, one is gone and one is new. */
async function edited(page, name) {
  await writeNotebook(here.server, name, ["x := 1\ny := 2", '"goes"', '"stays"']);
  await open(page, here.server, name);
  await run(page, "c0");
  await saveByHand(page);
  await write(cell(page, "c0"), "x := 1\ny := 3");
  await cell(page, "c1").locator(".cm-content").press("Escape");
  await cell(page, "c1").press("d");
  await cell(page, "c1").press("d");
  await cell(page, "c1").waitFor({ state: "detached" });
  await cell(page, "c2").press("b");
  await page.keyboard.press("Enter");
  await page.keyboard.type("z := 1");
  await saveByHand(page);
}

/** Opens the history and chooses the version before the present one. */
async function openHistory(page) {
  await page.getByTestId("history").click();
  await versions(page).last().click();
  await page.getByTestId("comparison").waitFor();
}

here.test("a version shows what differs, and comes back whole", async (page) => {
  await edited(page, "whole");
  await openHistory(page);
  const kinds = await versions(page).evaluateAll((all) => all.map((entry) => entry.dataset.kind));
  assert.deepEqual([kinds.at(0), kinds.at(-1)], ["manual", "manual"]); // between them may be what was saved by itself
  await difference(page, "removed").filter({ hasText: "goes" }).waitFor({ state: "visible" });
  await difference(page, "added").filter({ hasText: "z := 1" }).waitFor();
  const changed = difference(page, "changed");
  assert.deepEqual(await changed.locator("del").allInnerTexts(), ["y := 2\n"]);
  assert.deepEqual(await changed.locator("ins mark").allInnerTexts(), ["3"]);
  await pictures(page, "history");
  await page.getByTestId("restore-version").click();
  await cell(page, "c1").waitFor();
  assert.deepEqual(await order(page), ["c0", "c1", "c2"]);
  assert.equal(await source(cell(page, "c0")), "x := 1\ny := 2");

  // What was there before is a version too, and one press away.
  await page.locator(".toast").filter({ hasText: "is back" }).getByTestId("undo").click();
  await cell(page, "c1").waitFor({ state: "detached" });
  assert.equal(await source(cell(page, "c0")), "x := 1\ny := 3");
  assert.equal((await order(page)).length, 3);
  await saved(page);
});

here.test("one cell comes back, and the rest stays", async (page) => {
  await edited(page, "single");
  await openHistory(page);
  await difference(page, "removed").getByTestId("take").click();
  await difference(page, "removed").waitFor({ state: "detached" });
  await difference(page, "changed").getByTestId("take").click();
  await difference(page, "changed").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  assert.equal(await source(cell(page, "c0")), "x := 1\ny := 2");
  assert.deepEqual((await order(page)).slice(0, 3), ["c0", "c1", "c2"]);
  await run(page, "c1");
  await shows(page, "c1", "goes");
  await saved(page);
});

here.test("a version against the one before it, and a list that the keyboard walks", async (page) => {
  await edited(page, "before");
  await page.getByTestId("history").focus();
  await page.keyboard.press("Enter");
  await versions(page).first().focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("against").selectOption("before");
  await difference(page, "added").filter({ hasText: "z := 1" }).waitFor();
  await versions(page).last().click();
  await page.locator('[data-testid="difference"][data-fate="added"]').nth(2).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog.history[open]").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-testid")), "history");
});
