import { expect, test } from "vitest";
import type { LabInfo } from "../wire";
import { minutesLeft, needs, solvedIn, total } from "./progress";

function lab(id: string, points: number[], more: Partial<LabInfo> = {}): LabInfo {
  const exercises = points.map((has, index) => ({ id: `${id}${index}`, title: "", points: has, max_points: 2 }));
  return { id, title: `Lab ${id}`, order: 1, summary: "", exercises, points: points.reduce((a, b) => a + b, 0), max_points: 2 * points.length, ...more };
}

test("the course is the sum of its labs", () => {
  const labs = [lab("a", [2, 2], { minutes: 75 }), lab("b", [2, 1, 0], { minutes: 90 }), lab("c", [])];
  expect(total(labs)).toEqual({ exercises: 5, solved: 3, has: 7, max: 10, minutes: 165 });
  expect(labs.map(solvedIn)).toEqual([2, 1, 0]);
  expect(total([])).toEqual({ exercises: 0, solved: 0, has: 0, max: 0, minutes: 0 });
});

test("a lab says which labs come before it", () => {
  const done = lab("a", [2]);
  const open = lab("b", [1]);
  const last = lab("c", [0], { needs: ["a", "b", "gone"] });
  expect(needs(last, [done, open, last])).toEqual([
    { title: "Lab a", done: true },
    { title: "Lab b", done: false },
  ]);
  expect(needs(done, [done])).toEqual([]);
});

test.each([
  [75, 0, 16, 75],
  [75, 8, 16, 40],
  [75, 15.9, 16, 5],
  [75, 16, 16, 0],
  [40, 0, 0, 40],
])("of %i minutes, with %d of %d points, %i are left", (minutes, points, max, left) => {
  expect(minutesLeft(minutes, { points, max })).toBe(left);
});
