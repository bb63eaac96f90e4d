// Problems while typing, without running anything, and formatting.
import assert from "node:assert/strict";
import { labInBrowser, pictures } from "./browser.mjs";
import { cell, kernelIs, open, press, run, running, source, write } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

const content = (page, id) => cell(page, id).locator(".cm-content");
const errors = (page, id) => cell(page, id).locator(".cm-lintRange-error");

/** Goes to the end of a cell's text and types. */
async function type(page, id, text) {
  await content(page, id).click();
  await content(page, id).press("ControlOrMeta+End");
  await content(page, id).pressSequentially(text);
}

here.test("an error is underlined while one types, and gone when it is mended; nothing runs", async (page) => {
  await writeNotebook(here.server, "errors", [""]);
  await open(page, here.server, "errors");
  await type(page, "c0", 'var n int = "a"');
  const height = (await cell(page, "c0").boundingBox()).height;
  await errors(page, "c0").filter({ hasText: '"a"' }).waitFor();
  assert.equal((await cell(page, "c0").boundingBox()).height, height, "a mark must not move the page");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("1");
  await errors(page, "c0").first().waitFor({ state: "detached" });
  assert.equal(await cell(page, "c0").getByTestId("execution-count").innerText(), "");
});

here.test("a line that is being written is left in peace until the cursor leaves it", async (page) => {
  await writeNotebook(here.server, "peace", ["x := 1\n"]);
  await open(page, here.server, "peace");
  // Marks that come and go between two keys are seen here, too.
  await content(page, "c0").evaluate((element) => {
    window.seen = 0;
    new MutationObserver(() => (window.seen += element.querySelectorAll(".cm-lintRange-error").length)).observe(element, { childList: true, subtree: true });
  });
  await content(page, "c0").click();
  await content(page, "c0").press("ControlOrMeta+End");
  await content(page, "c0").pressSequentially("fmt.Println(x + y", { delay: 270 }); // slow enough to be asked after each key
  assert.equal(await page.evaluate(() => window.seen), 0);
  await page.keyboard.press("ArrowUp");
  await errors(page, "c0").first().waitFor();
});

here.test("a name of a cell that has not run is a hint, and no more when that has run", async (page) => {
  await writeNotebook(here.server, "notrun", ["// twice is twice as much.\nfunc twice(n int) int { return 2 * n }", ""]);
  await open(page, here.server, "notrun");
  await type(page, "c1", "twice(4)");
  const hint = cell(page, "c1").locator(".cm-lintRange-info");
  await hint.filter({ hasText: "twice" }).waitFor();
  assert.equal(await errors(page, "c1").count(), 0);
  await hint.hover();
  await page.locator(".cm-tooltip-lint").filter({ hasText: "twice is declared in cell 1, which has not run yet." }).waitFor();
  await pictures(page, "typing-hint");
  await run(page, "c0");
  await hint.waitFor({ state: "detached" });
});

here.test("F8 goes from problem to problem, and hovering shows the message with the documentation", async (page) => {
  await writeNotebook(here.server, "eight", ["func f() {\n\tunused := 1\n}\n\nfmt.Println(strings.Repeat(1, 2))\nmath.Pow(4, 1/2) + misspelt"]);
  await open(page, here.server, "eight");
  await type(page, "c0", " ");
  await errors(page, "c0").filter({ hasText: "misspelt" }).waitFor();
  await cell(page, "c0").locator(".cm-lintRange-hint.unused").filter({ hasText: "unused" }).waitFor();
  const selected = () => page.evaluate(() => getSelection().toString());
  await content(page, "c0").press("ControlOrMeta+Home");
  await page.keyboard.press("F8");
  assert.equal(await selected(), "unused");
  await page.keyboard.press("F8");
  assert.equal(await selected(), "1");
  await page.locator(".cm-tooltip-lint").filter({ hasText: "cannot use 1" }).waitFor();
  await page.keyboard.press("Shift+F8");
  assert.equal(await selected(), "unused");
  await content(page, "c0").press("ControlOrMeta+End");
  await errors(page, "c0").filter({ hasText: "misspelt" }).hover();
  await page.locator(".cm-tooltip-lint").filter({ hasText: "undefined: misspelt" }).waitFor();
  await pictures(page, "typing-problems");
});

here.test("what a run said is not said twice, and a busy kernel answers", async (page) => {
  await writeNotebook(here.server, "twice", ["for {\n}", 'n := 1\nn + "a"']);
  await open(page, here.server, "twice");
  await press(page, "c1");
  await errors(page, "c1").first().waitFor();
  await press(page, "c0");
  await running(page, "c0");
  await type(page, "c1", "\nm := 2\n");
  await errors(page, "c1").first().hover();
  await page.locator(".cm-tooltip-lint").waitFor();
  assert.equal(await page.locator(".cm-tooltip-lint li").count(), 1);
  await write(cell(page, "c1"), "var s string = 1");
  await errors(page, "c1").filter({ hasText: "1" }).waitFor();
  await page.getByTestId("interrupt").click();
  await kernelIs(page, "idle");
});

here.test("Shift-Alt-F formats a cell, the cursor stays at its word, and one undo takes it back", async (page) => {
  const before = "func f( )int{\nreturn   1}\nx:=f( )\nx";
  const after = "func f() int {\n\treturn 1\n}\nx := f()\nx";
  await writeNotebook(here.server, "format", [before, "y := (", "z:=1"]);
  await open(page, here.server, "format");
  await content(page, "c0").click();
  await content(page, "c0").press("ControlOrMeta+Home");
  for (let key = 0; key < 5; key++) await page.keyboard.press("ArrowRight"); // before f
  await page.keyboard.press("Shift+Alt+F");
  await page.waitForFunction((text) => [...document.querySelectorAll('[data-testid="cell-c0"] .cm-line')].map((line) => line.textContent).join("\n") === text, after);
  await page.keyboard.type("g");
  assert.equal((await source(cell(page, "c0"))).split("\n")[0], "func gf() int {");
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  assert.equal(await source(cell(page, "c0")), before);

  // A syntax error is shown, and nothing is changed.
  await cell(page, "c1").hover();
  await cell(page, "c1").getByTestId("format").click();
  await page.getByText("The cell has a syntax error, so it stays as it is.").waitFor();
  await content(page, "c1").and(page.locator(":focus")).waitFor();
  assert.equal(await source(cell(page, "c1")), "y := (");

  // The whole notebook.
  await page.getByTestId("palette-open").click();
  await page.getByTestId("palette-input").fill("format all");
  await page.keyboard.press("Enter");
  await page.getByText("2 cells formatted. 1 cell has a syntax error and stays as before.").waitFor();
  assert.equal(await source(cell(page, "c0")), after);
  assert.equal(await source(cell(page, "c2")), "z := 1");
});

here.test("a snippet is offered where a statement begins, and Tab goes through its places", async (page) => {
  await writeNotebook(here.server, "snippet", ["xs := []int{1}\n"]);
  await open(page, here.server, "snippet");
  await type(page, "c0", "for");
  const option = page.locator(".cm-tooltip-autocomplete li").filter({ hasText: "for range" });
  await option.click();
  await page.keyboard.type("_");
  await page.keyboard.press("Tab");
  await page.keyboard.type("x");
  await page.keyboard.press("Tab");
  await page.keyboard.type("xs");
  await page.keyboard.press("Escape"); // what completes
  await page.waitForFunction(() => [...document.querySelectorAll('[data-testid="cell-c0"] .cm-line')].map((line) => line.textContent).join("\n") === "xs := []int{1}\nfor _, x := range xs {\n\t\n}");
});

here.test("a cell of an exercise is helped with, too", async (page) => {
  await page.getByTestId("lab-card-wordcount").getByRole("button", { name: "Word count with RDDs" }).click();
  await kernelIs(page, "idle");
  const exercise = page.locator('section.cell[data-role="exercise"]').first();
  await write(exercise, "func cleanLine(line string) string {\n\treturn   1\n}");
  await exercise.locator(".cm-lintRange-error").filter({ hasText: "1" }).waitFor();
  await exercise.locator(".cm-content").press("Shift+Alt+F");
  await exercise.locator(".cm-line").filter({ hasText: "return 1" }).waitFor();
});
