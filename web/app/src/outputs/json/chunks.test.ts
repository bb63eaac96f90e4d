import { expect, test } from "vitest";
import { chunks, summary } from "./chunks";

test.each([
  [0, 0, 0, undefined],
  [0, 100, 0, undefined],
  [0, 101, 2, { from: 0, to: 100 }],
  [0, 10_000, 100, { from: 0, to: 100 }],
  [0, 10_001, 2, { from: 0, to: 10_000 }],
  [200, 1_000_000, 100, { from: 200, to: 10_200 }],
])("entries %i to %i are in %i groups", (from, to, count, first) => {
  const groups = chunks(from, to);
  expect(groups.length).toBe(count);
  expect(groups[0]).toEqual(first);
  if (count > 0) expect(groups.at(-1)?.to).toBe(to);
});

test.each([
  [[], "[]"],
  [{}, "{}"],
  [[1, "a", null, [2], { a: 1 }], '[1, "a", null, […], {…}]'],
  [{ a: 1, b: "x".repeat(50) }, '{a: 1, b: "xxxxxxxxxxxxxxxxxxxx"…}'],
  [[1, 2, 3, 4, 5, 6, 7], "[1, 2, 3, 4, 5, 6, …]"],
  [{ ["k".repeat(100)]: 1 }, "{…}"],
])("%j is %s", (value, want) => expect(summary(value)).toBe(want));
