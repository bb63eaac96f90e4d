/** What a failed check said, made short: the same line twice is one line, and only the first few are shown at once. */
export interface Log {
  readonly shown: readonly string[];
  readonly folded: readonly string[];
}

/** An answer that is wrong in one place is often wrong in many; the first few of them show it. */
const atOnce = 3;
/** A line that nobody reads to its end hides the lines after it. */
const longest = 400;

export function readLog(log: string): Log {
  const lines = [...new Set(log.split("\n").map((line) => line.trimEnd()))].filter((line) => line.trim() !== "");
  // A single line more is shown sooner than the button that would unfold it.
  const cut = lines.length <= atOnce + 1 && lines.every((line) => line.length <= longest) ? lines.length : atOnce;
  return { shown: lines.slice(0, cut).map(shorten), folded: cut < lines.length || lines.slice(0, cut).some(isLong) ? lines : [] };
}

const isLong = (line: string) => line.length > longest;

function shorten(line: string): string {
  return isLong(line) ? `${line.slice(0, longest * 0.6)} … ${line.slice(-longest * 0.35)}` : line;
}
