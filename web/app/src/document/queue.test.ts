import { expect, test } from "vitest";
import type { Document, Op } from "../wire";
import { apply } from "./apply";
import { newCell } from "./edits";
import { advance, noneSkipped, skip } from "./queue";

/** What the page knows of the queue after the operations. */
function after(ops: Op[]) {
  let document: Document = { title: "T", cells: ["a", "b", "c", "d"].map((id) => newCell(id, "code", id)), kernel: "idle", deleted: [] };
  let queue: readonly string[] = [];
  let skipped = noneSkipped;
  for (const op of ops) {
    const result = apply(document, op);
    if (!result.ok) throw result.refusal;
    queue = advance(queue, result.document.cells);
    skipped = skip(skipped, op, document, result.document);
    document = result.document;
  }
  return { queue, skipped: Object.fromEntries(skipped.cells) };
}

const status = (cell: string, to: "queued" | "evaluating" | "ready"): Op => ({ kind: "set_status", cell, status: to });
const fails = (cell: string): Op[] => [
  { kind: "add_output", cell, output: { kind: "error", error_name: "PanicError" } },
  { kind: "finish_run", cell, validity: "evaluated", execution_count: 1 },
];

test("cells wait in the order in which they were queued, not in the notebook's", () => {
  expect(after([status("c", "queued"), status("a", "queued"), status("b", "queued")]).queue).toEqual(["c", "a", "b"]);
  expect(after([status("c", "queued"), status("a", "queued"), status("c", "evaluating")]).queue).toEqual(["a"]);
  expect(after([status("c", "queued"), status("a", "queued"), status("c", "ready"), status("c", "queued")]).queue).toEqual(["a", "c"]);
});

const run = [status("a", "queued"), status("b", "queued"), status("c", "queued"), status("a", "evaluating")];

test("what waited behind a cell that failed is known not to have run, until it runs", () => {
  const stopped = [...run, ...fails("a"), status("b", "ready"), status("c", "ready")];
  expect(after(stopped).skipped).toEqual({ b: "a", c: "a" });
  expect(after([...stopped, status("b", "queued")]).skipped).toEqual({ c: "a" });
  expect(after([...stopped, { kind: "edit_source", cell: "c", changes: [[1, "new"]], revision: 0 }]).skipped).toEqual({ b: "a" });
  expect(after([...stopped, { kind: "set_kernel", kernel: "restarting" }]).skipped).toEqual({});
});

test("what a reader took out of the queue was not skipped", () => {
  expect(after([...run, status("b", "ready")]).skipped).toEqual({});
  expect(after([...run, { kind: "finish_run", cell: "a", validity: "evaluated" }, status("b", "ready")]).skipped).toEqual({});
});
