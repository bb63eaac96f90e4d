/** A cell's editor: CodeMirror with what a cell needs and no more. */
import { isolateHistory } from "@codemirror/commands";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { goLanguage } from "@codemirror/lang-go";
import { Annotation, EditorState, Transaction } from "@codemirror/state";
import type { Extension } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightSpecialChars, lineNumbers, placeholder } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import type { Diagnostic } from "../wire";
import { kernelCompletion } from "./completion";
import type { Completer } from "./completion";
import { diagnosticGutter, mark, position } from "./diagnostics";
import { docs } from "./docs";
import type { Inspector } from "./docs";
import { commonKeys, goKeys, notebookKeys } from "./keys";
import type { NotebookKeys } from "./keys";
import { locked } from "./locked";
import { names } from "./names";
import type { Names } from "./names";
import { signatureHelp } from "./signature";
import type { SignatureFinder } from "./signature";
import "./editor.css";

export interface EditorOptions {
  text: string;
  language: "go" | "markdown";
  readOnly: boolean;
  label: string;
  placeholder: string;
  keys: NotebookKeys;
  type(text: string): void;
  /** The reader tries to change a text that is read-only. */
  refuse(): void;
  complete: Completer;
  inspect: Inspector;
  signature: SignatureFinder;
  names: Names;
}

export interface Editor {
  readonly view: EditorView;
  focus(edge?: "start" | "end"): void;
  goTo(line: number, column: number): void;
  /** Shows a text that came from elsewhere; the cursor stays where it is in the text around the change. */
  setText(text: string): void;
  /** Puts a text in place of all that is there, as if it had been typed. */
  replace(text: string): void;
  mark(diagnostics: readonly Diagnostic[]): void;
  destroy(): void;
}

/** Marks changes that nobody typed here. */
const fromElsewhere = Annotation.define<boolean>();

export function createEditor(parent: HTMLElement, options: EditorOptions): Editor {
  const view = new EditorView({
    parent,
    state: EditorState.create({ doc: options.text, extensions: extensions(options) }),
  });
  return {
    view,
    focus(edge) {
      if (edge) view.dispatch({ selection: { anchor: edge === "start" ? 0 : view.state.doc.length } });
      view.focus();
    },
    goTo(line, column) {
      const anchor = position(view.state.doc, line, column);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
    setText(text) {
      const change = difference(view.state.doc.toString(), text);
      if (!change) return;
      view.dispatch({ changes: change, annotations: [fromElsewhere.of(true), Transaction.addToHistory.of(false)] });
    },
    replace(text) {
      const change = difference(view.state.doc.toString(), text);
      if (change) view.dispatch({ changes: change, annotations: isolateHistory.of("full") });
    },
    mark: (diagnostics) => mark(view, diagnostics),
    destroy: () => view.destroy(),
  };
}

function extensions(options: EditorOptions): Extension {
  return [
    notebookKeys(options.keys),
    options.language === "go" ? goExtensions(options) : EditorView.lineWrapping,
    commonKeys(),
    highlightSpecialChars(),
    drawSelection(),
    placeholder(options.placeholder),
    options.readOnly ? locked(options.refuse) : [],
    EditorView.contentAttributes.of({ "aria-label": options.label }),
    EditorView.updateListener.of((update) => {
      const typed = update.docChanged && !update.transactions.some((transaction) => transaction.annotation(fromElsewhere));
      if (typed) options.type(update.state.doc.toString());
    }),
  ];
}

function goExtensions(options: EditorOptions): Extension {
  const { complete, inspect } = options;
  return [
    goLanguage,
    lineNumbers(),
    diagnosticGutter(),
    highlightActiveLine(),
    bracketMatching(),
    indentOnInput(),
    syntaxHighlighting(classHighlighter),
    kernelCompletion(complete),
    docs(inspect),
    signatureHelp(options.signature),
    names(options.names),
    goKeys(inspect, options.names),
  ];
}

/** The smallest single replacement that turns one text into the other. */
export function difference(before: string, after: string): { from: number; to: number; insert: string } | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let same = 0;
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
