// Jupyter's keys and command mode, several cells at once, the palette, and what waits in the queue.
import assert from "node:assert/strict";
import { labInBrowser, pictures } from "./browser.mjs";
import { cell, kernelIs, open, order, press, ran, run, running, shows, source, write } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

/** Selects a cell in command mode. */
async function select(page, id) {
  await cell(page, id).locator(".cm-content").first().click();
  await page.keyboard.press("Escape");
  await page.locator(`[data-testid="cell-${id}"]:focus`).waitFor();
}

const orderIs = (page, ids) =>
  page.waitForFunction((wanted) => [...document.querySelectorAll("section.cell")].map((element) => element.dataset.testid.slice(5)).join() === wanted, ids.join());

const chosen = (page) => page.locator('section.cell[data-chosen="true"]').evaluateAll((all) => all.map((element) => element.dataset.testid.slice(5)));
const count = (page, cells) => page.waitForFunction((wanted) => document.querySelectorAll("section.cell").length === wanted, cells);
const kindIs = (page, id, kind) => page.locator(`[data-testid="cell-${id}"][data-kind="${kind}"]`).waitFor();
const toast = (page, text) => page.getByTestId("toast").filter({ hasText: text }).waitFor();
const sourceIs = async (page, id, text) => {
  await page.waitForFunction(([at, wanted]) => [...document.querySelectorAll(`[data-testid="cell-${at}"] .cm-line`)].map((line) => line.textContent).join("\n") === wanted, [id, text]);
};

here.test("several cells are selected, moved, deleted and brought back by keys alone", async (page) => {
  await writeNotebook(here.server, "several", ['"a"', '"b"', '"c"', '"d"']);
  await open(page, here.server, "several");
  await select(page, "c1");
  await page.keyboard.press("Shift+J");
  assert.deepEqual(await chosen(page), ["c1", "c2"]);
  await pictures(page, "several");
  await page.keyboard.press("Alt+ArrowUp");
  await orderIs(page, ["c1", "c2", "c0", "c3"]);
  await page.locator('[data-testid="cell-c2"]:focus').waitFor();
  assert.deepEqual(await chosen(page), ["c1", "c2"], "they stay selected");
  await page.keyboard.press("Control+Shift+ArrowDown");
  await orderIs(page, ["c0", "c1", "c2", "c3"]);
  await page.locator('[data-testid="cell-c2"]:focus').waitFor();

  await page.keyboard.press("d");
  await page.keyboard.press("d");
  await orderIs(page, ["c0", "c3"]);
  await page.locator('[data-testid="cell-c3"]:focus').waitFor();
  await page.keyboard.press("z");
  await orderIs(page, ["c0", "c1", "c2", "c3"]);
  await page.keyboard.press("Shift+Z");
  await orderIs(page, ["c0", "c3"]);
  await page.keyboard.press("z");
  await orderIs(page, ["c0", "c1", "c2", "c3"]);
  // The two moves are steps of their own.
  await page.keyboard.press("Control+Z");
  await orderIs(page, ["c1", "c2", "c0", "c3"]);
  await page.keyboard.press("Control+Z");
  await orderIs(page, ["c0", "c1", "c2", "c3"]);

  // Escape, and the pointer with and without Shift.
  await select(page, "c0");
  await cell(page, "c2").locator(".gutter").click({ modifiers: ["Shift"], position: { x: 4, y: 4 } });
  assert.deepEqual(await chosen(page), ["c0", "c1", "c2"]);
  await page.keyboard.press("Escape");
  assert.deepEqual(await chosen(page), []);
  await page.keyboard.press("Control+A");
  assert.deepEqual(await chosen(page), ["c0", "c1", "c2", "c3"]);
  await page.keyboard.press("Control+Enter");
  for (const id of ["c0", "c1", "c2", "c3"]) await ran(page, id);
});

here.test("a cell is split at its cursors and merged again, each in one step", async (page) => {
  await writeNotebook(here.server, "split", ["x := 1\ny := 2\nx + y", '"after"']);
  await open(page, here.server, "split");
  await run(page, "c0");
  await cell(page, "c0").locator(".cm-line").nth(1).click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+Shift+_");
  await count(page, 3);
  const [first, second] = await order(page);
  assert.equal(first, "c0", "the first part stays the cell that it was");
  await sourceIs(page, "c0", "x := 1");
  await sourceIs(page, second, "y := 2\nx + y");
  await shows(page, "c0", "3");
  await page.locator(`[data-testid="cell-${second}"] .cm-content:focus`).waitFor();

  // Two cells merged.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+K");
  await page.keyboard.press("Shift+M");
  await orderIs(page, ["c0", "c1"]);
  await sourceIs(page, "c0", "x := 1\ny := 2\nx + y");
  await page.keyboard.press("z");
  await orderIs(page, ["c0", second, "c1"]);
  await sourceIs(page, "c0", "x := 1");
  await sourceIs(page, second, "y := 2\nx + y");
  await page.keyboard.press("z");
  await orderIs(page, ["c0", "c1"]);
  await sourceIs(page, "c0", "x := 1\ny := 2\nx + y");
});

here.test("cells of the lab refuse to be split, merged or deleted, and say why", async (page) => {
  await page.getByTestId("lab-card-wordcount").getByRole("button").click();
  await kernelIs(page, "idle");
  const exercise = page.locator('section.cell[data-role="exercise"]').first();
  const before = await order(page);
  await exercise.locator(".cm-content").click();
  await page.keyboard.press("Control+Shift+_");
  await toast(page, "neither split nor merged");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+M");
  await page.keyboard.press("d");
  await page.keyboard.press("d");
  await toast(page, "belongs to the lab and stays");
  await page.keyboard.press("m");
  assert.deepEqual(await order(page), before);
  assert.equal(await exercise.getAttribute("data-kind"), "code");
});

here.test("kinds of cells, headings, folded outputs and line numbers have Jupyter's keys", async (page) => {
  await writeNotebook(here.server, "kinds", ["Title", '"output"']);
  await open(page, here.server, "kinds");
  await select(page, "c0");
  await page.keyboard.press("3");
  await kindIs(page, "c0", "markdown");
  await cell(page, "c0").getByRole("heading", { name: "Title", level: 3 }).waitFor();
  await page.keyboard.press("1");
  await cell(page, "c0").getByRole("heading", { name: "Title", level: 1 }).waitFor();
  await page.keyboard.press("r");
  await kindIs(page, "c0", "raw");
  await page.keyboard.press("y");
  await kindIs(page, "c0", "code");
  await page.keyboard.press("m");
  await kindIs(page, "c0", "markdown");
  for (const kind of ["code", "raw", "markdown"]) {
    await page.keyboard.press("z");
    await kindIs(page, "c0", kind);
  }

  await run(page, "c1");
  await select(page, "c1");
  await page.keyboard.press("o");
  await cell(page, "c1").getByTestId("folded-output").waitFor();
  assert.equal(await cell(page, "c1").getByTestId("output").count(), 0);
  await page.keyboard.press("o");
  await shows(page, "c1", "output");

  const numbers = cell(page, "c1").locator(".cm-lineNumbers");
  await page.keyboard.press("Shift+L");
  await numbers.waitFor({ state: "hidden" });
  await page.reload();
  await cell(page, "c1").locator(".cm-content").waitFor();
  await numbers.waitFor({ state: "hidden" });
  await select(page, "c1");
  await page.keyboard.press("Shift+L");
  await numbers.waitFor({ state: "visible" });
});

here.test("cells are copied, cut and pasted, also in another tab and from other programs", async (page, { context }) => {
  await writeNotebook(here.server, "from", ['"a"', { markdown: "## Text" }, '"c"']);
  await writeNotebook(here.server, "to", ['"z"']);
  await open(page, here.server, "from");
  await select(page, "c0");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("c");
  await toast(page, "2 cells copied");

  const other = await context.newPage();
  await open(other, here.server, "to");
  await select(other, "c0");
  await other.keyboard.press("v");
  await count(other, 3);
  const [, code, text] = await order(other);
  assert.equal(await source(cell(other, code)), '"a"');
  await cell(other, text).getByRole("heading", { name: "Text" }).waitFor();
  await other.keyboard.press("z");
  await orderIs(other, ["c0"]);
  // The system's clipboard has them too: cells for a notebook, text for others.
  await other.keyboard.press("Control+V");
  await count(other, 3);
  await other.locator("section.cell").last().getByRole("heading", { name: "Text" }).waitFor();
  await select(other, "c0");
  await other.keyboard.press("Enter");
  await other.keyboard.press("Control+A");
  await other.keyboard.press("Control+V");
  await sourceIs(other, "c0", '"a"\n\n## Text');

  // Cut, and paste above.
  await select(page, "c2");
  await page.keyboard.press("x");
  await orderIs(page, ["c0", "c1"]);
  await select(page, "c0");
  await page.keyboard.press("Shift+V");
  await count(page, 3);
  const [moved] = await order(page);
  assert.equal(await source(cell(page, moved)), '"c"');
});

here.test("the palette finds commands by letters, runs them and gives the focus back", async (page) => {
  await writeNotebook(here.server, "palette", ['"a"', '"b"']);
  await open(page, here.server, "palette");
  await cell(page, "c0").locator(".cm-content").click();
  await page.keyboard.press("Control+Shift+C");
  await page.getByTestId("palette-input").waitFor();
  await pictures(page, "palette");
  await page.keyboard.press("Escape");
  await page.getByTestId("palette-input").waitFor({ state: "detached" });
  await page.locator('[data-testid="cell-c0"] .cm-content:focus').waitFor();

  await page.keyboard.press("Control+Shift+C");
  await page.keyboard.type("below add");
  await page.locator('[data-testid="command-insertBelow"][aria-selected="true"]').waitFor();
  await page.keyboard.press("Enter");
  await count(page, 3);
  const [, added] = await order(page);
  await page.locator(`[data-testid="cell-${added}"]:focus`).waitFor();

  // P in command mode; what makes no sense now is shown, and does nothing.
  await page.keyboard.press("p");
  await page.keyboard.type("interrupt");
  await page.locator('[data-testid="command-interrupt"][aria-selected="true"][aria-disabled="true"]').waitFor();
  await page.keyboard.press("Enter");
  await page.getByTestId("palette-input").waitFor();
  await page.getByTestId("palette-input").fill("run all cells");
  await pictures(page, "palette-filtered");
  await page.getByTestId("command-runAll").click();
  for (const id of ["c0", "c1"]) await ran(page, id);

  await page.keyboard.press("h");
  await page.getByTestId("help-sheet").getByText("Split the cell at the cursor").waitFor();
  await pictures(page, "help");
});

here.test("waiting cells show their place, leave the queue by a click, and an interrupt empties it", async (page) => {
  await writeNotebook(here.server, "queue", ["for {\n}", '"b"', '"c"', '"d"']);
  await open(page, here.server, "queue");
  await press(page, "c0");
  await running(page, "c0");
  for (const id of ["c3", "c1", "c2"]) await press(page, id);
  const state = (id) => cell(page, id).getByTestId("cell-state");
  await state("c3").filter({ hasText: "next in line" }).waitFor();
  await state("c1").filter({ hasText: "waiting, 2nd in line" }).waitFor();
  await state("c2").filter({ hasText: "waiting, 3rd in line" }).waitFor();
  await pictures(page, "queue");
  // A tab that comes later learns of the order, too.
  await page.reload();
  await state("c2").filter({ hasText: "3rd in line" }).waitFor();
  await press(page, "c1");
  await page.locator('[data-testid="cell-c1"][data-status="ready"]').waitFor();
  await state("c2").filter({ hasText: "2nd in line" }).waitFor();

  await select(page, "c2");
  await page.keyboard.press("i");
  await page.keyboard.press("i");
  await ran(page, "c0", "aborted");
  await toast(page, "2 waiting cells were taken out of the queue");
  for (const id of ["c2", "c3"]) await page.locator(`[data-testid="cell-${id}"][data-status="ready"][data-validity="fresh"]`).waitFor();
});

here.test("a run of all stops at the first cell that fails, and says so", async (page) => {
  await writeNotebook(here.server, "stops", ['"a"', 'panic("no")', '"c"', '"d"']);
  await open(page, here.server, "stops");
  await page.getByTestId("run-all").click();
  await toast(page, "Cell 2 failed, so the 2 cells waiting behind it did not run");
  for (const id of ["c2", "c3"]) await cell(page, id).getByTestId("cell-state").filter({ hasText: "not run, because cell 2 failed" }).waitFor();
  await pictures(page, "stopped");
  await page.getByTestId("go-there").click();
  await page.locator('[data-testid="cell-c1"]:focus').waitFor();
  await run(page, "c2");
  assert.equal(await cell(page, "c2").getByTestId("cell-state").innerText(), "");

  // Parts of the notebook: above the cell, and from it on.
  await select(page, "c2");
  await write(cell(page, "c1"), '"mended"');
  await select(page, "c2");
  await page.keyboard.press("p");
  await page.keyboard.type("run all cells above");
  await page.keyboard.press("Enter");
  await shows(page, "c1", "mended");
  assert.equal(await cell(page, "c3").getAttribute("data-validity"), "fresh");
  await select(page, "c3");
  await page.keyboard.press("p");
  await page.keyboard.type("all below");
  await page.keyboard.press("Enter");
  await ran(page, "c3");
});

here.test("restarting asks where values would be lost, and is quick by keys", async (page) => {
  await writeNotebook(here.server, "restart", ["n := 1", "n + 1"]);
  await open(page, here.server, "restart");
  await run(page, "c0");
  await run(page, "c1");
  await select(page, "c1");
  await page.keyboard.press("0");
  await page.keyboard.press("0");
  await page.getByTestId("confirm").getByText("2 cells have computed").waitFor();
  await pictures(page, "restart");
  await page.keyboard.press("Escape");
  await page.locator('[data-testid="cell-c1"]:focus').waitFor();
  await ran(page, "c1");
  await page.keyboard.press("0");
  await page.keyboard.press("0");
  await page.keyboard.press("Enter");
  await ran(page, "c1", "stale");
  await toast(page, "A new kernel");
  await kernelIs(page, "idle");
  // With no values to lose nothing is asked.
  await page.getByTestId("restart-run-all").click();
  await ran(page, "c1");
  await page.getByTestId("restart-run-all").click();
  await page.getByTestId("agree").click();
  await page.locator('[data-testid="cell-c1"][data-validity="stale"], [data-testid="cell-c1"][data-status="queued"]').first().waitFor();
  await ran(page, "c1");
});

here.test("an interrupt that has to end the kernel says what is lost", async (page) => {
  await writeNotebook(here.server, "deaf", ["n := 1", "// One call of compiled code, which nothing can stop.\nnew(big.Int).Exp(big.NewInt(3), new(big.Int).Lsh(big.NewInt(1), 28), nil).BitLen()"]);
  await open(page, here.server, "deaf");
  await run(page, "c0");
  await press(page, "c1");
  await running(page, "c1");
  await page.getByTestId("interrupt").click();
  await page.getByTestId("kernel-state").filter({ hasText: "Stopping" }).waitFor();
  await cell(page, "c1").getByTestId("cell-state").filter({ hasText: "stopping" }).waitFor();
  await ran(page, "c1", "aborted");
  const message = page.getByTestId("kernel-message");
  await message.filter({ hasText: "did not stop" }).waitFor();
  assert.match(await message.innerText(), /Variables of earlier cells are gone/);
  await ran(page, "c0", "stale");
  await pictures(page, "killed");
});
