/** A table's cells as text: how wide they stand, and how a spreadsheet reads them. */
import type { Table } from "../../wire";
import type { Row } from "./source";

const narrowest = 4;
const widest = 36;

/** How wide each column is, in characters, from its head and the rows that travelled; the first is that of the row numbers. */
export function widths(table: Table): number[] {
  const numbers = table.numbered ? [String(Math.max(0, table.rows - 1)).length] : [];
  const columns = table.columns.map(({ name, type = "" }, column) => {
    const cells = table.cells.map((row) => length(row[column] ?? ""));
    return Math.min(widest, Math.max(narrowest, length(name) + 2, length(type), ...cells));
  });
  return [...numbers, ...columns];
}

function length(text: string): number {
  return [...text].length;
}

/** Rows with tabs between the cells, as spreadsheets take them. */
export function tsv(table: Table, rows: readonly Row[]): string {
  const lines = [table.columns.map(({ name }) => name), ...rows.map(({ cells }) => cells)];
  return lines.map((cells) => cells.map(field).join("\t")).join("\n") + "\n";
}

function field(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
