/**
 * The reader's choice of theme. The tokens in tokens.css do the rest: "auto" follows the system, "contrast" raises the
 * contrast of whichever of light and dark the system has.
 */
import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";

export type Theme = "auto" | "light" | "dark" | "contrast";

const key = "lab.theme"; // also read by public/theme.js

export class ThemeChoice {
  readonly theme: ReadonlySignal<Theme>;
  #theme = signal<Theme>("auto");

  constructor() {
    this.theme = this.#theme;
    this.#theme.value = stored();
  }

  /** Goes on to the next theme, so that the first press always changes something. */
  next(): void {
    const order = cycle(window.matchMedia("(prefers-color-scheme: dark)").matches);
    const theme = order[(order.indexOf(this.#theme.value) + 1) % order.length] ?? "auto";
    this.#theme.value = theme;
    show(theme);
  }
}

export function cycle(systemIsDark: boolean): readonly Theme[] {
  return systemIsDark ? ["auto", "light", "contrast", "dark"] : ["auto", "dark", "contrast", "light"];
}

function show(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "auto") localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

function stored(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === "light" || theme === "dark" || theme === "contrast" ? theme : "auto";
}
