/**
 * A Notebook is an open session with what the reader does to it: which cell is selected, whether it is being edited, and the
 * commands that keys and buttons give. It knows the cells' elements and editors only to move the focus.
 */
import { batch, computed, signal } from "@preact/signals";
import { noneSkipped, skip } from "../document/queue";
import { Session } from "../document/session";
import type { Lost } from "../document/drafts";
import type { Marked } from "../editor/diagnostics";
import type { Editor } from "../editor/editor";
import { Find } from "../find/find";
import { texts } from "../texts";
import type { Question } from "../ui/confirm";
import type { Toasts } from "../ui/toasts";
import { edited } from "../document/places";
import { astray, staleCells } from "../document/stale";
import { Panels } from "../panels/panels";
import { CellKind, HelpTopic, OpKind, OutputKind, Role, Status } from "../wire";
import type { Cell, Diagnostic, Document, Op } from "../wire";
import { announcement, sayAgain } from "./announce";
import { Course } from "./course";
import { Formatting } from "./formatting";
import { runCells } from "./running";
import { beside, between } from "./selection";
import * as structure from "./structure";
import { UndoLog } from "./undo";

export type Mode = "command" | "edit";

export class Notebook {
  readonly session: Session;
  readonly toasts: Toasts;
  /** The cell that has the focus. */
  readonly selected = signal("");
  /** Where a selection of several cells began. */
  readonly anchor = signal("");
  readonly mode = signal<Mode>("command");
  readonly course: Course;
  /** What a screen reader is told. */
  readonly spoken = signal("");
  readonly help = signal(false);
  readonly history = signal(false);
  readonly palette = signal(false);
  /** Whether the contents are open, where they have no room of their own. */
  readonly outline = signal(false);
  /** What is asked before something is lost. */
  readonly asking = signal<Question | undefined>(undefined);
  readonly interrupting = signal(false);
  /** Cells whose outputs are folded away on this page. */
  readonly folded = signal<ReadonlySet<string>>(new Set());
  /** Cells that did not run because one before them failed. */
  readonly skipped = signal(noneSkipped);
  readonly log = new UndoLog();
  readonly find = new Find(this);
  readonly formatting = new Formatting(this);
  /** What lives in the kernel, beside the sheet. */
  readonly panels: Panels;

  /** As one string, a computed signal is the same after every operation that leaves the order alone. */
  readonly #order = computed(() => (this.session.document.value?.cells ?? []).map((cell) => cell.id).join(" "));
  readonly ids = computed(() => this.#order.value.split(" ").filter(Boolean));
  /** Places to mark, by cell: a run may fail at a line of a function that another cell declares. */
  readonly marks = computed(() => {
    const marks = new Map<string, Marked[]>();
    for (const cell of this.session.document.value?.cells ?? []) {
      for (const diagnostic of cell.diagnostics ?? []) {
        const id = diagnostic.cell_id || cell.id;
        marks.set(id, [...(marks.get(id) ?? []), { ...diagnostic, of: causeOf(cell, diagnostic) }]);
      }
    }
    return marks;
  });

  /** The selected cells, in their order: one, or several. */
  readonly chosen = computed(() => between(this.ids.value, this.anchor.value, this.selected.value));

  readonly stale = computed(() => staleCells(this.session.document.value?.cells ?? []).length);

  /** The names that cells took from elsewhere than above, by cell. */
  readonly astray = computed(() => astray(this.session.document.value?.cells ?? []));

  #editors = new Map<string, Editor>();
  #elements = new Map<string, HTMLElement>();
  /** A cell that gets the focus as soon as it appears. */
  #awaited: { id: string; mode: Mode } | undefined;

  constructor(path: string, toasts: Toasts) {
    this.toasts = toasts;
    this.session = new Session(path, {
      applied: (op, before, after) => this.#applied(op, before, after),
      lost: (lost) => this.#offer(lost),
      failed: (message) => toasts.show(message, { tone: "problem" }),
    });
    this.panels = new Panels(this.session);
    this.course = new Course(this.session.document);
  }

  // Elements and editors come and go as the page is drawn.

  attachElement(id: string, element: HTMLElement | null): void {
    if (!element) {
      this.#elements.delete(id);
      return;
    }
    this.#elements.set(id, element);
    if (this.#awaited?.id === id && this.#awaited.mode === "command") this.select(id);
  }

  attachEditor(id: string, editor: Editor): () => void {
    this.#editors.set(id, editor);
    this.find.paint(id);
    if (this.#awaited?.id === id && this.#awaited.mode === "edit") this.edit(id);
    return () => {
      if (this.#editors.get(id) === editor) this.#editors.delete(id);
    };
  }

  /** Where the cursors of the cell's editor are; nowhere where it has none. */
  cursors(id: string): number[] {
    return this.#editors.get(id)?.view?.state.selection.ranges.flatMap(({ from, to }) => [from, to]) ?? [];
  }

  editor(id: string): Editor | undefined {
    return this.#editors.get(id);
  }

  element(id: string): HTMLElement | undefined {
    return this.#elements.get(id);
  }

  // Selection.

  /** Selects the cell in command mode and shows it. */
  select(id: string): void {
    this.anchor.value = id;
    this.#focus(id);
  }

  /** Selects the cells from where the selection began to this one. */
  extend(id: string | undefined): void {
    if (id === undefined) return;
    this.#focus(id);
    if (this.chosen.value.length > 1) this.#say(texts.spoken.chosen(this.chosen.value.length));
  }

  extendBy(by: 1 | -1): void {
    this.extend(beside(this.ids.value, this.selected.value, by));
  }

  selectAll(): void {
    this.anchor.value = this.ids.value[0] ?? "";
    this.extend(this.ids.value.at(-1));
  }

  /** Gives the focus back to the cell that had it, whatever else is selected. */
  refocus(): void {
    if (this.selected.value) this.#focus(this.selected.value);
  }

  #focus(id: string): void {
    this.#awaited = undefined;
    this.selected.value = id;
    this.mode.value = "command";
    const element = this.#elements.get(id);
    if (!element) {
      this.#awaited = { id, mode: "command" };
      return;
    }
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  /** A cell that is about to appear gets the focus. */
  await(id: string, mode: Mode): void {
    batch(() => {
      this.#awaited = { id, mode };
      this.anchor.value = id;
      this.selected.value = id;
      this.mode.value = mode;
    });
  }

  /** The pointer went down in a cell. */
  pressed(id: string, extending: boolean): boolean {
    if (extending && this.anchor.value && this.anchor.value !== id) {
      this.extend(id);
      return true;
    }
    this.anchor.value = id;
    return false;
  }

  /** Selects the cell and brings it to the top of the window. */
  show(id: string): void {
    this.select(id);
    this.#elements.get(id)?.scrollIntoView({ block: "start" });
  }

  edit(id: string, edge?: "start" | "end"): void {
    const cell = this.session.cell(id);
    if (cell && cell.role === Role.Locked && cell.kind !== CellKind.Code) return this.select(id);
    this.#awaited = undefined;
    this.anchor.value = id;
    this.selected.value = id;
    this.mode.value = "edit";
    const editor = this.#editors.get(id);
    if (editor) editor.focus(edge);
    else this.#awaited = { id, mode: "edit" };
  }

  /** The focus arrived in the cell by itself: by pointer, or by Tab. */
  focused(id: string, inEditor: boolean): void {
    if (inEditor || id !== this.selected.value) this.anchor.value = id;
    this.selected.value = id;
    this.mode.value = inEditor ? "edit" : "command";
  }

  goTo(id: string, line: number, column: number): void {
    this.anchor.value = id;
    this.selected.value = id;
    this.mode.value = "edit";
    this.#editors.get(id)?.goTo(line, column);
  }

  /** Goes to where the name at the cursor is declared. */
  async define(id: string, source: string, cursor: number): Promise<void> {
    const found = (await this.session.questions.help(id, HelpTopic.DefinitionTopic, source, cursor))?.definition;
    if (found?.place) this.goTo(found.place.cell_id, found.place.line, found.place.column);
    else this.toasts.show(found ? texts.names.elsewhere : texts.names.unknown);
  }

  /** Renames in all cells, or says why not. */
  async rename(id: string, source: string, cursor: number, name: string): Promise<string> {
    const help = await this.session.questions.help(id, HelpTopic.RenameTopic, source, cursor, name);
    if (!help) return texts.names.failed;
    if (help.refused) return help.refused;
    const edits = help.edits ?? [];
    for (const cell of new Set(edits.map(({ place }) => place.cell_id))) {
      const text = edited(this.session.text(cell), edits.filter(({ place }) => place.cell_id === cell));
      this.session.type(cell, text);
    }
    return "";
  }

  /** Brings an earlier version back, which can be undone. */
  async restoreVersion(cells: readonly Cell[], time: string): Promise<void> {
    const present = this.session.document.value?.cells.map((cell) => ({ ...cell, source: this.session.text(cell.id) })) ?? [];
    if (!(await this.session.restoreVersion(cells))) return;
    const undo = () => void this.session.restoreVersion(present);
    this.toasts.show(texts.history.restored(time), { action: { label: texts.history.undo, testid: "undo", run: undo } });
  }

  step(from: string, by: 1 | -1, mode: Mode): void {
    const id = beside(this.ids.value, from, by);
    if (id === undefined) return;
    const code = this.session.cell(id)?.kind === CellKind.Code;
    if (mode === "edit" && code) this.edit(id, by === 1 ? "start" : "end");
    else this.select(id);
  }

  // What keys in editors and buttons of cells do; other commands are in commands.ts.

  run(id: string): void {
    runCells(this, [id]);
    this.select(id);
  }

  /** Runs the cells and goes on to the one below them. */
  runAdvance(ids: readonly string[]): void {
    runCells(this, ids);
    const last = ids.at(-1) ?? "";
    const following = beside(this.ids.value, last, 1);
    if (following === undefined) this.insert(CellKind.Code, this.ids.value.length, "edit");
    else this.select(following);
  }

  runInsert(ids: readonly string[]): void {
    runCells(this, ids);
    this.insert(CellKind.Code, this.ids.value.indexOf(ids.at(-1) ?? "") + 1, "edit");
  }

  check(id: string): void {
    void this.session.lesson.check(id);
  }

  insert(kind: CellKind, index: number, mode: Mode): void {
    structure.insert(this, kind, index, mode);
  }

  /** Takes back what was done last to cells; what other tabs deleted can be brought back, too. */
  async undo(): Promise<void> {
    const undone = await this.log.undo();
    if (undone === false) return this.toasts.show(texts.cell.overtaken);
    if (undone) return;
    const last = this.session.document.value?.deleted.at(-1)?.cell.id;
    if (last === undefined) return this.toasts.show(texts.cell.nothingToUndo);
    if (await this.session.restore(last)) this.select(last);
  }

  async redo(): Promise<void> {
    const redone = await this.log.redo();
    if (redone === undefined) this.toasts.show(texts.cell.nothingToRedo);
    else if (!redone) this.toasts.show(texts.cell.overtaken);
  }

  /** Says why a cell of the lab stays as it is. */
  explainLock(): void {
    this.toasts.show(texts.cell.belongsToLab);
  }

  /** Whether a cell of the lab has another text than at the beginning. */
  changed(id: string): boolean {
    const start = this.course.start.value.get(id);
    const cell = this.session.document.value?.cells.find((other) => other.id === id);
    const text = this.session.drafts.value.get(id)?.text ?? cell?.source;
    return start !== undefined && text !== undefined && text !== start;
  }

  /** Puts the lab's text into the cell; the text that was there can be had back. */
  startOver(id: string): void {
    const start = this.course.start.value.get(id);
    const cell = this.session.cell(id);
    if (start === undefined || !cell) return;
    if (cell.role === Role.Locked) {
      return void this.session.lesson.resetCell(id).then((done) => done && this.toasts.show(texts.reset.lockedDone));
    }
    const before = this.session.text(id);
    // In an open editor this is one step that its own undo takes back.
    this.session.type(id, start);
    const undo = () => this.session.type(id, before);
    this.toasts.show(texts.reset.done, { action: { label: texts.cell.undo, testid: "undo-start-over", run: undo } });
  }

  toggleOutputs(ids: readonly string[]): void {
    const fold = ids.some((id) => !this.folded.value.has(id));
    const next = new Set(this.folded.value);
    for (const id of ids) {
      if (fold) next.add(id);
      else next.delete(id);
    }
    this.folded.value = next;
  }

  #say(text: string): void {
    this.spoken.value = sayAgain(text, this.spoken.peek());
  }

  #applied(op: Op, before: Document, after: Document): void {
    const text = announcement(op, before, after);
    if (text) this.#say(text);
    // What a run declares, or a new kernel no longer knows, other cells may hang on.
    if (op.kind === OpKind.FinishRun || op.kind === OpKind.SetKernel) this.#editors.forEach((editor) => editor.recheck());
    this.skipped.value = skip(this.skipped.value, op, before, after);
    const { failed } = this.skipped.value;
    if (op.kind !== OpKind.FinishRun || failed === undefined) return;
    const behind = after.cells.filter(({ status }) => status === Status.Queued).length;
    if (behind === 0) return;
    const number = after.cells.findIndex(({ id }) => id === failed) + 1;
    const action = { label: texts.cell.goThere, testid: "go-there", run: () => this.show(failed) };
    this.toasts.show(texts.cell.stopped(number, behind), { action });
  }

  /** A cell that was typed in is gone; the text is offered back rather than lost. */
  #offer({ kind, text }: Lost): void {
    this.toasts.show(texts.cell.lost, {
      tone: "problem",
      action: {
        label: texts.cell.putBack,
        testid: "put-back",
        run: () => void this.session.insert(kind, this.ids.value.length, text),
      },
    });
  }
}

/** What a diagnostic of a run is of. */
function causeOf({ outputs }: Cell, { warning }: Diagnostic): Marked["of"] {
  if (warning) return "warning";
  return outputs.some((output) => output.kind === OutputKind.ErrorOutput && output.error_name === "CompileError") ? "check" : "panic";
}
