/**
 * What scrolls inside a cell can be reached by Tab, so that the arrows scroll it; what fits is no stop. Formulas, code and
 * outputs change with the window and with every run, so the cell's size is what tells.
 */
import { useEffect } from "preact/hooks";
import type { RefObject } from "preact";

const scrollers = "pre, .place-excerpt, .tree, .katex-display, .table-scroll, .picture, .html, .stage-graph-frame, .timeline-frame, .stage-table-frame";

const observer = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver((entries) => entries.forEach(({ target }) => mark(target)));

function mark(cell: Element): void {
  for (const element of cell.querySelectorAll<HTMLElement>(scrollers)) {
    const scrolls = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    const { overflowX } = getComputedStyle(element);
    if (scrolls && (overflowX === "auto" || overflowX === "scroll")) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }
}

export function useReachable(cell: RefObject<Element | null>, there: boolean): void {
  useEffect(() => {
    const element = cell.current;
    if (!element) return undefined;
    observer?.observe(element);
    return () => observer?.unobserve(element);
  }, [cell, there]);
}
