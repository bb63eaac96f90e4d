/** The operations of authors. */
import { CellKind, Role, Status, Validity } from "../wire";
import type { Cell, Document, Op } from "../wire";
import { change, find, required, withoutOutcome } from "./cells";
import { applied, readChanges } from "./changes";
import { Refusal } from "./refusal";
import { edited, unfinished } from "./stale";

/** How many deleted cells the bin keeps; notebook.MaxDeleted in Go. */
export const maxDeleted = 100;

/** nbformat's rule for cell ids. */
export const cellID = /^[a-zA-Z0-9_-]{1,64}$/;
export const kinds: readonly string[] = Object.values(CellKind);

export function insertCell(doc: Document, op: Op): Document {
  const { id, kind, source = "" } = required(op.new_cell, op);
  if (!cellID.test(id ?? "")) throw new Refusal("invalid", `insert_cell: ${id} cannot name a cell`);
  if (!kinds.includes(kind)) throw new Refusal("invalid", `insert_cell: unknown kind of cell ${kind}`);
  if (doc.cells.some((cell) => cell.id === id) || doc.deleted.some((entry) => entry.cell.id === id)) {
    throw new Refusal("duplicate", `insert_cell: there is a cell ${id} already`);
  }
  return { ...doc, cells: doc.cells.toSpliced(clamp(op.index, doc.cells.length), 0, newCell(id, kind, source)) };
}

export function newCell(id: string, kind: CellKind, source: string): Cell {
  return { id, kind, source, revision: 0, role: Role.Free, outputs: [], validity: Validity.Fresh, status: Status.Ready };
}

/** Makes an index valid that another tab's operation has overtaken. */
function clamp(index: number | undefined, length: number): number {
  return Math.max(0, Math.min(index ?? 0, length));
}

export function deleteCell(doc: Document, op: Op): Document {
  const { index, cell } = find(doc, op);
  ownOnly(cell, op);
  const deleted = [...doc.deleted, { index, cell: outOfQueue(cell) }].slice(-maxDeleted);
  return { ...doc, cells: doc.cells.toSpliced(index, 1), deleted };
}

export function restoreCell(doc: Document, op: Op): Document {
  const at = op.cell ? doc.deleted.findIndex((entry) => entry.cell.id === op.cell) : doc.deleted.length - 1;
  const entry = doc.deleted[at];
  if (!entry) throw new Refusal("unknown_cell", "restore_cell: no such cell in the bin");
  return {
    ...doc,
    cells: doc.cells.toSpliced(clamp(entry.index, doc.cells.length), 0, entry.cell),
    deleted: doc.deleted.toSpliced(at, 1),
  };
}

export function moveCell(doc: Document, op: Op): Document {
  const { index, cell } = find(doc, op);
  if (cell.role === Role.Locked) throw new Refusal("locked", `move_cell: cell ${cell.id} is part of the lab's set-up`);
  const rest = doc.cells.toSpliced(index, 1);
  return { ...doc, cells: rest.toSpliced(clamp(op.index, rest.length), 0, cell) };
}

export function editSource(doc: Document, op: Op): Document {
  return change(doc, op, (cell) => {
    if (cell.role === Role.Locked) throw new Refusal("locked", `edit_source: cell ${cell.id} is part of the lab's set-up`);
    const from = op.revision ?? 0;
    if (from !== cell.revision) {
      throw new Refusal("conflict", `edit_source: the edit was made from revision ${from}, cell ${cell.id} is at ${cell.revision}`);
    }
    const source = applied(readChanges(op.changes, cell.source), cell.source);
    const revision = cell.revision + 1;
    if (source === cell.source) return { ...cell, revision };
    return edited({ ...cell, source, revision });
  });
}

export function setKind(doc: Document, op: Op): Document {
  const kind = required(op.cell_kind, op);
  if (!kinds.includes(kind)) throw new Refusal("invalid", `set_kind: unknown kind of cell ${kind}`);
  return change(doc, op, (cell) => {
    ownOnly(cell, op);
    return turnInto(cell, kind);
  });
}

export function turnInto(cell: Cell, kind: CellKind): Cell {
  // nbformat has attachments in text cells only.
  if (kind === CellKind.Code) return { ...cell, kind, attachments: undefined };
  if (cell.kind !== CellKind.Code) return { ...cell, kind };
  return { ...withoutOutcome(cell), kind, status: Status.Ready, validity: Validity.Fresh, ran: undefined };
}

export function clearOutputs(doc: Document, op: Op): Document {
  return change(doc, op, withoutOutcome);
}

export function clearAll(doc: Document): Document {
  return { ...doc, cells: doc.cells.map(withoutOutcome) };
}

function ownOnly(cell: Cell, op: Op): void {
  if (cell.role !== Role.Free) throw new Refusal("locked", `${op.kind}: cell ${cell.id} belongs to the lab`);
}

export function outOfQueue(cell: Cell): Cell {
  switch (cell.status) {
    case Status.Ready:
      return cell;
    case Status.Queued:
      return { ...cell, status: Status.Ready };
    case Status.Evaluating:
      return { ...unfinished(cell), status: Status.Ready };
  }
}
