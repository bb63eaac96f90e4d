/** Find is the search over all cells: what is sought, what was found, and which match the reader is at. */
import { computed, effect, signal } from "@preact/signals";
import type { SearchQuery } from "@codemirror/search";
import type { Text } from "@codemirror/state";
import type { Notebook } from "../notebook/notebook";
import { texts } from "../texts";
import { CellKind, Role } from "../wire";
import type { Cell } from "../wire";
import { mark } from "./marks";
import { matchesIn, queryOf, replaced, replacement } from "./matches";
import type { Match } from "./matches";
import { highlight, outputText, rangesIn } from "./outputs";

export interface Hit extends Match {
  cell: string;
  where: "source" | "output";
}

export class Find {
  readonly open = signal(false);
  readonly replacing = signal(false);
  readonly search = signal("");
  readonly replace = signal("");
  readonly matchCase = signal(false);
  readonly wholeWord = signal(false);
  readonly regexp = signal(false);
  readonly inOutputs = signal(false);
  /** The cells to which the search is confined. */
  readonly within = signal<readonly string[] | undefined>(undefined);
  readonly current = signal<Hit | undefined>(undefined);
  /** Counts the requests to give the field the focus. */
  readonly asked = signal(0);

  readonly query = computed(() =>
    queryOf({
      search: this.search.value,
      replace: this.replace.value,
      matchCase: this.matchCase.value,
      wholeWord: this.wholeWord.value,
      regexp: this.regexp.value,
    }),
  );
  readonly hits = computed(() => (this.open.value ? this.#seek() : []));
  /** Which of the hits is the current one, from 0; -1 for none. */
  readonly at = computed(() => this.hits.value.findIndex((hit) => this.#isCurrent(hit)));

  #notebook: Notebook;
  /** Where the focus was before. */
  #from: HTMLElement | undefined;
  #cache = new Map<string, { query: SearchQuery; text: string; matches: Match[] }>();
  #painting = false;
  #scrollTo = false;

  constructor(notebook: Notebook) {
    this.#notebook = notebook;
    effect(() => {
      void [this.hits.value, this.current.value, this.open.value];
      this.#paintSoon();
    });
  }

  /** Opens the bar; a text that is selected in an editor is what is sought. */
  show(replacing: boolean): void {
    const { selected } = this.#notebook;
    const view = this.#notebook.editor(selected.value)?.view;
    const chosen = view?.hasFocus ? view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to) : "";
    if (!this.open.value) {
      const focus = document.activeElement;
      this.#from = focus instanceof HTMLElement && focus !== document.body ? focus : undefined;
    }
    const several = this.#notebook.chosen.value;
    if (!this.open.value) this.within.value = several.length > 1 ? several : undefined;
    if (chosen && !chosen.includes("\n")) this.search.value = chosen;
    this.current.value = undefined;
    this.open.value = true;
    this.replacing.value = replacing;
    this.asked.value++;
    if (view && chosen) this.current.value = this.hits.value.find(({ cell, from }) => cell === selected.value && from === view.state.selection.main.from);
  }

  /** Closes the bar. The focus goes to the match that the reader was at, or back to where it was. */
  hide(): void {
    const { current } = this;
    const hit = current.value;
    this.open.value = false;
    this.within.value = undefined;
    current.value = undefined;
    const notebook = this.#notebook;
    const cell = hit && notebook.session.cell(hit.cell);
    if (hit && cell && hit.where === "source" && (cell.role !== Role.Locked || cell.kind === CellKind.Code)) {
      const view = notebook.editor(hit.cell)?.wake();
      if (view && hit.to <= view.state.doc.length) view.dispatch({ selection: { anchor: hit.from, head: hit.to } });
      notebook.edit(hit.cell);
    } else if (cell) {
      notebook.select(cell.id);
    } else if (this.#from?.isConnected) {
      this.#from.focus();
    } else {
      notebook.refocus();
    }
  }

  /** What is sought has changed: the first match from the selected cell on becomes the current one. */
  seek(search: string): void {
    const here = this.current.value;
    this.search.value = search;
    this.current.value = undefined;
    this.#go(this.#firstFrom(here));
  }

  step(by: 1 | -1): void {
    const hits = this.hits.value;
    if (hits.length === 0) return;
    const at = this.at.value;
    if (at >= 0) return this.#go(hits[(at + by + hits.length) % hits.length]);
    const next = this.#firstFrom(this.current.value);
    this.#go(by === 1 || !next ? next : hits.at(hits.indexOf(next) - 1));
  }

  /** Whether a text cell shows its source because the current match is in it. */
  reveals(id: string): boolean {
    const hit = this.open.value ? this.current.value : undefined;
    return hit?.cell === id && hit.where === "source";
  }

  toggleWithin(): void {
    const { chosen } = this.#notebook;
    this.within.value = this.within.value ? undefined : chosen.value;
    this.current.value = undefined;
  }

  /** Replaces the current match and goes to the next one. */
  replaceOne(): void {
    const notebook = this.#notebook;
    const hit = this.hits.value[this.at.value];
    if (!hit) return this.step(1);
    if (hit.where === "output" || this.#locked(hit)) {
      if (this.#locked(hit)) notebook.toasts.show(texts.find.locked);
      return this.step(1);
    }
    const query = this.query.value;
    const before = notebook.session.text(hit.cell);
    const after = replaced(query, before, [hit]);
    notebook.session.type(hit.cell, after);
    this.#remember([{ id: hit.cell, before, after }]);
    const end = hit.from + replacement(query, hit).length;
    this.#go(this.#firstFrom({ ...hit, from: end }));
  }

  /** Replaces all matches, in one step that can be undone. */
  replaceAll(): void {
    const notebook = this.#notebook;
    const query = this.query.value;
    const hits = this.hits.value.filter(({ where }) => where === "source");
    const open = hits.filter((hit) => !this.#locked(hit));
    const edits = [...new Set(open.map(({ cell }) => cell))].map((id) => {
      const before = notebook.session.text(id);
      return { id, before, after: replaced(query, before, open.filter(({ cell }) => cell === id)) };
    });
    edits.forEach(({ id, after }) => notebook.session.type(id, after));
    const text = texts.find.replaced(open.length, hits.length - open.length);
    if (edits.length === 0) return notebook.toasts.show(text);
    const undo = this.#remember(edits);
    notebook.toasts.show(text, { action: { label: texts.cell.undo, testid: "undo", run: undo } });
  }

  /** Notes edits so that they can be undone; texts that were changed since stay as they are. */
  #remember(edits: readonly { id: string; before: string; after: string }[]): () => void {
    const { log, session } = this.#notebook;
    const put = (from: "before" | "after", to: "before" | "after") => async () => {
      const unchanged = edits.filter((edit) => session.text(edit.id) === edit[from]);
      unchanged.forEach((edit) => this.#notebook.session.type(edit.id, edit[to]));
      return Promise.resolve(unchanged.length === edits.length);
    };
    const step = { undo: put("after", "before"), redo: put("before", "after") };
    log.did(step);
    return () => void log.undo(step);
  }

  #locked({ cell }: Hit): boolean {
    return this.#notebook.session.cell(cell)?.role === Role.Locked;
  }

  #seek(): Hit[] {
    const { session } = this.#notebook;
    const query = this.query.value;
    const drafts = session.drafts.value;
    const within = this.within.value;
    const outputs = this.inOutputs.value;
    const cells = (session.document.value?.cells ?? []).filter(({ id }) => !within || within.includes(id));
    return cells.flatMap((cell) => [
      ...this.#matches(cell, "source", query, drafts.get(cell.id)?.text ?? cell.source),
      ...(outputs && cell.outputs.length > 0 ? this.#matches(cell, "output", query, outputText(cell)) : []),
    ]);
  }

  /** A document that changes while a cell prints is not sought through anew. */
  #matches({ id }: Cell, where: Hit["where"], query: SearchQuery, text: string): Hit[] {
    const key = `${where} ${id}`;
    const known = this.#cache.get(key);
    const matches = known?.query === query && known.text === text ? known.matches : matchesIn(query, text);
    this.#cache.set(key, { query, text, matches });
    return matches.map((match) => ({ ...match, cell: id, where }));
  }

  #isCurrent(hit: Hit): boolean {
    const current = this.current.value;
    return current !== undefined && hit.cell === current.cell && hit.where === current.where && hit.from === current.from;
  }

  /** The first hit at a place or behind it, round the end; without a place, from the selected cell on. */
  #firstFrom(place: Pick<Hit, "cell" | "where" | "from"> | undefined): Hit | undefined {
    const hits = this.hits.value;
    const ids = this.#notebook.ids.value;
    const cell = ids.indexOf(place?.cell ?? this.#notebook.chosen.value[0] ?? "");
    const behind = (hit: Hit) => {
      const index = ids.indexOf(hit.cell);
      if (index !== cell || !place) return index >= cell;
      if (hit.where !== place.where) return hit.where === "output";
      return hit.from >= place.from;
    };
    return hits.find(behind) ?? hits[0];
  }

  #go(hit: Hit | undefined): void {
    this.current.value = hit;
    if (!hit) return;
    const notebook = this.#notebook;
    if (hit.where === "output" && notebook.folded.value.has(hit.cell)) notebook.toggleOutputs([hit.cell]);
    notebook.mode.value = "command";
    notebook.anchor.value = hit.cell;
    notebook.selected.value = hit.cell;
    this.#scrollTo = true;
    this.#paintSoon();
  }

  // Painting. Editors must not be changed while they are being changed, and elements come after signals.

  #paintSoon(): void {
    if (this.#painting) return;
    this.#painting = true;
    queueMicrotask(() => {
      this.#painting = false;
      const open = this.open.peek();
      const ids = this.#notebook.ids.peek().filter((id) => !open || id === this.current.peek()?.cell || this.#near(id));
      ids.forEach((id) => this.paint(id));
      this.#paintOutputs();
      this.#scrollTo = false;
    });
  }

  /** The page was scrolled: editors are marked as they come near, since a thousand marks that nobody sees cost seconds. */
  scrolled(): void {
    this.#paintSoon();
  }

  /** Whether the cell is in the window, or a window's height away. */
  #near(id: string): boolean {
    const box = this.#notebook.element(id)?.getBoundingClientRect();
    return box !== undefined && box.bottom > -window.innerHeight && box.top < 2 * window.innerHeight;
  }

  /** Marks the matches in a cell's editor. */
  paint(id: string): void {
    const editor = this.#notebook.editor(id);
    const hits = this.hits.peek().filter((hit) => hit.cell === id && hit.where === "source");
    const view = hits.length > 0 ? editor?.wake() : editor?.view;
    if (!view) return;
    const current = this.current.peek();
    const marks = hits.map((hit) => ({ from: hit.from, to: hit.to, current: hit.from === current?.from && current.cell === id && current.where === "source" }));
    const fresh = !this.#shown.has(view);
    const scroll = this.#scrollTo || (fresh && this.open.peek());
    const shown = JSON.stringify(marks);
    const { doc } = view.state;
    const before = this.#shown.get(view);
    if (before?.doc === doc && before.marks === shown && !scroll) return;
    mark(view, marks, scroll);
    this.#shown.set(view, { doc, marks: shown });
  }

  /** What editors show, so that a document that changes while a cell prints costs them nothing. */
  #shown = new WeakMap<object, { doc: Text; marks: string }>();

  #paintOutputs(): void {
    const hits = this.hits.peek();
    const current = this.current.peek();
    const inOutputs = hits.filter(({ where }) => where === "output");
    const ranges: Range[] = [];
    let shown: Range | undefined;
    for (const id of new Set(inOutputs.map(({ cell }) => cell))) {
      const element = this.#notebook.element(id)?.querySelector('[data-testid="output"]');
      if (!element) continue;
      const here = rangesIn(this.query.peek(), element);
      ranges.push(...here);
      if (current?.cell !== id || current.where !== "output") continue;
      const nth = inOutputs.filter(({ cell }) => cell === id).findIndex((hit) => hit.from === current.from);
      shown = here[nth];
      // A long output shows its beginning and its end only.
      if (this.#scrollTo) (shown?.startContainer.parentElement ?? element).scrollIntoView({ block: "center" });
    }
    highlight("found", ranges);
    highlight("found-current", shown ? [shown] : []);
  }
}
