/**
 * Edits of a cell's text as CodeMirror's ChangeSets, which compose and rebase; the twin of notebook/changes.go. Differences of two
 * texts are @codemirror/merge's, which is kept by CodeMirror's author beside the editor itself.
 */
import { diff } from "@codemirror/merge";
import { ChangeSet, Text } from "@codemirror/state";
import type { Op } from "../wire";
import { Refusal } from "./refusal";

/** A source as the editor holds it. Only \n ends a line, as in Go, so that both count the same units. */
export function textOf(source: string): Text {
  return Text.of(source.split("\n"));
}

export function applied(changes: ChangeSet, source: string): string {
  return changes.apply(textOf(source)).toString();
}

/** Beyond so many changed characters in one place the difference is coarser, but quick. */
const scanLimit = 1000;

/** The smallest edit that turns one text into the other. */
export function difference(before: string, after: string): ChangeSet {
  const parts = diff(before, after, { scanLimit });
  const specs = parts.map(({ fromA, toA, fromB, toB }) => ({ from: fromA, to: toA, insert: textOf(after.slice(fromB, toB)) }));
  return ChangeSet.of(specs, before.length);
}

/** How many units an edit deletes and inserts. */
export function size(changes: ChangeSet): number {
  let sum = 0;
  changes.iterChanges((fromA, toA, fromB, toB) => (sum += toA - fromA + (toB - fromB)));
  return sum;
}

/** An edit with the same outcome that cuts no character in two; half characters, which UTF-8 has no form for, become U+FFFD. */
export function whole(changes: ChangeSet, before: string): ChangeSet {
  const after = applied(changes, before);
  const halves = /\p{Surrogate}/gu;
  if (!cuts(changes, before) && !halves.test(after)) return changes;
  const exact = difference(before, after.replace(halves, "\ufffd"));
  if (!cuts(exact, before)) return exact;
  return ChangeSet.of({ from: 0, to: before.length, insert: textOf(after.replace(halves, "\ufffd")) }, before.length);
}

function cuts(changes: ChangeSet, before: string): boolean {
  let cut = false;
  changes.iterChanges((from, to) => (cut ||= isInside(before, from) || isInside(before, to)), true);
  return cut;
}

/** Whether the place is between the two halves of a character. */
function isInside(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

/** The edit of an operation, as far as it is one of this text. */
export function readChanges(json: Op["changes"] = [], source: string): ChangeSet {
  const invalid = (why: string) => new Refusal("invalid", `edit_source: ${why}`);
  let at = 0;
  for (const section of json as unknown[]) {
    const [length, ...lines] = Array.isArray(section) ? (section as unknown[]) : [section];
    if (!Number.isSafeInteger(length) || Number(length) < 0) throw invalid("a section of the changes has no length");
    if (lines.some((line) => typeof line !== "string" || line.includes("\n"))) throw invalid("a line of the changes is not one");
    at += Number(length);
    if (isInside(source, at)) throw invalid("the changes cut a character in two");
  }
  if (at !== source.length) throw invalid("the changes were made for a text of another length");
  return ChangeSet.fromJSON(json);
}

/**
 * Brings two edits of one text in an order: ours on top of theirs, and theirs on top of ours. Where both insert at one place, what
 * the server has first comes first, as in @codemirror/collab, so all tabs agree.
 */
export function rebase(ours: ChangeSet, theirs: ChangeSet): { ours: ChangeSet; theirs: ChangeSet } {
  return { ours: ours.map(theirs), theirs: theirs.map(ours, true) };
}
