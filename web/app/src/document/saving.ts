/** What is known of the notebook's file. */
import { batch, computed, signal } from "@preact/signals";
import type { Saved } from "../wire";

export class Saving {
  readonly error = signal("");
  /** Another program changed the file; the reader decides which version stands. */
  readonly conflict = signal(false);
  #written = signal(0);
  #changed = signal(0);
  /** Whether the file holds all that the server knows. */
  readonly upToDate = computed(() => this.#written.value >= this.#changed.value);

  opened(version: number): void {
    batch(() => {
      this.error.value = "";
      this.conflict.value = false;
      this.#written.value = version;
      this.#changed.value = version;
    });
  }

  changed(version: number): void {
    this.#changed.value = version;
  }

  told({ version, error, conflict }: Saved): void {
    batch(() => {
      this.error.value = error ?? "";
      this.conflict.value = conflict ?? false;
      if (!error) this.#written.value = Math.max(version, this.#written.value);
    });
  }
}
