import { useNotebook } from "../notebook/context";
import { texts } from "../texts";
import { Role } from "../wire";
import { compareLines, foldSame } from "./compare";
import type { Difference, Line } from "./compare";
import type { HistoryState } from "./state";

/** What differs, cell by cell; unchanged cells are only counted. */
export function Comparison({ state }: { state: HistoryState }) {
  const differences = state.differences.value;
  if (!differences) return <p class="history-empty">{texts.history.loading}</p>;
  const count = (fate: Difference["fate"]) => differences.filter((difference) => difference.fate === fate).length;
  const summary = texts.history.counts(count("changed") + count("moved"), count("added"), count("removed"));
  const runs: Difference[][] = [];
  for (const difference of differences) {
    const last = runs.at(-1);
    if (difference.fate === "same" && last?.[0]?.fate === "same") last.push(difference);
    else runs.push([difference]);
  }
  return (
    <div class="history-cells" data-testid="comparison">
      <p class="history-summary" aria-live="polite">
        {summary || texts.history.same}
      </p>
      {summary &&
        runs.map((run) => {
          const [first] = run;
          if (!first) return null;
          if (first.fate === "same") {
            return (
              <p key={first.after?.id} class="history-same">
                {texts.history.unchanged(run.length)}
              </p>
            );
          }
          return <Changed key={first.after?.id ?? first.before?.id} difference={first} number={place(differences, first)} state={state} />;
        })}
    </div>
  );
}

/** The number that the cell has on the page. */
function place(differences: readonly Difference[], difference: Difference): number {
  return differences.filter(({ after }) => after).indexOf(difference) + 1;
}

function Changed({ difference, number, state }: { difference: Difference; number: number; state: HistoryState }) {
  const { fate, before, after } = difference;
  const fates = state.side.value === "now" ? texts.history.fates : texts.history.fatesThen;
  return (
    <article class="history-cell" data-testid="difference" data-fate={fate}>
      <header>
        <h4>{after ? texts.history.cell(number) : texts.history.gone}</h4>
        <span>{fates[fate]}</span>
        {state.side.value === "now" && <Take difference={difference} />}
      </header>
      {fate !== "moved" && <Lines before={before?.source ?? ""} after={after?.source ?? ""} fate={fate} />}
    </article>
  );
}

/** Takes one cell from the version, and leaves the rest. */
function Take({ difference: { fate, before, after } }: { difference: Difference }) {
  const notebook = useNotebook();
  if (!before || fate === "moved" || after?.role === Role.Locked) return null;
  const take = () => {
    if (after) {
      notebook.session.type(before.id, before.source);
      notebook.toasts.show(texts.history.taken);
      return;
    }
    const deleted = notebook.session.document.value?.deleted.some(({ cell }) => cell.id === before.id);
    if (deleted) void notebook.session.restore(before.id);
    else notebook.session.insert(before.kind, notebook.ids.value.length, before.source);
  };
  return (
    <button type="button" class="tool wide" data-testid="take" onClick={take}>
      {after ? texts.history.take : texts.history.putBack}
    </button>
  );
}

const tags = { same: "span", added: "ins", removed: "del" } as const;

function Lines({ before, after, fate }: { before: string; after: string; fate: Difference["fate"] }) {
  const lines: Line[] = fate === "changed" ? compareLines(before, after) : whole(fate === "added" ? after : before, fate === "added" ? "added" : "removed");
  return (
    <pre class="history-lines" tabIndex={0}>
      {foldSame(lines).map(({ folded, lines: block }, index) =>
        folded ? (
          <span key={index} class="history-folded">
            {`⋯ ${texts.history.folded(block.length)}\n`}
          </span>
        ) : (
          block.map((line, at) => <LineView key={`${index}-${at}`} line={line} />)
        ),
      )}
    </pre>
  );
}

const whole = (text: string, fate: Line["fate"]): Line[] => text.split("\n").map((line) => ({ fate, parts: [{ text: line, differs: false }] }));

function LineView({ line: { fate, parts } }: { line: Line }) {
  const Tag = tags[fate];
  return (
    <Tag class="history-line" data-fate={fate}>
      {parts.map(({ text, differs }, index) => (differs ? <mark key={index}>{text}</mark> : text))}
      {"\n"}
    </Tag>
  );
}
