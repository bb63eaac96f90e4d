import { expect, test } from "vitest";
import type { Cell, Document, Op } from "../wire";
import { apply } from "./apply";
import { newCell } from "./edits";
import { astray, digest, staleCells } from "./stale";

// That the rule is the server's is for apply.test.ts; here is what is the page's own.

test.each([
  ["", "cbf29ce484222325"],
  ["a", "af63dc4c8601ec8c"],
  ["foobar", "85944171f73967e8"],
  ["日本", "121d7e35a6d3ce91"],
])("the digest of %j is FNV-1a's of 64 bits", (text, sum) => {
  expect(digest(text)).toBe(sum);
});

const empty: Document = { title: "T", cells: ["a", "b", "c", "d"].map((id) => newCell(id, "code", id)), kernel: "idle", deleted: [] };

function after(doc: Document, ...ops: Op[]): Document {
  return ops.reduce((before, op) => {
    const result = apply(before, op);
    if (!result.ok) throw result.refusal;
    return result.document;
  }, doc);
}

const run = (cell: string, declares: string[] = [], uses: [string, string][] = []): Op[] => [
  { kind: "set_status", cell, status: "evaluating" },
  { kind: "finish_run", cell, validity: "evaluated", declares, uses: uses.map(([name, giver]) => ({ name, cell: giver })) },
];

const byID = (doc: Document, id: string): Cell | undefined => doc.cells.find((cell) => cell.id === id);

test("what uses a changed name is stale, also at second hand, and nothing else is touched", () => {
  const ran = after(empty, ...run("a", ["x"]), ...run("b", ["y"], [["x", "a"]]), ...run("c", [], [["y", "b"]]), ...run("d"));
  expect(staleCells(ran.cells)).toEqual([]);
  const again = after(ran, ...run("a", ["x"]));
  expect(staleCells(again.cells)).toEqual(["b", "c"]);
  expect(byID(again, "d")).toBe(byID(ran, "d"));
  const queued = after(again, { kind: "run_stale" });
  expect(queued.cells.map(({ status }) => status)).toEqual(["ready", "queued", "queued", "ready"]);
  expect(staleCells(queued.cells)).toEqual([]);
});

test("an edit that is undone leaves nothing stale", () => {
  const ran = after(empty, ...run("a", ["x"]), ...run("b", [], [["x", "a"]]));
  const changed = after(ran, { kind: "edit_source", cell: "a", changes: [[1, "new"]], revision: 0 });
  expect(staleCells(changed.cells)).toEqual(["a", "b"]);
  expect(staleCells(after(changed, { kind: "edit_source", cell: "a", changes: [[3, "a"]], revision: 1 }).cells)).toEqual([]);
});

test("names that no cell above gives are known as such", () => {
  const ran = after(empty, ...run("b", ["x"]), ...run("a", ["y"], [["x", "b"]]), ...run("c", [], [["y", "a"], ["x", "b"]]));
  expect(staleCells(ran.cells)).toEqual([]);
  expect([...astray(ran.cells)]).toEqual([[ran.cells[0]?.id, ["x"]]]);
});
