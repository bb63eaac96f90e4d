/** Places in a cell's text: Go counts columns in bytes of UTF-8, the editor in UTF-16 units. */

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
