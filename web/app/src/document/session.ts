/**
 * A Session is the page's end of one open notebook: the confirmed document, the drafts on top of it, and the requests that
 * change or run cells. Components read its signals; the server owns the truth.
 */
import { batch, computed, signal } from "@preact/signals";
import { Connection, Disconnected, sessionURL } from "../connection/connection";
import type { Applied, Cell, CellKind, Completion, Document, Help, Inspection, Op, Request, Saved, Welcome } from "../wire";
import { HelpTopic, OpKind, RequestKind, Status } from "../wire";
import { apply } from "./apply";
import { newCell } from "./edits";
import * as drafting from "./drafts";
import { advance } from "./queue";
import { changesFile, complete } from "./incoming";

/** What a session tells besides its signals. */
export interface SessionEvents {
  applied?(op: Op, before: Document, after: Document): void;
  conflict?(conflict: drafting.Conflict): void;
  failed?(message: string): void;
}

const typingPause = 300;
/** Operations that arrive within one frame are shown together. */
const frame = 16;

export class Session {
  readonly path: string;
  readonly connection: Connection;
  readonly document = signal<Document | undefined>(undefined);
  readonly drafts = signal<drafting.Drafts>(drafting.noDrafts);
  readonly engine = signal("");
  /** When cells that are evaluating began, by the page's clock. */
  readonly started = signal<ReadonlyMap<string, number>>(new Map());
  /** The cells that wait, in the order in which they will run. */
  readonly queue = signal<readonly string[]>([]);
  readonly saveError = signal("");
  /** Another program changed the file; the reader decides which version stands. */
  readonly fileConflict = signal(false);
  readonly saved = computed(() => this.drafts.value.size === 0 && this.#savedVersion.value >= this.#changedVersion.value);

  #events: SessionEvents;
  #client = "";
  #version = 0;
  #confirmed: Document | undefined;
  /** Cells that the server has not confirmed yet. */
  #inserted: readonly Op[] = [];
  /** The confirmed document with the inserted cells; ahead of the signal by at most a frame. */
  #latest: Document | undefined;
  #publishing: ReturnType<typeof setTimeout> | undefined;
  #savedVersion = signal(0);
  #changedVersion = signal(0);
  #typing = new Map<string, ReturnType<typeof setTimeout>>();
  #sending = new Map<string, Promise<void>>();

  constructor(path: string, events: SessionEvents = {}) {
    this.path = path;
    this.#events = events;
    this.connection = new Connection(sessionURL(path), {
      welcome: (welcome) => this.#welcome(welcome),
      applied: (applied) => this.#applied(applied),
      saved: (saved) => this.#saved(saved),
      failed: (message) => this.#events.failed?.(message),
    });
  }

  open(): void {
    this.connection.open();
  }

  close(): void {
    this.flush();
    this.#typing.forEach((timer) => clearTimeout(timer));
    clearTimeout(this.#publishing);
    this.connection.close();
  }

  /** Sends what was typed without waiting for a pause. */
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

  /** The student typed. The text is sent when typing pauses, and in any case before a run. */
  type(id: string, text: string): void {
    const cell = this.cell(id);
    if (!cell) return;
    this.drafts.value = drafting.edit(this.drafts.value, cell, text);
    clearTimeout(this.#typing.get(id));
    this.#typing.set(id, setTimeout(() => void this.#send(id), typingPause));
  }

  async run(ids: string[]): Promise<boolean> {
    await this.#settle();
    return this.#ask({ kind: RequestKind.Run, cells: ids });
  }

  unqueue(ids: string[]): Promise<boolean> {
    return this.#ask({ kind: RequestKind.Unqueue, cells: ids });
  }

  async runStale(): Promise<boolean> {
    await this.#settle();
    return this.#apply({ kind: OpKind.RunStale });
  }

  async check(id: string): Promise<boolean> {
    await this.#settle();
    return this.#ask({ kind: RequestKind.Check, cells: [id] });
  }

  /**
   * Adds a cell at the index and returns its id. The cell is there at once, so that every key typed next is its; requests
   * keep their order, so edits of it reach the server after it. Where the server refuses, or is not there, the cell goes again.
   */
  insert(kind: CellKind, index: number, source = "", gone?: () => void): string {
    const id = newID();
    const op: Op = { kind: OpKind.InsertCell, index, new_cell: newCell(id, kind, source) };
    this.#inserted = [...this.#inserted, op];
    this.#publish();
    void this.#ask({ kind: RequestKind.ApplyOp, op }).then((done) => {
      if (done) return;
      this.#forgetInserted(id);
      gone?.();
    });
    return id;
  }

  async remove(id: string): Promise<boolean> {
    await this.#settle();
    return this.#apply({ kind: OpKind.DeleteCell, cell: id });
  }

  /** Brings back the cell, or the one deleted last. */
  restore(id?: string): Promise<boolean> {
    return this.#apply({ kind: OpKind.RestoreCell, ...(id ? { cell: id } : {}) });
  }

  move(id: string, index: number): Promise<boolean> {
    return this.#apply({ kind: OpKind.MoveCell, cell: id, index });
  }

  async setKind(id: string, kind: CellKind): Promise<boolean> {
    await this.#settle();
    return this.#apply({ kind: OpKind.SetKind, cell: id, cell_kind: kind });
  }

  clearOutputs(id?: string): Promise<boolean> {
    return this.#apply({ kind: OpKind.ClearOutputs, ...(id ? { cell: id } : {}) });
  }

  interrupt(): Promise<boolean> {
    return this.#ask({ kind: RequestKind.Interrupt });
  }

  restart(): Promise<boolean> {
    return this.#ask({ kind: RequestKind.Restart });
  }

  /** Writes the file now; overwrite: even where another program has changed it. */
  async save(overwrite = false): Promise<boolean> {
    await this.#settle();
    return this.#ask({ kind: RequestKind.Save, ...(overwrite ? { overwrite } : {}) });
  }

  /** Takes the file as another program wrote it; what is not saved here is gone. */
  reload(): Promise<boolean> {
    this.drafts.value = drafting.noDrafts;
    return this.#ask({ kind: RequestKind.Reload });
  }

  /** Completion and documentation are helps: where they fail, there is none. */
  async complete(id: string, source: string, cursor: number): Promise<Completion | undefined> {
    const request = { kind: RequestKind.Complete, cells: [id], source, cursor };
    return this.connection.request(request).then((response) => response.complete, () => undefined);
  }

  async inspect(id: string, source: string, cursor: number): Promise<Inspection | undefined> {
    const request = { kind: RequestKind.Inspect, cells: [id], source, cursor };
    return this.connection.request(request).then((response) => response.inspect, () => undefined);
  }

  /** What the kernel knows of a place in a cell. It is asked with what was typed in other cells, too. */
  async help(id: string, topic: HelpTopic, source: string, cursor: number, name = ""): Promise<Help | undefined> {
    if (topic === HelpTopic.RenameTopic) await this.#settle();
    const request = { kind: RequestKind.Help, topic, cells: [id], source, cursor, ...(name ? { new_name: name } : {}) };
    return this.connection.request(request).then((response) => response.help, () => undefined);
  }

  /** Sends a request and tells whether it was carried out; why it was not, the reader is told. */
  async #ask(request: Omit<Request, "id">): Promise<boolean> {
    try {
      await this.connection.request(request);
      return true;
    } catch (error) {
      // A lost connection has its own banner.
      if (!(error instanceof Disconnected)) this.#events.failed?.(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  #apply(op: Op): Promise<boolean> {
    return this.#ask({ kind: RequestKind.ApplyOp, op });
  }

  /** Waits until the server has all that was typed. */
  settle(): Promise<void> {
    return this.#settle();
  }

  /** Sends every draft and waits until none is under way. */
  async #settle(): Promise<void> {
    while (this.drafts.value.size > 0 && this.connection.state.value.name === "open") {
      const sending = [...this.drafts.value.keys()].map((id) => this.#send(id));
      await Promise.all(sending);
    }
  }

  #send(id: string): Promise<void> {
    clearTimeout(this.#typing.get(id));
    this.#typing.delete(id);
    const underWay = this.#sending.get(id);
    if (underWay) return underWay;
    const sending = this.#sendDraft(id).finally(() => this.#sending.delete(id));
    this.#sending.set(id, sending);
    return sending;
  }

  async #sendDraft(id: string): Promise<void> {
    if (this.connection.state.value.name !== "open") return;
    const next = drafting.send(this.drafts.value, id);
    if (!next) return;
    this.drafts.value = next.drafts;
    try {
      await this.connection.request({ kind: RequestKind.ApplyOp, op: next.op });
    } catch (error) {
      if (error instanceof Disconnected) return; // the next welcome decides
      const rejected = this.drafts.value.get(id)?.sent !== undefined;
      this.drafts.value = drafting.reject(this.drafts.value, id);
      // Where another tab's edit came first, its arrival has told of the conflict already.
      if (rejected) this.#events.failed?.(error instanceof Error ? error.message : String(error));
    }
    const draft = this.drafts.value.get(id);
    if (draft && draft.sent === undefined && !this.#typing.has(id)) {
      this.#typing.set(id, setTimeout(() => void this.#send(id), typingPause));
    }
  }

  #welcome(welcome: Welcome): void {
    const document = complete(welcome.document);
    this.#client = welcome.client;
    this.#version = welcome.version;
    this.#confirmed = document;
    this.#inserted = [];
    const { drafts, conflicts } = drafting.resync(this.drafts.value, document);
    const running = document.cells.filter((cell) => cell.status === Status.Evaluating);
    batch(() => {
      this.engine.value = welcome.engine;
      this.queue.value = advance(welcome.queue ?? [], document.cells);
      this.saveError.value = "";
      this.fileConflict.value = false;
      this.drafts.value = drafts;
      this.started.value = new Map(running.map(({ id }) => [id, this.started.value.get(id) ?? Date.now()]));
      this.#savedVersion.value = welcome.version;
      this.#changedVersion.value = welcome.version;
      this.#publish();
    });
    conflicts.forEach((conflict) => this.#events.conflict?.(conflict));
    this.flush();
  }

  #applied({ version, author, op }: Applied): void {
    const before = this.#confirmed;
    if (!before || version <= this.#version) return;
    const result = version === this.#version + 1 ? apply(before, op) : undefined;
    if (!result?.ok) return this.connection.resync();
    const after = complete(result.document);
    this.#version = version;
    this.#confirmed = after;
    if (op.kind === OpKind.InsertCell) this.#inserted = this.#inserted.filter((other) => other.new_cell?.id !== op.new_cell?.id);
    this.#latest = this.#withInserted();
    if (changesFile(op)) this.#changedVersion.value = version;
    if (op.kind === OpKind.SetStatus && op.cell) this.#clock(op.cell, op.status === Status.Evaluating);
    if (op.kind === OpKind.SetSource) this.#confirm(op, author);
    if (op.kind === OpKind.DeleteCell && op.cell) this.drafts.value = drafting.without(this.drafts.value, op.cell);
    this.queue.value = advance(this.queue.value, after.cells);
    this.#publishSoon();
    this.#events.applied?.(op, before, after);
  }

  #confirm(op: Op, author: string): void {
    const cell = this.cell(op.cell ?? "");
    if (!cell) return;
    const { drafts, conflict } = drafting.confirm(this.drafts.value, cell, author === this.#client);
    // Without the new text the dropped draft would let the old one flash up.
    batch(() => {
      this.#publish();
      this.drafts.value = drafts;
    });
    if (conflict) this.#events.conflict?.(conflict);
  }

  #clock(id: string, evaluating: boolean): void {
    const started = new Map(this.started.value);
    if (evaluating) started.set(id, Date.now());
    else started.delete(id);
    this.started.value = started;
  }

  #saved({ version, error, conflict }: Saved): void {
    batch(() => {
      this.saveError.value = error ?? "";
      this.fileConflict.value = conflict ?? false;
      if (!error) this.#savedVersion.value = Math.max(version, this.#savedVersion.value);
    });
  }

  /** The server refused the cell, so it goes. */
  #forgetInserted(id: string): void {
    this.#inserted = this.#inserted.filter((op) => op.new_cell?.id !== id);
    this.drafts.value = drafting.without(this.drafts.value, id);
    this.#publish();
  }

  #withInserted(): Document | undefined {
    return this.#confirmed && this.#inserted.reduce((doc, op) => {
      const result = apply(doc, op);
      return result.ok ? result.document : doc;
    }, this.#confirmed);
  }

  #publish(): void {
    clearTimeout(this.#publishing);
    this.#publishing = undefined;
    this.#latest = this.#withInserted();
    this.document.value = this.#latest;
  }

  #publishSoon(): void {
    this.#publishing ??= setTimeout(() => this.#publish(), frame);
  }
}

/** crypto.randomUUID needs a secure context, which a lab served to a classroom over plain http is not. */
function newID(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
