/** Several cells selected at once: all from the one where the selection began to the one that has the focus. */

/** The ids from one to the other, in the order of the notebook; just the second where the first is gone. */
export function between(ids: readonly string[], anchor: string, head: string): string[] {
  const to = ids.indexOf(head);
  if (to < 0) return [];
  const from = ids.indexOf(anchor);
  if (from < 0) return [head];
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** The id a step away, within the notebook. */
export function beside(ids: readonly string[], id: string, by: number): string | undefined {
  const at = ids.indexOf(id);
  return at < 0 ? undefined : ids[at + by];
}
