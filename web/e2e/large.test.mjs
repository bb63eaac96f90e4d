// A notebook of 300 cells is used as a small one is. Its texts stand still until somebody comes near them; nobody is to notice.
import assert from "node:assert/strict";
import { labInBrowser, pictures } from "./browser.mjs";
import { cell, open, ran, running, saved, shows, source } from "./notebook.mjs";
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
