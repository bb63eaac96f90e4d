import { expect, test } from "vitest";
import { newCell } from "../document/edits";
import { compareCells, compareLines, foldSame } from "./compare";
import type { Line } from "./compare";

const cells = (...texts: string[]) => texts.map((text) => newCell(text.split(" ")[0] ?? "", "code", text));

const fates = (before: string[], after: string[]) =>
  compareCells(cells(...before), cells(...after)).map(({ fate, before: was, after: is }) => `${(is ?? was)?.id} ${fate}`);

test.each([
  [["a", "b"], ["a", "b"], ["a same", "b same"]],
  [["a", "b", "c"], ["a", "c"], ["a same", "b removed", "c same"]],
  [["a"], ["n", "a", "m"], ["n added", "a same", "m added"]],
  [["a 1", "b"], ["a 2", "b"], ["a changed", "b same"]],
  [["a", "b", "c"], ["c", "a", "b"], ["c moved", "a same", "b same"]],
  [["a", "b", "c", "d"], ["b", "c", "d", "a"], ["b same", "c same", "d same", "a moved"]],
  [["a", "b"], [], ["a removed", "b removed"]],
  [[], ["a"], ["a added"]],
])("cells %j against %j", (before, after, want) => {
  expect(fates(before, after)).toEqual(want);
});

const show = ({ fate, parts }: Line) =>
  ({ same: " ", added: "+", removed: "-" })[fate] + parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join("");

test.each([
  ["a\nb\nc", "a\nb\nc", [" a", " b", " c"]],
  ["a\nb\nc", "a\nc", [" a", "-[b]", " c"]],
  ["a\nc", "a\nb\nc", [" a", "+[b]", " c"]],
  ["x := 1\ny", "x := 2\ny", ["-x := [1]", "+x := [2]", " y"]],
  ["", "new", ["-", "+[new]"]],
  ["a", "a\n", [" a", "+"]],
])("lines %j against %j", (before, after, want) => {
  const lines = compareLines(before, after);
  expect(lines.map(show)).toEqual(want);
});

test("both texts can be read off the lines", () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const text = () => Array.from({ length: random(12) }, () => ["a", "bb", "", "c d", "𝄞"][random(5)]).join("\n");
  for (let round = 0; round < 500; round++) {
    const [before, after] = [text(), text()];
    const lines = compareLines(before, after);
    const side = (skip: Line["fate"]) => lines.filter(({ fate }) => fate !== skip).map(({ parts }) => parts.map((part) => part.text).join("")).join("\n");
    expect(side("added")).toBe(before);
    expect(side("removed")).toBe(after);
  }
});

test("what is the same and far away folds", () => {
  const before = Array.from({ length: 20 }, (_, line) => `line ${line}`);
  const blocks = foldSame(compareLines(before.join("\n"), before.with(10, "other").join("\n")));
  expect(blocks.map(({ folded, lines }) => [folded, lines.length])).toEqual([[true, 7], [false, 8], [true, 6]]);
});
