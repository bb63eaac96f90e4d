/**
 * Drafts are what a student typed and the server has not confirmed. The document itself changes only by what the server
 * applied; a cell shows its draft where it has one. At most one edit of a cell is under way at a time, so that an edit is
 * never applied on top of a text that its author has not seen.
 */
import { OpKind } from "../wire";
import type { Cell, Document, Op } from "../wire";

export interface Draft {
  readonly text: string;
  /** The revision that the text was made from. */
  readonly base: number;
  /** The text that is under way to the server. */
  readonly sent?: string;
}

export type Drafts = ReadonlyMap<string, Draft>;

export const noDrafts: Drafts = new Map();

/** A text that gave way to another tab's; the page offers to put it back. */
export interface Conflict {
  readonly cell: string;
  readonly text: string;
}

export function edit(drafts: Drafts, cell: Cell, text: string): Drafts {
  const draft = drafts.get(cell.id);
  if (!draft) return text === cell.source ? drafts : put(drafts, cell.id, { text, base: cell.revision });
  if (draft.sent === undefined && text === cell.source) return without(drafts, cell.id);
  return put(drafts, cell.id, { ...draft, text });
}

/** The operation that brings the draft to the server, if it can be sent now. */
export function send(drafts: Drafts, id: string): { drafts: Drafts; op: Op } | undefined {
  const draft = drafts.get(id);
  if (!draft || draft.sent !== undefined) return undefined;
  return {
    drafts: put(drafts, id, { ...draft, sent: draft.text }),
    op: { kind: OpKind.SetSource, cell: id, source: draft.text, revision: draft.base },
  };
}

/** After the server applied a new text of the cell, ours or another tab's. */
export function confirm(drafts: Drafts, cell: Cell, mine: boolean): { drafts: Drafts; conflict?: Conflict } {
  const draft = drafts.get(cell.id);
  if (!draft) return { drafts };
  if (draft.text === cell.source) return { drafts: without(drafts, cell.id) };
  if (mine) return { drafts: put(drafts, cell.id, { text: draft.text, base: cell.revision }) };
  return { drafts: without(drafts, cell.id), conflict: { cell: cell.id, text: draft.text } };
}

/** After the server refused the edit that was under way. */
export function reject(drafts: Drafts, id: string): Drafts {
  return drafts.get(id)?.sent === undefined ? drafts : without(drafts, id);
}

/** After a connection came back: drafts whose base still holds are kept to be sent again. */
export function resync(drafts: Drafts, doc: Document): { drafts: Drafts; conflicts: Conflict[] } {
  const kept = new Map<string, Draft>();
  const conflicts: Conflict[] = [];
  for (const [id, draft] of drafts) {
    const cell = doc.cells.find((other) => other.id === id);
    if (cell?.source === draft.text) continue;
    const arrived = cell !== undefined && draft.sent !== undefined && cell.source === draft.sent;
    if (cell && (cell.revision === draft.base || arrived)) kept.set(id, { text: draft.text, base: cell.revision });
    else conflicts.push({ cell: id, text: draft.text });
  }
  return { drafts: kept, conflicts };
}

function put(drafts: Drafts, id: string, draft: Draft): Drafts {
  return new Map(drafts).set(id, draft);
}

export function without(drafts: Drafts, id: string): Drafts {
  const next = new Map(drafts);
  next.delete(id);
  return next;
}
