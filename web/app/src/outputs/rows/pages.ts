/** Rows that come in pages from elsewhere: those asked for last are kept, and what scrolls by is not asked for. */
import { signal } from "@preact/signals";

/** Where a list gets its rows. Whoever reads changed sees when there is news. */
export interface RowSource<T> {
  readonly changed: { readonly value: number };
  at(row: number): T | undefined;
  /** These rows are in sight. */
  want(first: number, count: number): void;
}

const pageRows = 200;
const keptPages = 40;

export class Pages<T> implements RowSource<T> {
  readonly changed = signal(0);
  #fetch: (from: number, count: number) => Promise<readonly T[] | undefined>;
  #pages = new Map<number, readonly T[]>();
  #wanted: { first: number; count: number } | undefined;
  #asking = false;
  #epoch = 0;

  /** fetch returns undefined where it could not tell; then it is asked again when somebody scrolls. */
  constructor(fetch: (from: number, count: number) => Promise<readonly T[] | undefined>, first: readonly T[] = []) {
    this.#fetch = fetch;
    this.#keep(first);
  }

  at(row: number): T | undefined {
    return this.#pages.get(Math.floor(row / pageRows))?.[row % pageRows];
  }

  want(first: number, count: number): void {
    this.#wanted = { first, count };
    if (!this.#asking) void this.#ask();
  }

  /** What is there is of no use any more, because the order has changed; first are rows that are known all the same. */
  clear(first: readonly T[] = []): void {
    this.#epoch++;
    this.#asking = false;
    this.#pages.clear();
    this.#keep(first);
    this.changed.value++;
  }

  /** Asks for pages in sight, one at a time, until all are there. */
  async #ask(): Promise<void> {
    const epoch = this.#epoch;
    this.#asking = true;
    for (let page = this.#missing(); page !== undefined; page = this.#missing()) {
      const rows = await this.#fetch(page * pageRows, pageRows).catch(() => undefined);
      if (epoch !== this.#epoch) return;
      // A page that comes again as it was is all that there is.
      if (!rows || rows.length <= (this.#pages.get(page)?.length ?? 0)) break;
      this.#pages.delete(page);
      this.#pages.set(page, rows);
      this.#forget();
      this.changed.value++;
    }
    this.#asking = false;
  }

  #missing(): number | undefined {
    if (!this.#wanted || this.#wanted.count === 0) return undefined;
    const { first, count } = this.#wanted;
    for (let page = Math.floor(first / pageRows); page * pageRows < first + count; page++) {
      // A page that ends before the rows in sight was the last one when it came.
      const rows = this.#pages.get(page);
      if (!rows || (rows.length < pageRows && page * pageRows + rows.length < first + count)) return page;
    }
    return undefined;
  }

  #keep(rows: readonly T[]): void {
    for (let at = 0; at < rows.length; at += pageRows) this.#pages.set(at / pageRows, rows.slice(at, at + pageRows));
  }

  /** Maps keep the order of insertion, so the first is the oldest. */
  #forget(): void {
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= keptPages) return;
      this.#pages.delete(page);
    }
  }
}

/** Rows that are here. */
export function here<T>(rows: readonly T[]): RowSource<T> {
  return { changed: { value: 0 }, at: (row) => rows[row], want: () => undefined };
}
