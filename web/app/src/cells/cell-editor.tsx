import { useComputed } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { createEditor } from "../editor/editor";
import type { Editor } from "../editor/editor";
import { useNotebook } from "../notebook/context";
import { texts } from "../texts";
import { CellKind, HelpTopic, Role } from "../wire";
import type { Cell } from "../wire";

/** A cell's editor on the page: brings what is typed to the session, and what arrives to the editor. */
export function CellEditor({ cell, label }: { cell: Cell; label: string }) {
  const notebook = useNotebook();
  const { session } = notebook;
  const { id, kind, role } = cell;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | undefined>(undefined);
  const initialLabel = useRef(label);
  const marks = useComputed(() => JSON.stringify(notebook.marks.value.get(id) ?? [])).value;

  // Before the next key arrives, so that a new cell gets every key.
  useLayoutEffect(() => {
    if (!host.current) return undefined;
    const created = createEditor(host.current, {
      text: session.text(id),
      language: kind === CellKind.Code ? "go" : "markdown",
      readOnly: role === Role.Locked,
      label: initialLabel.current,
      placeholder: kind === CellKind.Code ? texts.cell.codePlaceholder : texts.cell.textPlaceholder,
      keys: {
        run: () => notebook.run(id),
        format: () => void notebook.formatting.cell(id),
        runAdvance: () => notebook.runAdvance([id]),
        runInsert: () => notebook.runInsert([id]),
        leave: () => notebook.select(id),
        previous: () => notebook.step(id, -1, "edit"),
        next: () => notebook.step(id, 1, "edit"),
      },
      edit: (changes) => session.edit(id, changes),
      refuse: () => notebook.explainLock(),
      complete: (source, cursor) => session.questions.complete(id, source, cursor),
      inspect: (source, cursor) => session.questions.inspect(id, source, cursor),
      signature: async (source, cursor) => (await session.questions.help(id, HelpTopic.SignatureTopic, source, cursor))?.signature,
      names: {
        define: (source, cursor) => void notebook.define(id, source, cursor),
        rename: (source, cursor, name) => notebook.rename(id, source, cursor, name),
      },
      typing: {
        find: async (source, cursor) => (await session.questions.help(id, HelpTopic.FindingsTopic, source, cursor))?.findings?.list,
        number: (other) => notebook.ids.peek().indexOf(other) + 1,
      },
    });
    editor.current = created;
    const detach = notebook.attachEditor(id, created);
    const unwatch = session.watchers.add(id, created.change);
    return () => {
      detach();
      unwatch();
      editor.current = undefined;
      created.destroy();
    };
  }, [notebook, session, id, kind, role]);

  useEffect(() => {
    initialLabel.current = label;
    editor.current?.setLabel(label);
  }, [label]);
  useEffect(() => editor.current?.mark(JSON.parse(marks)), [marks]);

  return <div ref={host} class="editor" data-language={kind === CellKind.Code ? "go" : "markdown"} />;
}
