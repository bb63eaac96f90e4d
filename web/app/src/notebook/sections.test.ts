// @vitest-environment jsdom
import { expect, test } from "vitest";
import { newCell } from "../document/edits";
import type { Cell } from "../wire";
import { entryAt, sections } from "./sections";

const solved = { points: 1, max_points: 1, running: false, tests: [] };
const exercise: Cell = { ...newCell("e", "code", ""), role: "exercise", exercise_id: "ex", check: solved };
const cells: Cell[] = [
  newCell("top", "markdown", "# A lab\n\nWelcome."),
  newCell("one", "markdown", "## 1. A `function`\n\n### Not this one"),
  newCell("code", "code", "## no heading"),
  { ...newCell("task", "markdown", "### Exercise: What to do"), role: "setup" },
  exercise,
  newCell("two", "markdown", "## 2. Pairs"),
];
const ids = cells.map((cell) => cell.id);

test("sections and exercises stand in the order of the notebook", () => {
  expect(sections(cells)).toEqual([
    { kind: "heading", cell: "one", text: "1. A function" },
    { kind: "exercise", cell: "task", exercise: "ex", solved: true },
    { kind: "heading", cell: "two", text: "2. Pairs" },
  ]);
});

test.each([
  ["top", -1],
  ["one", 0],
  ["code", 0],
  ["task", 1],
  ["e", 1],
  ["two", 2],
  ["nowhere", -1],
])("cell %s belongs to entry %i", (cell, index) => {
  expect(entryAt(sections(cells), ids, cell)).toBe(index);
});
