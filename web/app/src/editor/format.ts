/** A text in another form, brought into the editor so that the cursor stays at its word and one undo takes it back. */
import { diff } from "@codemirror/merge"; // by CodeMirror's own author, and it knows how to find the changes inside of lines
import { EditorSelection } from "@codemirror/state";
import type { EditorState, SelectionRange, TransactionSpec } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";

export function reform(view: EditorView, text: string): void {
  if (view.state.doc.toString() !== text) view.dispatch(reformed(view.state, text));
}

/** The transaction that turns the text into another. Exported for its test. */
export function reformed(state: EditorState, text: string): TransactionSpec {
  const before = state.doc.toString();
  const changes = state.changes(diff(before, text).map(({ fromA, toA, fromB, toB }) => ({ from: fromA, to: toA, insert: text.slice(fromB, toB) })));
  // A cursor before a word stays before it, also where blanks come between.
  const follow = (at: number) => changes.mapPos(at, /\S/.test(before[at] ?? "") ? 1 : -1);
  const ranges = state.selection.ranges.map(({ anchor, head }: SelectionRange) => EditorSelection.range(follow(anchor), follow(head)));
  return { changes, selection: EditorSelection.create(ranges, state.selection.mainIndex), userEvent: "format" };
}
