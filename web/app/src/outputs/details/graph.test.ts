import { expect, test } from "vitest";
import type { StageProgress } from "../../wire";
import { box, cacheOf, layout, nameOf } from "./graph";

const stage = (id: number, parents: number[] = [], more: Partial<StageProgress> = {}): StageProgress => ({
  id,
  name: `Stage${id}`,
  done: 2,
  tasks: 2,
  failed: 0,
  parents,
  ...more,
});

test("stages stand to the right of all that they read from", () => {
  // A stage that turned out to be needed comes last in the list.
  const graph = layout([stage(1), stage(2), stage(3, [1, 2]), stage(4, [3, 5]), stage(5)]);
  const x = new Map(graph.boxes.map((at) => [at.stage.id, at.x]));
  for (const { from, to } of graph.shuffles) expect(x.get(from.id)).toBeLessThan(x.get(to.id) ?? 0);
  expect(graph.shuffles.map(({ from, to }) => [from.id, to.id]).sort()).toEqual([[1, 3], [2, 3], [3, 4], [5, 4]]);
  expect(new Set(x.values()).size).toBe(3);
});

test("no two stages overlap, and all are inside of the picture", () => {
  const graph = layout([stage(1), stage(2), stage(3), stage(4, [1, 2]), stage(5, [3, 4])]);
  for (const [index, a] of graph.boxes.entries()) {
    expect(a.x + box.width).toBeLessThanOrEqual(graph.width);
    expect(a.y + box.height).toBeLessThanOrEqual(graph.height);
    for (const b of graph.boxes.slice(index + 1)) expect(a.x !== b.x || Math.abs(a.y - b.y) >= box.height).toBe(true);
  }
});

test("stages that claim to read from each other, or from one that is not there, are drawn all the same", () => {
  const graph = layout([stage(1, [2]), stage(2, [1]), stage(3, [9])]);
  expect(graph.boxes).toHaveLength(3);
  expect(layout([]).boxes).toEqual([]);
});

test("a shuffle says what was moved, from the side that knows", () => {
  const of = (...stages: StageProgress[]) => layout(stages).shuffles.map((shuffle) => [shuffle.label?.text, shuffle.reused, shuffle.lost]);
  expect(of(stage(1, [], { shuffle_write: 10, shuffle_write_bytes: 2048, outputs_lost: 1 }), stage(2, [1]))).toEqual([["2.0 KB", false, true]]);
  expect(of(stage(1, [], { skipped: true }), stage(2, [1], { shuffle_read: 5, shuffle_read_bytes: 100 }))).toEqual([["100 B", true, false]]);
  expect(of(stage(1, [], { shuffle_write: 10 }), stage(2, [1]))).toEqual([["10 rec", false, false]]);
  // Of two that were skipped nobody knows how much each of them gave.
  const join = of(stage(1, [], { skipped: true }), stage(2, [], { skipped: true }), stage(3, [1, 2], { shuffle_read: 5 }));
  expect(join.map(([text]) => text)).toEqual([undefined, undefined]);
});

test("more bytes make a thicker shuffle", () => {
  const weight = (bytes: number) => layout([stage(1, [], { shuffle_write_bytes: bytes }), stage(2, [1])]).shuffles[0]?.weight ?? 0;
  expect(weight(1e9)).toBeGreaterThan(weight(1e3));
});

test.each([
  [{}, "none"],
  [{ cached: 4 }, "hit"],
  [{ kept: 1 }, "miss"],
  [{ cached: 4, kept: 1 }, "part"],
])("the cache of %j is a %s", (more, cache) => expect(cacheOf(stage(1, [], more))).toBe(cache));

test("a name is an operation and its place", () => {
  expect(nameOf(stage(1, [], { name: "ReduceByKey at count.go:12" }))).toEqual({ operation: "ReduceByKey", place: "count.go:12" });
  expect(nameOf(stage(1, [], { name: "Collect" }))).toEqual({ operation: "Collect", place: "" });
});
