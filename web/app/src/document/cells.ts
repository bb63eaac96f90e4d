/** What the operations on documents share: finding a cell and replacing it. */
import { CellKind } from "../wire";
import type { Cell, Document, Op } from "../wire";
import { Refusal } from "./refusal";

export function find(doc: Document, op: Op): { index: number; cell: Cell } {
  const index = doc.cells.findIndex((cell) => cell.id === op.cell);
  const cell = doc.cells[index];
  if (!cell) throw new Refusal("unknown_cell", `${op.kind}: there is no cell ${op.cell ?? ""}`);
  return { index, cell };
}

export function change(doc: Document, op: Op, f: (cell: Cell) => Cell): Document {
  const { index, cell } = find(doc, op);
  return { ...doc, cells: doc.cells.with(index, f(cell)) };
}

export function required<T>(value: T | undefined, op: Op): T {
  if (value === undefined) throw new Refusal("invalid", `${op.kind}: the operation lacks a field`);
  return value;
}

export function codeOnly(cell: Cell): void {
  if (cell.kind !== CellKind.Code) throw new Refusal("invalid", `cell ${cell.id} is a ${cell.kind} cell, only code cells run`);
}

/** Forgets what the last run left, but not whether its values live on in the kernel. */
export function withoutOutcome(cell: Cell): Cell {
  return { ...cell, outputs: [], diagnostics: undefined, execution_count: undefined, millis: undefined };
}
