/** The kernel's diagnostics as places in the text. */
import { lintGutter } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import { columnOffset } from "../document/places";
import type { Diagnostic } from "../wire";

/** A diagnostic of the last run, with what it is of: an error for which nothing ran, what ended the run, or a warning. */
export interface Marked extends Diagnostic {
  of: "check" | "panic" | "warning";
}

/** The gutter tells of what is wrong; hints are quieter than that. */
export const diagnosticGutter = () =>
  lintGutter({ markerFilter: (marks) => marks.filter(({ severity }) => severity === "error" || severity === "warning") });

/** Where a diagnostic is in the text. */
export function place(doc: Text, { line, column, end_line, end_column }: Diagnostic): { from: number; to: number } {
  const from = position(doc, line, column);
  const end = end_line > 0 ? position(doc, end_line, end_column) : from;
  return { from, to: end > from ? end : wordEnd(doc, from) };
}

export function position(doc: Text, line: number, column: number): number {
  const at = doc.line(Math.max(1, Math.min(line, doc.lines)));
  return at.from + columnOffset(at.text, column);
}

/** A diagnostic without an end marks the word where it begins, or else the character. */
function wordEnd(doc: Text, from: number): number {
  const line = doc.lineAt(from);
  const word = /^[\p{L}\p{N}_]+/u.exec(line.text.slice(from - line.from));
  return Math.min(line.to, from + (word?.[0].length ?? 1));
}
