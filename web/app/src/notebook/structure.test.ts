// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { apply } from "../document/apply";
import { difference } from "../document/changes";
import { newCell } from "../document/edits";
import { CellKind, Role } from "../wire";
import type { Cell, Document, Op } from "../wire";
import type { Notebook } from "./notebook";
import * as structure from "./structure";
import { UndoLog } from "./undo";

/** A notebook whose server answers in the next turn, or not at all. */
class Bench {
  document: Document;
  online = true;
  readonly said: string[] = [];
  readonly log = new UndoLog();
  readonly ids = signal<string[]>([]);
  #drafts = new Map<string, string>();
  #added = 0;

  constructor(cells: Cell[]) {
    this.document = { title: "T", cells, kernel: "idle", deleted: [] };
    this.ids.value = cells.map(({ id }) => id);
  }

  get notebook(): Notebook {
    const { log, ids } = this;
    const nothing = () => undefined;
    const session = {
      cell: (id: string) => this.document.cells.find((cell) => cell.id === id),
      text: (id: string) => this.text(id),
      insert: (kind: CellKind, index: number, source = "", gone?: () => void) => {
        const id = `new${++this.#added}`;
        void this.#ask({ kind: "insert_cell", index, new_cell: newCell(id, kind, source) }).then((done) => done || gone?.());
        return id;
      },
      remove: async (id: string) => (await this.settle(), this.#ask({ kind: "delete_cell", cell: id })),
      restore: (id: string) => this.#ask({ kind: "restore_cell", cell: id }),
      move: (id: string, index: number) => this.#ask({ kind: "move_cell", cell: id, index }),
      setKind: async (id: string, kind: CellKind) => (await this.settle(), this.#ask({ kind: "set_kind", cell: id, cell_kind: kind })),
      settle: () => this.settle(),
      type: (id: string, text: string) => this.#drafts.set(id, text),
    };
    const fake = { session, log, ids, toasts: { show: (text: string) => this.said.push(text) }, select: nothing, await: nothing, refocus: nothing };
    return fake as unknown as Notebook;
  }

  text(id: string): string {
    return this.#drafts.get(id) ?? this.document.cells.find((cell) => cell.id === id)?.source ?? "";
  }

  /** All texts, in their order, with what was not sent yet. */
  texts(): string[] {
    return this.document.cells.map(({ id }) => this.text(id));
  }

  async settle(): Promise<void> {
    if (!this.online) return;
    for (const [id, source] of this.#drafts) {
      const revision = this.document.cells.find((cell) => cell.id === id)?.revision ?? 0;
      const before = this.document.cells.find((cell) => cell.id === id)?.source ?? "";
      const changes = difference(before, source).toJSON() as NonNullable<Op["changes"]>;
      if (await this.#ask({ kind: "edit_source", cell: id, changes, revision })) this.#drafts.delete(id);
    }
  }

  async #ask(op: Op): Promise<boolean> {
    const result = this.online ? apply(this.document, op) : undefined;
    if (result?.ok) this.document = result.document;
    this.ids.value = this.document.cells.map(({ id }) => id);
    return Promise.resolve(result?.ok ?? false);
  }
}

/** Lets everything come to its end that has begun. */
const end = () => vi.waitFor(async () => new Promise((done) => setTimeout(done)));

const cellsOf = (...sources: string[]) => sources.map((source, index) => newCell(`c${index}`, CellKind.Code, source));

test("split, then merged, a cell is what it was, with its id", async () => {
  for (let cut = 0; cut <= 9; cut++) {
    const bench = new Bench(cellsOf("ab\ncd\n\nef", "after"));
    structure.splitCell(bench.notebook, "c0", [cut]);
    await end();
    expect(bench.texts()).toHaveLength(3);
    structure.merge(bench.notebook, bench.ids.value.slice(0, 2));
    await end();
    await bench.settle();
    expect(bench.ids.value).toEqual(["c0", "c1"]);
    // Within a line a line break comes in, since cells begin with lines.
    const atEdge = cut === 0 || cut === 9 ? false : "ab\ncd\n\nef"[cut] === "\n" || "ab\ncd\n\nef"[cut - 1] === "\n";
    if (atEdge) expect(bench.texts()).toEqual(["ab\ncd\n\nef", "after"]);
    await bench.log.undo();
    await bench.log.undo();
    await bench.settle();
    expect(bench.texts()).toEqual(["ab\ncd\n\nef", "after"]);
  }
});

test("whatever was done to cells, undoing all of it gives the notebook back", async () => {
  let state = 5;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let round = 0; round < 25; round++) {
    const bench = new Bench(cellsOf("a\nb\nc", "d", "e\nf", "g"));
    const before = bench.texts();
    for (let step = 0; step < 6; step++) {
      const { notebook } = bench;
      const ids = bench.ids.value;
      const at = random(ids.length);
      const some = ids.slice(at, at + 1 + random(2));
      const one = ids[at] ?? "";
      const deeds = [
        () => structure.splitCell(notebook, one, [random(bench.text(one).length + 1)]),
        () => structure.merge(notebook, some),
        () => structure.remove(notebook, some),
        () => structure.move(notebook, some, random(2) ? 1 : -1),
        () => structure.setKind(notebook, some, random(2) ? CellKind.Markdown : CellKind.Raw),
        () => structure.makeHeading(notebook, some, 1 + random(6)),
        () => structure.paste(notebook, at, [{ kind: CellKind.Code, source: "pasted" }]),
        () => structure.insert(notebook, CellKind.Code, at, "command"),
      ];
      deeds[random(deeds.length)]?.();
      await end();
    }
    const after = bench.texts();
    let undone = 0;
    while ((await bench.log.undo()) !== undefined) undone++;
    await bench.settle();
    expect(bench.texts(), `round ${round}`).toEqual(before);
    expect(bench.document.cells.every(({ kind }) => kind === CellKind.Code)).toBe(true);
    for (; undone > 0; undone--) await bench.log.redo();
    await bench.settle();
    expect(bench.texts(), `round ${round}, done again`).toEqual(after);
  }
});

test("without a server nothing is lost", async () => {
  const bench = new Bench(cellsOf("a\nb", "c"));
  bench.online = false;
  structure.splitCell(bench.notebook, "c0", [2]);
  await end();
  expect(bench.texts()).toEqual(["a\nb", "c"]);
  structure.merge(bench.notebook, ["c0", "c1"]);
  await end();
  expect(bench.texts()).toEqual(["a\nb", "c"]);
});

test("exercises and cells of the lab are neither split, merged nor deleted, and the reason is told", () => {
  const [first, second, third] = cellsOf("a\nb", "c\nd", "e");
  if (!first || !second || !third) throw new Error("three cells");
  const bench = new Bench([{ ...first, role: Role.Exercise, exercise_id: "f" }, { ...second, role: Role.Locked }, third]);
  structure.splitCell(bench.notebook, "c0", [2]);
  structure.splitCell(bench.notebook, "c1", [2]);
  structure.merge(bench.notebook, ["c1", "c2"]);
  structure.remove(bench.notebook, ["c0", "c1"]);
  structure.move(bench.notebook, ["c1"], 1);
  structure.makeHeading(bench.notebook, ["c0"], 1);
  expect(bench.texts()).toEqual(["a\nb", "c\nd", "e"]);
  expect(bench.said).toHaveLength(6);
  expect(bench.said[0]).toContain("solved and checked in one cell");
  expect(bench.said[1]).toContain("belongs to the lab");
});
