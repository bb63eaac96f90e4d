import { useComputed } from "@preact/signals";
import { hint } from "../notebook/commands";
import { useNotebook } from "../notebook/context";
import { unqueue } from "../notebook/running";
import { Outputs } from "../outputs/outputs";
import { texts } from "../texts";
import { LockIcon, RunIcon } from "../ui/icons";
import { Role, Status, Validity } from "../wire";
import type { Cell } from "../wire";
import { CellEditor } from "./cell-editor";
import { Elapsed } from "./elapsed";
import { CheckPanel, ExerciseHead } from "./exercise";

export function CodeCell({ cell, number }: { cell: Cell; number: number }) {
  const exercise = cell.role === Role.Exercise;
  return (
    <>
      <Gutter cell={cell} />
      <div class="cell-body">
        <div class="code-frame">
          {exercise && <ExerciseHead cell={cell} />}
          {cell.role === Role.Locked && <LockedNote cell={cell} />}
          <CellEditor cell={cell} label={texts.cell.editorLabel(number)} />
          <Remark cell={cell} />
        </div>
        <FoldableOutputs cell={cell} />
        {exercise && <CheckPanel cell={cell} />}
      </div>
    </>
  );
}

/** Why the cell cannot be written in. Another program may have done it all the same; a check does not go by that. */
function LockedNote({ cell }: { cell: Cell }) {
  const notebook = useNotebook();
  const { id } = cell;
  const changed = useComputed(() => notebook.changed(id)).value;
  return (
    <div class="locked-note" data-changed={changed}>
      <LockIcon />
      {changed ? texts.reset.lockedChanged : texts.cell.locked}
      {changed && (
        <button type="button" class="quiet" data-testid="restore-locked" onClick={() => notebook.startOver(id)}>
          {texts.reset.locked}
        </button>
      )}
    </div>
  );
}

function FoldableOutputs({ cell }: { cell: Cell }) {
  const notebook = useNotebook();
  const folded = useComputed(() => notebook.folded.value.has(cell.id)).value;
  if (!folded || cell.outputs.length === 0) return <Outputs cell={cell} />;
  return (
    <p class="folded-output" data-testid="folded-output">
      {texts.cell.folded}
      <button type="button" class="quiet" title={hint("toggleOutput", texts.cell.unfold)} onClick={() => notebook.toggleOutputs([cell.id])}>
        {texts.cell.unfold}
      </button>
    </p>
  );
}

/** In the margin: the button that runs the cell, or takes it out of the queue, and the number of its last run. */
function Gutter({ cell }: { cell: Cell }) {
  const notebook = useNotebook();
  const label = texts.cell.runLabels[cell.status];
  const onClick = (event: MouseEvent) => {
    if (cell.status === Status.Ready) notebook.run(cell.id);
    // The second click of a double click was meant for the first button.
    else if (cell.status === Status.Queued && event.detail < 2) unqueue(notebook, [cell.id]);
  };
  return (
    <div class="gutter">
      <button
        type="button"
        class="run"
        data-testid="run"
        data-status={cell.status}
        aria-label={label}
        title={cell.status === Status.Ready ? hint("run", label) : label}
        aria-disabled={cell.status === Status.Evaluating}
        onClick={onClick}
      >
        {cell.status === Status.Ready ? <RunIcon /> : <span class="spinner" aria-hidden="true" />}
      </button>
      <span class="count" data-testid="execution-count" title={cell.execution_count ? texts.cell.count(cell.execution_count) : ""}>
        {cell.execution_count || ""}
      </span>
    </div>
  );
}

/** What there is to say of the last run, quietly. */
function Remark({ cell }: { cell: Cell }) {
  const notebook = useNotebook();
  const { session, ids, skipped, interrupting } = notebook;
  const { id } = cell;
  const place = useComputed(() => session.queue.value.indexOf(id) + 1).value;
  const culprit = useComputed(() => skipped.value.cells.get(id)).value;
  const reason = culprit === undefined ? "" : texts.cell.skipped(ids.value.indexOf(culprit) + 1);
  const astray = useComputed(() => notebook.astray.value.get(id)?.join(", ") ?? "").value;
  const { text, title } = remark(cell, { place, stopping: interrupting.value, skipped: reason, astray });
  return (
    <div class="remark">
      <span class="remark-state" data-testid="cell-state" title={title}>
        {text}
      </span>
      <Elapsed cell={cell} />
    </div>
  );
}

interface RemarkText {
  text: string;
  title?: string;
}

interface Circumstances {
  /** In the queue, from 1; 0 where it is not known. */
  place: number;
  stopping: boolean;
  /** Why the cell did not run; empty where it did. */
  skipped: string;
  /** The names that the run took from elsewhere than above. */
  astray: string;
}

function remark(cell: Cell, { place, stopping, skipped, astray }: Circumstances): RemarkText {
  switch (cell.status) {
    case Status.Queued:
      return { text: texts.cell.queued(Math.max(1, place)) };
    case Status.Evaluating:
      return { text: stopping ? texts.cell.stopping : texts.cell.running };
    case Status.Ready:
      break;
  }
  if (skipped) return { text: skipped };
  switch (cell.validity) {
    case Validity.Fresh:
      return { text: "" };
    case Validity.Evaluated:
      return astray ? { text: texts.cell.astray(astray), title: texts.cell.astrayHint(astray) } : { text: "" };
    case Validity.Stale:
      return { text: texts.cell.stale, title: texts.cell.staleHint };
    case Validity.Aborted:
      return { text: texts.cell.aborted };
  }
}
