import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { inSight, scrollHeight } from "./virtual";
import type { InSight } from "./virtual";
import "./list.css";

interface Props {
  total: number;
  rowHeight: number;
  /** How many rows are in sight; a shorter list is as tall as its rows. */
  rows: number;
  /** Pixels above the rows that do not scroll: a table's head. */
  head?: number;
  label: string;
  /** Begin at the end. */
  atEnd?: boolean;
  /** Changes where the list has to begin anew, with another order of rows. */
  reset?: string;
  children: (sight: InSight) => ComponentChildren;
}

/**
 * A long list with a scroll bar for all of it, of which only what is in sight is in the page. The window with the rows sticks to the
 * top of a box that is as tall as all rows together, so that no browser has to place anything at a million pixels.
 */
export function List({ total, rowHeight, rows, head = 0, label, atEnd = false, reset = "", children }: Props) {
  const top = useSignal(0);
  const box = useRef<HTMLDivElement>(null);
  // What is in sight, below the head; a bar for columns that do not fit takes from it.
  const visible = useSignal(0);
  const height = visible.value || Math.min(total, rows) * rowHeight;
  const measure = () => {
    const element = box.current;
    if (!element) return;
    visible.value = Math.max(rowHeight, Math.min(element.clientHeight - head, total * rowHeight));
    top.value = element.scrollTop;
  };
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.scrollTop = atEnd ? element.scrollHeight : 0;
    measure();
  }, [reset, atEnd]);
  useLayoutEffect(measure, [total, rowHeight, head]);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  });
  const sight = inSight({ total, rowHeight, height, top: top.value });
  return (
    <div
      ref={box}
      class="list"
      role="group"
      aria-label={label}
      tabIndex={0}
      style={{ maxHeight: `${rows * rowHeight + head}px` }}
      onScroll={measure}
    >
      <div class="list-all" style={{ height: `${scrollHeight(total, rowHeight) + head}px` }}>
        <div class="list-window" style={{ height: `${height + head}px` }}>
          {children(sight)}
        </div>
      </div>
    </div>
  );
}
