import { expect, test } from "vitest";
import type { StageProgress } from "../../wire";
import { drawn } from "./fold";

const stage = (id: number, more: Partial<StageProgress> = {}): StageProgress => ({ id, name: "Map", done: 2, tasks: 2, failed: 0, ...more });

test("few stages are all drawn", () => {
  expect([...drawn([stage(0), stage(1, { skipped: true })])]).toEqual([0, 1]);
});

test("of many, those that tell something and the last ones", () => {
  const stages = Array.from({ length: 100 }, (_, id) => stage(id, { skipped: id < 80, tasks: id < 80 ? 0 : 2 }));
  stages[3] = stage(3, { retried: 1 });
  stages[5] = stage(5, { done: 1 });
  const indexes = drawn(stages);
  expect(indexes.size).toBe(30);
  for (const index of [3, 5, 80, 99, 79, 72]) expect(indexes.has(index), String(index)).toBe(true);
  expect(indexes.has(71)).toBe(false);
});
