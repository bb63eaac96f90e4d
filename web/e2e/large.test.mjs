// A notebook of 300 cells is used as a small one is. Its texts stand still until somebody comes near them; nobody is to notice.
import assert from "node:assert/strict";
import { labInBrowser, pictures } from "./browser.mjs";
import { cell, open, ran, saved, shows, source } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const lab = labInBrowser();
const count = 300;
const functionOf = (index) => `// twice${index} doubles.\nfunc twice${index}(x int) int {\n\treturn 2 * x // a remark\n}\n\nvar value${index} = twice${index}(${index})\nvalue${index}`;
const sources = Array.from({ length: count }, (_, index) => functionOf(index));

/** Where every line and line number is, and what it looks like. Of numbers CodeMirror rounds the height. */
const drawn = (at) =>
  at.evaluate((cell) => {
    const origin = cell.getBoundingClientRect();
    const round = (value) => Math.round(value * 2) / 2;
    const style = (element) => {
      const { font, color, whiteSpace, tabSize } = getComputedStyle(element);
      return [font, color, whiteSpace, tabSize].join(" ");
    };
    const box = (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left - origin.left, top - origin.top, width, height].map(round).join(" ");
    };
    const parts = (line) => [...line.querySelectorAll("span[class^=tok], .cm-placeholder")].map((part) => `${part.textContent} ${box(part)} ${style(part)}`);
    const lines = [...cell.querySelectorAll(".cm-line")];
    const numbers = [...cell.querySelectorAll(".cm-lineNumbers .cm-gutterElement")].filter((number) => getComputedStyle(number).visibility !== "hidden");
    const astray = (number, index) => Math.abs(number.getBoundingClientRect().top - lines[index].getBoundingClientRect().top) > 1;
    const scroller = cell.querySelector(".cm-scroller");
    return {
      cell: [origin.width, round(origin.height)],
      lines: lines.map((line) => [line.textContent, box(line), style(line), ...parts(line)]),
      numbers: numbers.map((number) => [number.textContent, round(number.getBoundingClientRect().right), style(number)]),
      astray: numbers.filter(astray).length,
      wide: [scroller.scrollWidth, scroller.clientWidth],
    };
  });

lab.test("a text looks the same before and after it can be written in", async (page) => {
  const long = `fmt.Println("äöü", \`raw\`, 'x', 0x1F, nil, true)\n\n\nfor i := range 10 {\n\t\tx := float64(i) // ${"long ".repeat(40)}\n}`;
  await writeNotebook(lab.server, "looks", ["", sources[1], long, Array.from({ length: 14 }, (_, line) => `var v${line} = ${line}`).join("\n")]);
  await open(page, lab.server, "looks");
  for (const id of ["c0", "c1", "c2", "c3"]) {
    const at = cell(page, id);
    await at.locator(".cm-still").waitFor();
    await pictures(page, `still-${id}`);
    const before = await drawn(at);
    await at.locator(".cm-content").evaluate((element) => element.dispatchEvent(new PointerEvent("pointerover", { bubbles: true })));
    await at.locator(".cm-editor:not(.cm-still)").waitFor();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await pictures(page, `woken-${id}`);
    assert.deepEqual(await drawn(at), before, id);
  }
});

/** Opens the notebook of 300 cells and waits until all of them are there. */
async function openLarge(page, name) {
  await writeNotebook(lab.server, name, [...sources.slice(0, 100), { markdown: "## The second part" }, ...sources.slice(101, 200), { markdown: "## The third part" }, ...sources.slice(201)]);
  await open(page, lab.server, name);
  assert.equal(await page.locator("section.cell").count(), count, "all cells are in the page");
}

const awake = (page, id) => cell(page, id).locator(".cm-editor:not(.cm-still)");
const focused = (page, id) => page.locator(`[data-testid="cell-${id}"] .cm-editor:not(.cm-still) .cm-content:focus`).waitFor();
const top = (at) => at.evaluate((element) => element.getBoundingClientRect().top);
/** Two frames: CodeMirror measures in the first. */
const drawnAnew = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

lab.test("300 cells are all in the page: for the browser's own search, and for who reads on", async (page) => {
  await openLarge(page, "reading");
  assert.equal(await source(cell(page, "c299")), sources[299]);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  // The browser's own search finds a text far below, and stays there.
  assert.ok(await page.evaluate(() => window.find("twice250(250)")), "the browser finds it");
  const found = await page.evaluate(() => document.getSelection().focusNode.parentElement.closest("section").id);
  assert.equal(found, "c250");
  await page.waitForFunction(() => {
    const { top: at, bottom } = document.getElementById("c250").getBoundingClientRect();
    return at < window.innerHeight && bottom > 0;
  });
  // Scrolling through all of it guesses at nothing: the page is as high at the end as at the beginning.
  const after = await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let y = 0; y < document.documentElement.scrollHeight; y += 2500) {
      window.scrollTo(0, y);
      await frame();
      await frame();
    }
    return document.documentElement.scrollHeight;
  });
  assert.ok(Math.abs(after - height) < 10, `${height} px became ${after} px`);
});

lab.test("a click into a text that stands still puts the cursor there, and nothing moves", async (page) => {
  await openLarge(page, "clicking");
  const far = cell(page, "c150");
  await far.scrollIntoViewIfNeeded();
  assert.equal(await awake(page, "c150").count(), 0);
  const before = await top(far);
  const word = await far.locator(".cm-line").nth(2).evaluate((line) => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (!walker.nextNode().textContent.includes("2"));
    const range = document.createRange();
    range.selectNode(walker.currentNode);
    const { left, top: at, height } = range.getBoundingClientRect();
    return { x: left + 1, y: at + height / 2 };
  });
  // As where the text was scrolled under a resting pointer: no pointer came, there is only the press.
  await far.locator(".cm-content").evaluate((content, { x, y }) => {
    document.elementFromPoint(x, y).dispatchEvent(new MouseEvent("mousedown", { clientX: x, clientY: y, detail: 1, bubbles: true, cancelable: true }));
    document.dispatchEvent(new MouseEvent("mouseup", { clientX: x, clientY: y, bubbles: true }));
  }, word);
  await focused(page, "c150");
  await page.keyboard.type("7");
  await drawnAnew(page);
  assert.equal((await source(far)).split("\n")[2], "\treturn 72 * x // a remark");
  assert.equal(await top(far), before);
  // With a real mouse: a double click selects the word.
  const other = cell(page, "c151");
  await other.locator(".cm-line").nth(1).locator("span").filter({ hasText: "twice151" }).dblclick();
  await focused(page, "c151");
  await page.keyboard.type("thrice");
  assert.equal((await source(other)).split("\n")[1], "func thrice(x int) int {");
  await page.keyboard.press("ControlOrMeta+z");
  assert.equal(await source(other), sources[151]);
});

lab.test("keys reach every cell: Enter and Tab, the arrows, the contents, F12, find", async (page) => {
  await openLarge(page, "keys");
  await page.locator('nav.outline a[href="#c200"]').click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await focused(page, "c201");
  // Down from the last line goes into the next cell.
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("ArrowDown");
  await focused(page, "c202");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("Tab"); // its button
  await page.keyboard.press("Tab");
  await focused(page, "c203");
  await page.keyboard.press("Control+F");
  await page.keyboard.type("twice42(x");
  await page.getByTestId("find-count").getByText("1 of 1", { exact: true }).waitFor();
  await cell(page, "c42").locator(".found-current").waitFor();
  await page.keyboard.press("Escape");
  await focused(page, "c42");
  // Where a name is declared, in a cell that nobody has been near.
  await cell(page, "c43").locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("\ntwice5(1)");
  await page.keyboard.press("Home");
  await page.keyboard.press("F12");
  await focused(page, "c5");
  await cell(page, "c5").locator(".cm-activeLine").filter({ hasText: "func twice5" }).waitFor();
});

lab.test("cells run, fail, are renamed in and are undone whether they stand still or not", async (page) => {
  await openLarge(page, "running");
  await cell(page, "c250").scrollIntoViewIfNeeded();
  await cell(page, "c250").getByTestId("run").click();
  await ran(page, "c250");
  await shows(page, "c250", "500");
  // A rename changes a cell that stands still; its own undo takes it back.
  await cell(page, "c251").locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("\ntwice240(1)");
  await page.keyboard.press("Home");
  await page.keyboard.press("F2");
  await page.keyboard.type("double");
  await page.keyboard.press("Enter");
  await cell(page, "c240").locator(".cm-line").filter({ hasText: "func double" }).waitFor();
  assert.equal(await awake(page, "c240").count(), 0, "it still stands still");
  await cell(page, "c240").locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+z");
  await cell(page, "c240").locator(".cm-line").filter({ hasText: "func twice240" }).waitFor();
  assert.equal(await source(cell(page, "c240")), sources[240]);
  await saved(page);
});
