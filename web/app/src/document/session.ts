/**
 * A Session is the page's end of one open notebook: the confirmed document, the drafts on top of it, and the requests that
 * change or run cells. Components read its signals; the server owns the truth.
 */
import { batch, computed, signal } from "@preact/signals";
import { Connection, Disconnected, sessionURL } from "../connection/connection";
import type { Applied, Cell, CellKind, Completion, Document, Inspection, Op, Request, Saved, Welcome } from "../wire";
import { OpKind, RequestKind, Status } from "../wire";
import { apply } from "./apply";
import { newCell } from "./edits";
import * as drafting from "./drafts";
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
  readonly saveError = signal("");
  readonly saved = computed(() => this.drafts.value.size === 0 && this.#savedVersion.value >= this.#changedVersion.value);

  #events: SessionEvents;
  #client = "";
  #version = 0;
  #latest: Document | undefined; // ahead of the document signal by at most a frame
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

  async run(ids: string[]): Promise<void> {
    await this.#settle();
    await this.#ask({ kind: RequestKind.Run, cells: ids });
  }

  async check(id: string): Promise<void> {
    await this.#settle();
    await this.#ask({ kind: RequestKind.Check, cells: [id] });
  }

  /** Adds a cell at the index and returns its id at once; the cell appears when the server has applied it. */
  insert(kind: CellKind, index: number, source = ""): string {
    const id = newID();
    void this.#apply({ kind: OpKind.InsertCell, index, new_cell: newCell(id, kind, source) });
    return id;
  }

  async remove(id: string): Promise<void> {
    await this.#settle();
    await this.#apply({ kind: OpKind.DeleteCell, cell: id });
  }

  /** Brings back the cell, or the one deleted last. */
  restore(id?: string): Promise<void> {
    return this.#apply({ kind: OpKind.RestoreCell, ...(id ? { cell: id } : {}) });
  }

  move(id: string, index: number): Promise<void> {
    return this.#apply({ kind: OpKind.MoveCell, cell: id, index });
  }

  async setKind(id: string, kind: CellKind): Promise<void> {
    await this.#settle();
    await this.#apply({ kind: OpKind.SetKind, cell: id, cell_kind: kind });
  }

  clearOutputs(id?: string): Promise<void> {
    return this.#apply({ kind: OpKind.ClearOutputs, ...(id ? { cell: id } : {}) });
  }

  interrupt(): Promise<void> {
    return this.#ask({ kind: RequestKind.Interrupt });
  }

  restart(): Promise<void> {
    return this.#ask({ kind: RequestKind.Restart });
  }

  async save(): Promise<void> {
    await this.#settle();
    await this.#ask({ kind: RequestKind.Save });
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

  async #ask(request: Omit<Request, "id">): Promise<void> {
    try {
      await this.connection.request(request);
    } catch (error) {
      // A lost connection has its own banner; what was asked for is then plainly not done.
      if (!(error instanceof Disconnected)) this.#events.failed?.(error instanceof Error ? error.message : String(error));
    }
  }

  #apply(op: Op): Promise<void> {
    return this.#ask({ kind: RequestKind.ApplyOp, op });
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
    this.#latest = document;
    const { drafts, conflicts } = drafting.resync(this.drafts.value, document);
    const running = document.cells.filter((cell) => cell.status === Status.Evaluating);
    batch(() => {
      this.engine.value = welcome.engine;
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
    const before = this.#latest;
    if (!before || version <= this.#version) return;
    const result = version === this.#version + 1 ? apply(before, op) : undefined;
    if (!result?.ok) return this.connection.resync();
    const after = complete(result.document);
    this.#version = version;
    this.#latest = after;
    if (changesFile(op)) this.#changedVersion.value = version;
    if (op.kind === OpKind.SetStatus && op.cell) this.#clock(op.cell, op.status === Status.Evaluating);
    if (op.kind === OpKind.SetSource) this.#confirm(op, author);
    if (op.kind === OpKind.DeleteCell && op.cell) this.drafts.value = drafting.without(this.drafts.value, op.cell);
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

  #saved({ version, error }: Saved): void {
    batch(() => {
      this.saveError.value = error ?? "";
      if (!error) this.#savedVersion.value = Math.max(version, this.#savedVersion.value);
    });
  }

  #publish(): void {
    clearTimeout(this.#publishing);
    this.#publishing = undefined;
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
