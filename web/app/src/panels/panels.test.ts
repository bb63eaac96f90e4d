import { describe, expect, test } from "vitest";
import { PartitionState, VariableKind } from "../wire";
import type { Variable } from "../wire";
import { rows } from "./rows";
import { kept, maxSquares, memory, squares } from "./squares";

const variable = (name: string, more: Partial<Variable> = {}): Variable => ({ name, kind: VariableKind.VarName, type: "int", read: true, ...more });
const list = [
  variable("b", { size: 8, cell_id: "one", type: "[]float64" }),
  variable("a", { size: 24, cell_id: "two" }),
  variable("point", { kind: VariableKind.TypeName, type: "struct{X int}", cell_id: "one" }),
  variable("sc", { size: 8, type: "*rdd.Context" }),
  variable("limit", { kind: VariableKind.ConstName, cell_id: "one" }),
];
const names = (variables: Variable[]) => variables.map(({ name }) => name).join(" ");

describe("the list of variables", () => {
  test.each([
    ["name", "a b limit sc"],
    ["size", "a b sc limit"],
    ["cell", "b limit a sc"],
  ] as const)("by %s", (order, want) => {
    const { values, others } = rows(list, "", order, ["one", "two"]);
    expect(names(values)).toBe(want);
    expect(names(others)).toBe("point");
  });

  test("is filtered by name and type", () => {
    expect(names(rows(list, " FLOAT", "name", []).values)).toBe("b");
    expect(names(rows(list, "oin", "name", []).others)).toBe("point");
    expect(names(list)).toBe("b a point sc limit"); // left as it came
  });
});

describe("partitions as squares", () => {
  const { PartitionInMemory, PartitionLost, PartitionOnDisk, PartitionMissing } = PartitionState;

  test("one each", () => {
    const partitions = [PartitionInMemory, PartitionLost, PartitionOnDisk];
    expect(squares({ partitions, again: [2] })).toEqual([
      { state: "memory", from: 0, count: 1, again: false },
      { state: "lost", from: 1, count: 1, again: false },
      { state: "disk", from: 2, count: 1, again: true },
    ]);
    expect(kept({ partitions })).toEqual({ memory: 1, disk: 1, all: 3 });
  });

  test("many share one, and what is lost is seen", () => {
    const partitions = Array.from({ length: 1001 }, (_, at) => (at === 7 ? PartitionLost : PartitionInMemory));
    const all = squares({ partitions, again: [1000] });
    expect(all.length).toBeLessThanOrEqual(maxSquares);
    expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(1001);
    expect(all.filter(({ state }) => state === PartitionLost)).toHaveLength(1);
    expect(all.at(-1)?.again).toBe(true);
  });

  test("none", () => {
    expect(squares({ partitions: [] })).toEqual([]);
    expect(kept({ partitions: [PartitionMissing] })).toEqual({ memory: 0, disk: 0, all: 1 });
  });
});

describe("memory as a bar", () => {
  test("parts stand side by side", () => {
    expect(memory({ limit: 100, cache: 50, shuffles: 0, tasks: 25 })).toEqual([
      { use: "cache", bytes: 50, at: 0, long: 50 },
      { use: "shuffles", bytes: 0, at: 50, long: 0 },
      { use: "tasks", bytes: 25, at: 50, long: 25 },
    ]);
  });

  test("a little can be seen, and too much fits", () => {
    expect(memory({ limit: 1e9, cache: 1, shuffles: 0, tasks: 0 })[0]?.long).toBe(0.8);
    const over = memory({ limit: 10, cache: 30, shuffles: 10, tasks: 0 });
    expect((over[1]?.at ?? 0) + (over[1]?.long ?? 0)).toBeLessThanOrEqual(100);
  });
});
