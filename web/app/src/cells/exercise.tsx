import { useNotebook } from "../notebook/context";
import { texts } from "../texts";
import { points, testName } from "../ui/format";
import { CheckIcon, CrossIcon } from "../ui/icons";
import type { Cell, Check, TestResult } from "../wire";
import "./exercise.css";

/** What is asked in this cell, and the points so far. */
export function ExerciseHead({ cell }: { cell: Cell }) {
  const notebook = useNotebook();
  const info = notebook.exercises.value.get(cell.exercise_id ?? "");
  const has = cell.check?.points ?? 0;
  const max = cell.check?.max_points || info?.max_points || 0;
  const solved = max > 0 && has >= max;
  return (
    <header class="exercise-head">
      <span class="exercise-kind">{texts.exercise.kind}</span>
      <h3 class="exercise-title">{info?.title ?? testName(cell.exercise_id ?? "")}</h3>
      {max > 0 && (
        <span class="badge" data-testid="points" data-solved={solved} title={texts.exercise.pointsLabel(points(has), points(max))}>
          {solved && <CheckIcon />}
          {texts.exercise.points(points(has), points(max))}
        </span>
      )}
    </header>
  );
}

/** The button that checks the exercise, and what the last check found. */
export function CheckPanel({ cell }: { cell: Cell }) {
  const notebook = useNotebook();
  const { check } = cell;
  const running = check?.running ?? false;
  return (
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
        <p class="check-summary" data-testid="check-summary">
          {check ? summary(check) : texts.exercise.invitation}
        </p>
      </div>
      {check && !running && <Results check={check} />}
    </div>
  );
}

type Verdict = "open" | "running" | "passed" | "failed";

function verdict(check: Check | undefined): Verdict {
  if (!check) return "open";
  if (check.running) return "running";
  return check.tests.length > 0 && check.tests.every((test) => test.passed) ? "passed" : "failed";
}

function summary(check: Check): string {
  if (check.running) return "";
  if (check.message && check.tests.length === 0) return check.message;
  const passed = check.tests.filter((test) => test.passed).length;
  if (passed === check.tests.length) return texts.exercise.allPassed(passed, points(check.points));
  return texts.exercise.somePassed(passed, check.tests.length);
}

function Results({ check }: { check: Check }) {
  if (check.tests.length === 0) return null;
  return (
    <>
      {check.message && <p class="check-message">{check.message}</p>}
      <ul class="results" aria-label={texts.exercise.results}>
        {check.tests.map((test) => (
          <Result key={test.name} test={test} />
        ))}
      </ul>
    </>
  );
}

function Result({ test }: { test: TestResult }) {
  return (
    <li class="result-row" data-testid="check-result" data-passed={test.passed} data-test={test.name}>
      <span class="result-mark">{test.passed ? <CheckIcon /> : <CrossIcon />}</span>
      <span class="result-name" title={test.name}>
        {testName(test.name)}
      </span>
      <span class="result-word">{test.passed ? texts.exercise.passed : texts.exercise.failed}</span>
      <span class="result-points">{test.points > 0 ? texts.exercise.earned(points(test.points)) : ""}</span>
      {test.log?.trim() && <pre class="result-log">{test.log.trim()}</pre>}
    </li>
  );
}
