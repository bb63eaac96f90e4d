// @vitest-environment jsdom
import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import { reformed } from "./format";

/** Formats, with the cursor at the |, and marks where it is then. */
function formatted(before: string, after: string): string {
  const head = before.indexOf("|");
  const state = EditorState.create({ doc: before.replace("|", ""), selection: { anchor: head } });
  const next = state.update(reformed(state, after)).state;
  const at = next.selection.main.head;
  return `${next.doc.sliceString(0, at)}|${next.doc.sliceString(at)}`;
}

test("the text is the new one, and the cursor stays at its word", () => {
  expect(formatted("x:=|1\ny:=2", "x := 1\ny := 2")).toBe("x := |1\ny := 2");
  expect(formatted("func f( ){\nfmt.Pr|intln( 1 )\n}", "func f() {\n\tfmt.Println(1)\n}")).toBe("func f() {\n\tfmt.Pr|intln(1)\n}");
  expect(formatted("a\n\n\n\nb|", "a\n\nb")).toBe("a\n\nb|");
  expect(formatted("if x {\n|y()\n}", "if x {\n\ty()\n}")).toBe("if x {\n\t|y()\n}");
  expect(formatted("|", "")).toBe("|");
});
