/** What a screen reader is told of the operations that arrive: outcomes, not steps. */
import { staleCells } from "../document/stale";
import { points } from "../ui/format";
import { texts } from "../texts";
import { KernelState, OpKind, OutputKind, Status } from "../wire";
import type { Document, Op } from "../wire";

/**
 * A live region speaks when its text changes. What is said a second time, as of a cell that is run again, is another text with
 * a space at its end that nobody hears.
 */
export function sayAgain(text: string, before: string): string {
  return text === before ? `${text}\u00a0` : text;
}

export function announcement(op: Op, before: Document, after: Document): string {
  const index = after.cells.findIndex((cell) => cell.id === op.cell);
  const cell = after.cells[index];
  switch (op.kind) {
    case OpKind.FinishRun: {
      const failed = cell?.outputs.some((output) => output.kind === OutputKind.ErrorOutput) ?? false;
      // While others wait, there will be more to say.
      const stale = after.cells.some(({ status }) => status === Status.Queued) ? 0 : staleCells(after.cells).length;
      return texts.spoken.finished(index + 1, failed, stale);
    }
    case OpKind.SetCheck: {
      if (!op.check || op.check.running) return "";
      const tests = op.check.tests ?? [];
      const passed = tests.filter((test) => test.passed).length;
      return texts.spoken.checked(passed, tests.length, points(op.check.points), points(op.check.max_points));
    }
    case OpKind.SetKernel:
      return op.kernel === KernelState.KernelDead && before.kernel !== op.kernel ? texts.kernel.names.dead : "";
    case OpKind.InsertCell:
    case OpKind.DeleteCell:
    case OpKind.RestoreCell:
    case OpKind.MoveCell:
    case OpKind.EditSource:
    case OpKind.ResetCell:
    case OpKind.OpenHint:
    case OpKind.SetKind:
    case OpKind.ClearOutputs:
    case OpKind.RunStale:
    case OpKind.RestoreVersion:
    case OpKind.SetStatus:
    case OpKind.AddOutput:
    case OpKind.UpdateDisplay:
      return "";
    default:
      return "";
  }
}
