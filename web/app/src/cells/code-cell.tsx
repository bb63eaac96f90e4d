import { useComputed } from "@preact/signals";
import { useNotebook } from "../notebook/context";
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
        <Outputs cell={cell} />
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

/** In the margin: the button that runs the cell, and the number of its last run. */
function Gutter({ cell }: { cell: Cell }) {
  const notebook = useNotebook();
  const label = texts.cell.runLabels[cell.status];
  return (
    <div class="gutter">
      <button
        type="button"
        class="run"
        data-testid="run"
        data-status={cell.status}
        aria-label={label}
        title={label}
        aria-disabled={cell.status !== Status.Ready}
        onClick={() => cell.status === Status.Ready && notebook.run(cell.id)}
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
  const astray = useComputed(() => notebook.astray.value.get(cell.id)?.join(", ") ?? "").value;
  const { text, hint } = remark(cell, astray);
  return (
    <div class="remark">
      <span class="remark-state" data-testid="cell-state" title={hint}>
        {text}
      </span>
      <Elapsed cell={cell} />
    </div>
  );
}

interface RemarkText {
  text: string;
  hint?: string;
}

function remark(cell: Cell, astray: string): RemarkText {
  switch (cell.status) {
    case Status.Queued:
      return { text: texts.cell.queued };
    case Status.Evaluating:
      return { text: texts.cell.running };
    case Status.Ready:
      break;
  }
  switch (cell.validity) {
    case Validity.Fresh:
      return { text: "" };
    case Validity.Evaluated:
      return astray ? { text: texts.cell.astray(astray), hint: texts.cell.astrayHint(astray) } : { text: "" };
    case Validity.Stale:
      return { text: texts.cell.stale, hint: texts.cell.staleHint };
    case Validity.Aborted:
      return { text: texts.cell.aborted };
  }
}
