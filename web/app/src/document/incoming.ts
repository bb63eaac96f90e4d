/** What the page makes of the server's documents and operations before it works with them. */
import { KernelState, OpKind, Status } from "../wire";
import type { Cell, Document, Op } from "../wire";
import { unreachable } from "../unreachable";

type Nullable<T> = T | null | undefined;

/** Go writes an empty list as null where nobody made one; the page wants lists. */
export function complete(doc: Document): Document {
  const cells = doc.cells as Nullable<Cell[]>;
  const deleted = doc.deleted as Nullable<Document["deleted"]>;
  if (cells?.every(isComplete) && deleted) return doc;
  return { ...doc, cells: (cells ?? []).map(completeCell), deleted: deleted ?? [] };
}

function isComplete(cell: Cell): boolean {
  const outputs = cell.outputs as Nullable<Cell["outputs"]>;
  const tests = cell.check?.tests as Nullable<unknown[]>;
  return Boolean(outputs) && (!cell.check || Boolean(tests));
}

function completeCell(cell: Cell): Cell {
  if (isComplete(cell)) return cell;
  const outputs = (cell.outputs as Nullable<Cell["outputs"]>) ?? [];
  if (!cell.check) return { ...cell, outputs };
  const tests = (cell.check.tests as Nullable<typeof cell.check.tests>) ?? [];
  return { ...cell, outputs, check: { ...cell.check, tests } };
}

/** Whether the file no longer holds what the document holds: where notebook.Apply returns the effect Persist. */
export function changesFile(op: Op): boolean {
  switch (op.kind) {
    case OpKind.InsertCell:
    case OpKind.DeleteCell:
    case OpKind.RestoreCell:
    case OpKind.MoveCell:
    case OpKind.EditSource:
    case OpKind.SetKind:
    case OpKind.RestoreVersion:
    case OpKind.ClearOutputs:
    case OpKind.AddOutput:
    case OpKind.UpdateDisplay:
    case OpKind.FinishRun:
    case OpKind.SetCheck:
    case OpKind.OpenHint:
    case OpKind.ResetCell:
      return true;
    case OpKind.SetStatus:
      return op.status === Status.Evaluating;
    case OpKind.RunStale:
      return false;
    case OpKind.SetKernel:
      return op.kernel === KernelState.KernelRestarting || op.kernel === KernelState.KernelDead;
    default:
      return unreachable(op.kind);
  }
}
