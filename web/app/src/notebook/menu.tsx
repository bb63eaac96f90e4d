import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ThemeChoice } from "../theme/theme";
import { texts } from "../texts";
import { MoreIcon } from "../ui/icons";
import { Ways } from "../ui/keys";
import { commands, enabled, perform } from "./commands";
import { useNotebook } from "./context";
import type { CommandID } from "./keys";
import "./menu.css";

/** What the bar has no room for, in words; on a phone that is nearly everything. */
const items: readonly (readonly CommandID[])[] = [
  ["restart", "restartRunAll", "clearOutputs"],
  ["insertBelow", "find", "palette"],
  ["panel", "history", "help"],
  ["exportHTML", "exportNotebook", "exportProgram"],
];

/** The menu of the notebook, with the keys that menus have. */
export function Menu({ theme }: { theme: ThemeChoice }) {
  const notebook = useNotebook();
  const open = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const rows = () => [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const shown = open.value;
  useEffect(() => {
    if (!shown) return undefined;
    rows()[0]?.focus();
    const onDown = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) open.value = false;
    };
    document.addEventListener("pointerdown", onDown);
    return () => document.removeEventListener("pointerdown", onDown);
  }, [shown, open]);
  const close = () => {
    open.value = false;
    button.current?.focus();
  };
  const choose = (run: () => void) => {
    // The command may move the focus on from there.
    close();
    run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key] ?? byLetter(all, at, event);
    if (event.key === "Tab") open.value = false;
    else if (event.key === "Escape") close();
    else if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    else if (event.key !== "Enter" && event.key !== " ") return;
    // The keys are the menu's: none of them is a command of the cell behind it.
    event.stopPropagation();
    if (event.key !== "Tab" && event.key !== "Enter" && event.key !== " ") event.preventDefault();
  };
  return (
    <div ref={root} class="menu-root" onKeyDown={shown ? onKeyDown : undefined}>
      <button
        ref={button}
        type="button"
        class="tool"
        data-testid="menu"
        aria-label={texts.menu.label}
        title={texts.menu.label}
        aria-haspopup="menu"
        aria-expanded={shown}
        onClick={() => (open.value = !shown)}
      >
        <MoreIcon />
      </button>
      {shown && (
        <div class="menu" role="menu" aria-label={texts.menu.label} data-testid="menu-list">
          {items.map((group, index) => (
            <div key={index} role="group" class="menu-group">
              {group.map((id) => (
                <Item key={id} id={id} choose={choose} />
              ))}
            </div>
          ))}
          <div role="group" class="menu-group">
            <button type="button" role="menuitem" class="menu-item" tabIndex={-1} data-testid="menu-theme" onClick={() => theme.next()}>
              {texts.theme.label(texts.theme.names[theme.theme.value])}
            </button>
          </div>
        </div>
      )}
    </div>
  );

  function Item({ id, choose: chosen }: { id: CommandID; choose(run: () => void): void }) {
    const command = commands.find((one) => one.id === id);
    if (!command) return null;
    const can = enabled(notebook, id);
    return (
      <button type="button" role="menuitem" class="menu-item" tabIndex={-1} data-testid={`menu-${id}`} aria-disabled={!can} onClick={() => can && chosen(() => perform(notebook, id))}>
        <span>{command.title}</span>
        <Ways ways={command.keys.slice(0, 1)} />
      </button>
    );
  }
}

/** The next item that begins with the letter. */
function byLetter(all: readonly HTMLElement[], at: number, { key, ctrlKey, metaKey, altKey }: KeyboardEvent): number | undefined {
  if (key.length !== 1 || key === " " || ctrlKey || metaKey || altKey) return undefined;
  const order = all.map((_, index) => (at + 1 + index) % all.length);
  return order.find((index) => all[index]?.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
}
