// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Applied, Document, Op, Request, Response } from "../wire";
import { apply } from "./apply";
import { newCell } from "./edits";
import { Session } from "./session";
import type { SessionEvents } from "./session";

/** The server's end of a session: keeps the document, answers at once, and can be cut off. */
class Server extends EventTarget {
  static connections: Server[] = [];
  static document: Document;
  static version: number;

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
    const error = this.apply(request.op, "me");
    this.tell(error === undefined ? { id: request.id, done: true } : { id: request.id, error: { message: error } });
  }

  /** Applies the operation and tells the page; returns why not, where it is refused. */
  apply(op: Op, author: string): string | undefined {
    const result = apply(Server.document, op);
    if (!result.ok) return result.refusal.message;
    Server.document = result.document;
    this.tell({ applied: { version: ++Server.version, author, op } satisfies Applied });
    return undefined;
  }

  welcome(): void {
    const { document, version } = Server;
    this.tell({ welcome: { client: "me", version, document, path: "n.ipynb", engine: "yaegi" } });
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
const setSource = (source: string, revision: number): Op => ({ kind: "set_source", cell: "a", source, revision });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Server);
  Server.connections = [];
  Server.version = 0;
  Server.document = { title: "N", cells: [newCell("a", "code", "x")], kernel: "idle", deleted: [] };
});

afterEach(() => {
  session.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("typing", () => {
  test("is sent when it pauses, and the cell is saved text then", async () => {
    const server = open();
    session.type("a", "xy");
    session.type("a", "xyz");
    expect(server.sent()).toEqual([]);
    expect(session.text("a")).toBe("xyz");
    await pause();
    expect(server.sent()).toEqual([setSource("xyz", 0)]);
    expect(session.drafts.value.size).toBe(0);
    expect(session.document.value?.cells[0]?.source).toBe("xyz");
  });

  test("is sent before a run", async () => {
    const server = open();
    session.type("a", "xy");
    await session.run(["a"]);
    expect(server.sent()).toEqual([setSource("xy", 0), "run"]);
  });

  test("goes on from the revision that the last edit made", async () => {
    const server = open();
    session.type("a", "1");
    await pause();
    session.type("a", "2");
    await pause();
    expect(server.sent()).toEqual([setSource("1", 0), setSource("2", 1)]);
  });

  test("gives way to another tab, and is handed back", () => {
    const conflict = vi.fn<NonNullable<SessionEvents["conflict"]>>();
    const server = open({ conflict });
    session.type("a", "mine");
    server.apply(setSource("theirs", 0), "other");
    expect(session.text("a")).toBe("theirs");
    expect(conflict).toHaveBeenCalledWith({ cell: "a", text: "mine" });
  });
});

describe("a new cell", () => {
  test("is there at once, and what is typed into it follows its insertion", async () => {
    const server = open();
    const id = session.insert("code", 1);
    session.type(id, "y");
    expect(session.text(id)).toBe("y");
    await session.run([id]);
    expect(server.sent()).toMatchObject([{ kind: "insert_cell", index: 1 }, { kind: "set_source", cell: id, revision: 0 }, "run"]);
    expect(session.document.value?.cells.map((cell) => cell.source)).toEqual(["x", "y"]);
  });

  test("goes again where the server refuses it", async () => {
    const failed = vi.fn<NonNullable<SessionEvents["failed"]>>();
    const server = open({ failed });
    vi.spyOn(server, "apply").mockReturnValue("no more cells");
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
    expect(second.sent()).toEqual([setSource("offline", 0)]);
    expect(session.drafts.value.size).toBe(0);
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
  server.tell({ applied: { version: 5, author: "other", op: setSource("y", 0) } });
  expect(Server.connections).toHaveLength(2);
  connected();
  expect(session.connection.state.value.name).toBe("open");
});

test("the notebook counts as saved when the server has written what changed", () => {
  const server = open();
  expect(session.saved.value).toBe(true);
  server.apply(setSource("y", 0), "other");
  expect(session.saved.value).toBe(false);
  server.tell({ saved: { version: 1 } });
  expect(session.saved.value).toBe(true);
  server.tell({ saved: { version: 1, error: "disk full" } });
  expect(session.saveError.value).toBe("disk full");
});
