/** Numbers and times in few characters. */

export function duration(millis: number): string {
  if (millis < 0.5) return "< 1 ms"; // what is counted in whole milliseconds took some of one
  if (millis < 1000) return `${Math.round(millis)} ms`;
  const seconds = millis / 1000;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min ${Math.floor(seconds % 60)} s`;
}

const sizes = ["KB", "MB", "GB", "TB"] as const;

/** Sizes as the kernel writes them: in steps of 1024. */
export function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  let value = count;
  let unit: string = sizes[0];
  for (const size of sizes) {
    value /= 1024;
    unit = size;
    if (value < 1023.95) break;
  }
  return `${value.toFixed(1)} ${unit}`;
}

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** How many elements of a dataset: "1.2K rec". */
export function records(count: number): string {
  return `${compact.format(count)} rec`;
}

export function points(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2).replace(/0+$/, "");
}

/** TestCountsEmptyInput and TestCounts_empty_input both read "Counts empty input". */
export function testName(name: string): string {
  const words = name
    .replace(/^Test_?/, "")
    .replace(/[/_]+/g, " ")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(" ")
    .map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(" ")
    .trim();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : name;
}

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 24 * 3600],
  ["month", 30 * 24 * 3600],
  ["week", 7 * 24 * 3600],
  ["day", 24 * 3600],
  ["hour", 3600],
  ["minute", 60],
];

/** "3 hours ago" for an RFC 3339 time. */
export function ago(time: string, now = Date.now()): string {
  const seconds = (Date.parse(time) - now) / 1000;
  if (Number.isNaN(seconds)) return "";
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return relative.format(Math.round(seconds / length), unit);
  }
  return relative.format(0, "minute").replace("this minute", "just now");
}

const clock = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
const day = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long" });

/** "14:05:31" for an RFC 3339 time, by the reader's clock. */
export const timeOfDay = (time: string): string => clock.format(new Date(time));

/** "Sunday, March 1" */
export const dayOf = (time: string): string => day.format(new Date(time));
