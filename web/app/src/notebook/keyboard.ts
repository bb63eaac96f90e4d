import { useEffect } from "preact/hooks";
import { press } from "./keys";
import type { Notebook } from "./notebook";

/** How long the first of two keys waits for the second. */
const doubleTime = 800;

/** Listens for the keys of command mode. Editors and fields keep their own keys, except for saving. */
export function useCommandKeys(notebook: Notebook): void {
  useEffect(() => {
    let pending = "";
    let since = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = { key: event.key, shift: event.shiftKey, mod: event.ctrlKey || event.metaKey, alt: event.altKey };
      const saving = key.mod && event.key.toLowerCase() === "s";
      if (!saving && keepsKeys(event.target, event.key)) return;
      const pressed = press(key, event.timeStamp - since < doubleTime ? pending : "");
      pending = pressed.pending;
      since = event.timeStamp;
      if (pressed.command === undefined) return;
      event.preventDefault();
      notebook.perform(pressed.command);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [notebook]);
}

function keepsKeys(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("input, textarea, select, dialog")) return true;
  const activates = key === "Enter" || key === " ";
  if (activates && target.closest("button, a, summary")) return true;
  // An output that scrolls is scrolled with the arrows.
  return key.startsWith("Arrow") && target.closest("pre[tabindex], .list") !== null;
}
