import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { renderMarkdown } from "../markdown/render";
import type { Attachments } from "../markdown/render";
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
  const revealed = useComputed(() => notebook.find.reveals(id)).value;
  const draft = useComputed(() => notebook.session.drafts.value.get(id)?.text).value;
  const source = draft ?? cell.source;
  if ((editing && cell.role !== Role.Locked) || revealed) {
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
      <Rendered source={source} attachments={cell.attachments} raw={cell.kind === CellKind.Raw} />
    </div>
  );
}

interface RenderedProps {
  source: string;
  attachments: Attachments | undefined;
  raw: boolean;
}

function Rendered({ source, attachments, raw }: RenderedProps) {
  const html = useMemo(() => (raw ? "" : renderMarkdown(source, attachments)), [source, attachments, raw]);
  if (raw) return <pre class="raw">{source}</pre>;
  if (!source.trim()) return <p class="empty-text">{texts.cell.emptyText}</p>;
  return <div class="prose" data-testid="rendered" dangerouslySetInnerHTML={{ __html: html }} />;
}
