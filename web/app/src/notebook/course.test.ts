import { describe, expect, test } from "vitest";
import { newCell } from "../document/edits";
import type { Cell, ExerciseInfo } from "../wire";
import { nextOpen, progress } from "./course";

const exercise = (id: string, points?: number, max = 2): Cell => ({
  ...newCell(id, "code", ""),
  role: "exercise",
  exercise_id: `ex-${id}`,
  ...(points === undefined ? {} : { check: { points, max_points: max, running: false, tests: [] } }),
});
const info = (id: string, max: number): [string, ExerciseInfo] => [`ex-${id}`, { id: `ex-${id}`, title: id, points: 0, max_points: max }];

describe("progress", () => {
  test("counts what the checks gave, of what all exercises are worth", () => {
    const cells = [newCell("t", "markdown", ""), exercise("a", 2), exercise("b", 1), exercise("c")];
    expect(progress(cells, new Map([info("a", 2), info("b", 2), info("c", 3)]))).toEqual({ exercises: 3, solved: 1, points: 3, max: 7 });
  });

  test("a notebook without exercises has none", () => {
    expect(progress([newCell("a", "code", "")], new Map())).toEqual({ exercises: 0, solved: 0, points: 0, max: 0 });
  });

  test("an exercise that could not be checked is not solved", () => {
    expect(progress([exercise("a", 0, 0)], new Map([info("a", 2)]))).toEqual({ exercises: 1, solved: 0, points: 0, max: 2 });
  });
});

describe("the next open exercise", () => {
  const cells = [exercise("a"), exercise("b", 2), exercise("c", 1), exercise("d", 2)];
  test.each([
    ["a", "c"],
    ["b", "c"],
    ["c", "a"],
    ["d", "a"],
  ])("after %s is %s", (after, next) => expect(nextOpen(cells, after)?.id).toBe(next));

  test("there is none when all are solved, or only this one is open", () => {
    expect(nextOpen([exercise("a", 2), exercise("b")], "b")).toBeUndefined();
  });
});
