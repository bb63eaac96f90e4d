/** The sections and exercises of a notebook, in their order, for whoever wants to find a way through it. */
import { headings } from "../markdown/render";
import { CellKind, Role } from "../wire";
import type { Cell } from "../wire";
import { isSolved } from "./course";

export type Entry =
  | { kind: "heading"; cell: string; text: string }
  | { kind: "exercise"; cell: string; exercise: string; solved: boolean };

/** A text's headings are read once; its cell is another object when the text changes. */
const read = new WeakMap<Cell, Entry[]>();

function entriesOf(cell: Cell, index: number, cells: readonly Cell[]): Entry[] {
  if (cell.kind === CellKind.Code && cell.role === Role.Exercise) {
    return [{ kind: "exercise", cell: taskOf(cell, cells, index).id, exercise: cell.exercise_id ?? "", solved: isSolved(cell) }];
  }
  if (cell.kind !== CellKind.Markdown) return [];
  let entries = read.get(cell);
  if (!entries) {
    entries = headings(cell.source)
      .filter((heading) => heading.level === 2)
      .map(({ text }): Entry => ({ kind: "heading", cell: cell.id, text }));
    read.set(cell, entries);
  }
  return entries;
}

/** Where an exercise begins: at the text above its cell that says what to do. */
export function taskOf(cell: Cell, cells: readonly Cell[], index = cells.indexOf(cell)): Cell {
  const above = cells[index - 1];
  return above?.kind === CellKind.Markdown && above.role === Role.Locked ? above : cell;
}

export function sections(cells: readonly Cell[]): Entry[] {
  return cells.flatMap(entriesOf);
}

/** The entry that a cell belongs to: the last one at it or above it; -1 before the first. */
export function entryAt(entries: readonly Entry[], ids: readonly string[], cell: string): number {
  const place = new Map(ids.map((id, index) => [id, index]));
  const at = place.get(cell) ?? -1;
  return entries.findLastIndex((entry) => (place.get(entry.cell) ?? Infinity) <= at);
}
