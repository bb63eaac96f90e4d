// Cells whose inputs have changed are marked, and run again when the reader wants it.
import assert from "node:assert/strict";
import { labInBrowser, pictures } from "./browser.mjs";
import { allRan, cell, kernelIs, open, ran, run, saved, shows, write } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

const chain = ["x := 1", "y := x + 1", "y * 10", '"alone"'];

/** The ids of the cells that are marked. */
const stale = (page) =>
  page.locator('section.cell[data-validity="stale"]').evaluateAll((all) => all.map((element) => element.dataset.testid.slice("cell-".length)));

async function chainOf(page, name) {
  await writeNotebook(here.server, name, chain);
  await open(page, here.server, name);
  await page.getByTestId("run-all").click();
  await allRan(page);
  await shows(page, "c2", "20");
  await page.getByTestId("run-stale").waitFor({ state: "detached" });
}

/** How often the kernel has run the cell's text, as its margin says. */
const count = async (page, id) => Number(await cell(page, id).getByTestId("execution-count").innerText());

here.test("a cell that runs again marks those that use it, and run stale runs just them, in order", async (page) => {
  await chainOf(page, "chain");
  await write(cell(page, "c0"), "x := 4");
  await ran(page, "c2", "stale");
  await run(page, "c0");
  assert.deepEqual(await stale(page), ["c1", "c2"]);
  assert.equal(await page.getByTestId("stale-count").innerText(), "2");
  assert.equal(await cell(page, "c1").getAttribute("aria-label"), "Cell 2, Go, out of date");
  await cell(page, "c2").getByText("out of date").waitFor();
  await shows(page, "c2", "20");
  await pictures(page, "stale");

  const [first, alone] = [await count(page, "c0"), await count(page, "c3")];
  await page.getByTestId("run-stale").click();
  await shows(page, "c2", "50");
  await page.getByTestId("run-stale").waitFor({ state: "detached" });
  assert.deepEqual(await stale(page), []);
  assert.deepEqual([await count(page, "c0"), await count(page, "c1"), await count(page, "c2"), await count(page, "c3")], [first, first + 1, first + 2, alone]);
});

here.test("an edit that is undone leaves nothing stale", async (page) => {
  await chainOf(page, "undone");
  await write(cell(page, "c1"), "y := x + 2");
  await ran(page, "c2", "stale");
  assert.deepEqual(await stale(page), ["c1", "c2"]);
  await cell(page, "c1").locator(".cm-content").press("ControlOrMeta+z");
  await ran(page, "c2");
  assert.deepEqual(await stale(page), []);
  await saved(page);
});

here.test("a new kernel makes all cells stale, and the keys Shift-R run them", async (page) => {
  await chainOf(page, "renewed");
  await page.getByTestId("restart").click();
  await page.getByTestId("agree").click();
  await kernelIs(page, "idle");
  await ran(page, "c3", "stale");
  assert.equal(await page.getByTestId("stale-count").innerText(), "4");
  await cell(page, "c0").locator(".cm-content").press("Escape");
  await cell(page, "c0").press("Shift+R");
  await ran(page, "c3");
  await shows(page, "c2", "20");
  assert.deepEqual(await stale(page), []);
});

here.test("a name from below is told of, and stale only when the cell below ran again", async (page) => {
  await writeNotebook(here.server, "below", ["z * 2", "z := 3"]);
  await open(page, here.server, "below");
  await run(page, "c1");
  await run(page, "c0");
  await shows(page, "c0", "6");
  const state = cell(page, "c0").getByTestId("cell-state");
  await state.filter({ hasText: "took z from elsewhere" }).waitFor();
  assert.match(await state.getAttribute("title"), /No cell above declares z/);
  assert.deepEqual(await stale(page), []);
  await write(cell(page, "c1"), "z := 5");
  await run(page, "c1");
  await ran(page, "c0", "stale");
  await page.getByTestId("run-stale").click();
  await shows(page, "c0", "10");
  assert.deepEqual(await stale(page), []);
});
