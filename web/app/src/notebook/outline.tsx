import { useComputed, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { minutesLeft } from "../labs/progress";
import { texts } from "../texts";
import { points, testName } from "../ui/format";
import { CheckIcon } from "../ui/icons";
import { useNotebook } from "./context";
import { useCellInSight } from "./current";
import { remember } from "./last-place";
import { entryAt, sections } from "./sections";
import type { Entry } from "./sections";
import { ResetLab } from "./reset-lab";
import "./outline.css";

/** The sections and exercises of the notebook: beside the sheet where there is room, else behind a button of the bar. */
export function Outline() {
  const notebook = useNotebook();
  const { session } = notebook;
  const key = useComputed(() => JSON.stringify(sections(session.document.value?.cells ?? []))).value;
  const entries = JSON.parse(key) as Entry[];
  const inSight = useCellInSight(notebook).value;
  const nav = useRef<HTMLElement>(null);
  const open = notebook.outline.value;
  useRememberedPlace();
  useEffect(() => {
    if (open) nav.current?.querySelector<HTMLElement>("a")?.focus();
  }, [open]);
  if (entries.length < 2) return null;
  const current = entryAt(entries, notebook.ids.value, inSight);
  const close = () => (notebook.outline.value = false);
  return (
    <>
      {open && <div class="outline-shade" onClick={close} />}
      <nav
        ref={nav}
        id="outline"
        class="outline"
        data-open={open}
        aria-label={texts.outline.label}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !open) return;
          event.preventDefault();
          close();
          document.querySelector<HTMLElement>(".outline-toggle")?.focus();
        }}
      >
        <ProgressOfLab />
        <ol>
          {entries.map((entry, index) => (
            <li key={index} data-kind={entry.kind}>
              <a
                href={`#${entry.cell}`}
                aria-current={index === current ? "location" : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  close();
                  notebook.show(entry.cell);
                }}
              >
                {entry.kind === "heading" ? (
                  entry.text
                ) : (
                  <>
                    <span class="outline-mark" data-solved={entry.solved} role="img" aria-label={entry.solved ? texts.exercise.solved : texts.exercise.open}>
                      {entry.solved && <CheckIcon />}
                    </span>
                    {titleOf(entry)}
                  </>
                )}
              </a>
            </li>
          ))}
        </ol>
        <ResetLab />
      </nav>
    </>
  );

  function titleOf({ exercise }: { exercise: string }): string {
    return notebook.course.exercises.value.get(exercise)?.title ?? testName(exercise);
  }
}

/** How far one has come in this lab, and how long the rest may take. */
function ProgressOfLab() {
  const { course } = useNotebook();
  const progress = course.progress.value;
  const { exercises, solved, max } = progress;
  if (exercises === 0) return null;
  const minutes = course.lab.value?.minutes ?? 0;
  const left = minutesLeft(minutes, progress);
  return (
    <div class="outline-progress" data-testid="lab-progress">
      <p>{texts.outline.solved(solved, exercises)}</p>
      <div class="outline-bar" aria-hidden="true">
        <span style={{ transform: `scaleX(${max > 0 ? Math.min(1, progress.points / max) : 0})` }} />
      </div>
      {max > 0 && <p class="outline-note">{texts.lab.points(points(progress.points), points(max))}</p>}
      {left > 0 && <p class="outline-note">{left < minutes ? texts.lab.minutesLeft(left) : texts.lab.minutes(minutes)}</p>}
    </div>
  );
}

/** Notes the cell that the reader works at, for the way back from the list of labs. */
function useRememberedPlace(): void {
  const notebook = useNotebook();
  useSignalEffect(() => {
    const cell = notebook.selected.value;
    const doc = notebook.session.document.peek();
    if (!cell || !doc) return;
    const entries = sections(doc.cells);
    const entry = entries[entryAt(entries, notebook.ids.peek(), cell)];
    const section = entry?.kind === "exercise" ? (notebook.course.exercises.peek().get(entry.exercise)?.title ?? "") : (entry?.text ?? "");
    remember({ path: notebook.session.path, cell, title: doc.title, section });
  });
}
