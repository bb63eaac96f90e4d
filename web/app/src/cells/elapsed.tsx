import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useNotebook } from "../notebook/context";
import { duration } from "../ui/format";
import { Status } from "../wire";
import type { Cell } from "../wire";

/** How long the cell has been running, or ran last. */
export function Elapsed({ cell }: { cell: Cell }) {
  if (cell.status === Status.Evaluating) return <Running id={cell.id} />;
  // A file does not tell how long its cells ran.
  if (!cell.execution_count || !cell.millis) return null;
  return (
    <span class="elapsed" data-testid="elapsed">
      {duration(cell.millis)}
    </span>
  );
}

function Running({ id }: { id: string }) {
  const { session } = useNotebook();
  const now = useSignal(0);
  useEffect(() => {
    const timer = setInterval(() => (now.value = Date.now()), 100);
    return () => clearInterval(timer);
  }, [now]);
  const since = session.started.value.get(id);
  const millis = since === undefined ? 0 : Math.max(0, now.value - since);
  // Times under a second would only flicker.
  return <span class="elapsed">{millis < 1000 ? "" : duration(Math.floor(millis / 100) * 100)}</span>;
}
