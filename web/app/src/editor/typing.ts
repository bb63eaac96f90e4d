/**
 * Problems while typing: asks the kernel when the keys pause, drops answers that are out of date, and keeps the marks of the
 * text: those of the last run, and those of what is being written.
 */
import { forEachDiagnostic, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import type { Diagnostic as Mark } from "@codemirror/lint";
import { Prec } from "@codemirror/state";
import type { Extension, Text } from "@codemirror/state";
import { EditorView, ViewPlugin, keymap } from "@codemirror/view";
import type { Command, ViewUpdate } from "@codemirror/view";
import { FindingKind } from "../wire";
import type { Finding } from "../wire";
import { place } from "./diagnostics";
import type { Marked } from "./diagnostics";
import { decide, wording } from "./findings";

export interface Typing {
  /** Undefined where nothing can be told. */
  find(source: string, cursor: number): Promise<readonly Finding[] | undefined>;
  /** The number of a cell on the page, from 1. */
  number(cell: string): number;
}

/** How long the keys have to pause before the kernel is asked. */
const pause = 250;

/** A mark of a finding knows what it is about. */
interface TypingMark extends Mark {
  finding: Finding;
}

/** A mark of the last run, at its present place. */
interface RunMark extends Mark {
  of: Marked["of"];
  /** The text has changed since. */
  old: boolean;
}

class Checker {
  readonly #view: EditorView;
  readonly #typing: Typing;
  #run: RunMark[] = [];
  /** The answer about the present text, or about the one before a change that was not answered yet. */
  #answer: { doc: Text; findings: readonly Finding[] } | undefined;
  #edited = 0;
  #written = 0;
  #waiting = false;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #showing: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView, typing: Typing) {
    this.#view = view;
    this.#typing = typing;
  }

  update(update: ViewUpdate): void {
    if (update.docChanged) {
      this.#run = this.#run.map((mark) => ({ ...mark, from: update.changes.mapPos(mark.from, 1), to: update.changes.mapPos(mark.to, -1), old: true })).filter(({ from, to }) => from <= to);
      if (update.view.hasFocus) {
        this.#edited = Date.now();
        this.#written = this.#line();
      }
      if (update.view.hasFocus || this.#answer) this.#askSoon();
    } else if (update.selectionSet && this.#waiting && this.#line() !== this.#written) {
      this.#showSoon(0);
    }
    if (update.focusChanged && update.view.hasFocus && this.#answer?.doc !== update.state.doc) this.#askSoon();
  }

  destroy(): void {
    clearTimeout(this.#asking);
    clearTimeout(this.#showing);
  }

  /** Takes the marks of the last run. */
  ran(diagnostics: readonly Marked[]): void {
    const { doc } = this.#view.state;
    this.#run = diagnostics.map((diagnostic) => ({
      ...place(doc, diagnostic),
      severity: diagnostic.warning ? "warning" : "error",
      message: diagnostic.hint ? `${diagnostic.message}\n${diagnostic.hint}` : diagnostic.message,
      of: diagnostic.of,
      old: false,
    }));
    this.#show();
  }

  /** Something else has changed that the text may hang on. */
  again(): void {
    if (this.#answer || this.#view.hasFocus) this.#askSoon();
  }

  #line(): number {
    const { state } = this.#view;
    return state.doc.lineAt(state.selection.main.head).number;
  }

  #askSoon(): void {
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => void this.#ask(), pause);
  }

  #showSoon(after: number): void {
    clearTimeout(this.#showing);
    this.#showing = setTimeout(() => this.#show(), after);
  }

  async #ask(): Promise<void> {
    if (this.#view.state.readOnly) return;
    const { doc, selection } = this.#view.state;
    const findings = await this.#typing.find(doc.toString(), selection.main.head);
    if (!this.#view.dom.isConnected || this.#view.state.doc !== doc) return; // a later question is under way
    // Without a kernel, what the last run has left is all that is known.
    this.#answer = findings && { doc, findings };
    this.#show();
  }

  #show(): void {
    clearTimeout(this.#showing);
    const { state } = this.#view;
    const answer = this.#answer;
    if (answer && answer.doc !== state.doc) return; // the next answer shows
    const before: TypingMark[] = [];
    let marked = "";
    forEachDiagnostic(state, (mark, from, to) => {
      marked += key({ ...mark, from, to });
      if ("finding" in mark && !before.some(({ finding }) => finding === mark.finding)) before.push({ ...(mark as TypingMark), from, to });
    });
    const marks = [...this.#typed(answer?.findings ?? [], before), ...this.#ofRun(answer !== undefined)];
    marks.sort((a, b) => a.from - b.from);
    if (marks.map(key).join("") !== marked) this.#view.dispatch(setDiagnostics(state, marks));
  }

  #typed(findings: readonly Finding[], before: readonly TypingMark[]): TypingMark[] {
    const { doc } = this.#view.state;
    const line = this.#line();
    const onLine = (mark: TypingMark) => doc.lineAt(mark.from).number;
    const moment = { idle: Date.now() - this.#edited, line, written: this.#written };
    const { shown, wait, keep } = decide(findings, moment, ({ diagnostic }) =>
      before.some((mark) => mark.finding.diagnostic.message === diagnostic.message && onLine(mark) === diagnostic.line),
    );
    this.#waiting = wait !== undefined;
    if (wait !== undefined) this.#showSoon(wait);
    const kept = keep ? before.filter((mark) => mark.finding.kind !== FindingKind.SyntaxFinding && onLine(mark) !== line) : [];
    return [...kept, ...shown.map((finding) => this.#mark(finding))];
  }

  #mark(finding: Finding): TypingMark {
    const { number } = this.#typing;
    return { ...place(this.#view.state.doc, finding.diagnostic), ...looks[finding.kind], message: wording(finding, number), finding };
  }

  /** What the last run has left to say. What typing tells by itself, better and of the present text, it need not say again. */
  #ofRun(answered: boolean): RunMark[] {
    if (!answered) return this.#run;
    const told = new Set(this.#answer?.findings.map(({ diagnostic }) => (diagnostic.hint ? `${diagnostic.message}\n${diagnostic.hint}` : diagnostic.message)));
    return this.#run.filter((mark) => mark.of === "panic" || (mark.of === "warning" && !mark.old && !told.has(mark.message)));
  }
}

const looks: Record<FindingKind, Pick<Mark, "severity" | "markClass">> = {
  error: { severity: "error" },
  syntax: { severity: "error" },
  warning: { severity: "warning" },
  unused: { severity: "hint", markClass: "unused" },
  not_run: { severity: "info" },
};

function key({ from, to, severity, message }: Mark): string {
  return `${from}-${to} ${severity} ${message}\n`;
}

/** Moves as CodeMirror does, and tells a screen reader where one has come to. */
const goes = (move: Command): Command => (view) => {
  if (!move(view)) return true; // there is no other, and the browser's own key would leave the page
  const { from } = view.state.selection.main;
  const messages: string[] = [];
  forEachDiagnostic(view.state, (mark, at) => void (at === from && messages.push(mark.message)));
  view.dispatch({ effects: EditorView.announce.of(messages.join("\n")) });
  return true;
};

/** The extension, and what the page tells it later. */
export interface Checking {
  readonly extension: Extension;
  ran(view: EditorView, diagnostics: readonly Marked[]): void;
  again(view: EditorView): void;
}

export function checking(typing: Typing): Checking {
  const plugin = ViewPlugin.define((view) => new Checker(view, typing));
  const keys = keymap.of([
    { key: "F8", run: goes(nextDiagnostic) },
    { key: "Shift-F8", run: goes(previousDiagnostic) },
  ]);
  return {
    extension: [plugin, Prec.high(keys)],
    ran: (view, diagnostics) => view.plugin(plugin)?.ran(diagnostics),
    again: (view) => view.plugin(plugin)?.again(),
  };
}
