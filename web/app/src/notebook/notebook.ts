/**
 * A Notebook is an open session with what the reader does to it: which cell is selected, whether it is being edited, and the
 * commands that keys and buttons give. It knows the cells' elements and editors only to move the focus.
 */
import { computed, signal } from "@preact/signals";
import { Session } from "../document/session";
import type { Lost } from "../document/drafts";
import type { Editor } from "../editor/editor";
import { texts } from "../texts";
import type { Toasts } from "../ui/toasts";
import { edited } from "../document/places";
import { astray, staleCells } from "../document/stale";
import { CellKind, HelpTopic, OpKind, OutputKind, Role } from "../wire";
import type { Cell, Diagnostic } from "../wire";
import type { Marked } from "../editor/diagnostics";
import { Panels } from "../panels/panels";
import { announcement } from "./announce";
import { Formatting } from "./formatting";
import { Course } from "./course";
import type { Command } from "./keys";

export type Mode = "command" | "edit";

export class Notebook {
  readonly session: Session;
  readonly toasts: Toasts;
  readonly selected = signal("");
  readonly mode = signal<Mode>("command");
  readonly course: Course;
  /** What a screen reader is told. */
  readonly spoken = signal("");
  readonly help = signal(false);
  readonly history = signal(false);
  readonly formatting = new Formatting(this);
  /** Whether the contents are open, where they have no room of their own. */
  readonly outline = signal(false);

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

  /** What lives in the kernel, beside the sheet. */
  readonly panels: Panels;

  readonly stale = computed(() => staleCells(this.session.document.value?.cells ?? []).length);

  /** The names that cells took from elsewhere than above, by cell. */
  readonly astray = computed(() => {
    const cells = this.session.document.value?.cells ?? [];
    return new Map(cells.map((cell) => [cell.id, astray(cells, cell)]));
  });

  #editors = new Map<string, Editor>();
  #elements = new Map<string, HTMLElement>();
  /** A cell that gets the focus as soon as it appears. */
  #awaited: { id: string; mode: Mode } | undefined;
  #clipboard: { kind: CellKind; source: string } | undefined;

  constructor(path: string, toasts: Toasts) {
    this.toasts = toasts;
    this.session = new Session(path, {
      applied: (op, before, after) => {
        const text = announcement(op, before, after);
        if (text) this.spoken.value = text;
        // What a run declares, or a new kernel no longer knows, other cells may hang on.
        if (op.kind === OpKind.FinishRun || op.kind === OpKind.SetKernel) this.#editors.forEach((editor) => editor.recheck());
      },
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
    if (this.#awaited?.id === id && this.#awaited.mode === "edit") this.edit(id);
    return () => {
      if (this.#editors.get(id) === editor) this.#editors.delete(id);
    };
  }

  editor(id: string): Editor | undefined {
    return this.#editors.get(id);
  }

  // Selection.

  /** Selects the cell in command mode and shows it. */
  select(id: string): void {
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

  /** Selects the cell and brings it to the top of the window. */
  show(id: string): void {
    this.select(id);
    this.#elements.get(id)?.scrollIntoView({ block: "start" });
  }

  edit(id: string, edge?: "start" | "end"): void {
    const cell = this.session.cell(id);
    if (cell && cell.role === Role.Locked && cell.kind !== CellKind.Code) return this.select(id);
    this.#awaited = undefined;
    this.selected.value = id;
    this.mode.value = "edit";
    const editor = this.#editors.get(id);
    if (editor) editor.focus(edge);
    else this.#awaited = { id, mode: "edit" };
  }

  /** The focus arrived in the cell by itself: by pointer, or by Tab. */
  focused(id: string, inEditor: boolean): void {
    this.selected.value = id;
    this.mode.value = inEditor ? "edit" : "command";
  }

  goTo(id: string, line: number, column: number): void {
    this.selected.value = id;
    this.mode.value = "edit";
    this.#editors.get(id)?.goTo(line, column);
  }

  /** Goes to where the name at the cursor is declared. */
  async define(id: string, source: string, cursor: number): Promise<void> {
    const found = (await this.session.help(id, HelpTopic.DefinitionTopic, source, cursor))?.definition;
    if (found?.place) this.goTo(found.place.cell_id, found.place.line, found.place.column);
    else this.toasts.show(found ? texts.names.elsewhere : texts.names.unknown);
  }

  /** Renames in all cells, or says why not. */
  async rename(id: string, source: string, cursor: number, name: string): Promise<string> {
    const help = await this.session.help(id, HelpTopic.RenameTopic, source, cursor, name);
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
    const ids = this.ids.value;
    const id = ids[ids.indexOf(from) + by];
    if (id === undefined) return;
    const code = this.session.cell(id)?.kind === CellKind.Code;
    if (mode === "edit" && code) this.edit(id, by === 1 ? "start" : "end");
    else this.select(id);
  }

  // Commands.

  perform(command: Command): void {
    const id = this.selected.value || this.ids.value[0];
    switch (command) {
      case "save":
        return void this.session.save();
      case "runStale":
        return this.runStale();
      case "interrupt":
        return void this.session.interrupt();
      case "restart":
        return this.restart();
      case "undo":
        return void this.session.restore();
      case "formatAll":
        return void this.formatting.all();
      case "panel":
        return this.panels.toggle();
      case "help":
        this.help.value = !this.help.value;
        return;
      default:
        if (id) this.#performOn(id, command);
    }
  }

  #performOn(id: string, command: Exclude<Command, "save" | "runStale" | "interrupt" | "restart" | "undo" | "formatAll" | "panel" | "help">): void {
    switch (command) {
      case "format":
        return void this.formatting.cell(id);
      case "run":
        return this.run(id);
      case "runAdvance":
        return this.runAdvance(id);
      case "runInsert":
        return this.runInsert(id);
      case "edit":
        return this.edit(id);
      case "previous":
        return this.step(id, -1, "command");
      case "next":
        return this.step(id, 1, "command");
      case "insertAbove":
        return this.insert(CellKind.Code, this.#index(id), "command");
      case "insertBelow":
        return this.insert(CellKind.Code, this.#index(id) + 1, "command");
      case "copy":
        return this.copy(id);
      case "cut":
        if (this.#belongsToLab(id)) return this.explainLock();
        this.copy(id);
        return this.remove(id);
      case "paste":
        return this.#paste(id);
      case "delete":
        return this.remove(id);
      case "toMarkdown":
        return this.#turnInto(id, CellKind.Markdown);
      case "toCode":
        return this.#turnInto(id, CellKind.Code);
    }
  }

  run(id: string): void {
    if (this.session.cell(id)?.kind === CellKind.Code) void this.session.run([id]);
    this.select(id);
  }

  runAdvance(id: string): void {
    this.run(id);
    const ids = this.ids.value;
    const following = ids[ids.indexOf(id) + 1];
    if (following === undefined) this.insert(CellKind.Code, ids.length, "edit");
    else this.select(following);
  }

  runInsert(id: string): void {
    this.run(id);
    this.insert(CellKind.Code, this.#index(id) + 1, "edit");
  }

  runAll(): void {
    const cells = this.session.document.value?.cells ?? [];
    void this.session.run(cells.filter((cell) => cell.kind === CellKind.Code).map((cell) => cell.id));
  }

  runStale(): void {
    if (this.stale.value > 0) void this.session.runStale();
    else this.toasts.show(texts.commands.nothingStale);
  }

  restart(): void {
    void this.session.restart().then((done) => done && this.toasts.show(texts.kernel.restarted));
  }

  restartRunAll(): void {
    void this.session.restart().then((done) => done && this.runAll());
  }

  check(id: string): void {
    void this.session.check(id);
  }

  insert(kind: CellKind, index: number, mode: Mode): void {
    const id = this.session.insert(kind, index);
    this.#awaited = { id, mode };
    this.selected.value = id;
    this.mode.value = mode;
  }

  remove(id: string): void {
    const cell = this.session.cell(id);
    if (!cell) return;
    if (this.#belongsToLab(id)) return this.explainLock();
    const ids = this.ids.value;
    const index = ids.indexOf(id);
    const neighbour = ids[index + 1] ?? ids[index - 1];
    const undo = () => void this.session.restore(id).then((restored) => restored && this.select(id));
    void this.session.remove(id).then((removed) => {
      if (removed) this.toasts.show(texts.cell.deleted, { action: { label: texts.cell.undo, testid: "undo", run: undo } });
    });
    if (neighbour !== undefined) this.select(neighbour);
  }

  move(id: string, by: 1 | -1): void {
    const to = this.#index(id) + by;
    if (to < 0 || to >= this.ids.value.length) return;
    // The element is moved in the page, which costs it the focus.
    void this.session.move(id, to).then(() => setTimeout(() => this.select(id), 50));
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
      return void this.session.resetCell(id).then((done) => done && this.toasts.show(texts.reset.lockedDone));
    }
    const before = this.session.text(id);
    // In an open editor this is one step that its own undo takes back.
    this.session.type(id, start);
    const undo = () => this.session.type(id, before);
    this.toasts.show(texts.reset.done, { action: { label: texts.cell.undo, testid: "undo-start-over", run: undo } });
  }

  #belongsToLab(id: string): boolean {
    return (this.session.cell(id)?.role ?? Role.Free) !== Role.Free;
  }

  #turnInto(id: string, kind: CellKind): void {
    if (this.#belongsToLab(id)) return this.session.cell(id)?.kind === kind ? undefined : this.explainLock();
    void this.session.setKind(id, kind);
  }

  copy(id: string): void {
    const cell = this.session.cell(id);
    if (!cell) return;
    const source = this.session.text(id);
    this.#clipboard = { kind: cell.kind, source };
    // Other programs may have it too, where the browser lets a page write there.
    void navigator.clipboard?.writeText(source).catch(() => undefined);
    this.toasts.show(texts.cell.copied);
  }

  #paste(id: string): void {
    if (!this.#clipboard) return this.toasts.show(texts.cell.nothingToPaste);
    const { kind, source } = this.#clipboard;
    const pasted = this.session.insert(kind, this.#index(id) + 1, source);
    this.#awaited = { id: pasted, mode: "command" };
  }

  #index(id: string): number {
    return this.ids.value.indexOf(id);
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
