import { useComputed } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { renderMarkdown } from "../markdown/render";
import { useNotebook } from "../notebook/context";
import { texts } from "../texts";
import { HintIcon } from "../ui/icons";
import type { Cell } from "../wire";
import "./hints.css";

/** The hints of an exercise, which open one at a time and stay open, in every tab and the next time too. */
export function Hints({ cell }: { cell: Cell }) {
  const notebook = useNotebook();
  const list = useRef<HTMLOListElement>(null);
  const hints = useComputed(() => notebook.course.exercises.value.get(cell.exercise_id ?? "")?.hints ?? []).value;
  const open = Math.min(cell.hints ?? 0, hints.length);
  // The button moves down or goes away; who reads with the keyboard goes on at the hint that this tab opened.
  const awaited = useRef(0);
  useEffect(() => {
    if (awaited.current === 0 || open < awaited.current) return;
    awaited.current = 0;
    list.current?.lastElementChild?.querySelector<HTMLElement>("h4")?.focus({ preventScroll: true });
  }, [open]);
  if (hints.length === 0) return null;
  const next = () => {
    awaited.current = open + 1;
    void notebook.session.lesson.openHint(cell.id, open + 1);
  };
  return (
    <div class="hints">
      {open > 0 && (
        <ol ref={list} class="hint-list">
          {hints.slice(0, open).map((hint, index) => (
            <Hint key={index} text={hint} number={index + 1} of={hints.length} />
          ))}
        </ol>
      )}
      {open < hints.length && (
        <button type="button" class="quiet hint-open" data-testid="open-hint" title={texts.hints.free} onClick={next}>
          <HintIcon />
          {texts.hints.open(open + 1, hints.length)}
        </button>
      )}
    </div>
  );
}

function Hint({ text, number, of }: { text: string; number: number; of: number }) {
  const html = useMemo(() => renderMarkdown(text), [text]);
  return (
    <li class="hint" data-testid="hint">
      <h4 tabIndex={-1}>{texts.hints.title(number, of)}</h4>
      <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </li>
  );
}
