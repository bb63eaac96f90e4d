/** Documentation of a name: while the pointer rests on it, or on request at the cursor. */
import { StateEffect, StateField } from "@codemirror/state";
import type { Extension } from "@codemirror/state";
import { closeHoverTooltips, hasHoverTooltips, hoverTooltip, showTooltip } from "@codemirror/view";
import type { Command, EditorView, Tooltip } from "@codemirror/view";
import type { Inspection } from "../wire";
import { documentation } from "./completion";

export type Inspector = (source: string, cursor: number) => Promise<Inspection | undefined>;

const show = StateEffect.define<Tooltip | null>();

const requested = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
    // It documents what was at the cursor.
    return transaction.docChanged || transaction.selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

export function docs(inspect: Inspector): Extension {
  const hover = hoverTooltip(
    async (view, pos) => {
      const { doc } = view.state;
      const word = view.state.wordAt(pos);
      const found = word && (await look(inspect, view, word.from, pos));
      // What was asked for at the cursor stays alone, and who writes on is not disturbed.
      return view.state.doc === doc && !view.state.field(requested, false) ? found : null;
    },
    { hoverTime: 350, hideOnChange: true },
  );
  return [requested, hover];
}

/** Shows what the kernel knows of the name at the cursor. */
export function showDocs(inspect: Inspector): Command {
  return (view) => {
    const { head } = view.state.selection.main;
    void look(inspect, view, view.state.wordAt(head)?.from ?? head, head).then((found) => {
      if (found && view.state.selection.main.head === head) view.dispatch({ effects: [closeHoverTooltips, show.of(found)] });
    });
    return true;
  };
}

export const hideDocs: Command = (view) => {
  if (!view.state.field(requested, false) && !hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: [closeHoverTooltips, show.of(null)] });
  return true;
};

async function look(inspect: Inspector, view: EditorView, pos: number, cursor: number): Promise<Tooltip | null> {
  const found = await inspect(view.state.doc.toString(), cursor);
  if (!found?.found || !found.markdown) return null;
  const { markdown } = found;
  return { pos, above: true, arrow: false, create: () => ({ dom: documentation(markdown) }) };
}
