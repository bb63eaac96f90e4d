/**
 * Drafts are what a student typed and the server has not confirmed. The document itself changes only by what the server
 * applied; a cell shows its draft where it has one.
 *
 * This is the protocol of @codemirror/collab, for cells whose editor may not be on the page: the server orders the edits and
 * refuses one that was not made from the latest revision; a page rebases its own over what arrives from others and sends it again.
 * At most one edit of a cell is under way, the rest waits on top of it.
 */
import { ChangeSet } from "@codemirror/state";
import { OpKind } from "../wire";
import type { Cell, CellKind, Document, Op, Welcome } from "../wire";
import { applied, difference, rebase, size } from "./changes";

export interface Draft {
  /** What the student sees: the source with `sent` and `pending` made. */
  readonly text: string;
  /** The revision that the edits were made from, and its text. */
  readonly base: number;
  readonly source: string;
  /** The edit that is under way to the server, with its number. */
  readonly sent?: { readonly edit: number; readonly changes: ChangeSet };
  /** What was typed since. */
  readonly pending: ChangeSet;
}

export type Drafts = ReadonlyMap<string, Draft>;

export const noDrafts: Drafts = new Map();

/** A text whose cell was deleted in another tab; the page offers to put it back. */
export interface Lost {
  readonly kind: CellKind;
  readonly text: string;
}

/** The student made these changes of what the cell shows. */
export function edit(drafts: Drafts, cell: Cell, changes: ChangeSet): Drafts {
  const { id, source, revision } = cell;
  const before: Draft = drafts.get(id) ?? { text: source, base: revision, source, pending: ChangeSet.empty(source.length) };
  const text = applied(changes, before.text);
  return put(drafts, id, { ...before, text, pending: before.pending.compose(changes) });
}

/** The operation that brings the draft to the server, if it can be sent now. */
export function send(drafts: Drafts, id: string, number: number): { drafts: Drafts; op: Op } | undefined {
  const draft = drafts.get(id);
  if (!draft || draft.sent) return undefined;
  const changes = draft.pending;
  const op: Op = { kind: OpKind.EditSource, cell: id, changes: changes.toJSON() as NonNullable<Op["changes"]>, revision: draft.base };
  return { drafts: put(drafts, id, { ...draft, sent: { edit: number, changes }, pending: ChangeSet.empty(changes.newLength) }), op };
}

/** The server refused the edit: it waits again, together with what was typed since. */
export function recall(drafts: Drafts, id: string, number: number): Drafts {
  const draft = drafts.get(id);
  if (draft?.sent?.edit !== number) return drafts;
  return put(drafts, id, unsent(draft));
}

function unsent({ sent, ...draft }: Draft): Draft {
  return sent ? { ...draft, pending: sent.changes.compose(draft.pending) } : draft;
}

/** The server has applied the edit that was under way. */
export function confirm(drafts: Drafts, cell: Cell): Drafts {
  const draft = drafts.get(cell.id);
  if (!draft) return drafts;
  const { sent: _, ...rest } = draft;
  return put(drafts, cell.id, { ...rest, base: cell.revision, source: cell.source });
}

/** The server has applied another's edit, which made the cell what it is now. Returns what changes in the text that is shown. */
export function receive(drafts: Drafts, cell: Cell, theirs: ChangeSet): { drafts: Drafts; shown: ChangeSet } {
  const draft = drafts.get(cell.id);
  if (!draft) return { drafts, shown: theirs };
  const { after, shown } = rebased(draft, theirs);
  return { drafts: put(drafts, cell.id, { ...after, base: cell.revision, source: cell.source }), shown };
}

function rebased(draft: Draft, theirs: ChangeSet): { after: Draft; shown: ChangeSet } {
  const sent = draft.sent && rebase(draft.sent.changes, theirs);
  const pending = rebase(draft.pending, sent?.theirs ?? theirs);
  const after: Draft = {
    ...draft,
    text: applied(pending.theirs, draft.text),
    pending: pending.ours,
    ...(draft.sent && sent ? { sent: { edit: draft.sent.edit, changes: sent.ours } } : {}),
  };
  return { after, shown: pending.theirs };
}

/**
 * The server sent the whole document: all drafts are rebased over what differs between the text that they were made from and the
 * server's.
 *
 * What was under way may or may not have arrived before the connection broke. A server that knows the page tells by the number of its
 * last edit of the cell. One that does not, because it was started anew, has a text with the edit in it or one without; the
 * one that is nearer decides. On a connection that held all along the answer is still to come, so the edit stays under way.
 */
export function resync(drafts: Drafts, welcome: Welcome, document: Document, reconnected: boolean): Drafts {
  let after = noDrafts;
  for (const [id, draft] of drafts) {
    const cell = document.cells.find((other) => other.id === id);
    if (!cell) continue;
    const settled = settle(draft, cell, welcome, reconnected, id);
    const { after: moved } = rebased(settled, difference(settled.source, cell.source));
    after = put(after, id, { ...moved, base: cell.revision, source: cell.source });
  }
  return after;
}

function settle(draft: Draft, cell: Cell, welcome: Welcome, reconnected: boolean, id: string): Draft {
  const { sent, ...rest } = draft;
  if (!sent) return draft;
  const withSent = applied(sent.changes, draft.source);
  const arrived = welcome.known
    ? (welcome.edits?.[id] ?? 0) >= sent.edit
    : size(difference(withSent, cell.source)) < size(difference(draft.source, cell.source));
  if (arrived) return { ...rest, source: withSent };
  return reconnected ? unsent(draft) : draft;
}

/** A draft that says no more than the server knows is none. */
function put(drafts: Drafts, id: string, draft: Draft): Drafts {
  if (!draft.sent && draft.text === draft.source) return without(drafts, id);
  return new Map(drafts).set(id, draft);
}

export function without(drafts: Drafts, id: string): Drafts {
  if (!drafts.has(id)) return drafts;
  const next = new Map(drafts);
  next.delete(id);
  return next;
}
