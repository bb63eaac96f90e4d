import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { renderMarkdown } from "../markdown/render";
import { useNotebook } from "../notebook/context";
import { texts } from "../texts";
import { CellKind, Role } from "../wire";
import type { Cell } from "../wire";
import { CellEditor } from "./cell-editor";

/** A text, shown as it reads; the source appears while it is edited. */
export function MarkdownCell({ cell, number }: { cell: Cell; number: number }) {
  const notebook = useNotebook();
  const { id } = cell;
  const editing = useComputed(() => notebook.selected.value === id && notebook.mode.value === "edit").value;
  const source = useComputed(() => notebook.session.drafts.value.get(id)?.text ?? cell.source).value;
  if (editing && cell.role !== Role.Locked) {
    return (
      <div class="cell-body">
        <div class="code-frame">
          <CellEditor cell={cell} label={texts.cell.editorLabel(number)} />
        </div>
      </div>
    );
  }
  return (
    // Enter edits too: keys of cells are handled in one place, see notebook/keys.ts.
    <div class="cell-body" onDblClick={() => notebook.edit(id)}>
      <Rendered source={source} raw={cell.kind === CellKind.Raw} />
    </div>
  );
}

function Rendered({ source, raw }: { source: string; raw: boolean }) {
  const html = useMemo(() => (raw ? "" : renderMarkdown(source)), [source, raw]);
  if (raw) return <pre class="raw">{source}</pre>;
  if (!source.trim()) return <p class="empty-text">{texts.cell.emptyText}</p>;
  return <div class="prose" data-testid="rendered" dangerouslySetInnerHTML={{ __html: html }} />;
}
