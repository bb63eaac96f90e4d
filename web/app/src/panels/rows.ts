/** What the list of variables shows, and in which order. */
import { VariableKind } from "../wire";
import type { Variable } from "../wire";

export type Order = "name" | "size" | "cell";

export interface Rows {
  values: Variable[];
  /** Functions and types: there are many of them, and they do not change by running. */
  others: Variable[];
}

/** The variables whose name or type has the text in it; cells is the order of the notebook. */
export function rows(list: readonly Variable[], text: string, order: Order, cells: readonly string[]): Rows {
  const wanted = text.trim().toLowerCase();
  const found = list.filter(({ name, type }) => name.toLowerCase().includes(wanted) || type.toLowerCase().includes(wanted));
  const place = ({ cell_id = "" }: Variable) => (cells.includes(cell_id) ? cells.indexOf(cell_id) : cells.length);
  const byName = (a: Variable, b: Variable) => a.name.localeCompare(b.name, "en");
  const compare: Record<Order, (a: Variable, b: Variable) => number> = {
    name: byName,
    size: (a, b) => (b.size ?? 0) - (a.size ?? 0) || byName(a, b),
    cell: (a, b) => place(a) - place(b) || byName(a, b),
  };
  const sorted = found.sort(compare[order]);
  return { values: sorted.filter(isValue), others: sorted.filter((variable) => !isValue(variable)) };
}

const isValue = ({ kind }: Variable) => kind === VariableKind.VarName || kind === VariableKind.ConstName;
