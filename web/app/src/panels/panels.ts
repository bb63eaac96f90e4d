/** The side panel: which of its tabs is open, and what the kernel has said of itself. Nothing is asked for while it is closed. */
import { computed, effect, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { texts } from "../texts";
import type { Session } from "../document/session";
import { HelpTopic, KernelState } from "../wire";
import type { Storage, VariableValue, Variables } from "../wire";
import type { Order } from "./rows";

export type Tab = "variables" | "storage";

const key = "lab.panel";
/** A run of many cells that take no time is asked about once. */
const pause = 80;
/** How often a running kernel is asked again: what is kept changes all the time, names do not. */
const pace: Record<Tab, number> = { variables: 2000, storage: 500 };

export class Panels {
  readonly tab: ReadonlySignal<Tab | undefined>;
  readonly variables = signal<Variables | undefined>(undefined);
  readonly storage = signal<Storage | undefined>(undefined);
  /** The values that are shown in full, by the variable's name. */
  readonly values = signal<ReadonlyMap<string, VariableValue | undefined>>(new Map());
  readonly filter = signal("");
  readonly order = signal<Order>("name");
  readonly othersOpen = signal(false);

  #session: Session;
  #last = signal<Tab>("variables");
  #tab = signal<Tab | undefined>(undefined);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  /** Changes when something has run. */
  #runs = computed(() => {
    const doc = this.#session.document.value;
    const open = this.#session.connection.state.value.name === "open";
    return `${open} ${doc?.kernel} ${(doc?.cells ?? []).map((cell) => `${cell.id} ${cell.status} ${cell.execution_count}`).join()}`;
  });

  constructor(session: Session) {
    this.#session = session;
    this.tab = this.#tab;
    this.#tab.value = remembered();
  }

  /** Keeps the panel true for as long as the page is there; returns what ends that. */
  follow(): () => void {
    const stop = effect(() => {
      void this.#runs.value;
      if (this.#tab.value) this.#soon(pause);
    });
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }

  show(tab: Tab | undefined): void {
    if (tab) this.#last.value = tab;
    this.#tab.value = tab;
    try {
      if (tab) localStorage.setItem(key, tab);
      else localStorage.removeItem(key);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }

  toggle(): void {
    this.show(this.#tab.peek() ? undefined : this.#last.peek());
  }

  /** Shows a value in full, or no longer. */
  toggleValue(name: string): void {
    const values = new Map(this.values.peek());
    if (values.delete(name)) {
      this.values.value = values;
      return;
    }
    this.values.value = values.set(name, undefined);
    void this.#value(name);
  }

  #soon(millis: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), millis);
  }

  async #ask(): Promise<void> {
    const tab = this.#tab.peek();
    if (!tab) return;
    const turn = ++this.#asked;
    const help = await this.#session.questions.kernel(tab === "variables" ? HelpTopic.VariablesTopic : HelpTopic.StorageTopic);
    if (turn !== this.#asked) return;
    if (help?.variables) {
      this.variables.value = help.variables;
      const names = new Set(help.variables.list.map(({ name }) => name));
      const left = new Map([...this.values.peek()].filter(([name]) => names.has(name)));
      if (left.size < this.values.peek().size) this.values.value = left;
      // While a cell runs, what is shown stays: there is nothing newer to be had.
      if (!help.variables.unread) for (const name of left.keys()) void this.#value(name);
    }
    if (help?.storage) this.storage.value = help.storage;
    const busy = this.#session.document.peek()?.kernel === KernelState.KernelBusy;
    if (busy) this.#soon(pace[tab]);
    else if (help && !help[tab]) this.#forget(); // the kernel is gone, and what lived in it
  }

  #forget(): void {
    this.variables.value = undefined;
    this.storage.value = undefined;
    this.values.value = new Map();
  }

  async #value(name: string): Promise<void> {
    const value = (await this.#session.questions.kernel(HelpTopic.ValueTopic, name))?.value;
    if (!value || !this.values.peek().has(name)) return;
    if (value.unread && this.values.peek().get(name)?.data) return;
    this.values.value = new Map(this.values.peek()).set(name, value);
  }
}

function remembered(): Tab | undefined {
  try {
    const tab = localStorage.getItem(key);
    return tab === "variables" || tab === "storage" ? tab : undefined;
  } catch {
    return undefined;
  }
}

export const tabs: readonly { tab: Tab; label: string }[] = [
  { tab: "variables", label: texts.panels.variables },
  { tab: "storage", label: texts.panels.storage },
];
