import { useComputed } from "@preact/signals";
import { headings } from "../markdown/render";
import { texts } from "../texts";
import { CheckIcon } from "../ui/icons";
import { CellKind, Role } from "../wire";
import type { Cell } from "../wire";
import { testName } from "../ui/format";
import { useNotebook } from "./context";
import "./outline.css";

type Entry =
  | { kind: "heading"; cell: string; text: string }
  | { kind: "exercise"; cell: string; exercise: string; solved: boolean };

/** A text's headings are read once; its cell is another object when the text changes. */
const read = new WeakMap<Cell, Entry[]>();

function entriesOf(cell: Cell): Entry[] {
  if (cell.kind === CellKind.Code && cell.role === Role.Exercise) {
    const solved = cell.check !== undefined && cell.check.max_points > 0 && cell.check.points >= cell.check.max_points;
    return [{ kind: "exercise", cell: cell.id, exercise: cell.exercise_id ?? "", solved }];
  }
  if (cell.kind !== CellKind.Markdown) return [];
  let entries = read.get(cell);
  if (!entries) {
    entries = headings(cell.source)
      .filter((heading) => heading.level === 2)
      .map(({ text }): Entry => ({ kind: "heading", cell: cell.id, text }));
    read.set(cell, entries);
  }
  return entries;
}

/** Beside the sheet, where there is room: the sections and exercises of the notebook. */
export function Outline() {
  const notebook = useNotebook();
  const { session } = notebook;
  const key = useComputed(() => JSON.stringify((session.document.value?.cells ?? []).flatMap(entriesOf))).value;
  const entries = JSON.parse(key) as Entry[];
  if (entries.length < 2) return null;
  return (
    <nav class="outline" aria-label={texts.outline}>
      <ol>
        {entries.map((entry, index) => (
          <li key={index} data-kind={entry.kind}>
            <button type="button" onClick={() => notebook.show(entry.cell)}>
              {entry.kind === "heading" ? (
                entry.text
              ) : (
                <>
                  <span class="outline-mark" data-solved={entry.solved} aria-label={entry.solved ? texts.exercise.solved : texts.exercise.open}>
                    {entry.solved && <CheckIcon />}
                  </span>
                  {notebook.exercises.value.get(entry.exercise)?.title ?? testName(entry.exercise)}
                </>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
