/** Bringing back an earlier version; the twin of notebook/version.go, where the rules are explained. */
import { Role } from "../wire";
import type { Cell, Document, Op } from "../wire";
import { cellID, kinds, maxDeleted, newCell, outOfQueue, turnInto } from "./edits";
import { Refusal } from "./refusal";
import { edited } from "./stale";

export function restoreVersion(doc: Document, op: Op): Document {
  const versions = op.cells ?? [];
  const named = new Set<string>();
  for (const { id, kind } of versions) {
    if (!cellID.test(id)) throw new Refusal("invalid", `restore_version: ${id} cannot name a cell`);
    if (!kinds.includes(kind)) throw new Refusal("invalid", `restore_version: unknown kind of cell ${kind}`);
    if (named.has(id)) throw new Refusal("duplicate", `restore_version: cell ${id} comes twice`);
    named.add(id);
  }
  const binned = doc.deleted.filter(({ cell }) => !named.has(cell.id) || doc.cells.some(({ id }) => id === cell.id));
  const deleted = doc.cells.flatMap((cell, index) => (named.has(cell.id) || cell.role !== Role.Free ? [] : [{ index, cell: outOfQueue(cell) }]));
  let cells = versions.map((version) => {
    const known = doc.cells.find(({ id }) => id === version.id) ?? doc.deleted.find(({ cell }) => cell.id === version.id)?.cell;
    return known ? become(known, version) : newCell(version.id, version.kind, version.source);
  });
  doc.cells.forEach((cell, index) => {
    if (!named.has(cell.id) && cell.role !== Role.Free) cells = cells.toSpliced(after(doc.cells, cells, index), 0, cell);
  });
  return { ...doc, cells, deleted: [...binned, ...deleted].slice(-maxDeleted) };
}

/** Gives a cell the kind and the text of a version, as far as its role lets it. */
function become(cell: Cell, version: Cell): Cell {
  if (cell.role === Role.Locked) return cell;
  const kinded = cell.role === Role.Free && cell.kind !== version.kind ? turnInto(cell, version.kind) : cell;
  if (kinded.source === version.source) return kinded;
  return edited({ ...kinded, source: version.source, revision: kinded.revision + 1 });
}

/** The index behind the nearest cell before the one at `index` that is in `cells`, too. */
function after(all: readonly Cell[], cells: readonly Cell[], index: number): number {
  for (const { id } of all.slice(0, index).toReversed()) {
    const at = cells.findIndex((cell) => cell.id === id);
    if (at >= 0) return at + 1;
  }
  return 0;
}

/** What an operation needs to bring these cells back. */
export function versionOf(cells: readonly Cell[]): Cell[] {
  return cells.map(({ id, kind, source }) => newCell(id, kind, source));
}

