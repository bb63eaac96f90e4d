/**
 * Where this reader worked last, so that the list of labs can lead back there. It is a matter of this browser and not of the
 * notebook: its file shall not change because somebody looked at it.
 */
export interface Place {
  readonly path: string;
  readonly cell: string;
  readonly title: string;
  /** The section or exercise, as the outline has it. */
  readonly section: string;
}

const key = "lab.last-place";

export function remember(place: Place): void {
  try {
    localStorage.setItem(key, JSON.stringify(place));
  } catch {
    // Without storage there is no way back but the list.
  }
}

export function lastPlace(): Place | undefined {
  try {
    return readPlace(localStorage.getItem(key));
  } catch {
    return undefined;
  }
}

/** What is stored may be another version's. */
export function readPlace(text: string | null): Place | undefined {
  let found: unknown;
  try {
    found = JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
  if (typeof found !== "object" || found === null) return undefined;
  const { path, cell, title, section } = found as Partial<Record<keyof Place, unknown>>;
  const strings = [path, cell, title, section].every((part) => typeof part === "string");
  return strings && path ? (found as Place) : undefined;
}
