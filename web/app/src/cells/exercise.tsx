import { useComputed } from "@preact/signals";
import { isSolved, maxPoints } from "../notebook/course";
import { useNotebook } from "../notebook/context";
import { texts } from "../texts";
import { points, testName } from "../ui/format";
import { CheckIcon, ResetIcon, StopIcon } from "../ui/icons";
import type { Cell, Check } from "../wire";
import { Results, Solved } from "./check-results";
import { Hints } from "./hints";
import "./exercise.css";

/** What is asked in this cell, and the points so far. */
export function ExerciseHead({ cell }: { cell: Cell }) {
  const notebook = useNotebook();
  const exercises = notebook.course.exercises.value;
  const has = cell.check?.points ?? 0;
  const max = maxPoints(cell, exercises);
  const solved = isSolved(cell);
  return (
    <header class="exercise-head">
      <span class="exercise-kind">{texts.exercise.kind}</span>
      <h3 class="exercise-title">{exercises.get(cell.exercise_id ?? "")?.title ?? testName(cell.exercise_id ?? "")}</h3>
      {max > 0 && (
        <span class="badge" data-testid="points" data-solved={solved} title={texts.exercise.pointsLabel(points(has), points(max))}>
          {solved && <CheckIcon />}
          {texts.exercise.points(points(has), points(max))}
        </span>
      )}
    </header>
  );
}

/** The button that checks the exercise, what the last check found, and the ways on for who is stuck. */
export function CheckPanel({ cell }: { cell: Cell }) {
  const notebook = useNotebook();
  const { check } = cell;
  const running = check?.running ?? false;
  return (
    <>
      <div class="check-panel" data-verdict={verdict(check)}>
        <div class="check-line">
          <button
            type="button"
            class="primary check"
            data-testid="check"
            aria-disabled={running}
            onClick={() => !running && notebook.check(cell.id)}
          >
            {running ? <span class="spinner" aria-hidden="true" /> : <CheckIcon />}
            {running ? texts.exercise.checking : texts.exercise.check}
          </button>
          {running && (
            <button type="button" class="quiet check-stop" data-testid="stop-check" onClick={() => void notebook.session.lesson.stopCheck(cell.id)}>
              <StopIcon />
              {texts.exercise.stop}
            </button>
          )}
          <p class="check-summary" data-testid="check-summary">
            {check ? summary(check) : texts.exercise.invitation}
          </p>
          <StartOver cell={cell} />
        </div>
        {check && !running && <Results check={check} />}
        {!running && isSolved(cell) && <Solved cell={cell} />}
      </div>
      <Hints cell={cell} />
    </>
  );
}

/** There while the answer is not what it was at the beginning. */
function StartOver({ cell }: { cell: Cell }) {
  const notebook = useNotebook();
  const { id } = cell;
  const changed = useComputed(() => notebook.changed(id)).value;
  if (!changed) return null;
  return (
    <button type="button" class="quiet start-over" data-testid="start-over" title={texts.reset.exerciseHint} onClick={() => notebook.startOver(id)}>
      <ResetIcon />
      {texts.reset.exercise}
    </button>
  );
}

type Verdict = "open" | "running" | "passed" | "failed";

function verdict(check: Check | undefined): Verdict {
  if (!check) return "open";
  if (check.running) return "running";
  return check.tests.length > 0 && check.tests.every((test) => test.passed) ? "passed" : "failed";
}

function summary(check: Check): string {
  if (check.running) return texts.exercise.checkingHint;
  if (check.message && check.tests.length === 0) return check.message;
  const passed = check.tests.filter((test) => test.passed).length;
  if (passed === check.tests.length) return texts.exercise.allPassed(passed, points(check.points));
  return texts.exercise.somePassed(passed, check.tests.length, points(check.points), points(check.max_points));
}
