/** A cell's editor: CodeMirror with what a cell needs and no more. */
import { isolateHistory } from "@codemirror/commands";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { goLanguage } from "@codemirror/lang-go";
import { Annotation, Compartment, EditorState, Transaction } from "@codemirror/state";
import type { ChangeSet, Extension } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightSpecialChars, lineNumbers, placeholder } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { kernelCompletion } from "./completion";
import type { Completer } from "./completion";
import { diagnosticGutter, position } from "./diagnostics";
import type { Marked } from "./diagnostics";
import { docs } from "./docs";
import type { Inspector } from "./docs";
import { applied } from "../document/changes";
import { reform } from "./format";
import { commonKeys, goKeys, notebookKeys } from "./keys";
import type { NotebookKeys } from "./keys";
import { locked } from "./locked";
import { names } from "./names";
import type { Names } from "./names";
import { passing } from "./passing";
import { signatureHelp } from "./signature";
import type { SignatureFinder } from "./signature";
import { canStandStill, standStill } from "./still";
import { checking } from "./typing";
import type { Typing } from "./typing";
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
  /** The reader tries to change a text that is read-only. */
  refuse(): void;
  complete: Completer;
  inspect: Inspector;
  signature: SignatureFinder;
  names: Names;
  typing: Typing;
}

export interface Editor {
  /** CodeMirror, once there is one; see still.ts. */
  readonly view: EditorView | undefined;
  /** Makes the CodeMirror if there is none yet. */
  wake(): EditorView;
  focus(edge?: "start" | "end"): void;
  goTo(line: number, column: number): void;
  /** Shows the same text in another form, as an edit of the reader's. */
  reform(text: string): void;
  /** Marks what the last run has left to say. */
  mark(diagnostics: readonly Marked[]): void;
  /** Looks again at what is wrong with the text, because of something outside of it. */
  recheck(): void;
  /**
   * Makes changes that were not typed here. Cursor and scroll stay where they are in the text around them. Undo takes
   * back the student's own commands, but never what others wrote.
   */
  change(changes: ChangeSet, own: boolean): void;
  setLabel(label: string): void;
  destroy(): void;
}

/** Marks changes that nobody typed here. */
const fromElsewhere = Annotation.define<boolean>();

/** Cells are labelled by their place, which changes while somebody types in them. */
const labelling = new Compartment();
const labelled = (label: string): Extension => EditorView.contentAttributes.of({ "aria-label": label });

export function createEditor(parent: HTMLElement, options: EditorOptions): Editor {
  const problems = checking(options.typing);
  const go = options.language === "go";
  let { label, text } = options;
  let view: EditorView | undefined;
  /** What the student's own commands have done to a text that stands still, so that it can be undone. */
  let kept: EditorState | undefined;
  const state = () => kept ?? EditorState.create({ doc: text, extensions: [extensions({ ...options, label }), go ? problems.extension : []] });
  const still = go && canStandStill(text) ? standStill(parent, { text, label, placeholder: options.placeholder, locked: options.readOnly, wake }) : undefined;
  if (!still) wake();
  return {
    get view() {
      return view;
    },
    wake,
    focus(edge) {
      const awake = wake();
      if (edge) awake.dispatch({ selection: { anchor: edge === "start" ? 0 : awake.state.doc.length } });
      awake.focus();
    },
    goTo(line, column) {
      const awake = wake();
      const anchor = position(awake.state.doc, line, column);
      awake.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      awake.focus();
    },
    change(changes, own) {
      const history = own ? isolateHistory.of("full") : Transaction.addToHistory.of(false);
      const transaction = { changes, annotations: [fromElsewhere.of(true), history] };
      if (view) return view.dispatch(transaction);
      if (own || kept) kept = state().update(transaction).state;
      text = applied(changes, text);
      if (canStandStill(text)) still?.show(text);
      else wake();
    },
    reform: (reformed) => reform(wake(), reformed),
    mark(diagnostics) {
      if (view || diagnostics.length > 0) problems.ran(wake(), diagnostics);
    },
    recheck: () => view && problems.again(view),
    setLabel(next) {
      label = next;
      if (view) view.dispatch({ effects: labelling.reconfigure(labelled(label)) });
      else still?.setLabel(label);
    },
    destroy: () => view?.destroy(),
  };

  function wake(): EditorView {
    if (view) return view;
    const left = still?.scrolled() ?? 0;
    view = new EditorView({ state: state() });
    if (kept) view.dispatch({ effects: labelling.reconfigure(labelled(label)) });
    kept = undefined;
    parent.replaceChildren(view.dom);
    view.scrollDOM.scrollLeft = left;
    return view;
  }
}

function extensions(options: EditorOptions): Extension {
  return [
    notebookKeys(options.keys),
    options.language === "go" ? goExtensions(options) : EditorView.lineWrapping,
    commonKeys(),
    passing,
    highlightSpecialChars(),
    drawSelection(),
    placeholder(options.placeholder),
    EditorState.readOnly.of(options.readOnly),
    labelling.of(labelled(options.label)),
    // It can be reached by Tab all the same; saying so tells programs that look for what scrolls and cannot be reached.
    EditorView.contentAttributes.of({ tabindex: "0" }),
    // The editor's text is the cell's source to the unit: only \n ends a line, and what is pasted from Windows is made so.
    EditorState.lineSeparator.of("\n"),
    EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, "\n")),
    options.readOnly ? locked(options.refuse) : [],
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
