/** Formatting cells as gofmt does. The server does it, so it works without a kernel; the editor takes what has changed. */
import { texts } from "../texts";
import { CellKind, HelpTopic, Role } from "../wire";
import type { Notebook } from "./notebook";

type Outcome = "formatted" | "same" | "wrong" | "failed";

export class Formatting {
  readonly #notebook: Notebook;

  constructor(notebook: Notebook) {
    this.#notebook = notebook;
  }

  /** Formats a cell. One with a syntax error stays as it is, and shows where that is. */
  async cell(id: string): Promise<void> {
    const { session, toasts } = this.#notebook;
    const cell = session.cell(id);
    if (cell?.kind !== CellKind.Code) return toasts.show(texts.formatting.onlyCode);
    if (cell.role === Role.Locked) return toasts.show(texts.cell.belongsToLab);
    switch (await this.#format(id, true)) {
      case "formatted":
      case "same":
        return;
      case "wrong":
        return toasts.show(texts.formatting.wrong, { tone: "problem" });
      case "failed":
        return toasts.show(texts.formatting.failed, { tone: "problem" });
    }
  }

  /** Formats all cells that may be changed, and tells of those that cannot be. */
  async all(): Promise<void> {
    const { session, toasts } = this.#notebook;
    const cells = (session.document.value?.cells ?? []).filter(({ kind, role }) => kind === CellKind.Code && role !== Role.Locked);
    const outcomes = await Promise.all(cells.map(({ id }) => this.#format(id, false)));
    const count = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length;
    const left = count("wrong") + count("failed");
    toasts.show(texts.formatting.all(count("formatted"), left), left > 0 ? { tone: "problem" } : {});
  }

  async #format(id: string, visit: boolean): Promise<Outcome> {
    const { session } = this.#notebook;
    const source = session.text(id);
    const answer = (await session.questions.help(id, HelpTopic.FormatTopic, source, 0))?.formatted;
    if (!answer || session.text(id) !== source) return "failed"; // what was typed meanwhile is worth more
    const [problem] = answer.problems ?? [];
    if (problem) {
      if (visit) this.#notebook.goTo(id, problem.line, problem.column);
      this.#notebook.editor(id)?.recheck();
      return "wrong";
    }
    if (answer.text === source) return "same";
    const editor = this.#notebook.editor(id);
    if (editor?.view) editor.reform(answer.text);
    else session.type(id, answer.text);
    return "formatted";
  }
}
