/**
 * Printed text as a terminal would show it: \r and \b move back over the line, ESC[K erases, colours stay with the characters
 * they were printed with. What moves the cursor between lines has no meaning in a notebook and is left out.
 */
const reset = "\u001b[0m";
const token = /\u001b\[([0-9;]*)([A-Za-z])|\u001b\][^\u0007]*(?:\u0007|\u001b\\)|\u001b.?|[^\u001b]/gsu;
const needsFolding = /[\r\b\u001b\u0007]/;

interface Column {
  char: string;
  style: string;
}

export function fold(text: string): string {
  const unix = text.replaceAll("\r\n", "\n");
  if (!needsFolding.test(unix)) return unix;
  let style = "";
  return unix
    .split("\n")
    .map((line) => {
      if (style === "" && !needsFolding.test(line)) return line;
      const folded = foldLine(line, style);
      style = folded.style;
      return folded.text;
    })
    .join("\n");
}

/** Folds one line that begins in the given style; the style at its end carries over to the next line. */
function foldLine(line: string, before: string): { text: string; style: string } {
  let columns: Column[] = [];
  let at = 0;
  let style = before;
  for (const [found, parameters = "", command] of line.matchAll(token)) {
    if (command === "m") style = restyle(style, parameters);
    else if (command === "K") columns = erase(columns, at, parameters);
    else if (found === "\r") at = 0;
    else if (found === "\b") at = Math.max(0, at - 1);
    else if (!found.startsWith("\u001b") && found !== "\u0007") columns[at++] = { char: found, style };
  }
  return { text: print(columns), style };
}

function restyle(style: string, parameters: string): string {
  const last = parameters.lastIndexOf("0");
  if (parameters === "" || parameters === "0") return "";
  const code = `\u001b[${parameters}m`;
  return /^0;/.test(parameters) && last === 0 ? code : style + code;
}

function erase(columns: Column[], at: number, parameters: string): Column[] {
  switch (parameters) {
    case "1":
      return columns.map((column, index) => (index <= at ? { char: " ", style: "" } : column));
    case "2":
      return [];
    default:
      return columns.slice(0, at);
  }
}

/** Every line opens and closes its own styles, so that lines can be shown apart. */
function print(columns: Column[]): string {
  let text = "";
  let current = "";
  for (let index = 0; index < columns.length; index++) {
    const { char, style } = columns[index] ?? { char: " ", style: "" };
    if (style !== current) {
      if (current !== "") text += reset;
      text += style;
      current = style;
    }
    text += char;
  }
  return current === "" ? text : text + reset;
}

/** A long text as its beginning and its end; hidden counts the lines between them. */
export interface Excerpt {
  head: string;
  tail: string;
  hidden: number;
}

export function excerpt(text: string, headLines: number, tailLines: number): Excerpt {
  const lines = text.split("\n");
  const hidden = lines.length - headLines - tailLines;
  // A few lines more cost less than a button that hides them.
  if (hidden < tailLines / 10) return { head: text, tail: "", hidden: 0 };
  return { head: lines.slice(0, headLines).join("\n"), tail: lines.slice(-tailLines).join("\n"), hidden };
}
