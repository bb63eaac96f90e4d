/** Running cells, and stopping: what the commands of the group "running" and "kernel" do. */
import { texts } from "../texts";
import { CellKind, KernelState, Status, Validity } from "../wire";
import type { Notebook } from "./notebook";

/** Queues the code among the cells, in their order. */
export function runCells(notebook: Notebook, ids: readonly string[]): void {
  const code = ids.filter((id) => notebook.session.cell(id)?.kind === CellKind.Code);
  if (code.length > 0) void notebook.session.run(code);
}

export function runAll(notebook: Notebook): void {
  runCells(notebook, notebook.ids.value);
}

/** Runs all cells above the selection, without it. */
export function runAbove(notebook: Notebook): void {
  const ids = notebook.ids.value;
  runCells(notebook, ids.slice(0, ids.indexOf(notebook.chosen.value[0] ?? "")));
}

/** Runs the selection and all below it. */
export function runBelow(notebook: Notebook): void {
  const ids = notebook.ids.value;
  runCells(notebook, ids.slice(ids.indexOf(notebook.chosen.value[0] ?? "")));
}

export function runStale(notebook: Notebook): void {
  if (notebook.stale.value > 0) void notebook.session.runStale();
  else notebook.toasts.show(texts.commands.nothingStale);
}

/** Stops what runs and says what became of what waits. */
export async function interrupt(notebook: Notebook): Promise<void> {
  const { session } = notebook;
  const waiting = session.queue.value.length;
  notebook.interrupting.value = true;
  const done = await session.interrupt();
  notebook.interrupting.value = false;
  if (done && waiting > 0) notebook.toasts.show(texts.kernel.interrupted(waiting));
}

/** Takes waiting cells out of the queue. */
export function unqueue(notebook: Notebook, ids: readonly string[]): void {
  void notebook.session.unqueue(ids.filter((id) => notebook.session.cell(id)?.status === Status.Queued));
}

/** Restarts the kernel; asks first, where values would be lost. */
export function restart(notebook: Notebook, then?: () => void): void {
  const { session, toasts } = notebook;
  const go = () => {
    void session.restart().then((done) => {
      if (!done) return;
      if (then) then();
      else toasts.show(texts.kernel.restarted);
    });
  };
  const held = holding(notebook);
  if (held === 0) return go();
  notebook.asking.value = {
    title: then ? texts.kernel.askRestartRunAll : texts.kernel.askRestart,
    text: texts.kernel.valuesLost(held),
    action: then ? texts.kernel.restartRunAll : texts.kernel.restart,
    run: go,
  };
}

/** How many cells have left values in the kernel, or are about to. */
function holding({ session }: Notebook): number {
  const doc = session.document.value;
  if (!doc || doc.kernel === KernelState.KernelDead) return 0;
  return doc.cells.filter(({ status, validity, ran }) => status === Status.Evaluating || (ran !== undefined && validity !== Validity.Fresh)).length;
}
