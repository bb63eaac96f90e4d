/** In which order cells wait, and which ones did not run because one before them failed; the document holds neither. */
import { KernelState, OpKind, OutputKind, Status, Validity } from "../wire";
import type { Cell, Document, Op } from "../wire";

/** The queue after an operation: those that still wait, then those that wait since. */
export function advance(queue: readonly string[], cells: readonly Cell[]): readonly string[] {
  const waiting = cells.filter(({ status }) => status === Status.Queued).map(({ id }) => id);
  if (waiting.length === 0 && queue.length === 0) return queue;
  const kept = queue.filter((id) => waiting.includes(id));
  return [...kept, ...waiting.filter((id) => !kept.includes(id))];
}

export interface Skipped {
  /** By cell, the cell that failed before it. */
  readonly cells: ReadonlyMap<string, string>;
  /** The cell whose run has just failed: the server takes out of the queue what waits behind it. */
  readonly failed?: string;
}

export const noneSkipped: Skipped = { cells: new Map() };

/** What is known to have been skipped after an operation. */
export function skip(skipped: Skipped, op: Op, before: Document, after: Document): Skipped {
  const id = op.cell ?? "";
  const waited = before.cells.some((cell) => cell.id === id && cell.status === Status.Queued);
  switch (op.kind) {
    case OpKind.FinishRun: {
      const cell = after.cells.find((other) => other.id === id);
      const failed = op.validity !== Validity.Aborted && cell?.outputs.some(({ kind }) => kind === OutputKind.ErrorOutput);
      return failed ? { ...without(skipped, id), failed: id } : without(skipped, id);
    }
    case OpKind.SetStatus:
      if (op.status !== Status.Ready) return without(skipped, id);
      return waited && skipped.failed ? { ...skipped, cells: new Map(skipped.cells).set(id, skipped.failed) } : skipped;
    case OpKind.EditSource:
      return without(skipped, id);
    case OpKind.SetKernel:
      return op.kernel === KernelState.KernelRestarting || op.kernel === KernelState.KernelDead ? noneSkipped : skipped;
    case OpKind.RunStale:
      return after.cells.filter(({ status }) => status === Status.Queued).reduce((rest, cell) => without(rest, cell.id), skipped);
    default:
      return skipped;
  }
}

function without({ cells }: Skipped, id: string): Skipped {
  if (!cells.has(id)) return { cells };
  const next = new Map(cells);
  next.delete(id);
  return { cells: next };
}
