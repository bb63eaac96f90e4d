/**
 * Copied cells. The system's clipboard gets their text, for other programs, and the cells themselves in Jupyter's format; both
 * go through the page's copy and paste events, which need no permission and work over plain http, where navigator.clipboard
 * does not exist. A page may read the clipboard only when Ctrl-V is pressed, so for the key V the cells are also left where
 * the other tabs of the browser find them.
 */
import { CellKind } from "../wire";

export interface CopiedCell {
  kind: CellKind;
  source: string;
}

export const cellsType = "application/vnd.jupyter.cells";
const storageKey = "lab.cells";

let latest = "";

/** Puts cells on the clipboard; call it while a key or click is handled. */
export function copyCells(cells: readonly CopiedCell[]): void {
  latest = encode(cells);
  try {
    localStorage.setItem(storageKey, latest);
  } catch {
    // Without storage, or with cells too large for it, they stay in this tab.
    remove();
  }
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", asText(cells));
    event.clipboardData?.setData(cellsType, latest);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", onCopy, { capture: true, once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", onCopy, { capture: true });
}

function remove(): void {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // There is none.
  }
}

/** The cells copied last, in any tab of this browser. */
export function copiedCells(): CopiedCell[] {
  try {
    return decode(localStorage.getItem(storageKey) ?? latest);
  } catch {
    return decode(latest);
  }
}

/** What was pasted: cells, or a text as one cell of code. */
export function pastedCells(data: DataTransfer): CopiedCell[] {
  const cells = decode(data.getData(cellsType));
  if (cells.length > 0) return cells;
  const source = data.getData("text/plain").replace(/\r\n?/g, "\n");
  return source ? [{ kind: CellKind.Code, source }] : [];
}

export function asText(cells: readonly CopiedCell[]): string {
  return cells.map(({ source }) => source).join("\n\n");
}

export function encode(cells: readonly CopiedCell[]): string {
  return JSON.stringify(cells.map(({ kind, source }) => ({ cell_type: kind, metadata: {}, source, ...(kind === CellKind.Code ? { outputs: [], execution_count: null } : {}) })));
}

const kinds: readonly unknown[] = Object.values(CellKind);

/** Reads cells that some program wrote; what is not a cell is left out. */
export function decode(json: string): CopiedCell[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [];
  }
  return Array.isArray(value) ? value.flatMap(decodeCell) : [];
}

function decodeCell(value: unknown): CopiedCell[] {
  if (typeof value !== "object" || value === null || !("cell_type" in value) || !("source" in value)) return [];
  const { cell_type: kind, source } = value;
  // nbformat allows a text to be a list of lines.
  const text = Array.isArray(source) && source.every((line) => typeof line === "string") ? source.join("") : source;
  return kinds.includes(kind) && typeof text === "string" ? [{ kind: kind as CellKind, source: text }] : [];
}
