import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useNotebook } from "../notebook/context";
import { texts } from "../texts";
import { PanelIcon } from "../ui/icons";
import { tabs } from "./panels";
import type { Tab } from "./panels";
import { StorageView } from "./storage";
import { VariablesView } from "./variables";
import "./panels.css";

const toggleID = "panel-toggle";

/** In the bar on top: opens and closes the panel. */
export function PanelToggle() {
  const { panels } = useNotebook();
  const open = panels.tab.value !== undefined;
  return (
    <button
      type="button"
      class="tool"
      id={toggleID}
      data-testid="panel-toggle"
      data-on={open}
      aria-expanded={open}
      aria-label={texts.panels.toggle}
      title={texts.panels.toggle}
      onClick={() => panels.toggle()}
    >
      <PanelIcon />
    </button>
  );
}

/** Beside the sheet, or over it where there is no room: what lives in the kernel. */
export function SidePanel() {
  const { panels } = useNotebook();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panels.follow(), [panels]);
  const tab = panels.tab.value;
  useFocus(panel, tab !== undefined);
  if (!tab) return null;
  const close = () => panels.show(undefined);
  return (
    <aside
      class="side-panel"
      ref={panel}
      aria-label={texts.panels.label}
      data-testid="side-panel"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <div class="panel-head">
        <Tabs tab={tab} show={(next) => panels.show(next)} />
        <button type="button" class="tool small" aria-label={texts.dismiss} data-testid="panel-close" onClick={close}>
          ×
        </button>
      </div>
      <div class="panel-body" role="tabpanel" id="panel-body" aria-labelledby={`panel-tab-${tab}`}>
        {tab === "variables" ? <VariablesView /> : <StorageView />}
      </div>
    </aside>
  );
}

/** Opening the panel takes the focus there; closing it gives the focus back, if it was in the panel. A panel that is open from the start leaves it alone. */
function useFocus(panel: RefObject<HTMLElement | null>, open: boolean): void {
  const before = useRef<{ open: boolean; element: Element | null }>({ open, element: null });
  const inside = useRef(false);
  useEffect(() => {
    const note = () => (inside.current = panel.current?.contains(document.activeElement) ?? false);
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, [panel]);
  useLayoutEffect(() => {
    if (open === before.current.open) return;
    if (open) {
      before.current = { open, element: document.activeElement };
      panel.current?.querySelector<HTMLElement>('[role="tab"][tabindex="0"]')?.focus();
      return;
    }
    const { element } = before.current;
    before.current = { open, element: null };
    if (!inside.current) return;
    const back = element instanceof HTMLElement && element.isConnected && element !== document.body ? element : document.getElementById(toggleID);
    back?.focus();
  }, [panel, open]);
}

function Tabs({ tab, show }: { tab: Tab; show(tab: Tab): void }) {
  const list = useRef<HTMLDivElement>(null);
  const step = (by: number) => {
    const next = tabs[(tabs.findIndex((one) => one.tab === tab) + by + tabs.length) % tabs.length];
    if (!next) return;
    show(next.tab);
    list.current?.querySelector<HTMLElement>(`#panel-tab-${next.tab}`)?.focus();
  };
  return (
    <div
      class="panel-tabs"
      role="tablist"
      aria-label={texts.panels.label}
      ref={list}
      onKeyDown={(event) => {
        const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        step(by);
      }}
    >
      {tabs.map((one) => (
        <button
          key={one.tab}
          type="button"
          role="tab"
          id={`panel-tab-${one.tab}`}
          data-testid={`tab-${one.tab}`}
          aria-selected={one.tab === tab}
          aria-controls="panel-body"
          tabIndex={one.tab === tab ? 0 : -1}
          onClick={() => show(one.tab)}
        >
          {one.label}
        </button>
      ))}
    </div>
  );
}
