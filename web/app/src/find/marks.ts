/** Marks of matches in an editor, as decorations. */
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import type { DecorationSet } from "@codemirror/view";

export interface Mark {
  from: number;
  to: number;
  current: boolean;
}

const show = StateEffect.define<readonly Mark[]>();
const found = Decoration.mark({ class: "found" });
const current = Decoration.mark({ class: "found found-current" });

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, { changes, effects }) {
    for (const effect of effects) {
      if (effect.is(show)) return Decoration.set(effect.value.map(({ from, to, current: here }) => (here ? current : found).range(from, to)));
    }
    return decorations.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Shows marks, and scrolls to the current one where it should be seen. Editors get what they need for it with the first mark. */
export function mark(view: EditorView, wanted: readonly Mark[], scroll: boolean): void {
  const known = view.state.field(marks, false);
  if (!known && wanted.length === 0) return;
  const fitting = wanted.filter(({ to }) => to <= view.state.doc.length);
  const effects: StateEffect<unknown>[] = [show.of(fitting)];
  if (!known) effects.unshift(StateEffect.appendConfig.of(marks));
  const target = scroll ? fitting.find(({ current: here }) => here) : undefined;
  if (target) effects.push(EditorView.scrollIntoView(target.from, { y: "center" }));
  view.dispatch({ effects });
}
