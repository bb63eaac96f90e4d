/** The editors on the page, which hear what changes in their cells' texts other than by themselves. */
import type { ChangeSet } from "@codemirror/state";
import { difference } from "./changes";

/** own: the student made the changes, by a command. */
export type Watcher = (changes: ChangeSet, own: boolean) => void;

export class Watchers {
  #watchers = new Map<string, Watcher>();
  #text: (id: string) => string | undefined;

  /** text is what the reader is to see in a cell, undefined where the cell is gone. */
  constructor(text: (id: string) => string | undefined) {
    this.#text = text;
  }

  /** Returns what ends the watch. */
  add(id: string, watcher: Watcher): () => void {
    this.#watchers.set(id, watcher);
    return () => {
      if (this.#watchers.get(id) === watcher) this.#watchers.delete(id);
    };
  }

  tell(id: string, changes: ChangeSet, own: boolean): void {
    this.#watchers.get(id)?.(changes, own);
  }

  /** Tells what has to change in the text that the editor shows. */
  show(id: string, shown: string, own: boolean): void {
    const text = this.#text(id);
    if (text !== undefined && text !== shown) this.tell(id, difference(shown, text), own);
  }

  /** Does what may change many texts at once, and tells what it did. */
  around(change: () => void): void {
    const before = [...this.#watchers.keys()].map((id) => ({ id, text: this.#text(id) }));
    change();
    for (const { id, text } of before) if (text !== undefined) this.show(id, text, false);
  }
}
