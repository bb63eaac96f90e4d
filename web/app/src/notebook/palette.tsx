import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { texts } from "../texts";
import { Ways } from "../ui/keys";
import { Modal } from "../ui/modal";
import { commands, enabled, groups, perform } from "./commands";
import type { Command } from "./commands";
import { useNotebook } from "./context";
import { filter } from "./filter";
import "./palette.css";

/** Every command of the notebook, found by a few letters of its name. */
export function Palette() {
  const notebook = useNotebook();
  const close = () => (notebook.palette.value = false);
  return (
    <Modal class="palette" testid="palette" aria-label={texts.palette.label} light open={notebook.palette.value} close={close}>
      {(shut) => <Choice close={shut} />}
    </Modal>
  );
}

function Choice({ close }: { close(): void }) {
  const notebook = useNotebook();
  const letters = useSignal("");
  const active = useSignal(0);
  const list = useRef<HTMLDivElement>(null);
  const available = commands.filter(({ id }) => id !== "palette");
  const found = useComputed(() => {
    const fitting = filter(available, ({ title, group }) => `${title} ${texts.commands.groups[group]}`, letters.value);
    // What can be done now comes first; what cannot is still there to be learnt of.
    return letters.value.trim() ? fitting.toSorted((a, b) => Number(enabled(notebook, b.id)) - Number(enabled(notebook, a.id))) : fitting;
  }).value;
  const grouped = !letters.value.trim();
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });
  const choose = (command: Command | undefined) => {
    if (!command || !enabled(notebook, command.id)) return;
    // Closing gives the focus back before the command moves it.
    close();
    perform(notebook, command.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const next = active.value + by;
      // A single step goes round; a page stops at the ends.
      active.value = Math.abs(by) === 1 ? (next + found.length) % Math.max(1, found.length) : Math.max(0, Math.min(found.length - 1, next));
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      choose(found[active.value]);
    }
  };
  const row = (command: Command) => {
    const index = found.indexOf(command);
    return (
      <div
        key={command.id}
        id={`command-${command.id}`}
        class="palette-row"
        role="option"
        data-testid={`command-${command.id}`}
        aria-selected={index === active.value}
        aria-disabled={!enabled(notebook, command.id)}
        onMouseMove={() => (active.value = index)}
        onClick={() => choose(command)}
      >
        <span class="palette-title">{command.title}</span>
        {!grouped && <span class="palette-group">{texts.commands.groups[command.group]}</span>}
        <Ways ways={command.keys.slice(0, 1)} />
      </div>
    );
  };
  return (
    <>
      <input
        class="palette-input"
        data-testid="palette-input"
        type="text"
        role="combobox"
        aria-label={texts.palette.input}
        aria-expanded={found.length > 0}
        aria-controls="palette-list"
        aria-activedescendant={found[active.value] ? `command-${found[active.value]?.id ?? ""}` : undefined}
        placeholder={texts.palette.input}
        autoComplete="off"
        spellcheck={false}
        autoFocus
        value={letters.value}
        onInput={(event) => {
          letters.value = event.currentTarget.value;
          active.value = 0;
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id="palette-list" class="palette-list" hidden={found.length === 0} role="listbox" aria-label={texts.palette.label}>
        {grouped
          ? groups.map((group) => (
              <div key={group} role="group" aria-label={texts.commands.groups[group]}>
                <div class="palette-heading" aria-hidden="true">
                  {texts.commands.groups[group]}
                </div>
                {found.filter((command) => command.group === group).map(row)}
              </div>
            ))
          : found.map(row)}
      </div>
      <p class="palette-nothing" role="status">
        {found.length === 0 && texts.palette.nothing}
      </p>
    </>
  );
}
