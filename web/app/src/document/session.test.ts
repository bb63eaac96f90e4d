// @vitest-environment jsdom
import { ChangeSet } from "@codemirror/state";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Applied, Document, Op, Request, Response } from "../wire";
import { apply } from "./apply";
import { newCell } from "./edits";
import { Refusal } from "./refusal";
import { Session } from "./session";
import type { SessionEvents } from "./session";
import type { Watcher } from "./watchers";

/** The server's end of a session: keeps the document, answers at once, and can be cut off. */
class Server extends EventTarget {
  static connections: Server[] = [];
  static document: Document;
  static version: number;
  static edits: Record<string, number>;

  readonly requests: Request[] = [];
  #open = true;

  constructor() {
    super();
    Server.connections.push(this);
  }

  send(data: string): void {
    const request = JSON.parse(data) as Request;
    this.requests.push(request);
    if (request.kind !== "apply" || !request.op) return this.tell({ id: request.id, done: true });
    const error = this.apply(request.op, "me", request.edit);
    if (error === undefined) return this.tell({ id: request.id, done: true });
    return this.tell({ id: request.id, error: { message: error.message, conflict: error.reason === "conflict" } });
  }

  /** Applies the operation and tells the page; returns why not, where it is refused. */
  apply(op: Op, author: string, edit = 0): Refusal | undefined {
    const result = apply(Server.document, op);
    if (!result.ok) return result.refusal;
    Server.document = result.document;
    if (edit) Server.edits = { ...Server.edits, [op.cell ?? ""]: edit };
    this.tell({ applied: { version: ++Server.version, author, edit, op } satisfies Applied });
    return undefined;
  }

  welcome(): void {
    const { document, version, edits } = Server;
    this.tell({ welcome: { client: "me", known: true, edits, version, document, path: "n.ipynb", engine: "yaegi" } });
  }

  tell(response: Response): void {
    if (this.#open) this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(response) }));
  }

  close(): void {
    this.#open = false;
    this.dispatchEvent(new Event("close"));
  }

  sent(): (Op | string)[] {
    return this.requests.map((request) => request.op ?? request.kind);
  }
}

let session: Session;

function open(events: SessionEvents = {}): Server {
  session = new Session("n.ipynb", events);
  session.open();
  return connected();
}

function connected(): Server {
  const server = Server.connections.at(-1);
  if (!server) throw new Error("the page did not connect");
  server.welcome();
  return server;
}

const pause = () => vi.advanceTimersByTimeAsync(1000);
const change = (changes: NonNullable<Op["changes"]>, revision: number): Op => ({ kind: "edit_source", cell: "a", changes, revision });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Server);
  Server.connections = [];
  Server.version = 0;
  Server.edits = {};
  Server.document = { title: "N", cells: [newCell("a", "code", "x")], kernel: "idle", deleted: [] };
});

afterEach(() => {
  session.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("typing", () => {
  test("is sent soon, and the cell is saved text then", async () => {
    const server = open();
    session.type("a", "xy");
    session.type("a", "xyz");
    expect(server.sent()).toEqual([]);
    expect(session.text("a")).toBe("xyz");
    await vi.advanceTimersByTimeAsync(100);
    expect(server.sent()).toEqual([change([1, [0, "yz"]], 0)]);
    expect(session.drafts.value.size).toBe(0);
    expect(session.document.value?.cells[0]?.source).toBe("xyz");
  });

  test("is sent before a run", async () => {
    const server = open();
    session.type("a", "xy");
    await session.run(["a"]);
    expect(server.sent()).toEqual([change([1, [0, "y"]], 0), "run"]);
  });

  test("goes on from the revision that the last edit made", async () => {
    const server = open();
    session.type("a", "1");
    await pause();
    session.type("a", "2");
    await pause();
    expect(server.sent()).toEqual([change([[1, "1"]], 0), change([[1, "2"]], 1)]);
  });

  test("without a pause is sent several times a second", async () => {
    const server = open();
    for (let i = 0; i < 40; i++) {
      session.type("a", `${session.text("a")}.`);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(server.sent().length).toBeGreaterThan(8);
    expect(Server.document.cells[0]?.source.length).toBeGreaterThan(36);
  });

  test("goes together with what another tab types", async () => {
    const server = open();
    const watcher = vi.fn<Watcher>();
    session.watchers.add("a", watcher);
    session.edit("a", ChangeSet.of({ from: 1, insert: " mine" }, 1));
    server.apply(change([[0, "theirs "], 1], 0), "other");
    expect(session.text("a")).toBe("theirs x mine");
    expect(watcher.mock.calls.map(([changes, own]) => [changes.toJSON(), own])).toEqual([[[[0, "theirs "], 6], false]]);
    await pause();
    expect(server.sent()).toEqual([change([8, [0, " mine"]], 1)]);
    expect(Server.document.cells[0]?.source).toBe("theirs x mine");
  });

  test("is kept where the server refuses it, and a run does not wait for ever", async () => {
    const failed = vi.fn<NonNullable<SessionEvents["failed"]>>();
    const server = open({ failed });
    vi.spyOn(server, "apply").mockReturnValue(new Refusal("invalid", "no"));
    session.type("a", "mine");
    await session.run(["a"]);
    expect(session.text("a")).toBe("mine");
    expect(failed).toHaveBeenCalledWith("no");
  });

  test("a command's edit is shown by the editor, as the student's own", () => {
    open();
    const watcher = vi.fn<Watcher>();
    session.watchers.add("a", watcher);
    session.type("a", "xy");
    expect(watcher.mock.calls.map(([changes, own]) => [changes.toJSON(), own])).toEqual([[[1, [0, "y"]], true]]);
  });

  test("in a cell that another tab deletes is handed back", () => {
    const lost = vi.fn<NonNullable<SessionEvents["lost"]>>();
    const server = open({ lost });
    session.type("a", "mine");
    server.apply({ kind: "delete_cell", cell: "a" }, "other");
    expect(lost).toHaveBeenCalledWith({ kind: "code", text: "mine" });
    expect(session.drafts.value.size).toBe(0);
  });

  test("half a character does not reach the server", async () => {
    const server = open();
    session.edit("a", ChangeSet.of({ from: 0, to: 1, insert: "🎲"[0] ?? "" }, 1));
    await pause();
    expect(server.sent()).toEqual([change([[1, "\ufffd"]], 0)]);
    expect(session.text("a")).toBe("\ufffd");
  });
});

describe("a new cell", () => {
  test("is there at once, and what is typed into it follows its insertion", async () => {
    const server = open();
    const id = session.insert("code", 1);
    session.type(id, "y");
    expect(session.text(id)).toBe("y");
    await session.run([id]);
    expect(server.sent()).toMatchObject([{ kind: "insert_cell", index: 1 }, { kind: "edit_source", cell: id }, "run"]);
    expect(session.document.value?.cells.map((cell) => cell.source)).toEqual(["x", "y"]);
  });

  test("goes again where the server refuses it", async () => {
    const failed = vi.fn<NonNullable<SessionEvents["failed"]>>();
    const server = open({ failed });
    vi.spyOn(server, "apply").mockReturnValue(new Refusal("invalid", "no more cells"));
    const id = session.insert("code", 0);
    expect(session.cell(id)).toBeDefined();
    await pause();
    expect(session.cell(id)).toBeUndefined();
    expect(failed).toHaveBeenCalledWith("no more cells");
  });
});

describe("a lost connection", () => {
  test("keeps what is typed and sends it when it is back", async () => {
    const first = open();
    first.close();
    session.type("a", "offline");
    await pause();
    expect(session.text("a")).toBe("offline");
    const second = connected();
    await pause();
    expect(second.sent()).toEqual([change([[1, "offline"]], 0)]);
    expect(session.drafts.value.size).toBe(0);
  });

  test("keeps a new cell and its text", async () => {
    const first = open();
    first.close();
    const id = session.insert("markdown", 1, "# New");
    session.type(id, "# New cell");
    await pause();
    connected();
    await pause();
    expect(Server.document.cells.map(({ source }) => source)).toEqual(["x", "# New cell"]);
    expect(session.document.value?.cells).toEqual(Server.document.cells);
  });

  test.each([true, false])("does not repeat or lose what was under way; it had arrived: %s", async (arrives) => {
    const first = open();
    vi.spyOn(first, "send").mockImplementation((data) => {
      const { op, edit } = JSON.parse(data) as Request;
      first.close();
      if (op && arrives) first.apply(op, "me", edit);
    });
    session.edit("a", ChangeSet.of({ from: 1, insert: "y" }, 1));
    await pause();
    expect(Server.version).toBe(arrives ? 1 : 0);
    connected();
    await pause();
    expect(Server.document.cells[0]?.source).toBe("xy");
    expect(Server.version).toBe(1);
  });

  test.each(["x", "xy"])("to a server that was started anew and has %s: the text tells what had arrived", async (text) => {
    const first = open();
    vi.spyOn(first, "send").mockImplementation(() => first.close());
    session.type("a", "xy");
    await pause();
    const document = { ...Server.document, cells: [newCell("a", "code", `theirs ${text}`)] };
    Server.document = document;
    Server.connections.at(-1)?.tell({ welcome: { client: "me", version: 0, document, path: "n.ipynb", engine: "yaegi" } });
    await pause();
    expect(Server.document.cells[0]?.source).toBe("theirs xy");
  });

  test("hands back the text of a cell that was deleted meanwhile", async () => {
    const lost = vi.fn<NonNullable<SessionEvents["lost"]>>();
    const first = open({ lost });
    first.close();
    session.type("a", "mine");
    Server.document = { ...Server.document, cells: [] };
    await pause();
    connected();
    expect(lost).toHaveBeenCalledWith({ kind: "code", text: "mine" });
  });

  test("brings what happened meanwhile", async () => {
    const first = open();
    first.close();
    Server.document = { ...Server.document, title: "Renamed", cells: [] };
    Server.version = 7;
    await pause();
    connected();
    expect(session.document.value).toMatchObject({ title: "Renamed", cells: [] });
  });
});

test("an operation that does not fit makes the page ask for the document anew", () => {
  const server = open();
  server.tell({ applied: { version: 5, author: "other", op: change([[1, "y"]], 0) } });
  expect(Server.connections).toHaveLength(2);
  connected();
  expect(session.connection.state.value.name).toBe("open");
});

test("the notebook counts as saved when the server has written what changed", () => {
  const server = open();
  expect(session.saved.value).toBe(true);
  server.apply(change([[1, "y"]], 0), "other");
  expect(session.saved.value).toBe(false);
  server.tell({ saved: { version: 1 } });
  expect(session.saved.value).toBe(true);
  server.tell({ saved: { version: 1, error: "disk full" } });
  expect(session.saving.error.value).toBe("disk full");
});
