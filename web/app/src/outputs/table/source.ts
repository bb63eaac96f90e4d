/** Where a table's rows come from: what travelled with the output, or the kernel. */
import { signal } from "@preact/signals";
import type { Table, TableRequestContent, TableWindow } from "../../wire";
import { Pages } from "../rows/pages";
import type { RowSource } from "../rows/pages";

export interface Row {
  /** Its place in the value. */
  number: number;
  cells: readonly string[];
}

export interface Order {
  /** -1: the value's own. */
  column: number;
  descending: boolean;
}

export const unordered: Order = { column: -1, descending: false };

/** What a press on a column's head leads to: ascending, descending, the value's own order. */
export function nextOrder(order: Order, column: number): Order {
  if (order.column !== column) return { column, descending: false };
  return order.descending ? unordered : { column, descending: true };
}

/** Asks the kernel; nothing where the answer did not come. */
export type Ask = (request: TableRequestContent) => Promise<TableWindow | undefined>;

export interface TableSource extends RowSource<Row> {
  /** Rows that can be looked at. */
  readonly total: { readonly value: number };
  /** The kernel has no more than what travelled with the output. */
  readonly gone: { readonly value: boolean };
  readonly sortable: { readonly value: boolean };
  sort(order: Order): void;
  /** Rows from the beginning of the present order, for copying. */
  first(count: number): Promise<readonly Row[]>;
}

function travelled(table: Table): Row[] {
  return table.cells.map((cells, number) => ({ number, cells }));
}

/** The order of rows by the ranks that the kernel gave them; see Ranks. */
export function ranked(ranks: readonly number[], descending: boolean): number[] {
  const rank = (row: number) => ranks[row] ?? -1;
  const last = (row: number) => (rank(row) < 0 ? 1 : 0);
  const rows = ranks.map((_, row) => row);
  return rows.sort((a, b) => last(a) - last(b) || (descending ? rank(b) - rank(a) : rank(a) - rank(b)) || a - b);
}

/** All rows are here. */
function whole(table: Table): TableSource {
  const own = travelled(table);
  const changed = signal(0);
  let rows: readonly Row[] = own;
  return {
    changed,
    total: { value: own.length },
    gone: { value: false },
    sortable: { value: table.ranks !== undefined },
    at: (row) => rows[row],
    want: () => undefined,
    sort: ({ column, descending }) => {
      const ranks = table.ranks?.[column];
      rows = ranks ? ranked(ranks, descending).flatMap((row) => own[row] ?? []) : own;
      changed.value++;
    },
    first: (count) => Promise.resolve(rows.slice(0, count)),
  };
}

/** The kernel has the rows, as long as it does. */
function kept(table: Table, id: string, ask: Ask): TableSource {
  const own = travelled(table);
  const total = signal(table.held);
  const gone = signal(false);
  const sortable = signal(true);
  let order = unordered;
  const fetch = async (offset: number, count: number): Promise<readonly Row[] | undefined> => {
    const window = await ask({ id, ...order, offset, count });
    if (!window || window.overtaken) return undefined;
    if (!window.found) {
      order = unordered;
      gone.value = true;
      sortable.value = false;
      total.value = own.length;
      pages.clear(own);
      return undefined;
    }
    return window.cells.map((cells, index) => ({ number: window.numbers[index] ?? 0, cells }));
  };
  const pages = new Pages<Row>(fetch, own);
  return {
    changed: pages.changed,
    total,
    gone,
    sortable,
    at: (row) => pages.at(row),
    want: (first, count) => pages.want(first, count),
    sort: (next) => {
      if (gone.value) return;
      order = next;
      pages.clear(next.column < 0 ? own : []);
    },
    first: async (count) => {
      const rows: Row[] = [];
      while (rows.length < Math.min(count, total.value)) {
        const more = await fetch(rows.length, Math.min(count - rows.length, 1000));
        if (gone.value) return own.slice(0, count);
        if (!more?.length) break;
        rows.push(...more);
      }
      return rows;
    },
  };
}

export function tableSource(table: Table, ask: Ask): TableSource {
  return table.id ? kept(table, table.id, ask) : whole(table);
}
