/** The signature of the call that is being written, with the parameter at the cursor. */
import { StateEffect, StateField } from "@codemirror/state";
import type { Extension } from "@codemirror/state";
import { EditorView, showTooltip } from "@codemirror/view";
import type { Command, Tooltip } from "@codemirror/view";
import type { Signature } from "../wire";
import { documentation } from "./completion";

export type SignatureFinder = (source: string, cursor: number) => Promise<Signature | undefined>;

const show = StateEffect.define<Tooltip | null>();

const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
    return tooltip && transaction.docChanged ? { ...tooltip, pos: transaction.changes.mapPos(tooltip.pos) } : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

/** Asks while the reader types inside parentheses; moving elsewhere closes it. */
export function signatureHelp(find: SignatureFinder): Extension {
  const follow = EditorView.updateListener.of((update) => {
    const open = update.state.field(shown) !== null;
    if (!update.docChanged && !(update.selectionSet && open)) return;
    const typed = update.transactions.some((transaction) => transaction.isUserEvent("input") || transaction.isUserEvent("delete"));
    const { view } = update;
    if (open || (typed && insideCall(view))) void look(find, view);
    else if (open) close(view);
  });
  const leave = EditorView.domEventHandlers({ blur: (_event, view) => void close(view) });
  return [shown, follow, leave];
}

export const hideSignature: Command = (view) => {
  if (!view.state.field(shown, false)) return false;
  view.dispatch({ effects: show.of(null) });
  return true;
};

function close(view: EditorView): void {
  if (view.state.field(shown, false)) setTimeout(() => hideSignature(view));
}

/** Whether a parenthesis may be open before the cursor; the kernel knows for sure. */
function insideCall({ state }: EditorView): boolean {
  const { head } = state.selection.main;
  return state.sliceDoc(Math.max(0, head - 500), head).includes("(");
}

async function look(find: SignatureFinder, view: EditorView): Promise<void> {
  const { state } = view;
  const { head } = state.selection.main;
  const open = state.field(shown) !== null;
  const found = await find(state.doc.toString(), head);
  if (view.state.doc !== state.doc || view.state.selection.main.head !== head) return; // a later question is under way
  if (open && view.state.field(shown) === null) return; // closed while the answer was on its way
  if (found) view.dispatch({ effects: show.of({ pos: head, above: true, arrow: false, create: () => ({ dom: render(found) }) }) });
  else hideSignature(view);
}

/** Exported for its test. */
export function render({ name, params, active, result, doc }: Signature): HTMLElement {
  const element = document.createElement("div");
  element.className = "documentation signature";
  const line = document.createElement("code");
  line.dataset.testid = "signature";
  line.append(`${name}(`);
  params.forEach((param, index) => {
    if (index > 0) line.append(", ");
    if (index !== active) return line.append(param);
    const mark = document.createElement("strong");
    mark.textContent = param;
    line.append(mark);
  });
  line.append(`)${result ?? ""}`);
  element.append(line);
  if (doc) element.append(documentation(doc));
  return element;
}
