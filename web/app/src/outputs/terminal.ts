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
  return foldText(text, "").text;
}

/** Folds a text that grows: lines that are finished are folded once. */
export class Folder {
  #raw = "";
  #folded = "";
  #style = "";

  fold(text: string): string {
    if (!text.startsWith(this.#raw)) this.#raw = this.#folded = this.#style = "";
    const end = text.lastIndexOf("\n") + 1;
    if (end > this.#raw.length) {
      const finished = foldText(text.slice(this.#raw.length, end), this.#style);
      this.#raw = text.slice(0, end);
      this.#folded += finished.text;
      this.#style = finished.style;
    }
    return this.#folded + foldText(text.slice(end), this.#style).text;
  }
}

interface Folded {
  text: string;
  style: string;
}

/** Folds text that begins in the given style; the style at its end is for what follows. */
function foldText(text: string, before: string): Folded {
  const unix = text.replaceAll("\r\n", "\n");
  let style = before;
  if (style === "" && !needsFolding.test(unix)) return { text: unix, style };
  const lines = unix
    .split("\n")
    .map((line) => {
      if (style === "" && !needsFolding.test(line)) return line;
      const folded = foldLine(line, style);
      style = folded.style;
      return folded.text;
    });
  return { text: lines.join("\n"), style };
}

/** What a line holds that was written over again and again comes to an end here, so that a long run of a bar costs little. */
const longestBar = 20_000;

/** Folds one line that begins in the given style; the style at its end carries over to the next line. */
function foldLine(line: string, before: string): Folded {
  if (before === "" && !/[\b\u001b\u0007]/.test(line)) return { text: overwritten(line), style: "" };
  let columns: Column[] = [];
  let at = 0;
  let style = before;
  for (const [found, parameters = "", command] of recent(line).matchAll(token)) {
    if (command === "m") style = restyle(style, parameters);
    else if (command === "K") columns = erase(columns, at, parameters);
    else if (found === "\r") at = 0;
    else if (found === "\b") at = Math.max(0, at - 1);
    else if (!found.startsWith("\u001b") && found !== "\u0007") columns[at++] = { char: found, style };
  }
  return { text: print(columns), style };
}

/** A line in which nothing but \r moves. */
function overwritten(line: string): string {
  const pieces = line.split("\r");
  let text = "";
  let length = 0;
  for (const piece of pieces) {
    // Characters beyond the basic plane are one, so lengths are counted in characters where there are some.
    const characters = [...piece];
    text = characters.length >= length ? piece : piece + [...text].slice(characters.length).join("");
    length = Math.max(length, characters.length);
  }
  return text;
}

/** The last writings of a line that was written over for long. */
function recent(line: string): string {
  if (line.length <= longestBar) return line;
  const at = line.indexOf("\r", line.length - longestBar);
  return at < 0 ? line : line.slice(at);
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
