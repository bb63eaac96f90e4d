import { nextOpen } from "../notebook/course";
import { taskOf } from "../notebook/sections";
import { useNotebook } from "../notebook/context";
import { go } from "../route";
import { texts } from "../texts";
import { points, testName } from "../ui/format";
import { CheckIcon, CrossIcon } from "../ui/icons";
import { Role } from "../wire";
import type { Cell, Check, TestResult } from "../wire";
import { readLog } from "./check-log";

/** What the checks found: those that failed in words, those that passed in a line. */
export function Results({ check }: { check: Check }) {
  if (check.tests.length === 0) return null;
  const failed = check.tests.filter((test) => !test.passed);
  const passed = check.tests.filter((test) => test.passed);
  return (
    <>
      {check.message && <p class="check-message">{check.message}</p>}
      <ul class="results" aria-label={texts.exercise.results}>
        {[...failed, ...passed].map((test) => (
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
      {!test.passed && <FailedLog log={test.log ?? ""} />}
    </li>
  );
}

function FailedLog({ log }: { log: string }) {
  const { shown, folded } = readLog(log);
  if (shown.length === 0) return null;
  return (
    <div class="result-log">
      <ul class="result-lines">
        {shown.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {folded.length > 0 && (
        <details class="result-rest" data-testid="check-log-rest">
          <summary>{texts.exercise.wholeLog(folded.length)}</summary>
          <pre>{folded.join("\n")}</pre>
        </details>
      )}
    </div>
  );
}

/** A quiet sign of joy, and the way on. */
export function Solved({ cell }: { cell: Cell }) {
  const notebook = useNotebook();
  const cells = notebook.session.document.value?.cells ?? [];
  const next = nextOpen(cells, cell.id);
  const last = cells.findLast(({ role }) => role === Role.Exercise)?.id;
  const begin = next && taskOf(next, cells).id;
  return (
    <p class="solved-next" data-testid="solved">
      <span class="solved-mark" aria-hidden="true">
        <CheckIcon />
      </span>
      {next && begin ? (
        <>
          {texts.exercise.next}{" "}
          <a
            href={`#${begin}`}
            data-testid="next-exercise"
            onClick={(event) => {
              event.preventDefault();
              notebook.show(begin);
            }}
          >
            {notebook.course.exercises.value.get(next.exercise_id ?? "")?.title ?? testName(next.exercise_id ?? "")}
          </a>
        </>
      ) : (
        <>
          {texts.exercise.labDone}{" "}
          {cell.id === last && (
            <a href="/" data-testid="all-labs" onClick={go("/")}>
              {texts.exercise.toLabs}
            </a>
          )}
        </>
      )}
    </p>
  );
}
