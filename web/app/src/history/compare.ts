/**
 * What differs between two versions of a notebook: cells that came, went, moved or changed, and in those the lines. Which lines
 * and characters differ, @codemirror/merge finds: the diff that CodeMirror's own merge view is built on.
 */
import { diff, presentableDiff } from "@codemirror/merge";
import type { Cell } from "../wire";

export type Fate = "same" | "changed" | "moved" | "added" | "removed";

export interface Difference {
  readonly fate: Fate;
  readonly before?: Cell;
  readonly after?: Cell;
}

/** The cells of both versions in the order of the later one; those that went stand where they were. */
export function compareCells(before: readonly Cell[], after: readonly Cell[]): Difference[] {
  const earlier = new Map(before.map((cell) => [cell.id, cell]));
  const later = new Set(after.map((cell) => cell.id));
  const moved = movedCells(before, after);
  const all: Difference[] = after.map((cell) => {
    const was = earlier.get(cell.id);
    if (!was) return { fate: "added", after: cell };
    if (was.source !== cell.source || was.kind !== cell.kind) return { fate: "changed", before: was, after: cell };
    return { fate: moved.has(cell.id) ? "moved" : "same", before: was, after: cell };
  });
  before.forEach((cell, index) => {
    if (!later.has(cell.id)) all.splice(behind(all, before.slice(0, index)), 0, { fate: "removed", before: cell });
  });
  return all;
}

/** The place behind the nearest of the cells before, or the front. */
function behind(all: readonly Difference[], previous: readonly Cell[]): number {
  for (const { id } of previous.toReversed()) {
    const at = all.findIndex(({ before }) => before?.id === id);
    if (at >= 0) return at + 1;
  }
  return 0;
}

/** The cells that both versions have and that are not in the longest common order. */
function movedCells(before: readonly Cell[], after: readonly Cell[]): Set<string> {
  const places = new Map(before.map((cell, index) => [cell.id, index]));
  const common = after.filter(({ id }) => places.has(id));
  // The longest run of rising places, by the patience method: best[n] ends the best run of n + 1 cells.
  const best: number[] = [];
  const previous: (number | undefined)[] = [];
  const place = (index: number | undefined) => (index === undefined ? -1 : (places.get(common[index]?.id ?? "") ?? -1));
  common.forEach((_, index) => {
    const length = best.findIndex((end) => place(end) > place(index));
    const at = length < 0 ? best.length : length;
    previous[index] = best[at - 1];
    best[at] = index;
  });
  const moved = new Set(common.map(({ id }) => id));
  for (let at = best.at(-1); at !== undefined; at = previous[at]) moved.delete(common[at]?.id ?? "");
  return moved;
}

export type LineFate = "same" | "added" | "removed";

/** A line of a changed cell, in parts of which some are what differs within it. */
export interface Line {
  readonly fate: LineFate;
  readonly parts: readonly { readonly text: string; readonly differs: boolean }[];
}

export function compareLines(before: string, after: string): Line[] {
  const [a, b] = [before.split("\n"), after.split("\n")];
  // A text with a character for each line makes the difference of texts one of lines.
  const codes = new Map<string, string>();
  const code = (line: string) => {
    const known = codes.get(line);
    if (known !== undefined) return known;
    const next = String.fromCharCode(0x100 + codes.size);
    codes.set(line, next);
    return next;
  };
  const lines: Line[] = [];
  let at = 0;
  const same = (to: number) => {
    for (const text of b.slice(at, to)) lines.push({ fate: "same", parts: [{ text, differs: false }] });
  };
  for (const { fromA, toA, fromB, toB } of diff(a.map(code).join(""), b.map(code).join(""))) {
    same(fromB);
    const [removed, added] = [a.slice(fromA, toA), b.slice(fromB, toB)];
    const cuts = presentableDiff(removed.join("\n"), added.join("\n"));
    lines.push(...marked(removed, "removed", cuts.map((cut) => [cut.fromA, cut.toA])));
    lines.push(...marked(added, "added", cuts.map((cut) => [cut.fromB, cut.toB])));
    at = toB;
  }
  same(b.length);
  return lines;
}

/** Lines with the cuts in the text that they make together. */
function marked(lines: readonly string[], fate: LineFate, cuts: readonly (readonly [number, number])[]): Line[] {
  let start = 0;
  return lines.map((line) => {
    const parts: { text: string; differs: boolean }[] = [];
    let at = 0;
    for (const [from, to] of cuts) {
      const [first, last] = [Math.max(from - start, at), Math.min(to - start, line.length)];
      if (last <= first) continue;
      if (first > at) parts.push({ text: line.slice(at, first), differs: false });
      parts.push({ text: line.slice(first, last), differs: true });
      at = last;
    }
    if (at < line.length || parts.length === 0) parts.push({ text: line.slice(at), differs: false });
    start += line.length + 1;
    return { fate, parts };
  });
}

/** A run of lines to show, or of lines that are the same and far from any difference. */
export interface Block {
  readonly folded: boolean;
  readonly lines: readonly Line[];
}

const context = 3;

/** Folds what is the same, but for a few lines around each difference. */
export function foldSame(lines: readonly Line[]): Block[] {
  const near = lines.map((_, index) => lines.slice(Math.max(0, index - context), index + context + 1).some(({ fate }) => fate !== "same"));
  const blocks: { folded: boolean; lines: Line[] }[] = [];
  lines.forEach((line, index) => {
    const folded = !near[index];
    const last = blocks.at(-1);
    if (last?.folded === folded) last.lines.push(line);
    else blocks.push({ folded, lines: [line] });
  });
  return blocks;
}
