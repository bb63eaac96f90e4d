/** Places in a cell's text: Go counts columns in bytes of UTF-8, the editor in UTF-16 units. */

import type { Edit } from "../wire";

const encoder = new TextEncoder();

/** The UTF-16 offset in the line of a column that counts bytes from 1; within the line in any case. */
export function columnOffset(line: string, column: number): number {
  let bytes = 0;
  let offset = 0;
  for (const char of line) {
    if (bytes >= column - 1) break;
    bytes += encoder.encode(char).length;
    offset += char.length;
  }
  return offset;
}

/** A text with all edits made. None of them crosses a line. */
export function edited(text: string, edits: readonly Edit[]): string {
  const lines = text.split("\n");
  const fromTheEnd = [...edits].sort((a, b) => b.place.column - a.place.column);
  for (const { place, text: insert } of fromTheEnd) {
    const line = lines[place.line - 1];
    if (line === undefined) continue;
    lines[place.line - 1] = line.slice(0, columnOffset(line, place.column)) + insert + line.slice(columnOffset(line, place.end_column));
  }
  return lines.join("\n");
}
