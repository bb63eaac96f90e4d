/**
 * Which rows of a long list are in sight. Only those are in the page, whatever the list's length; rows have a fixed height, so
 * where a row stands follows from its number.
 */

/** Browsers bear elements of some 17 million pixels. A longer list scrolls in larger steps. */
export const tallest = 15_000_000;

export interface Viewport {
  total: number;
  rowHeight: number;
  /** How many pixels of the list are in sight, and how far it is scrolled. */
  height: number;
  top: number;
}

export interface InSight {
  first: number;
  count: number;
  /** How many pixels of the first row are above the edge. */
  above: number;
}

/** How tall the list is to the scroll bar. */
export function scrollHeight(total: number, rowHeight: number): number {
  return Math.min(total * rowHeight, tallest);
}

export function inSight({ total, rowHeight, height, top }: Viewport): InSight {
  const real = Math.max(0, total * rowHeight - height);
  const range = Math.max(0, scrollHeight(total, rowHeight) - height);
  const at = range === 0 ? 0 : (Math.min(Math.max(top, 0), range) / range) * real;
  const first = Math.min(Math.floor(at / rowHeight), Math.max(0, total - 1));
  const above = at - first * rowHeight;
  return { first, count: Math.min(total - first, Math.ceil((height + above) / rowHeight)), above };
}
