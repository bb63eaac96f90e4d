import { describe, expect, test } from "vitest";
import { Folder, excerpt, fold } from "./terminal";

const esc = "\u001b";

describe("fold", () => {
  test.each([
    ["plain text stays", "a\nb\n", "a\nb\n"],
    ["Windows line ends are line ends", "a\r\nb", "a\nb"],
    ["\\r writes over the line", "10%\r20%\r100%\ndone", "100%\ndone"],
    ["what is not written over stays", "abcdef\rxy", "xycdef"],
    ["\\b steps back", "ab\bc", "ac"],
    ["\\b does not leave the line", "\b\ba", "a"],
    ["erase to the end", `abcdef\rxy${esc}[K`, "xy"],
    ["erase the line", `abcdef\r${esc}[2Kxy`, "xy"],
    ["cursor movement has no meaning", `a${esc}[2Ab`, "ab"],
    ["titles of windows are not text", `${esc}]0;title\u0007a`, "a"],
    ["bells are not text", "a\u0007b", "ab"],
    ["characters beyond the basic plane are one", "😀\rx", "x"],
  ])("%s", (_name, text, want) => {
    expect(fold(text)).toBe(want);
  });

  test("colours stay with what was printed in them", () => {
    expect(fold(`${esc}[31mred${esc}[0m\rb`)).toBe(`b${esc}[31med${esc}[0m`);
  });

  test("a colour goes on in the next line", () => {
    expect(fold(`${esc}[32ma\nb${esc}[0mc`)).toBe(`${esc}[32ma${esc}[0m\n${esc}[32mb${esc}[0mc`);
  });

  test("styles add up until they are reset", () => {
    expect(fold(`${esc}[1m${esc}[34ma`)).toBe(`${esc}[1m${esc}[34ma${esc}[0m`);
    expect(fold(`${esc}[1m${esc}[0;34ma`)).toBe(`${esc}[0;34ma${esc}[0m`);
  });
});

test("a text that grows is folded as one that is there at once", () => {
  const text = `a\r\nb\rc${esc}[31m red\nstill${esc}[0m\r${esc}[Kdone\nabc\rx`;
  const folder = new Folder();
  for (let end = 0; end <= text.length; end++) {
    // The other half of \r\n is on its way.
    if (text[end - 1] !== "\r") expect(folder.fold(text.slice(0, end))).toBe(fold(text.slice(0, end)));
  }
  expect(folder.fold("another")).toBe("another");
});

test("a bar that was drawn a hundred thousand times is soon folded", () => {
  const bar = Array.from({ length: 100_000 }, (_, step) => `\r${esc}[32m${step}${esc}[0m of 100000`).join("");
  const start = performance.now();
  expect(fold(bar)).toBe(`${esc}[32m99999${esc}[0m of 100000`);
  expect(performance.now() - start).toBeLessThan(1000);
});

describe("excerpt", () => {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`).join("\n");

  test("short texts are shown whole", () => {
    expect(excerpt(lines(30), 20, 20)).toEqual({ head: lines(30), tail: "", hidden: 0 });
  });

  test("long ones as beginning and end", () => {
    const { head, tail, hidden } = excerpt(lines(100), 2, 20);
    expect(head).toBe("line 0\nline 1");
    expect(tail.startsWith("line 80\n")).toBe(true);
    expect(hidden).toBe(78);
  });
});
