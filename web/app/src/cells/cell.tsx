import { useComputed } from "@preact/signals";
import { useCallback, useLayoutEffect, useRef } from "preact/hooks";
import { useNotebook } from "../notebook/context";
import { texts } from "../texts";
import { CellKind, Role, Status, Validity } from "../wire";
import type { Cell } from "../wire";
import { CellActions } from "./actions";
import { CodeCell } from "./code-cell";
import { MarkdownCell } from "./markdown-cell";
import { useReachable } from "./reachable";
import "./cell.css";

/** One cell of the notebook, which redraws when it changes and not when others do. */
export function CellView({ id, first }: { id: string; first: boolean }) {
  const notebook = useNotebook();
  const cell = useComputed(() => notebook.session.document.value?.cells.find((other) => other.id === id)).value;
  const selected = useComputed(() => notebook.selected.value === id).value;
  const chosen = useComputed(() => notebook.chosen.value.length > 1 && notebook.chosen.value.includes(id)).value;
  const nobody = useComputed(() => notebook.selected.value === "").value;
  const element = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    notebook.attachElement(id, element.current);
    return () => notebook.attachElement(id, null);
  }, [notebook, id]);
  const onFocusIn = useCallback(
    (event: FocusEvent) => {
      const inEditor = event.target instanceof Element && event.target.closest(".cm-content") !== null;
      notebook.focused(id, inEditor);
    },
    [notebook, id],
  );
  const onMouseDown = useCallback(
    (event: MouseEvent) => {
      const inEditor = event.target instanceof Element && event.target.closest(".cm-editor, button, a, input") !== null;
      // With Shift the pointer selects cells, and no text between them.
      if (notebook.pressed(id, event.shiftKey && !inEditor && event.button === 0)) event.preventDefault();
    },
    [notebook, id],
  );
  useReachable(element, cell !== undefined);
  if (!cell) return null;
  const number = notebook.ids.value.indexOf(id) + 1;
  return (
    <section
      ref={element}
      id={id}
      class="cell"
      data-testid={`cell-${id}`}
      data-kind={cell.kind}
      data-role={cell.role || "free"}
      data-status={cell.status}
      data-validity={cell.validity}
      data-selected={selected}
      data-chosen={chosen}
      aria-label={label(cell, number)}
      tabIndex={selected || (nobody && first) ? 0 : -1}
      onFocusIn={onFocusIn}
      onMouseDown={onMouseDown}
    >
      {cell.kind === CellKind.Code ? <CodeCell cell={cell} number={number} /> : <MarkdownCell cell={cell} number={number} />}
      <CellActions cell={cell} />
    </section>
  );
}

function label(cell: Cell, number: number): string {
  if (cell.kind !== CellKind.Code) return texts.cell.labels.text(number);
  const text = codeLabel(cell, number);
  return cell.validity === Validity.Stale && cell.status === Status.Ready ? texts.cell.staleLabel(text) : text;
}

function codeLabel(cell: Cell, number: number): string {
  switch (cell.role) {
    case Role.Exercise:
      return texts.cell.labels.exercise(number);
    case Role.Locked:
      return texts.cell.labels.locked(number);
    case Role.Free:
      return texts.cell.labels.code(number);
  }
}
