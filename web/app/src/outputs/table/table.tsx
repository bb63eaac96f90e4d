import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { useNotebook } from "../../notebook/context";
import { texts } from "../../texts";
import type { Table } from "../../wire";
import { List } from "../rows/list";
import type { InSight } from "../rows/virtual";
import { nextOrder, tableSource, unordered } from "./source";
import type { Order, TableSource } from "./source";
import { tsv, widths } from "./text";
import "./table.css";

/** In pixels, as table.css has them. */
const rowHeight = 27;
const headHeight = 44;
const visibleRows = 14;
/** More rows than these are not for the clipboard. */
const copyRows = 50_000;

/** A value in rows and columns: scrolled, sorted by a press on a head, copied. */
export function Grid({ table }: { table: Table }) {
  const { session } = useNotebook();
  const source = useMemo(() => tableSource(table, (request) => session.questions.table(request)), [table, session]);
  const order = useSignal<Order>(unordered);
  const sorted = source.sortable.value ? order.value : unordered;
  const sort = (column: number) => {
    order.value = nextOrder(sorted, column);
    source.sort(order.value);
  };
  return (
    <div class="grid" data-testid="table">
      <List
        total={source.total.value}
        rowHeight={rowHeight}
        rows={visibleRows}
        head={headHeight}
        label={texts.table.label(table.rows, table.columns.length)}
        reset={`${sorted.column} ${sorted.descending}`}
      >
        {(sight) => <Rows table={table} source={source} sight={sight} order={sorted} sort={sort} />}
      </List>
      <Foot table={table} source={source} />
    </div>
  );
}

interface RowsProps {
  table: Table;
  source: TableSource;
  sight: InSight;
  order: Order;
  sort: (column: number) => void;
}

function Rows({ table, source, sight, order, sort }: RowsProps) {
  const columns = useMemo(() => widths(table), [table]);
  // Reading the signal is what makes this show rows when they come.
  void source.changed.value;
  source.want(sight.first, sight.count);
  const rows = Array.from({ length: sight.count }, (_, index) => sight.first + index);
  return (
    <table aria-rowcount={source.total.value + 1} aria-colcount={columns.length}>
      <colgroup>
        {columns.map((width, index) => (
          <col key={index} style={{ width: `calc(${width}ch + 1.8rem)` }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {table.numbered && (
            <td class="grid-number">
              <span class="visually-hidden">{texts.table.number}</span>
            </td>
          )}
          {table.columns.map(({ name, type, numeric = false }, column) => (
            <th key={column} scope="col" data-numeric={numeric} aria-sort={sortState(order, column)}>
              <button type="button" disabled={!source.sortable.value} title={texts.table.sort(name)} onClick={() => sort(column)}>
                <span class="grid-name">{name}</span>
                <span class="grid-type">{type || texts.table.mixed}</span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody style={{ transform: `translateY(${-sight.above}px)` }}>
        {rows.map((index) => {
          const row = source.at(index);
          return (
            <tr key={index} aria-rowindex={index + 2} aria-busy={!row}>
              {table.numbered && <td class="grid-number">{row?.number}</td>}
              {table.columns.map(({ numeric = false }, column) => {
                const text = row ? (row.cells[column] ?? "") : "…";
                return (
                  <td key={column} data-numeric={numeric} title={text.length > 24 ? text : undefined}>
                    {text}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function sortState(order: Order, column: number): "ascending" | "descending" | "none" {
  if (order.column !== column) return "none";
  return order.descending ? "descending" : "ascending";
}

/** How large the value is, what of it cannot be seen, and why. */
function Foot({ table, source }: { table: Table; source: TableSource }) {
  const told = useSignal("");
  const copy = async () => {
    const rows = await source.first(copyRows);
    told.value = await navigator.clipboard.writeText(tsv(table, rows)).then(
      () => texts.table.copied(rows.length, source.total.value),
      () => texts.table.notCopied,
    );
  };
  return (
    <div class="grid-foot">
      <span>{texts.table.size(table.rows, table.columns.length + (table.more_columns ?? 0))}</span>
      {source.gone.value ? (
        <span data-testid="table-gone">{texts.table.gone(table.cells.length)}</span>
      ) : (
        table.held < table.rows && <span>{table.id ? texts.table.tooLarge(table.held) : texts.table.only(table.held)}</span>
      )}
      {(table.more_columns ?? 0) > 0 && <span>{texts.table.moreColumns(table.columns.length)}</span>}
      <button type="button" class="quiet" data-testid="table-copy" onClick={() => void copy()}>
        {texts.table.copy}
      </button>
      <span role="status">{told.value}</span>
    </div>
  );
}
