/** Keys inside an editor. The notebook's own commands come first, then completion, then CodeMirror's. */
import { acceptCompletion, closeBrackets, closeBracketsKeymap, closeCompletion, startCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore, insertTab } from "@codemirror/commands";
import { indentUnit } from "@codemirror/language";
import { EditorState, Prec } from "@codemirror/state";
import type { Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import type { Command, EditorView } from "@codemirror/view";
import { hideDocs, showDocs } from "./docs";
import type { Inspector } from "./docs";
import { goToDefinition, rename } from "./names";
import type { Names } from "./names";
import { hideSignature } from "./signature";

export interface NotebookKeys {
  run(): void;
  runAdvance(): void;
  runInsert(): void;
  format(): void;
  leave(): void;
  /** The cursor moves up from the first line, or down from the last. */
  previous(): void;
  next(): void;
}

export function notebookKeys(keys: NotebookKeys): Extension {
  const does = (action: () => void): Command => () => {
    action();
    return true;
  };
  const first = Prec.highest(
    keymap.of([
      { key: "Shift-Enter", run: does(keys.runAdvance) },
      { key: "Mod-Enter", run: does(keys.run) },
      { key: "Alt-Enter", run: does(keys.runInsert) },
      { key: "Shift-Alt-f", run: does(keys.format) },
      { key: "Escape", run: closeHelp },
    ]),
  );
  const last = keymap.of([
    { key: "Escape", run: does(keys.leave) },
    { key: "ArrowUp", run: (view) => atEdge(view, "first") && (keys.previous(), true) },
    { key: "ArrowDown", run: (view) => atEdge(view, "last") && (keys.next(), true) },
  ]);
  return [first, last];
}

/** Closes all that has popped up at once: what completes, what documents, and what shows parameters. */
const closeHelp: Command = (view) => [closeCompletion(view), hideDocs(view), hideSignature(view)].includes(true);

/** Go is indented with tabs; where Tab does not indent it completes, as in other notebooks. */
export function goKeys(inspect: Inspector, names: Names): Extension {
  return [
    indentUnit.of("\t"),
    EditorState.tabSize.of(4),
    closeBrackets(),
    Prec.high(
      keymap.of([
        { key: "Tab", run: acceptCompletion },
        { key: "Tab", run: (view) => (indents(view) ? indent(view) : startCompletion(view)) },
        { key: "Shift-Tab", run: (view) => (indents(view) ? indentLess(view) : showDocs(inspect)(view)) },
        { key: "F12", run: goToDefinition(names) },
        { key: "F2", run: rename },
      ]),
    ),
    keymap.of(closeBracketsKeymap),
  ];
}

export function commonKeys(): Extension {
  return [history(), keymap.of([...defaultKeymap, ...historyKeymap])];
}

function indents({ state }: EditorView): boolean {
  const { empty, head } = state.selection.main;
  if (!empty) return true;
  const line = state.doc.lineAt(head);
  return line.text.slice(0, head - line.from).trim() === "";
}

const indent: Command = (view) => (view.state.selection.main.empty ? insertTab(view) : indentMore(view));

function atEdge({ state }: EditorView, edge: "first" | "last"): boolean {
  const { empty, head } = state.selection.main;
  const line = state.doc.lineAt(head);
  return empty && line.number === (edge === "first" ? 1 : state.doc.lines);
}
