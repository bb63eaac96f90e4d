// @vitest-environment jsdom
import { ChangeSet } from "@codemirror/state";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Document, Op, Request, Response } from "../wire";
import { apply } from "./apply";
import { applied, textOf } from "./changes";
import { newCell } from "./edits";
import { Session } from "./session";
import { chance, randomEdit, randomPlace } from "./testing";
import type { Chance } from "./testing";

// Several pages of one notebook over a network that delays, and cuts off in mid-flight, as a seeded scheduler wills. The pages are
// the real sessions; the server is web/session as far as edits go.

/** A page's connection. What travels waits in a queue until the scheduler lets it arrive. */
class Wire extends EventTarget {
  static all: Wire[] = [];
  readonly name: string;
  up: Request[] = [];
  down: Response[] = [];
  state: "new" | "joined" | "cut" = "new";

  constructor(url: string) {
    super();
    this.name = new URL(url).searchParams.get("client") ?? "";
    Wire.all.push(this);
  }

  send(data: string): void {
    this.up.push(JSON.parse(data) as Request);
  }

  close(): void {
    this.state = "cut";
  }

  cut(): void {
    this.state = "cut";
    this.dispatchEvent(new Event("close"));
  }

  deliver(): void {
    const response = this.down.shift();
    if (response) this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(response) }));
  }
}

class Hub {
  document: Document = { title: "N", cells: [newCell("a", "code", "x"), newCell("b", "code", "")], kernel: "idle", deleted: [] };
  version = 0;
  pages = new Map<string, Record<string, number>>();
  wires = new Set<Wire>();

  join(wire: Wire): void {
    // A page that comes back ends its old connection, and what that still carries.
    for (const other of this.wires) if (other.name === wire.name) this.wires.delete(other);
    wire.state = "joined";
    this.wires.add(wire);
    const known = this.pages.has(wire.name);
    if (!known) this.pages.set(wire.name, {});
    this.welcome(wire, known);
  }

  welcome(wire: Wire, known = true): void {
    const edits = { ...this.pages.get(wire.name) };
    const { document, version } = this;
    wire.down.push({ welcome: { client: wire.name, known, edits, version, document, path: "n.ipynb", engine: "" } });
  }

  receive(wire: Wire): void {
    const request = wire.up.shift();
    if (!request || !this.wires.has(wire)) return;
    const { id, op, edit = 0 } = request;
    const refusal = op && this.apply(op, wire.name, edit);
    if (refusal) wire.down.push({ id, error: { message: refusal.message, conflict: refusal.reason === "conflict" } });
    else wire.down.push({ id, done: true });
  }

  apply(op: Op, author: string, edit: number) {
    const result = apply(this.document, op);
    if (!result.ok) return result.refusal;
    this.document = result.document;
    this.version++;
    const edits = this.pages.get(author);
    if (edits && op.cell) edits[op.cell] = edit;
    for (const wire of this.wires) wire.down.push({ applied: { version: this.version, author, edit, op } });
    return undefined;
  }

  text(id: string): string {
    return this.document.cells.find((cell) => cell.id === id)?.source ?? "";
  }
}

/** A page: a session, and an editor of each cell that shows what it is told. */
class Page {
  readonly session = new Session("n.ipynb", { failed: (message) => expect.unreachable(message) });
  readonly shown = new Map<string, string>();

  open(): void {
    this.session.open();
  }

  mount(): void {
    for (const id of ["a", "b"]) {
      this.shown.set(id, this.session.text(id));
      this.session.watchers.add(id, (changes) => this.shown.set(id, applied(changes, this.shown.get(id) ?? "")));
    }
  }

  type(id: string, changes: ChangeSet): void {
    this.shown.set(id, applied(changes, this.shown.get(id) ?? ""));
    this.session.edit(id, changes);
  }
}

let pages: Page[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Wire);
  Wire.all = [];
});

afterEach(() => {
  pages.forEach(({ session }) => session.close());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const wires = (state: Wire["state"]) => Wire.all.filter((wire) => wire.state === state);

async function calm(hub: Hub): Promise<void> {
  for (let round = 0; round < 200; round++) {
    wires("new").forEach((wire) => hub.join(wire));
    for (const wire of wires("joined")) {
      while (wire.up.length > 0) hub.receive(wire);
    }
    for (const wire of wires("joined")) {
      while (wire.down.length > 0) wire.deliver();
    }
    await vi.advanceTimersByTimeAsync(100);
    const quiet = wires("joined").every(({ up, down }) => up.length + down.length === 0) && wires("new").length === 0;
    if (quiet && pages.every(({ session }) => session.drafts.value.size === 0 && session.connection.state.value.name === "open")) return;
  }
  expect.unreachable("the pages never come to rest");
}

async function play(seed: number, tabs: number, steps: number, type: (pick: Chance, text: string) => ChangeSet): Promise<Hub> {
  const pick = chance(seed);
  const hub = new Hub();
  pages = Array.from({ length: tabs }, () => new Page());
  pages.forEach((page) => page.open());
  await calm(hub);
  pages.forEach((page) => page.mount());
  for (let i = 0; i < steps; i++) {
    const page = pages[pick(pages.length)];
    const joined = wires("joined");
    const wire = joined[pick(joined.length)];
    const id = pick(4) ? "a" : "b";
    switch (pick(12)) {
      case 0:
      case 1:
      case 2:
      case 3:
        page?.type(id, type(pick, page.session.text(id)));
        break;
      case 4:
      case 5:
        if (wire) hub.receive(wire);
        break;
      case 6:
      case 7:
      case 8:
        wire?.deliver();
        break;
      case 9:
        await vi.advanceTimersByTimeAsync(pick(150));
        break;
      case 10:
        wires("new").forEach((fresh) => hub.join(fresh));
        break;
      default:
        if (wire && pick(8) === 0) wire.cut();
        // What a slow tab missed, it is given as a whole.
        else if (wire && pick(8) === 0) {
          wire.down = wire.down.filter((response) => !response.applied);
          hub.welcome(wire);
        } else if (wire && pick(4) === 0) hub.receive(wire);
    }
    await Promise.resolve();
  }
  await calm(hub);
  return hub;
}

function agree(hub: Hub): void {
  for (const { session, shown } of pages) {
    expect(session.document.value).toEqual(hub.document);
    for (const id of ["a", "b"]) {
      expect(session.text(id)).toBe(hub.text(id));
      expect(shown.get(id)).toBe(hub.text(id));
    }
  }
}

test.each([1, 2, 3, 4, 5, 6])("two or three tabs agree whatever they type and the network does, seed %i", async (seed) => {
  const type = (pick: Chance, text: string) => {
    // A text that only grows would slow the test down.
    if (text.length > 60) return ChangeSet.of({ from: 0, to: text.length }, text.length);
    return randomEdit(pick, text);
  };
  agree(await play(seed, 2 + (seed % 2), 3000, type));
});

test.each([11, 12, 13, 14, 15, 16])("every character that is typed stands there once, seed %i", async (seed) => {
  let typed = "";
  const type = (pick: Chance, text: string) => {
    const number = [...typed].length;
    const character = String.fromCodePoint((number % 3 ? 0x4e00 : 0x20000) + number);
    typed += character;
    return ChangeSet.of({ from: randomPlace(pick, text), insert: textOf(pick(5) ? character : `${character}\n`) }, text.length);
  };
  const hub = await play(seed, 2 + (seed % 2), 1500, type);
  agree(hub);
  const stands = [...hub.text("a"), ...hub.text("b")].filter((character) => character !== "\n" && character !== "x");
  expect(stands.sort()).toEqual([...typed].sort());
});
