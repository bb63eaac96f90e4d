/** A cell's editor: CodeMirror with what a cell needs and no more. */
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { goLanguage } from "@codemirror/lang-go";
import { isolateHistory } from "@codemirror/commands";
import { Annotation, Compartment, EditorState, Transaction } from "@codemirror/state";
import type { ChangeSet, Extension } from "@codemirror/state";
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
  /** The student changed the text. */
  edit(changes: ChangeSet): void;
  complete: Completer;
  inspect: Inspector;
  signature: SignatureFinder;
  names: Names;
}

export interface Editor {
  readonly view: EditorView;
  focus(edge?: "start" | "end"): void;
  goTo(line: number, column: number): void;
  /**
   * Makes changes that were not typed here. Cursor and scroll stay where they are in the text around them. Undo takes
   * back the student's own commands, but never what others wrote.
   */
  change(changes: ChangeSet, own: boolean): void;
  setLabel(label: string): void;
  mark(diagnostics: readonly Diagnostic[]): void;
  destroy(): void;
}

/** Marks changes that nobody typed here. */
const fromElsewhere = Annotation.define<boolean>();

/** Cells are labelled by their place, which changes while somebody types in them. */
const labelling = new Compartment();
const labelled = (label: string): Extension => EditorView.contentAttributes.of({ "aria-label": label });

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
    change(changes, own) {
      const history = own ? isolateHistory.of("full") : Transaction.addToHistory.of(false);
      view.dispatch({ changes, annotations: [fromElsewhere.of(true), history] });
    },
    setLabel: (label) => view.dispatch({ effects: labelling.reconfigure(labelled(label)) }),
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
    EditorState.readOnly.of(options.readOnly),
    labelling.of(labelled(options.label)),
    // The editor's text is the cell's source to the unit: only \n ends a line, and what is pasted from Windows is made so.
    EditorState.lineSeparator.of("\n"),
    EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, "\n")),
    EditorView.updateListener.of((update) => {
      const typed = update.docChanged && !update.transactions.some((transaction) => transaction.annotation(fromElsewhere));
      if (typed) options.edit(update.changes);
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
