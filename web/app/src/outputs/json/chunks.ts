/** How a JSON value is taken apart for a tree: short groups, whatever the length. */

/** No node has more children than this. */
export const most = 100;
/** Longer texts are cut until somebody asks for all of them. */
export const longText = 500;

export interface Range {
  from: number;
  /** The index behind the last one. */
  to: number;
}

/** The groups of the entries from `from` to `to`: none where they are few, else up to a hundred of equal size. */
export function chunks(from: number, to: number): Range[] {
  const count = to - from;
  if (count <= most) return [];
  let each = most;
  while (count / each > most) each *= most;
  return Array.from({ length: Math.ceil(count / each) }, (_, index) => ({
    from: from + index * each,
    to: Math.min(to, from + (index + 1) * each),
  }));
}

/** What a folded node says of itself: how much is in it, and the beginning of that. */
export function summary(value: readonly unknown[] | object): string {
  const [open, close, parts] = Array.isArray(value)
    ? ["[", "]", value.slice(0, 6).map(brief)]
    : ["{", "}", Object.entries(value).slice(0, 6).map(([key, item]) => `${key}: ${brief(item)}`)];
  let text = "";
  for (const part of parts) {
    if (text.length + part.length > 60) break;
    text += (text ? ", " : "") + part;
  }
  const shown = text === parts.join(", ") && size(value) <= parts.length;
  return `${open}${text}${shown ? "" : text ? ", …" : "…"}${close}`;
}

export function size(value: readonly unknown[] | object): number {
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

function brief(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "[…]";
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0 ? "{}" : "{…}";
  if (typeof value === "string" && value.length > 20) return `${JSON.stringify([...value.slice(0, 20)].join(""))}…`;
  return JSON.stringify(value) ?? String(value);
}
