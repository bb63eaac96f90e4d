/** Which representation of a value the page shows. */
import { MIMEInteractive, MIMEProgress, MIMETable } from "../wire";
import type { Output, Progress, Table } from "../wire";

export type Shown =
  | { as: "progress"; progress: Progress }
  | { as: "table"; table: Table }
  | { as: "frame"; markup: string }
  | { as: "svg"; markup: string }
  | { as: "html"; markup: string }
  | { as: "markdown"; source: string }
  | { as: "image"; url: string }
  | { as: "json"; value: unknown }
  | { as: "text"; text: string }
  | { as: "nothing"; types: string[] };

const images = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** The richest representation that the page can show, as the order here has it. */
export function shown(output: Output): Shown {
  const data = output.data ?? {};
  const text = (mime: string) => textOf(data[mime]);
  const progress = data[MIMEProgress];
  if (isProgress(progress)) return { as: "progress", progress };
  const table = data[MIMETable];
  if (isTable(table)) return { as: "table", table };
  const interactive = text(MIMEInteractive);
  if (interactive !== undefined) return { as: "frame", markup: interactive };
  const svg = text("image/svg+xml");
  if (svg !== undefined) return { as: "svg", markup: svg };
  const html = text("text/html");
  if (html !== undefined) return { as: "html", markup: html };
  const markdown = text("text/markdown");
  if (markdown !== undefined) return { as: "markdown", source: markdown };
  for (const mime of images) {
    const base64 = text(mime);
    if (base64 !== undefined) return { as: "image", url: `data:${mime};base64,${base64.replace(/\s/g, "")}` };
  }
  const json = Object.entries(data).find(([mime]) => mime === "application/json" || mime.endsWith("+json"));
  if (json) return { as: "json", value: json[1] };
  const plain = text("text/plain");
  if (plain !== undefined) return { as: "text", text: plain };
  return { as: "nothing", types: Object.keys(data) };
}

/** What the value reads as where it cannot be seen: a picture's alternative text. */
export function plainText(output: Output): string {
  return textOf(output.data?.["text/plain"]) ?? "";
}

/** nbformat allows a text to be a list of lines. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((line) => typeof line === "string")) return value.join("");
  return undefined;
}

/** A notebook's file may come from anybody. */
function isTable(value: unknown): value is Table {
  if (typeof value !== "object" || value === null) return false;
  const { columns, cells, rows, held } = value as Partial<Record<keyof Table, unknown>>;
  const isRow = (row: unknown) => Array.isArray(row) && row.every((cell) => typeof cell === "string");
  const isColumn = (column: unknown) => typeof column === "object" && column !== null && "name" in column && typeof column.name === "string";
  return Array.isArray(columns) && columns.every(isColumn) && Array.isArray(cells) && cells.every(isRow) && isCount(rows) && isCount(held);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isProgress(value: unknown): value is Progress {
  if (typeof value !== "object" || value === null) return false;
  return "job" in value && "state" in value && "stages" in value;
}
