/** What one can do with a name: go to its declaration, see its uses' edits, and give it another name. */
import { EditorView, showPanel } from "@codemirror/view";
import type { Command, Panel } from "@codemirror/view";
import { StateEffect, StateField } from "@codemirror/state";
import type { Extension } from "@codemirror/state";
import { texts } from "../texts";

export interface Names {
  /** Shows the declaration of the name at the cursor. */
  define(source: string, cursor: number): void;
  /** Renames in all cells; the answer is why not. */
  rename(source: string, cursor: number, name: string): Promise<string>;
}

const ask = StateEffect.define<{ pos: number; old: string } | null>();

export function names(actions: Names): Extension {
  const asked = StateField.define<{ pos: number; old: string } | null>({
    create: () => null,
    update(value, transaction) {
      for (const effect of transaction.effects) if (effect.is(ask)) return effect.value;
      return transaction.docChanged ? null : value;
    },
    provide: (field) => showPanel.from(field, (value) => (value ? (view) => panel(view, value, actions) : null)),
  });
  const click = EditorView.domEventHandlers({
    mousedown(event, view) {
      if (event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
      const pos = view.posAtCoords(event);
      if (pos === null || !view.state.wordAt(pos)) return false;
      event.preventDefault();
      actions.define(view.state.doc.toString(), pos);
      return true;
    },
  });
  return [asked, click];
}

export function goToDefinition(actions: Names): Command {
  return (view) => {
    actions.define(view.state.doc.toString(), view.state.selection.main.head);
    return true;
  };
}

export const rename: Command = (view) => {
  const word = view.state.wordAt(view.state.selection.main.head);
  if (!word || view.state.readOnly) return false;
  view.dispatch({ effects: ask.of({ pos: word.from, old: view.state.sliceDoc(word.from, word.to) }) });
  return true;
};

/** One line below the editor, with the new name and what speaks against it. */
function panel(view: EditorView, { pos, old }: { pos: number; old: string }, actions: Names): Panel {
  const dom = document.createElement("form");
  dom.className = "rename";
  const label = document.createElement("label");
  label.append(texts.names.rename(old));
  const input = document.createElement("input");
  input.value = old;
  input.dataset.testid = "rename";
  input.autocapitalize = "off";
  input.spellcheck = false;
  label.append(input);
  const problem = document.createElement("span");
  problem.className = "rename-problem";
  problem.dataset.testid = "rename-problem";
  problem.setAttribute("role", "alert");
  dom.append(label, problem);
  const close = (): void => {
    view.dispatch({ effects: ask.of(null) });
    view.focus();
  };
  dom.addEventListener("submit", (event) => {
    event.preventDefault();
    void actions.rename(view.state.doc.toString(), pos, input.value.trim()).then((refused) => {
      if (refused) problem.textContent = refused;
      else close();
    });
  });
  dom.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") close();
  });
  return {
    dom,
    mount() {
      input.focus();
      input.select();
    },
  };
}
