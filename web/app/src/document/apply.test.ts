import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Document, Op } from "../wire";
import { apply } from "./apply";

/** The cases that Go's notebook.Apply runs too, so that server and page cannot drift apart. */
interface Case {
  name: string;
  doc: Document;
  op: Op;
  after?: Document;
  error?: string;
}

// Tests run in web/app.
const cases = JSON.parse(readFileSync("../../notebook/testdata/apply.json", "utf8")) as Case[];

describe("apply agrees with notebook.Apply", () => {
  test.each(cases)("$name", ({ doc, op, after, error }) => {
    const before = structuredClone(doc);
    const result = apply(doc, op);
    expect(doc, "the document before stays as it is").toEqual(before);
    // JSON knows no undefined: what is not set is not there, as on the wire.
    const outcome: unknown = result.ok ? JSON.parse(JSON.stringify(result.document)) : result.refusal.reason;
    expect(outcome).toEqual(error ?? after);
  });
});

test("cells that an operation does not touch keep their identity", () => {
  const doc = cases.find(({ doc: { cells }, after }) => cells.length > 1 && after?.cells.length === cells.length)?.doc;
  if (!doc) throw new Error("no case with two cells");
  const [first, second] = doc.cells;
  const result = apply(doc, { kind: "edit_source", cell: first?.id ?? "", changes: [[first?.source.length ?? 0, "new"]], revision: first?.revision ?? 0 });
  expect(result.ok && result.document.cells[1]).toBe(second);
});
