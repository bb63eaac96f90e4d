/** Cutting texts of cells in pieces and joining them, as pure functions. */
import { CellKind } from "../wire";

/** Cuts a text at the offsets. At the edge of a line the line break goes, since between cells there is none. */
export function split(text: string, offsets: readonly number[]): string[] {
  const cuts = [...new Set(offsets)].sort((a, b) => a - b);
  const parts: string[] = [];
  let from = 0;
  for (const at of cuts) {
    if (at < from) continue; // a break that an earlier cut has taken already
    const afterBreak = at > from && text[at - 1] === "\n";
    parts.push(text.slice(from, afterBreak ? at - 1 : at));
    from = !afterBreak && text[at] === "\n" ? at + 1 : at;
  }
  return [...parts, text.slice(from)];
}

/** Joins texts to one. Paragraphs of text stay apart. */
export function join(kind: CellKind, parts: readonly string[]): string {
  return parts.reduce((before, after) => {
    const apart = kind === CellKind.Markdown && before && after && !before.endsWith("\n") && !after.startsWith("\n");
    return before + (apart ? "\n\n" : "\n") + after;
  });
}

/** A text as a heading of this level. */
export function heading(text: string, level: number): string {
  return `${"#".repeat(level)} ${text.replace(/^\s*(#{1,6}([ \t]+|$))?/, "")}`;
}
