/** What is done to cells as wholes: every step can be undone, and what belongs to the lab stays. */
import { copiedCells, copyCells } from "./clipboard";
import type { CopiedCell } from "./clipboard";
import { texts } from "../texts";
import { CellKind, Role } from "../wire";
import type { Cell } from "../wire";
import type { Mode, Notebook } from "./notebook";
import { heading, join, split } from "./pieces";
import type { Step } from "./undo";

/** The cells that a student may do away with; the reader is told of others. */
function own(notebook: Notebook, ids: readonly string[]): Cell[] {
  const cells = ids.flatMap((id) => notebook.session.cell(id) ?? []);
  const free = cells.filter(({ role }) => role === Role.Free);
  if (free.length < cells.length) notebook.toasts.show(texts.cell.belongsToLab);
  return free;
}

async function all(steps: readonly (() => Promise<boolean>)[]): Promise<boolean> {
  for (const step of steps) if (!(await step())) return false;
  return true;
}

export function insert(notebook: Notebook, kind: CellKind, index: number, mode: Mode): void {
  const { session } = notebook;
  const id = session.insert(kind, index);
  notebook.await(id, mode);
  notebook.log.did({
    // What was written in it since is not taken away.
    undo: async () => session.text(id) === "" && session.remove(id),
    redo: () => session.restore(id),
  });
}

/** Deletes cells; the next one gets the focus. */
export function remove(notebook: Notebook, ids: readonly string[]): void {
  const { session, toasts } = notebook;
  const gone = own(notebook, ids).map(({ id }) => id);
  if (gone.length === 0) return;
  const order = notebook.ids.value;
  const last = order.indexOf(gone.at(-1) ?? "");
  const neighbour = order.slice(last + 1).find((id) => !gone.includes(id)) ?? order.slice(0, last).findLast((id) => !gone.includes(id));
  const step: Step = {
    undo: () => all(gone.toReversed().map((id) => () => session.restore(id))).then((done) => (notebook.select(gone[0] ?? ""), done)),
    redo: () => all(gone.map((id) => () => session.remove(id))),
  };
  void step.redo().then((done) => {
    if (!done) return;
    notebook.log.did(step);
    const undo = () => void notebook.log.undo(step);
    toasts.show(texts.cell.deleted(gone.length), { action: { label: texts.cell.undo, testid: "undo", run: undo } });
  });
  if (neighbour !== undefined) notebook.select(neighbour);
}

export function copy(notebook: Notebook, ids: readonly string[]): void {
  const cells = ids.flatMap((id) => notebook.session.cell(id) ?? []);
  if (cells.length === 0) return;
  copyCells(cells.map(({ id, kind }) => ({ kind, source: notebook.session.text(id) })));
  notebook.toasts.show(texts.cell.copied(cells.length));
}

export function cut(notebook: Notebook, ids: readonly string[]): void {
  const gone = own(notebook, ids).map(({ id }) => id);
  if (gone.length === 0) return;
  copyCells(gone.flatMap((id) => ({ kind: notebook.session.cell(id)?.kind ?? CellKind.Code, source: notebook.session.text(id) })));
  remove(notebook, gone);
}

/** Puts cells at the index; without cells, those that were copied last. */
export function paste(notebook: Notebook, index: number, cells: readonly CopiedCell[] = copiedCells()): void {
  const { session } = notebook;
  if (cells.length === 0) return notebook.toasts.show(texts.cell.nothingToPaste);
  const ids = cells.map(({ kind, source }, offset) => session.insert(kind, index + offset, source));
  notebook.await(ids.at(-1) ?? "", "command");
  notebook.log.did({
    undo: async () => {
      if (ids.some((id, at) => session.text(id) !== cells[at]?.source)) return false;
      return all(ids.toReversed().map((id) => () => session.remove(id)));
    },
    redo: () => all(ids.map((id) => () => session.restore(id))),
  });
}

/** Moves cells that stand together by one place. */
export function move(notebook: Notebook, ids: readonly string[], by: 1 | -1): void {
  const { session, toasts } = notebook;
  const order = notebook.ids.value;
  const first = order.indexOf(ids[0] ?? "");
  if (first < 0 || first + by < 0 || first + ids.length - 1 + by >= order.length) return;
  if (ids.some((id) => session.cell(id)?.role === Role.Locked)) return toasts.show(texts.cell.belongsToLab);
  const shift = async (step: 1 | -1) => {
    const inOrder = step === 1 ? ids.toReversed() : ids;
    const done = await all(inOrder.map((id) => () => session.move(id, notebook.ids.peek().indexOf(id) + step)));
    // The elements are moved in the page, which costs them the focus.
    setTimeout(() => notebook.refocus(), 50);
    return done;
  };
  const step: Step = { undo: () => shift(by === 1 ? -1 : 1), redo: () => shift(by) };
  void step.redo().then((done) => done && notebook.log.did(step));
}

export function setKind(notebook: Notebook, ids: readonly string[], kind: CellKind): void {
  const { session } = notebook;
  const changed = own(notebook, ids.filter((id) => session.cell(id)?.kind !== kind));
  if (changed.length === 0) return;
  const step: Step = {
    undo: () => all(changed.map((cell) => () => session.setKind(cell.id, cell.kind))),
    redo: () => all(changed.map(({ id }) => () => session.setKind(id, kind))),
  };
  void step.redo().then((done) => done && notebook.log.did(step));
}

/** Makes cells headings of this level. */
export function makeHeading(notebook: Notebook, ids: readonly string[], level: number): void {
  const { session } = notebook;
  const changed = own(notebook, ids).map(({ id, kind }) => ({ id, kind, before: session.text(id), after: heading(session.text(id), level) }));
  if (changed.length === 0) return;
  const step: Step = {
    undo: () =>
      all(changed.map(({ id, kind, before, after }) => async () => {
        if (session.text(id) !== after) return false;
        session.type(id, before);
        return session.cell(id)?.kind === kind || session.setKind(id, kind);
      })),
    redo: () =>
      all(changed.map(({ id, after }) => async () => {
        session.type(id, after);
        return session.cell(id)?.kind === CellKind.Markdown || session.setKind(id, CellKind.Markdown);
      })),
  };
  void step.redo().then((done) => done && notebook.log.did(step));
}

/** Why a cell is neither split nor merged; empty where it may be. */
function refusal(cell: Cell): string {
  switch (cell.role) {
    case Role.Free:
      return "";
    case Role.Exercise:
      return texts.cell.exerciseWhole;
    case Role.Locked:
      return texts.cell.lockedWhole;
  }
}

/** Splits a cell where its cursors are. The first part stays the cell that it was, with its id and outputs. */
export function splitCell(notebook: Notebook, id: string, cursors: readonly number[]): void {
  const { session, toasts } = notebook;
  const cell = session.cell(id);
  if (!cell) return;
  const why = refusal(cell);
  if (why) return toasts.show(why);
  if (cursors.length === 0) return toasts.show(texts.cell.noCursor);
  const before = session.text(id);
  const [first = "", ...rest] = split(before, cursors);
  /** No part may be lost that did not become a cell. */
  const putBack = () => {
    if (session.text(id) === first) session.type(id, before);
  };
  session.type(id, first);
  const index = notebook.ids.value.indexOf(id) + 1;
  const added = rest.map((source, offset) => session.insert(cell.kind, index + offset, source, putBack));
  notebook.await(added.at(-1) ?? "", "edit");
  notebook.log.did({
    undo: async () => {
      if (session.text(id) !== first || added.some((part, at) => session.text(part) !== rest[at])) return false;
      notebook.select(id);
      if (!(await settled(notebook, id, before))) return false;
      return all(added.toReversed().map((part) => () => session.remove(part)));
    },
    redo: async () => {
      if (session.text(id) !== before || !(await all(added.map((part) => () => session.restore(part))))) return false;
      session.type(id, first);
      return true;
    },
  });
}

/** Changes a cell's text, and tells whether the server has taken it; where it has not, the text is what it was. */
async function settled(notebook: Notebook, id: string, text: string): Promise<boolean> {
  const { session } = notebook;
  const before = session.text(id);
  session.type(id, text);
  await session.settle();
  if (session.cell(id)?.source === text) return true;
  if (session.text(id) === text) session.type(id, before);
  return false;
}

/** Merges cells into the first of them, which keeps its id and kind; one cell with the one below. */
export function merge(notebook: Notebook, ids: readonly string[]): void {
  const { session, toasts } = notebook;
  const order = notebook.ids.value;
  const chosen = ids.length > 1 ? ids : order.slice(order.indexOf(ids[0] ?? ""), order.indexOf(ids[0] ?? "") + 2);
  const cells = chosen.flatMap((id) => session.cell(id) ?? []);
  const [first, ...others] = cells;
  if (!first || others.length === 0) return toasts.show(texts.cell.nothingBelow);
  const why = cells.map(refusal).find(Boolean);
  if (why) return toasts.show(why);
  const before = session.text(first.id);
  const after = join(first.kind, cells.map(({ id }) => session.text(id)));
  const step: Step = {
    undo: async () => {
      if (session.text(first.id) !== after) return false;
      // The others come back before their text goes from the first.
      if (!(await all(others.toReversed().map(({ id }) => () => session.restore(id))))) return false;
      session.type(first.id, before);
      return true;
    },
    redo: async () => {
      if (session.text(first.id) !== before) return false;
      // Only once their text is safe in the first cell do the others go.
      if (!(await settled(notebook, first.id, after))) return false;
      return all(others.toReversed().map(({ id }) => () => session.remove(id)));
    },
  };
  notebook.select(first.id);
  void step.redo().then((done) => {
    if (!done) return toasts.show(texts.cell.notMerged);
    notebook.log.did(step);
    const undo = () => void notebook.log.undo(step);
    toasts.show(texts.cell.merged(cells.length), { action: { label: texts.cell.undo, testid: "undo", run: undo } });
  });
}
