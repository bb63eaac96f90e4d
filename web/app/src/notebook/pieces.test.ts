import { describe, expect, test } from "vitest";
import { CellKind } from "../wire";
import { heading, join, split } from "./pieces";

describe("split", () => {
  test.each([
    ["a line break at the cut goes", "a\nb", [1], ["a", "b"]],
    ["so it does before the cut", "a\nb", [2], ["a", "b"]],
    ["within a line nothing goes", "abcd", [2], ["ab", "cd"]],
    ["several cursors", "a\nb\nc\nd", [2, 6], ["a", "b\nc", "d"]],
    ["at both edges", "ab", [0, 2], ["", "ab", ""]],
    ["both ends of a chosen line", "a\nb\nc", [2, 3], ["a", "b", "c"]],
    ["an empty cell", "", [0], ["", ""]],
    ["twice the same place", "ab", [1, 1], ["a", "b"]],
  ])("%s", (_, text, cursors, parts) => {
    expect(split(text, cursors)).toEqual(parts);
  });

  test("split, then merged, code is what it was", () => {
    const random = generator(7);
    for (let round = 0; round < 2000; round++) {
      const text = Array.from({ length: random(12) }, () => "ab\n\nπ"[random(5)] ?? "").join("");
      // At the edges of lines, where cursors stand when cells are split; within a line a break comes in.
      const edges = [...text].map((_, at) => at).filter((at) => text[at] === "\n");
      if (edges.length === 0) continue;
      const cuts = edges.filter(() => random(2) === 0);
      expect(join(CellKind.Code, split(text, cuts))).toBe(text);
    }
  });
});

/** A linear congruential generator: the same numbers in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe("join", () => {
  test.each([
    [CellKind.Code, ["a", "b"], "a\nb"],
    [CellKind.Markdown, ["a", "b"], "a\n\nb"],
    [CellKind.Markdown, ["a\n", "b"], "a\n\nb"],
    [CellKind.Markdown, ["a", "\nb"], "a\n\nb"],
    [CellKind.Code, ["a", "", "b"], "a\n\nb"],
  ])("%s %j", (kind, parts, text) => {
    expect(join(kind, parts)).toBe(text);
  });
});

test.each([
  ["Title", 2, "## Title"],
  ["# Title\ntext", 3, "### Title\ntext"],
  ["###### Title", 1, "# Title"],
  ["#hashtag", 1, "# #hashtag"],
  ["", 1, "# "],
])("heading of %j", (text, level, result) => {
  expect(heading(text, level)).toBe(result);
});
