/** An editor that cannot be written in and says so when somebody tries. Selecting, copying and asking for documentation go on. */
import { EditorState } from "@codemirror/state";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

export function locked(refuse: () => void): Extension {
  // Once for each visit: whoever goes on typing has read it.
  let told = false;
  const tell = () => {
    if (!told) refuse();
    told = true;
  };
  return [
    EditorState.readOnly.of(true),
    EditorView.editorAttributes.of({ class: "cm-locked" }),
    EditorView.contentAttributes.of({ "aria-readonly": "true" }),
    EditorView.domEventHandlers({
      keydown(event) {
        if (changes(event)) tell();
        return false;
      },
      beforeinput: () => (tell(), false),
      paste: () => (tell(), false),
      cut: () => (tell(), false),
      drop: () => (tell(), false),
      blur: () => void (told = false),
    }),
  ];
}

function changes({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing) return false;
  return [...key].length === 1 || key === "Backspace" || key === "Delete" || key === "Enter";
}
