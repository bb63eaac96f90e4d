/** The operations that only notebooks of a lab know; the twin of notebook/course.go. */
import { Role } from "../wire";
import type { Document, Op } from "../wire";
import { change } from "./cells";
import { Refusal } from "./refusal";
import { edited } from "./stale";

const maxHints = 50;

/** Opens hints up to a number, so that two tabs that open the same one open it once. */
export function openHint(doc: Document, op: Op): Document {
  const index = op.index ?? 0;
  if (index < 1 || index > maxHints) throw new Refusal("invalid", `open_hint: there is no hint ${index}`);
  return change(doc, op, (cell) => {
    if (cell.role !== Role.Exercise) throw new Refusal("invalid", `open_hint: cell ${cell.id} solves no exercise`);
    return { ...cell, hints: Math.max(cell.hints ?? 0, index) };
  });
}

export function resetCell(doc: Document, op: Op): Document {
  return change(doc, op, (cell) => {
    const source = op.source ?? "";
    const revision = cell.revision + 1;
    return source === cell.source ? { ...cell, revision } : edited({ ...cell, source, revision });
  });
}
