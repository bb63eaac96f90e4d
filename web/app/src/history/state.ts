/** What the history dialog shows: the list of versions, the one that is chosen, and what it is compared with. */
import { computed, signal } from "@preact/signals";
import { listVersions, readVersion } from "../labs/api";
import type { Notebook } from "../notebook/notebook";
import type { Cell, VersionInfo } from "../wire";
import { compareCells } from "./compare";
import type { Difference } from "./compare";

export type Side = "now" | "before";

export class HistoryState {
  readonly versions = signal<readonly VersionInfo[] | undefined>(undefined);
  readonly chosen = signal<VersionInfo | undefined>(undefined);
  readonly side = signal<Side>("now");
  readonly problem = signal("");
  /** The cells of the versions that were read so far; a version never changes. */
  readonly #read = signal<ReadonlyMap<string, readonly Cell[]>>(new Map());
  readonly #notebook: Notebook;

  /** The chosen version's cells; undefined until they are here. */
  readonly cells = computed(() => this.#read.value.get(this.chosen.value?.id ?? ""));
  readonly differences = computed<Difference[] | undefined>(() => {
    const { cells } = this;
    if (!cells.value) return undefined;
    if (this.side.value === "now") return compareCells(cells.value, this.present());
    const previous = this.previous();
    const before = previous ? this.#read.value.get(previous.id) : [];
    return before && compareCells(before, cells.value);
  });

  constructor(notebook: Notebook) {
    this.#notebook = notebook;
  }

  /** The notebook as the reader sees it, with what is not sent yet. */
  present(): Cell[] {
    const { session } = this.#notebook;
    void session.drafts.value;
    return (session.document.value?.cells ?? []).map((cell) => ({ ...cell, source: session.text(cell.id) }));
  }

  async load(): Promise<void> {
    await this.#notebook.session.save();
    await this.#guard(async () => {
      this.versions.value = await listVersions(this.#notebook.session.path);
    });
    // The newest version is what the notebook is now; what one looks for is before it.
    const first = this.versions.value?.[1] ?? this.versions.value?.[0];
    if (first) await this.choose(first);
  }

  async choose(version: VersionInfo): Promise<void> {
    this.chosen.value = version;
    await this.#need(version);
    const previous = this.previous();
    if (previous) await this.#need(previous);
  }

  previous(): VersionInfo | undefined {
    const versions = this.versions.value ?? [];
    return versions[versions.findIndex(({ id }) => id === this.chosen.value?.id) + 1];
  }

  async #need(version: VersionInfo): Promise<void> {
    if (this.#read.value.has(version.id)) return;
    await this.#guard(async () => {
      const { cells } = await readVersion(this.#notebook.session.path, version.id);
      this.#read.value = new Map(this.#read.value).set(version.id, cells);
    });
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.problem.value = "";
    } catch (error) {
      this.problem.value = error instanceof Error ? error.message : String(error);
    }
  }
}
