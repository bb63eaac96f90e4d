/**
 * Tab indents while one writes, and passes through an editor that it has only come to: otherwise nobody without a pointer would
 * get to what stands behind the first editor (WCAG 2.1.2).
 */
import type { Extension } from "@codemirror/state";
import { EditorView, ViewPlugin } from "@codemirror/view";

/** Whether the last thing that the reader did was pressing Tab. */
let byTab = false;
const key = ({ key: name }: KeyboardEvent) => (byTab = name === "Tab");
const pointer = () => (byTab = false);
let editors = 0;

/** Listens as long as there is an editor. */
const watching = ViewPlugin.define(() => {
  if (editors++ === 0) {
    window.addEventListener("keydown", key, true);
    window.addEventListener("pointerdown", pointer, true);
  }
  return {
    destroy() {
      if (--editors > 0) return;
      window.removeEventListener("keydown", key, true);
      window.removeEventListener("pointerdown", pointer, true);
    },
  };
});

export const passing: Extension = [
  watching,
  EditorView.domEventHandlers({
    focus: (_, view) => void view.setTabFocusMode(byTab),
    pointerdown: (_, view) => void view.setTabFocusMode(false),
  }),
  EditorView.updateListener.of(({ view, docChanged }) => {
    if (docChanged) view.setTabFocusMode(false);
  }),
];
