// Writing a notebook: adding, deleting, moving cells, keys, help from the kernel, and two tabs at once.
import assert from "node:assert/strict";
import { labInBrowser } from "./browser.mjs";
import { cell, cells, open, order, ran, run, saved, shows, source, write } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

here.test("a notebook of one's own: new, named, written in, run", async (page) => {
  await page.getByTestId("new-notebook-title").fill("My ideas");
  await page.getByTestId("new-notebook").click();
  await page.locator('[data-testid="kernel-state"][data-state="idle"]').waitFor();
  assert.equal(await page.title(), "My ideas · lab");
  await page.getByTestId("add-code").click();
  const mine = cells(page).last();
  await mine.locator(".cm-content").waitFor();
  await write(mine, "6 * 7");
  await mine.getByTestId("run").click();
  await mine.getByTestId("output").filter({ hasText: "42" }).waitFor();
  await saved(page);
  await page.getByRole("link", { name: "All labs" }).click();
  await page.getByTestId("notebook-row").filter({ hasText: "My ideas" }).waitFor();
});

here.test("cells are moved, added and deleted, and a deletion is undone", async (page) => {
  await writeNotebook(here.server, "cells", ['"a"', '"b"', '"c"']);
  await open(page, here.server, "cells");
  await cell(page, "c0").hover();
  await cell(page, "c0").getByTestId("move-down").click();
  await page.waitForFunction(() => document.querySelector("section.cell")?.getAttribute("data-testid") === "cell-c1");
  assert.deepEqual(await order(page), ["c1", "c0", "c2"]);

  await cell(page, "c0").hover();
  await cell(page, "c0").getByTestId("delete").click();
  await cell(page, "c0").waitFor({ state: "detached" });
  assert.deepEqual(await order(page), ["c1", "c2"]);
  await page.getByTestId("undo").click();
  await cell(page, "c0").waitFor();
  assert.deepEqual(await order(page), ["c1", "c0", "c2"]);
  assert.equal(await source(cell(page, "c0")), '"a"');

  // The same with keys: D D deletes, Z brings back.
  await cell(page, "c2").press("Escape");
  await cell(page, "c2").press("d");
  await cell(page, "c2").press("d");
  await cell(page, "c2").waitFor({ state: "detached" });
  await cell(page, "c0").press("z");
  await cell(page, "c2").waitFor();

  // Between the first and the second cell.
  await page.getByTestId("insert-code-1").hover();
  await page.getByTestId("insert-code-1").click();
  await page.waitForFunction(() => document.querySelectorAll("section.cell").length === 4);
  const [first, added] = await order(page);
  assert.equal(first, "c1");
  await page.locator(`[data-testid="cell-${added}"] .cm-content:focus`).waitFor();
  await saved(page);
  const before = await order(page);
  await page.reload();
  await cell(page, "c2").waitFor();
  assert.deepEqual(await order(page), before, "after a reload");
});

here.test("Shift-Enter runs and goes on, and past the end there is a new cell", async (page) => {
  await writeNotebook(here.server, "advance", ['fmt.Println("one")', 'fmt.Println("two")']);
  await open(page, here.server, "advance");
  await cell(page, "c0").locator(".cm-content").click();
  await page.keyboard.press("Shift+Enter");
  await shows(page, "c0", "one");
  await page.locator('[data-testid="cell-c1"][data-selected="true"]').waitFor();
  await page.keyboard.press("Shift+Enter");
  await shows(page, "c1", "two");
  await page.waitForFunction(() => document.querySelectorAll("section.cell").length === 3);
  await page.locator("section.cell").last().locator(".cm-content:focus").waitFor();
  await page.keyboard.type("1 + 2");
  await page.keyboard.press("Control+Enter");
  await page.locator("section.cell").last().getByTestId("output").filter({ hasText: "3" }).waitFor();
});

here.test("the kernel completes names of packages and of earlier cells, and explains them", async (page) => {
  await writeNotebook(here.server, "complete", ["temperatures := []float64{20.5, 21}", ""]);
  await open(page, here.server, "complete");
  await run(page, "c0");
  await cell(page, "c1").locator(".cm-content").click();
  await page.keyboard.type("strings.ToU");
  const proposals = page.locator(".cm-tooltip-autocomplete");
  await proposals.locator("li").filter({ hasText: "ToUpper" }).first().waitFor();
  // What the package's documentation says of the marked one stands beside the list, where it can be seen.
  const info = page.locator(".cm-completionInfo").filter({ hasText: "ToUpper returns" });
  await info.waitFor();
  const seen = (element) => {
    const { left, top, width } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + 12));
  };
  assert.ok(await info.evaluate(seen), "the documentation is not covered or cut off");
  await page.keyboard.press("Escape");
  await write(cell(page, "c1"), "");
  await page.keyboard.type("temper");
  await proposals.locator("li").filter({ hasText: "temperatures" }).first().waitFor();
  // A proposal that has just appeared is not taken by a key that was meant for the text.
  await proposals.locator("li").filter({ hasText: "temperatures" }).first().click();
  assert.equal(await source(cell(page, "c1")), "temperatures");
  await page.keyboard.press("Shift+Tab");
  await page.locator(".documentation").filter({ hasText: "[]float64" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".documentation").waitFor({ state: "detached" });
  // The pointer rests on the name, too; one text is enough, and it goes when one writes on.
  await cell(page, "c1").getByText("temperatures").hover();
  await page.locator(".documentation").waitFor();
  await page.keyboard.press("Shift+Tab");
  await page.locator(".documentation").filter({ hasText: "[]float64" }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll(".documentation").length === 1);
  await page.keyboard.type(" ");
  await page.locator(".documentation").waitFor({ state: "detached" });
});

here.test("a text is written as Markdown and read with its mathematics", async (page) => {
  await writeNotebook(here.server, "text", [{ markdown: "## Before\n\n" }, '"code"']);
  await open(page, here.server, "text");
  await cell(page, "c0").getByTestId("rendered").dblclick();
  await write(cell(page, "c0"), "## A heading\n\nThe mean is $\\bar{x} = \\frac{1}{n}\\sum_i x_i$, and `code` is code.");
  await page.keyboard.press("Shift+Enter");
  const rendered = cell(page, "c0").getByTestId("rendered");
  await rendered.getByRole("heading", { name: "A heading" }).waitFor();
  await rendered.locator(".katex .mfrac").waitFor();
  assert.equal(await rendered.locator("code").innerText(), "code");
});

here.test("two tabs show the same notebook at all times", async (page, { context }) => {
  await writeNotebook(here.server, "tabs", ['fmt.Println("old")', '"second"']);
  await open(page, here.server, "tabs");
  const other = await context.newPage();
  await open(other, here.server, "tabs");

  // What is typed in one is read in the other, and runs there.
  await write(cell(page, "c0"), 'fmt.Println("typed in the first tab")');
  await cell(other, "c0").locator(".cm-line").filter({ hasText: "typed in the first tab" }).waitFor();
  await run(other, "c0");
  await ran(page, "c0");
  await shows(page, "c0", "typed in the first tab");

  // Cells come, go and move in both.
  await cell(other, "c1").hover();
  await cell(other, "c1").getByTestId("move-up").click();
  await page.waitForFunction(() => document.querySelector("section.cell")?.getAttribute("data-testid") === "cell-c1");
  await cell(page, "c1").hover();
  await cell(page, "c1").getByTestId("delete").click();
  for (const tab of [page, other]) await cell(tab, "c1").waitFor({ state: "detached" });
  assert.deepEqual(await order(other), await order(page));

  // Restarting is seen in both: what is shown no longer belongs to the kernel.
  await other.getByTestId("restart").click();
  await other.getByTestId("agree").click();
  for (const tab of [page, other]) await ran(tab, "c0", "stale");
  assert.equal(await source(cell(other, "c0")), await source(cell(page, "c0")));
});
