// Learning: the way of a stranger through the first lab. Hints, checks in words, the way back, what is locked, and how far one has come.
import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { labInBrowser, picture } from "./browser.mjs";
import * as notebook from "./notebook.mjs";
import { answer, root } from "./server.mjs";

const here = labInBrowser();

async function openLab(page, id) {
  await page.goto(`${here.server.origin}/`);
  await page.getByTestId(`lab-card-${id}`).locator(".lab-open").click();
  await notebook.kernelIs(page, "idle");
}

/** Begins the lab anew, so that a test finds it as a stranger would. */
async function freshLab(page, id) {
  await openLab(page, id);
  await page.getByTestId("reset-lab").click();
  await page.getByTestId("agree").click();
  await page.getByTestId("show-kept").waitFor();
  await notebook.kernelIs(page, "idle");
}

/** How many folders the course has in a folder: its labs, or its exercises. */
async function folders(name) {
  const entries = await readdir(path.join(root, name), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).length;
}

const exercise = (page, id) => page.getByTestId(`cell-exercise-${id}`);
const verdict = (cell, name) => cell.locator(`.check-panel[data-verdict="${name}"]`).waitFor();
const text = (cell) => notebook.source(cell);

here.test("word count as a stranger does it: read, try, take a hint, be told what is wrong, solve, go on", async (page) => {
  const card = page.getByTestId("lab-card-wordcount");
  await card.getByTestId("lab-minutes").filter({ hasText: "about 75 minutes" }).waitFor();
  await page.getByTestId("lab-card-songyear").getByTestId("lab-needs").filter({ hasText: "After Word count with RDDs" }).waitFor();
  const exercises = await folders("exercises");
  await page.getByTestId("course-progress").filter({ hasText: `${await folders("labs")} labs with ${exercises} exercises` }).waitFor();
  assert.equal(await page.getByTestId("resume").count(), 0, "nobody has been anywhere yet");
  await picture(page, "home-first");
  await openLab(page, "wordcount");
  await picture(page, "lab-first");
  const progress = page.getByTestId("lab-progress");
  await progress.filter({ hasText: "0 of 8 exercises solved" }).filter({ hasText: "about 75 minutes" }).waitFor();

  // The starter, checked.
  const first = exercise(page, "cleanline");
  await first.scrollIntoViewIfNeeded();
  await first.getByTestId("check").click();
  await verdict(first, "failed");
  const failed = first.locator('[data-testid="check-result"][data-passed="false"]').first();
  await failed.filter({ hasText: 'CleanLine("Speak, speak.") returned "", expected "speak speak"' }).waitFor();
  await picture(page, "check-starter");

  // Hints open one at a time, also by the keyboard.
  const more = first.getByTestId("open-hint");
  await more.filter({ hasText: "Hint 1 of 3" }).focus();
  await page.keyboard.press("Enter");
  await first.getByTestId("hint").filter({ hasText: "Take it in two steps" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Hint 1 of 3", "the focus is at the hint");
  await more.filter({ hasText: "Hint 2 of 3" }).click();
  await more.filter({ hasText: "Hint 3 of 3" }).click();
  await first.getByTestId("hint").nth(2).filter({ hasText: "strings.Map" }).waitFor();
  assert.equal(await more.count(), 0);
  await picture(page, "hints");

  // A typical wrong answer, then the right one.
  await notebook.write(first, await answer("cleanline", "wrong/spaceforpunctuation.go"));
  await first.getByTestId("check").click();
  await failed.filter({ hasText: 'returned "speak  speak "' }).waitFor();
  await picture(page, "check-wrong");
  await notebook.write(first, await answer("cleanline", "solution.go"));
  await first.getByTestId("check").click();
  await verdict(first, "passed");
  await progress.filter({ hasText: "1 of 8 exercises solved" }).waitFor();
  await page.locator('.outline a:has([aria-label="solved"])').filter({ hasText: "Clean a line" }).waitFor();
  await first.getByTestId("solved").waitFor();
  await picture(page, "check-passed");

  // On to the next one, all the way.
  const next = (cell) => cell.getByTestId("next-exercise");
  await next(first).filter({ hasText: "From lines to words" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "task-wordsof");
  for (const id of ["wordlengths", "wordsof", "countgrouped", "countwords", "topwords", "meanoccurrence", "longestword"]) {
    const cell = exercise(page, id);
    await notebook.write(cell, await answer(id, "solution.go"));
    await cell.getByTestId("check").click();
    await verdict(cell, "passed");
    if (id !== "longestword") await next(cell).waitFor();
  }
  const last = exercise(page, "longestword");
  await progress.filter({ hasText: "8 of 8 exercises solved" }).waitFor();
  await last.getByTestId("solved").filter({ hasText: "every exercise of this lab" }).waitFor();
  await picture(page, "lab-done");
  await notebook.saved(page);
  await last.getByTestId("all-labs").click();
  await page.getByTestId("course-progress").filter({ hasText: `8 of ${exercises} exercises solved` }).waitFor();
  await page.getByTestId("lab-card-songyear").locator('[data-testid="lab-needs"][data-done="true"]').waitFor();
  await picture(page, "home-half");

  // Back to the cell where one was; the hints are still open.
  await page.getByTestId("resume").filter({ hasText: "The longest word for each letter" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "exercise-longestword");
  assert.equal(await first.getByTestId("hint").count(), 3, "open hints stay open");
  const file = JSON.parse(await readFile(path.join(here.server.dir, "wordcount.ipynb"), "utf8"));
  assert.equal(file.cells.find((cell) => cell.id === "exercise-cleanline").metadata.lab.hints, 3);
});

here.test("two tabs agree on open hints", async (page, { context }) => {
  await freshLab(page, "wordcount");
  const other = await context.newPage();
  await notebook.open(other, here.server, "wordcount");
  await exercise(page, "wordsof").getByTestId("open-hint").click();
  await exercise(other, "wordsof").getByTestId("hint").filter({ hasText: "any number of elements" }).waitFor();
  await exercise(other, "wordsof").getByTestId("open-hint").filter({ hasText: "Hint 2 of 3" }).click();
  await exercise(page, "wordsof").getByTestId("hint").nth(1).waitFor();
});

here.test("an exercise starts over, and both kinds of undo bring the answer back", async (page) => {
  await freshLab(page, "wordcount");
  const cell = exercise(page, "cleanline");
  await cell.scrollIntoViewIfNeeded();
  const starter = await text(cell);
  assert.equal(await cell.getByTestId("start-over").count(), 0, "there is nothing to put back yet");
  const mine = "func CleanLine(line string) string {\n\treturn line // mine\n}";
  await notebook.write(cell, mine);
  await cell.getByTestId("start-over").click();
  await page.waitForFunction((wanted) => document.querySelector("#exercise-cleanline .cm-content").innerText.includes(wanted), "Your turn");
  assert.equal(await text(cell), starter);
  await picture(page, "start-over");
  await page.getByTestId("undo-start-over").click();
  await cell.locator(".cm-line").filter({ hasText: "// mine" }).waitFor();
  assert.equal(await text(cell), mine);
  await cell.getByTestId("start-over").click();
  await cell.locator(".cm-line").filter({ hasText: "Your turn" }).waitFor();
  await cell.locator(".cm-content").press("ControlOrMeta+z");
  await cell.locator(".cm-line").filter({ hasText: "// mine" }).waitFor();
  assert.equal(await text(cell), mine);

  // A cell that came with the lab goes back too.
  const example = notebook.cell(page, await page.locator("section.cell").filter({ hasText: "double := func" }).first().getAttribute("id"));
  await notebook.write(example, "double := 2");
  await example.getByTestId("reset-cell").click();
  await example.locator(".cm-line").filter({ hasText: "return 2 * x" }).waitFor();
});

/** A lab's notebook into which a locked code cell was put, with the lab's own text changed by another program. */
async function withLockedCell(name) {
  const file = JSON.parse(await readFile(path.join(here.server.dir, "wordcount.ipynb"), "utf8"));
  const index = file.cells.findIndex((cell) => cell.cell_type === "code");
  const cell = file.cells[index];
  cell.metadata.lab = { role: "setup" };
  cell.metadata.editable = false;
  cell.source = ["double := 5 // tampered"];
  await writeFile(path.join(here.server.dir, `${name}.ipynb`), JSON.stringify(file));
  return cell.id;
}

here.test("a locked cell says why it cannot be changed, once, whatever one tries; what another program did is mended", async (page) => {
  await freshLab(page, "wordcount");
  await notebook.saved(page);
  const id = await withLockedCell("tampered");
  await notebook.open(page, here.server, "tampered");
  const cell = notebook.cell(page, id);
  const note = page.getByTestId("toast").filter({ hasText: "belongs to the lab" });
  const before = await text(cell);
  const order = await notebook.order(page);
  const content = cell.locator(".cm-content");
  assert.equal(await content.getAttribute("aria-readonly"), "true");
  const dismiss = async () => {
    await note.waitFor();
    assert.equal(await note.count(), 1);
    await note.getByRole("button").last().click();
    await note.waitFor({ state: "detached" });
  };
  // Typing tells once for each visit.
  await content.click();
  await page.keyboard.type("x");
  await picture(page, "locked");
  await dismiss();
  await page.keyboard.type("yz");
  await page.keyboard.press("Backspace");
  assert.equal(await note.count(), 0, "it is not told again and again");
  await page.keyboard.press("Escape");
  // Pasting over it.
  await content.click();
  await notebook.write(cell, "mine");
  await dismiss();
  await page.keyboard.press("Escape");
  // Deleting, cutting, making it text.
  for (const keys of [["d", "d"], ["x"], ["m"]]) {
    for (const key of keys) await page.keyboard.press(key);
    await dismiss();
  }
  assert.equal(await cell.getByTestId("move-up").count(), 0);
  assert.equal(await cell.getByTestId("delete").count(), 0);
  assert.deepEqual(await notebook.order(page), order);
  assert.equal(await text(cell), before);
  // The lab's text.
  await cell.getByTestId("restore-locked").click();
  await cell.locator(".cm-line").filter({ hasText: "func(x int) int { return 2 * x }" }).waitFor();
  await cell.locator('.locked-note[data-changed="false"]').waitFor();
});

here.test("the whole lab begins anew, and the notebook of before is kept", async (page) => {
  await freshLab(page, "wordcount");
  const cell = exercise(page, "cleanline");
  await notebook.write(cell, "// much work");
  await notebook.run(page, "exercise-cleanline");
  await page.getByTestId("reset-lab").click();
  await picture(page, "reset-ask");
  await page.getByTestId("cancel").click();
  assert.equal(await text(cell), "// much work");
  await page.getByTestId("reset-lab").click();
  await page.getByTestId("agree").click();
  const toast = page.getByTestId("toast").filter({ hasText: "begins anew" }).last();
  await page.getByTestId("toast").filter({ hasText: "begins anew" }).nth(1).waitFor();
  const kept = /wordcount-before-reset(-\d+)?\.ipynb/.exec(await toast.innerText())[0];
  await cell.locator(".cm-line").filter({ hasText: "Your turn" }).waitFor();
  assert.match(await readFile(path.join(here.server.dir, kept), "utf8"), /much work/);
  await notebook.kernelIs(page, "idle");
  await page.getByTestId("show-kept").last().click();
  await exercise(page, "cleanline").locator(".cm-line").filter({ hasText: "much work" }).waitFor();
});

here.test("an endless answer is stopped by hand; a dead and a slow one are told in words", async (page) => {
  await freshLab(page, "wordcount");
  const cell = exercise(page, "cleanline");
  const endless = "func CleanLine(line string) string {\n\tfor {\n\t}\n}";
  await notebook.write(cell, endless);
  await cell.getByTestId("check").click();
  await verdict(cell, "running");
  await picture(page, "checking");
  await cell.getByTestId("stop-check").click();
  await verdict(cell, "open");
  await cell.getByTestId("check").click();
  await cell.getByTestId("check-result").filter({ hasText: "took longer than 10s and was stopped; is there an endless loop?" }).first().waitFor();
  await picture(page, "check-endless");
  await notebook.write(cell, "func CleanLine(line string) string {\n\treturn CleanLine(line + line[:0])\n}");
  await cell.getByTestId("check").click();
  await cell.getByTestId("check-result").filter({ hasText: /ended the kernel|stack/ }).first().waitFor();
  await picture(page, "check-dead");
});

here.test(
  "the contents follow the reader, and fold away where there is no room",
  async (page) => {
    await openLab(page, "wordcount");
    const current = page.locator('.outline a[aria-current="location"]');
    const heading = (words) => page.locator(".outline a").filter({ hasText: words });
    await heading("5. The text").click();
    await current.filter({ hasText: "5. The text" }).waitFor();
    await page.locator("section.cell").filter({ hasText: "3. Nothing happens until you ask" }).first().evaluate((element) => {
      window.scrollTo(0, window.scrollY + element.getBoundingClientRect().top - 80);
    });
    await current.filter({ hasText: "3. Nothing happens until you ask" }).waitFor();

    // Tab comes to the skip link first.
    await page.goto(page.url());
    await notebook.kernelIs(page, "idle");
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.className), "skip-link");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.classList.contains("cell"));

    await page.setViewportSize({ width: 600, height: 800 });
    await page.locator(".outline").waitFor({ state: "hidden" });
    await page.getByTestId("outline-toggle").click();
    await page.locator(".outline").waitFor();
    await picture(page, "outline-narrow");
    assert.equal(await page.evaluate(() => Boolean(document.activeElement?.closest(".outline"))), true);
    await page.keyboard.press("Escape");
    await page.locator(".outline").waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement?.dataset.testid), "outline-toggle");
    await page.keyboard.press("Enter");
    await heading("6. Counting").click();
    await page.locator(".outline").waitFor({ state: "hidden" });
    await page.waitForFunction(() => document.activeElement?.classList.contains("cell"));
  },
  { context: { reducedMotion: "reduce" } },
);
