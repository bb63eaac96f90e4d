import { useEffect } from "preact/hooks";
import { pastedCells } from "./clipboard";
import { perform } from "./commands";
import { press, pressWriting } from "./keys";
import type { CommandID } from "./keys";
import type { Notebook } from "./notebook";
import * as structure from "./structure";

/** How long the first of two keys waits for the second. */
const doubleTime = 800;

/** Listens for the keys of command mode. Editors and fields keep their own keys, except for those that work everywhere. */
export function useCommandKeys(notebook: Notebook): void {
  useEffect(() => {
    let pending = "";
    let since = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || inDialog(event.target)) return;
      const key = { key: event.key, shift: event.shiftKey, mod: event.ctrlKey || event.metaKey, alt: event.altKey };
      let command: CommandID | undefined = pressWriting(key);
      if (!command) {
        if (keepsKeys(event.target, event.key)) return;
        const pressed = press(key, event.timeStamp - since < doubleTime ? pending : "");
        pending = pressed.pending;
        since = event.timeStamp;
        command = pressed.command;
      }
      if (command === undefined || copiesText(command, key.mod)) return;
      event.preventDefault();
      perform(notebook, command);
    };
    // Only the browser's own key lets a page read the clipboard.
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || !event.clipboardData || inDialog(event.target) || keepsKeys(event.target, "v")) return;
      const after = notebook.ids.value.indexOf(notebook.chosen.value.at(-1) ?? "") + 1;
      event.preventDefault();
      structure.paste(notebook, after || notebook.ids.value.length, pastedCells(event.clipboardData));
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("paste", onPaste);
    };
  }, [notebook]);
}

/** A text that is selected, of an output perhaps, is what Ctrl-C copies. */
function copiesText(command: CommandID, mod: boolean): boolean {
  return mod && (command === "copy" || command === "cut") && document.getSelection()?.isCollapsed === false;
}

/** Where a dialog is open, its keys are its own, also when what had the focus in it is gone. */
function inDialog(target: EventTarget | null): boolean {
  return document.querySelector("dialog[open]") !== null || (target instanceof Element && target.closest("dialog") !== null);
}

function keepsKeys(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("input, textarea, select")) return true;
  const activates = key === "Enter" || key === " ";
  if (activates && target.closest("button, a, summary")) return true;
  // An output that scrolls is scrolled with the arrows.
  return key.startsWith("Arrow") && target.closest("pre[tabindex], .list") !== null;
}
