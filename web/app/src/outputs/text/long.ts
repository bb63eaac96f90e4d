/** Texts that are too long for the page: in many lines, or in very long ones. */

/** A line of more characters is cut in its middle, or shown as several rows. */
export const longestLine = 4000;

/** A line as it is shown at first: of a very long one the beginning and the end. */
export function clip(text: string, hiddenText: (count: number) => string): { text: string; clipped: boolean } {
  if (text.length <= longestLine) return { text, clipped: false };
  let clipped = false;
  const lines = text.split("\n").map((line) => {
    if (line.length <= longestLine) return line;
    clipped = true;
    const keep = longestLine / 4;
    const [head, tail] = [safeEnd(line.slice(0, keep)), safeStart(line.slice(-keep))];
    return `${head}\u001b[0m${hiddenText(line.length - head.length - tail.length)}${tail}`;
  });
  return { text: lines.join("\n"), clipped };
}

/** The rows of a text for a list: its lines, and of very long ones pieces. */
export function rowsOf(text: string): string[] {
  return text.split("\n").flatMap((line) => {
    if (line.length <= longestLine) return [line];
    const pieces: string[] = [];
    for (let at = 0; at < line.length; at += longestLine) pieces.push(line.slice(at, at + longestLine));
    return pieces;
  });
}

/** Without the beginning of an escape sequence or of a pair of surrogates that was cut. */
function safeEnd(text: string): string {
  return text.replace(/\u001b\[?[0-9;]*$/, "").replace(/[\ud800-\udbff]$/, "");
}

function safeStart(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, "");
}
