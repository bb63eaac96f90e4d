import { describe, expect, test } from "vitest";
import type { Cell, Document, Welcome } from "../wire";
import { difference } from "./changes";
import { confirm, edit, noDrafts, recall, receive, resync, send } from "./drafts";
import type { Drafts } from "./drafts";
import { newCell } from "./edits";

function cell(source: string, revision: number): Cell {
  return { ...newCell("a", "code", source), revision };
}

function doc(...cells: Cell[]): Document {
  return { title: "", cells, kernel: "idle", deleted: [] };
}

const typed = (drafts: Drafts, on: Cell, text: string) => edit(drafts, on, difference(drafts.get("a")?.text ?? on.source, text));
const sending = (drafts: Drafts, number = 1) => send(drafts, "a", number) ?? expect.unreachable("nothing to send");
const text = (drafts: Drafts) => drafts.get("a")?.text;

describe("drafts", () => {
  test("an edit is sent with the revision that it was made from", () => {
    expect(sending(typed(noDrafts, cell("x", 4), "xy")).op).toEqual({ kind: "edit_source", cell: "a", changes: [1, [0, "y"]], revision: 4 });
  });

  test("typing back to the confirmed text leaves nothing to send", () => {
    expect(typed(typed(noDrafts, cell("x", 0), "xy"), cell("x", 0), "x").size).toBe(0);
  });

  test("while one edit is under way no second one is sent; the later text follows from the new revision", () => {
    const first = sending(typed(noDrafts, cell("x", 0), "xy"));
    const typedOn = typed(first.drafts, cell("x", 0), "xyz");
    expect(send(typedOn, "a", 2)).toBeUndefined();
    const confirmed = confirm(typedOn, cell("xy", 1));
    expect(sending(confirmed).op).toMatchObject({ changes: [2, [0, "z"]], revision: 1 });
  });

  test("what is under way and what waits are rebased over another's edit", () => {
    const first = sending(typed(noDrafts, cell("x", 0), "xy"));
    const typedOn = typed(first.drafts, cell("x", 0), "xyz");
    const { drafts, shown } = receive(typedOn, cell("theirs x", 1), difference("x", "theirs x"));
    expect(text(drafts)).toBe("theirs xyz");
    expect(shown.toJSON()).toEqual([[0, "theirs "], 3]);
    expect(sending(recall(drafts, "a", 1)).op).toMatchObject({ changes: [8, [0, "yz"]], revision: 1 });
  });

  test("of two insertions at one place the server's first one comes first, for both tabs", () => {
    const { drafts } = receive(typed(noDrafts, cell("", 0), "mine"), cell("theirs", 1), difference("", "theirs"));
    expect(text(drafts)).toBe("theirsmine");
  });

  test("only the edit that was refused waits again", () => {
    const { drafts } = sending(typed(noDrafts, cell("x", 0), "xy"), 7);
    expect(recall(drafts, "a", 6)).toBe(drafts);
    expect(recall(drafts, "a", 7).get("a")?.sent).toBeUndefined();
  });
});

describe("after a welcome", () => {
  const before = typed(noDrafts, cell("x", 3), "xy");
  const underWay = typed(sending(before, 5).drafts, cell("x", 3), "xyz");
  const welcomed = (to: Cell, told: Partial<Welcome>, reconnected = true) =>
    resync(underWay, { client: "me", version: 9, document: doc(to), path: "", engine: "", ...told }, doc(to), reconnected);

  test("an edit that did not arrive is sent again, with what was typed since", () => {
    const drafts = welcomed(cell("x", 3), { known: true, edits: { a: 4 } });
    expect(sending(drafts).op).toMatchObject({ changes: [1, [0, "yz"]], revision: 3 });
  });

  test("an edit that had arrived is not sent again", () => {
    const drafts = welcomed(cell("xy", 4), { known: true, edits: { a: 5 } });
    expect(sending(drafts).op).toMatchObject({ changes: [2, [0, "z"]], revision: 4 });
  });

  test("either is rebased over what others did meanwhile", () => {
    expect(text(welcomed(cell("theirs x", 9), { known: true, edits: {} }))).toBe("theirs xyz");
    expect(text(welcomed(cell("theirs xy", 9), { known: true, edits: { a: 5 } }))).toBe("theirs xyz");
  });

  test("a server that does not know the page is judged by its text", () => {
    expect(text(welcomed(cell("x", 0), {}))).toBe("xyz");
    expect(text(welcomed(cell("xy", 0), {}))).toBe("xyz");
    expect(text(welcomed(cell("theirs xy", 0), {}))).toBe("theirs xyz");
  });

  test("on the same connection the answer is still to come", () => {
    expect(welcomed(cell("x", 3), { known: true, edits: {} }, false).get("a")?.sent?.edit).toBe(5);
  });
});
