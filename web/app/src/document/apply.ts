/**
 * The twin of notebook.Apply in Go: one pure function from a document and an operation to the next document. The server
 * orders operations and every page applies the same ones, so both must agree; notebook/testdata/apply.json holds
 * the cases that both run.
 *
 * Cells that an operation does not touch keep their identity, which is what lets the page redraw one cell only.
 */
import { OpKind } from "../wire";
import type { Document, Op } from "../wire";
import { clearAll, clearOutputs, deleteCell, editSource, insertCell, moveCell, restoreCell, setKind } from "./edits";
import { openHint, resetCell } from "./course";
import { Refusal } from "./refusal";
import { addOutput, finishRun, setCheck, setKernel, setStatus, updateDisplay } from "./runs";
import { judge, runStale } from "./stale";
import { restoreVersion } from "./version";

export type Result = { ok: true; document: Document } | { ok: false; refusal: Refusal };

export function apply(document: Document, op: Op): Result {
  try {
    const after = next(document, op);
    return { ok: true, document: judged.has(op.kind) ? judge(after) : after };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refusal: error };
    throw error;
  }
}

/** The operations on which the validity of other cells may hang. */
const judged: ReadonlySet<OpKind> = new Set([
  OpKind.DeleteCell,
  OpKind.RestoreCell,
  OpKind.MoveCell,
  OpKind.EditSource,
  OpKind.ResetCell,
  OpKind.SetKind,
  OpKind.RestoreVersion,
  OpKind.SetStatus,
  OpKind.FinishRun,
]);

function next(doc: Document, op: Op): Document {
  switch (op.kind) {
    case OpKind.InsertCell:
      return insertCell(doc, op);
    case OpKind.DeleteCell:
      return deleteCell(doc, op);
    case OpKind.RestoreCell:
      return restoreCell(doc, op);
    case OpKind.MoveCell:
      return moveCell(doc, op);
    case OpKind.EditSource:
      return editSource(doc, op);
    case OpKind.SetKind:
      return setKind(doc, op);
    case OpKind.ClearOutputs:
      return op.cell ? clearOutputs(doc, op) : clearAll(doc);
    case OpKind.RestoreVersion:
      return restoreVersion(doc, op);
    case OpKind.OpenHint:
      return openHint(doc, op);
    case OpKind.ResetCell:
      return resetCell(doc, op);
    case OpKind.RunStale:
      return runStale(doc);
    case OpKind.SetStatus:
      return setStatus(doc, op);
    case OpKind.AddOutput:
      return addOutput(doc, op);
    case OpKind.UpdateDisplay:
      return updateDisplay(doc, op);
    case OpKind.FinishRun:
      return finishRun(doc, op);
    case OpKind.SetCheck:
      return setCheck(doc, op);
    case OpKind.SetKernel:
      return setKernel(doc, op);
    default:
      // A server newer than the page may send what the page does not know; the page then asks for the document anew.
      throw new Refusal("invalid", `${String(op.kind satisfies never)}: unknown operation`);
  }
}
