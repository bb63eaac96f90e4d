/**
 * A Session is the page's end of one open notebook: the confirmed document, the drafts on top of it, and the requests that
 * change or run cells. Components read its signals; the server owns the truth.
 */
import { batch, computed, signal } from "@preact/signals";
import type { ChangeSet } from "@codemirror/state";
import { Connection, Disconnected, RequestError, sessionURL } from "../connection/connection";
import type { Applied, Cell, CellKind, Document, Op, Request, Response, Welcome } from "../wire";
import { OpKind, RequestKind, Status } from "../wire";
import { apply } from "./apply";
import { applied, difference, readChanges, whole } from "./changes";
import * as drafting from "./drafts";
import { atNextFrame } from "./frame";
import { newID } from "./id";
import { Lesson } from "./lesson";
import { Questions } from "./questions";
import { advance } from "./queue";
import { Saving } from "./saving";
import { changesFile, complete } from "./incoming";
import { Insertions } from "./insertions";
import { versionOf } from "./version";
import { Watchers } from "./watchers";

/** What a session tells besides its signals. */
export interface SessionEvents {
  applied?(op: Op, before: Document, after: Document): void;
  /** The cell of a text that was not sent yet is gone. */
  lost?(lost: drafting.Lost): void;
  failed?(message: string): void;
}

/** From the first key to the request. It is not put off by the keys that follow, so that who types on is read, too. */
const sendDelay = 100;

export class Session {
  readonly path: string;
  readonly connection: Connection;
  readonly questions: Questions;
  readonly lesson = new Lesson(this);
  readonly watchers = new Watchers((id) => (this.cell(id) ? this.text(id) : undefined));
  readonly document = signal<Document | undefined>(undefined);
  readonly drafts = signal<drafting.Drafts>(drafting.noDrafts);
  readonly engine = signal("");
  /** When cells that are evaluating began, by the page's clock. */
  readonly started = signal<ReadonlyMap<string, number>>(new Map());
  /** The cells that wait, in the order in which they will run. */
  readonly queue = signal<readonly string[]>([]);
  readonly saving = new Saving();
  readonly saved = computed(() => this.drafts.value.size === 0 && this.saving.upToDate.value);

  #events: SessionEvents;
  /** What the server calls this page. */
  #client = "";
  /** How many edits were sent. */
  #edits = 0;
  #version = 0;
  #confirmed: Document | undefined;
  #insertions = new Insertions();
  /** The confirmed document with the inserted cells; ahead of the signal by at most a frame. */
  #latest: Document | undefined;
  #publishing: (() => void) | undefined;
  #typing = new Map<string, ReturnType<typeof setTimeout>>();
  #sending = new Map<string, Promise<boolean>>();

  constructor(path: string, events: SessionEvents = {}) {
    this.path = path;
    this.#events = events;
    this.connection = new Connection(sessionURL(path, newID()), {
      welcome: (welcome, reconnected) => this.#welcome(welcome, reconnected),
      applied: (message) => this.#applied(message),
      saved: (saved) => this.saving.told(saved),
      failed: (message) => this.#events.failed?.(message),
    });
    this.questions = new Questions(this.connection, () => this.settle());
  }

  open(): void {
    this.connection.open();
  }

  close(): void {
    this.flush();
    this.#typing.forEach((timer) => clearTimeout(timer));
    this.#publishing?.();
    this.connection.close();
  }

  /** Sends what was typed without delay. */
  flush(): void {
    for (const id of this.drafts.value.keys()) void this.#send(id);
  }

  cell(id: string): Cell | undefined {
    return this.#latest?.cells.find((cell) => cell.id === id);
  }

  /** What the reader sees in the cell: the draft where there is one. */
  text(id: string): string {
    return this.drafts.value.get(id)?.text ?? this.cell(id)?.source ?? "";
  }

  /** The student typed in the cell's editor. It is sent soon, and in any case before a run. */
  edit(id: string, changes: ChangeSet): void {
    if (!this.cell(id)) return;
    const before = this.text(id);
    this.#draft(id, whole(changes, before));
    this.watchers.show(id, applied(changes, before), true);
  }

  /** Gives the cell a new text by a command of the student. */
  type(id: string, text: string): void {
    const before = this.text(id);
    this.#draft(id, whole(difference(before, text), before));
    this.watchers.show(id, before, true);
  }

  #draft(id: string, changes: ChangeSet): void {
    const cell = this.cell(id);
    if (!cell || changes.empty) return;
    this.drafts.value = drafting.edit(this.drafts.value, cell, changes);
    this.#sendSoon(id);
  }

  async run(ids: string[]): Promise<boolean> {
    await this.settle();
    return this.ask({ kind: RequestKind.Run, cells: ids });
  }

  unqueue(ids: string[]): Promise<boolean> {
    return this.ask({ kind: RequestKind.Unqueue, cells: ids });
  }

  async runStale(): Promise<boolean> {
    await this.settle();
    return this.#apply({ kind: OpKind.RunStale });
  }

  /**
   * Adds a cell at the index and returns its id. The cell is there at once, so that every key typed next is its; requests
   * keep their order, so edits of it reach the server after it. Where the server refuses it, the cell goes again; gone hears of that.
   */
  insert(kind: CellKind, index: number, source = "", gone?: () => void): string {
    const { id, op } = this.#insertions.add(kind, index, source, gone);
    this.#publish();
    void this.#sendInserted(op);
    return id;
  }

  async remove(id: string): Promise<boolean> {
    await this.settle();
    return this.#apply({ kind: OpKind.DeleteCell, cell: id });
  }

  /** Brings back the cell, or the one deleted last. */
  restore(id?: string): Promise<boolean> {
    return this.#apply({ kind: OpKind.RestoreCell, ...(id ? { cell: id } : {}) });
  }

  /** Makes the cells those of an earlier version. */
  async restoreVersion(cells: readonly Cell[]): Promise<boolean> {
    await this.settle();
    return this.#apply({ kind: OpKind.RestoreVersion, cells: versionOf(cells) });
  }

  move(id: string, index: number): Promise<boolean> {
    return this.#apply({ kind: OpKind.MoveCell, cell: id, index });
  }

  async setKind(id: string, kind: CellKind): Promise<boolean> {
    await this.settle();
    return this.#apply({ kind: OpKind.SetKind, cell: id, cell_kind: kind });
  }

  clearOutputs(id?: string): Promise<boolean> {
    return this.#apply({ kind: OpKind.ClearOutputs, ...(id ? { cell: id } : {}) });
  }

  interrupt(): Promise<boolean> {
    return this.ask({ kind: RequestKind.Interrupt });
  }

  restart(): Promise<boolean> {
    return this.ask({ kind: RequestKind.Restart });
  }

  /** Writes the file now; overwrite: even where another program has changed it. */
  async save(overwrite = false): Promise<boolean> {
    await this.settle();
    return this.ask({ kind: RequestKind.Save, ...(overwrite ? { overwrite } : {}) });
  }

  /** Takes the file as another program wrote it; what is not saved here is gone. */
  reload(): Promise<boolean> {
    this.watchers.around(() => (this.drafts.value = drafting.noDrafts));
    return this.ask({ kind: RequestKind.Reload });
  }

  /** Sends a request and tells whether it was carried out; why it was not, the reader is told. */
  async ask(request: Omit<Request, "id">, read?: (response: Response) => void): Promise<boolean> {
    try {
      const response = await this.connection.request(request);
      read?.(response);
      return true;
    } catch (error) {
      // A lost connection has its own banner.
      if (!(error instanceof Disconnected)) this.#fail(error);
      return false;
    }
  }

  #fail(error: unknown): void {
    this.#events.failed?.(error instanceof Error ? error.message : String(error));
  }

  #apply(op: Op): Promise<boolean> {
    return this.ask({ kind: RequestKind.ApplyOp, op });
  }

  /** Waits until the server has all that was typed. */
  async settle(): Promise<void> {
    for (;;) {
      const outcomes = await Promise.all([...this.drafts.value.keys()].map((id) => this.#send(id)));
      if (!outcomes.includes(true)) return;
    }
  }

  #sendSoon(id: string): void {
    if (!this.#typing.has(id)) this.#typing.set(id, setTimeout(() => void this.#send(id), sendDelay));
  }

  /** Tells whether the draft has come nearer to the server. */
  #send(id: string): Promise<boolean> {
    clearTimeout(this.#typing.get(id));
    this.#typing.delete(id);
    const underWay = this.#sending.get(id);
    if (underWay) return underWay;
    const sending = this.#sendDraft(id).finally(() => this.#sending.delete(id));
    this.#sending.set(id, sending);
    return sending;
  }

  async #sendDraft(id: string): Promise<boolean> {
    if (this.connection.state.value.name !== "open") return false;
    const edit = this.#edits + 1;
    const next = drafting.send(this.drafts.value, id, edit);
    if (!next) return false;
    this.#edits = edit;
    this.drafts.value = next.drafts;
    try {
      await this.connection.request({ kind: RequestKind.ApplyOp, op: next.op, edit });
    } catch (error) {
      if (error instanceof Disconnected) return false; // the next welcome decides
      this.drafts.value = drafting.recall(this.drafts.value, id, edit);
      // Where another's edit came first, its arrival has rebased this one. Anything else would only be refused again; the text
      // stays here until the next key.
      if (!(error instanceof RequestError && error.conflict)) {
        this.#fail(error);
        return false;
      }
    }
    if (this.drafts.value.has(id)) this.#sendSoon(id);
    return true;
  }

  #welcome(welcome: Welcome, reconnected: boolean): void {
    const document = complete(welcome.document);
    const before = this.#latest?.cells ?? [];
    const drafts = this.drafts.value;
    this.#client = welcome.client;
    this.#version = welcome.version;
    this.#confirmed = document;
    for (const { id } of [...document.cells, ...document.deleted.map(({ cell }) => cell)]) this.#insertions.arrived(id);
    const running = document.cells.filter((cell) => cell.status === Status.Evaluating);
    this.watchers.around(() =>
      batch(() => {
        this.engine.value = welcome.engine;
        this.queue.value = advance(welcome.queue ?? [], document.cells);
        this.saving.opened(welcome.version);
        this.started.value = new Map(running.map(({ id }) => [id, this.started.value.get(id) ?? Date.now()]));
        this.#publish();
        this.drafts.value = drafting.resync(drafts, welcome, this.#latest ?? document, reconnected);
      }),
    );
    before.filter(({ id }) => !this.cell(id)).forEach((cell) => this.#lose(cell, drafts));
    if (reconnected) this.#insertions.waiting.forEach((op) => void this.#sendInserted(op));
    this.flush();
  }

  /** The cell is gone; what was typed into it and never sent is handed back. */
  #lose({ id, kind }: Cell, drafts: drafting.Drafts): void {
    const draft = drafts.get(id);
    this.drafts.value = drafting.without(this.drafts.value, id);
    if (draft) this.#events.lost?.({ kind, text: draft.text });
  }

  #applied({ version, author, edit, op }: Applied): void {
    const before = this.#confirmed;
    if (!before || version <= this.#version) return;
    const result = version === this.#version + 1 ? apply(before, op) : undefined;
    if (!result?.ok) return this.connection.resync();
    const after = complete(result.document);
    this.#version = version;
    this.#confirmed = after;
    if (op.kind === OpKind.InsertCell) this.#insertions.arrived(op.new_cell?.id);
    this.#latest = this.#withInserted();
    if (changesFile(op)) this.saving.changed(version);
    if (op.kind === OpKind.SetStatus && op.cell) this.#clock(op.cell, op.status === Status.Evaluating);
    const cell = before.cells.find(({ id }) => id === op.cell);
    if (op.kind === OpKind.EditSource && cell) this.#edited(cell, op, author === this.#client ? edit : undefined);
    if (op.kind === OpKind.DeleteCell && cell) this.#lose(cell, author === this.#client ? drafting.noDrafts : this.drafts.value);
    if (op.kind === OpKind.RestoreVersion || op.kind === OpKind.ResetCell) this.#replaced(before, after, author === this.#client);
    this.queue.value = advance(this.queue.value, after.cells);
    this.#publishSoon();
    this.#events.applied?.(op, before, after);
  }

  /** An edit has been applied: the page's own of this number, or another's. */
  #edited(before: Cell, op: Op, own: number | undefined): void {
    const after = this.cell(before.id);
    if (!after) return;
    const confirmed = own !== undefined && this.drafts.value.get(before.id)?.sent?.edit === own;
    if (confirmed) this.#take(drafting.confirm(this.drafts.value, after));
    else this.#receive(after, readChanges(op.changes, before.source));
  }

  /** An operation has replaced what cells hold, and perhaps the cells. */
  #replaced(before: Document, after: Document, own: boolean): void {
    for (const was of before.cells) {
      const cell = after.cells.find(({ id }) => id === was.id);
      if (!cell) this.#lose(was, own ? drafting.noDrafts : this.drafts.value);
      else if (cell.source !== was.source) this.#receive(cell, difference(was.source, cell.source));
    }
  }

  #receive(cell: Cell, theirs: ChangeSet): void {
    const { drafts, shown } = drafting.receive(this.drafts.value, cell, theirs);
    this.#take(drafts);
    this.watchers.tell(cell.id, shown, false);
  }

  #take(drafts: drafting.Drafts): void {
    // Without the new text the dropped draft would let the old one flash up.
    batch(() => {
      this.#publish();
      this.drafts.value = drafts;
    });
  }

  #clock(id: string, evaluating: boolean): void {
    const started = new Map(this.started.value);
    if (evaluating) started.set(id, Date.now());
    else started.delete(id);
    this.started.value = started;
  }

  /** A cell that is added without a connection waits for the next one. One that the server refuses goes. */
  async #sendInserted(op: Op): Promise<void> {
    try {
      await this.connection.request({ kind: RequestKind.ApplyOp, op });
    } catch (error) {
      if (error instanceof Disconnected) return;
      this.#fail(error);
      const cell = this.cell(op.new_cell?.id ?? "");
      this.#insertions.refused(op.new_cell?.id);
      this.#publish();
      if (cell) this.#lose(cell, this.drafts.value);
    }
  }

  #withInserted(): Document | undefined {
    return this.#confirmed && this.#insertions.on(this.#confirmed);
  }

  #publish(): void {
    this.#publishing?.();
    this.#publishing = undefined;
    this.#latest = this.#withInserted();
    this.document.value = this.#latest;
  }

  /** Operations that arrive within one frame are shown together. */
  #publishSoon(): void {
    this.#publishing ??= atNextFrame(() => this.#publish());
  }
}
