// @vitest-environment jsdom
import { h, render } from "preact";
import { expect, test } from "vitest";
import { Ansi, paletteColour } from "./ansi";

const esc = "\u001b";

function html(text: string): string {
  const root = document.createElement("div");
  render(h(Ansi, { text }), root);
  return root.innerHTML;
}

test.each([
  ["plain", "a<b", "a&lt;b"],
  ["sixteen", `${esc}[31ma${esc}[0mb`, '<span class="ansi-red-fg">a</span>b'],
  ["bright", `${esc}[92ma`, '<span class="ansi-bright-green-fg">a</span>'],
  ["bold and underlined", `${esc}[1;4ma`, '<span class="ansi-bold ansi-underline">a</span>'],
  ["reversed", `${esc}[7ma`, '<span class="ansi-reverse">a</span>'],
  ["256", `${esc}[38;5;208ma`, '<span class="ansi-rgb-fg" style="--ansi-fg: rgb(255, 135, 0);">a</span>'],
  ["the first sixteen of 256", `${esc}[38;5;9ma`, '<span class="ansi-bright-red-fg">a</span>'],
  ["true colour", `${esc}[38;2;1;2;3ma`, '<span class="ansi-rgb-fg" style="--ansi-fg: rgb(1, 2, 3);">a</span>'],
  ["on a true colour", `${esc}[48;2;250;250;1ma`, '<span class="ansi-rgb-bg ansi-on-bright" style="--ansi-bg: rgb(250, 250, 1);">a</span>'],
  ["both", `${esc}[38;5;231;48;5;16ma`, '<span class="ansi-exact-fg ansi-rgb-bg" style="--ansi-fg: rgb(255, 255, 255); --ansi-bg: rgb(0, 0, 0);">a</span>'],
])("%s", (_name, text, want) => expect(html(text)).toBe(want));

test("the palette is xterm's", () => {
  expect([16, 21, 196, 231, 232, 255].map(paletteColour)).toEqual(["0, 0, 0", "0, 0, 255", "255, 0, 0", "255, 255, 255", "8, 8, 8", "238, 238, 238"]);
});
