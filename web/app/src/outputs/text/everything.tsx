import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { useNotebook } from "../../notebook/context";
import { texts } from "../../texts";
import type { TextWindow } from "../../wire";
import { Pages } from "../rows/pages";
import { TextRows } from "./rows";

/**
 * All that a cell printed, of which the document has the beginning and the end: the server keeps the rest for a while. latest
 * changes when the cell prints more.
 */
export function Everything({ cell, latest }: { cell: string; latest: string }) {
  const open = useSignal(false);
  return (
    <div class="everything">
      <button type="button" class="quiet more" data-testid="show-everything" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
        {open.value ? texts.printed.hideEverything : texts.printed.showEverything}
      </button>
      {open.value && <All cell={cell} latest={latest} />}
    </div>
  );
}

function All({ cell, latest }: { cell: string; latest: string }) {
  const { session } = useNotebook();
  const state = useSignal<TextWindow | undefined>(undefined);
  const failed = useSignal(false);
  const base = useSignal(0);

  const pages = useMemo(() => {
    const fetch = async (row: number, count: number) => {
      const window = await session.questions.printed({ cell, from: base.peek() + row, count });
      if (!window) return undefined;
      const before = state.peek();
      if (window.end !== before?.end || window.first !== before.first || window.found !== before.found) state.value = window;
      // Rows that made room since the list began; what stood there is gone.
      const lost = Math.min(count, window.from - base.peek() - row);
      return [...Array.from({ length: Math.max(0, lost) }, () => texts.printed.lost), ...window.rows].slice(0, count);
    };
    return new Pages<string>(fetch);
  }, [session, cell, state, base]);

  useEffect(() => {
    let current = true;
    void session.questions.printed({ cell, from: 0, count: 0 }).then((window) => {
      if (!current) return;
      if (!state.peek() && window) base.value = window.first;
      if (window) state.value = window;
      else failed.value = true;
    });
    return () => {
      current = false;
    };
  }, [session, cell, latest, state, base, failed]);

  const window = state.value;
  if (!window) return <p class="unshown" role="status">{failed.value ? texts.printed.gone : texts.printed.loading}</p>;
  if (!window.found) return <p class="unshown" role="status">{texts.printed.gone}</p>;
  const total = Math.max(0, window.end - base.value);
  return (
    <>
      <p class="unshown">
        {texts.printed.rows(total)} {(window.dropped ?? 0) > 0 && texts.printed.dropped(window.dropped ?? 0)} {window.cut}
      </p>
      <TextRows source={pages} total={total} label={texts.printed.label} />
    </>
  );
}
