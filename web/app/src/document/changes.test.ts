import { readFileSync } from "node:fs";
import { ChangeSet, Text } from "@codemirror/state";
import { describe, expect, test } from "vitest";
import type { Op } from "../wire";
import { applied, difference, readChanges, rebase, whole } from "./changes";
import { chance, randomEdit, randomText } from "./testing";

/** The cases that Go's notebook.Changes runs too. */
interface Case {
  name: string;
  before: string;
  changes: Op["changes"];
  after?: string;
  error?: string;
}

const cases = JSON.parse(readFileSync("../../notebook/testdata/changes.json", "utf8")) as Case[];

describe("changes agree with notebook.Changes", () => {
  test.each(cases)("$name", ({ before, changes, after }) => {
    if (after === undefined) return expect(() => readChanges(changes, before)).toThrow("edit_source");
    expect(applied(readChanges(changes, before), before)).toBe(after);
    // CodeMirror itself, without what the page adds.
    return expect(ChangeSet.fromJSON(changes).apply(Text.of(before.split("\n"))).toString()).toBe(after);
  });
});

test("a difference is the edit from one text to the other, and cuts no character", () => {
  const pick = chance(1);
  for (let i = 0; i < 3000; i++) {
    const before = randomText(pick, 30);
    const after = pick(2) ? applied(randomEdit(pick, before), before) : randomText(pick, 30);
    const changes = whole(difference(before, after), before);
    expect(applied(readChanges(changes.toJSON() as Op["changes"], before), before)).toBe(after);
  }
});

test("two edits of one text have one outcome in either order, and can be sent in it", () => {
  const pick = chance(2);
  for (let i = 0; i < 5000; i++) {
    const text = randomText(pick, 20);
    const [mine, others] = [randomEdit(pick, text), randomEdit(pick, text)];
    const { ours, theirs } = rebase(mine, others);
    const server = applied(others, text);
    const outcome = applied(readChanges(ours.toJSON() as Op["changes"], server), server);
    expect(applied(theirs, applied(mine, text))).toBe(outcome);
  }
});

test("an edit of half a character becomes one of the whole", () => {
  const high = ChangeSet.of({ from: 0, to: 1 }, 2);
  expect(applied(whole(high, "🎲"), "🎲")).toBe("\ufffd");
  // 🎲 and 🎳 begin with the same half.
  const other = ChangeSet.of({ from: 1, to: 2, insert: "🎳"[1] ?? "" }, 2);
  expect(whole(other, "🎲").toJSON()).toEqual([[2, "🎳"]]);
  const fine = ChangeSet.of({ from: 0, insert: "x" }, 2);
  expect(whole(fine, "🎲")).toBe(fine);
});
