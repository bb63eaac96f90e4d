/** The kernel's diagnostics as marks in the text. */
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import type { Diagnostic as Mark } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { columnOffset } from "../document/places";
import type { Diagnostic } from "../wire";

export const diagnosticGutter = lintGutter;

export function mark(view: EditorView, diagnostics: readonly Diagnostic[]): void {
  const marks = diagnostics.map((diagnostic) => toMark(view.state.doc, diagnostic));
  view.dispatch(setDiagnostics(view.state, marks));
}

function toMark(doc: Text, diagnostic: Diagnostic): Mark {
  const from = position(doc, diagnostic.line, diagnostic.column);
  const end = diagnostic.end_line > 0 ? position(doc, diagnostic.end_line, diagnostic.end_column) : from;
  const message = diagnostic.hint ? `${diagnostic.message}\n${diagnostic.hint}` : diagnostic.message;
  return { from, to: end > from ? end : wordEnd(doc, from), severity: diagnostic.warning ? "warning" : "error", message };
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
