import { describe, expect, test } from "vitest";
import type { Cell, Document } from "../wire";
import { confirm, edit, noDrafts, reject, resync, send } from "./drafts";
import { newCell } from "./edits";

function cell(source: string, revision: number): Cell {
  return { ...newCell("a", "code", source), revision };
}

function doc(...cells: Cell[]): Document {
  return { title: "", cells, kernel: "idle", deleted: [] };
}

describe("drafts", () => {
  test("an edit is sent with the revision that it was made from", () => {
    const sent = send(edit(noDrafts, cell("x", 4), "xy"), "a");
    expect(sent?.op).toEqual({ kind: "set_source", cell: "a", source: "xy", revision: 4 });
  });

  test("typing back to the confirmed text leaves nothing to send", () => {
    const typed = edit(noDrafts, cell("x", 0), "xy");
    expect(edit(typed, cell("x", 0), "x").size).toBe(0);
  });

  test("while one edit is under way no second one is sent; the later text follows from the new revision", () => {
    const first = send(edit(noDrafts, cell("x", 0), "xy"), "a");
    const typedOn = edit(first?.drafts ?? noDrafts, cell("x", 0), "xyz");
    expect(send(typedOn, "a")).toBeUndefined();
    const confirmed = confirm(typedOn, cell("xy", 1), true);
    expect(confirmed.conflict).toBeUndefined();
    expect(send(confirmed.drafts, "a")?.op).toMatchObject({ source: "xyz", revision: 1 });
  });

  test("another tab's edit wins, and ours is handed back", () => {
    const typed = edit(noDrafts, cell("x", 0), "mine");
    const { drafts, conflict } = confirm(typed, cell("theirs", 1), false);
    expect(drafts.size).toBe(0);
    expect(conflict).toEqual({ cell: "a", text: "mine" });
  });

  test("the same edit in two tabs is no conflict", () => {
    expect(confirm(edit(noDrafts, cell("x", 0), "same"), cell("same", 1), false)).toEqual({ drafts: noDrafts });
  });

  test("a refused edit is dropped, one that was never sent is kept", () => {
    const typed = edit(noDrafts, cell("x", 0), "xy");
    expect(reject(typed, "a")).toBe(typed);
    expect(reject(send(typed, "a")?.drafts ?? typed, "a").size).toBe(0);
  });
});

describe("after a reconnection", () => {
  const typed = edit(noDrafts, cell("x", 3), "xy");
  const underWay = send(typed, "a")?.drafts ?? noDrafts;

  test("an edit is sent again where its revision still holds", () => {
    const { drafts, conflicts } = resync(underWay, doc(cell("x", 3)));
    expect(conflicts).toEqual([]);
    expect(send(drafts, "a")?.op).toMatchObject({ source: "xy", revision: 3 });
  });

  test("an edit that had arrived is done", () => {
    expect(resync(underWay, doc(cell("xy", 4)))).toEqual({ drafts: noDrafts, conflicts: [] });
  });

  test("what was typed after an edit that had arrived goes on from it", () => {
    const { drafts } = resync(edit(underWay, cell("x", 3), "xyz"), doc(cell("xy", 4)));
    expect(send(drafts, "a")?.op).toMatchObject({ source: "xyz", revision: 4 });
  });

  test("where the cell was changed or deleted meanwhile, the text is handed back", () => {
    expect(resync(typed, doc(cell("theirs", 4))).conflicts).toEqual([{ cell: "a", text: "xy" }]);
    expect(resync(typed, doc()).conflicts).toEqual([{ cell: "a", text: "xy" }]);
  });
});
