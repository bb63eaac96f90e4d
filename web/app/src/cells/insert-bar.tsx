import { useNotebook } from "../notebook/context";
import { texts } from "../texts";
import { PlusIcon } from "../ui/icons";
import { CellKind } from "../wire";

/** Between two cells: adds one there. Quiet until the pointer comes near; keys have A and B. */
export function InsertBar({ index, end = false }: { index: number; end?: boolean }) {
  const notebook = useNotebook();
  return (
    <div class="insert-bar" data-end={end}>
      <button
        type="button"
        class="insert"
        tabIndex={end ? 0 : -1}
        data-testid={end ? "add-code" : `insert-code-${index}`}
        aria-label={end ? undefined : texts.cell.insertCode(index)}
        onClick={() => notebook.insert(CellKind.Code, index, "edit")}
      >
        <PlusIcon />
        {texts.cell.code}
      </button>
      <button
        type="button"
        class="insert"
        tabIndex={end ? 0 : -1}
        data-testid={end ? "add-markdown" : `insert-markdown-${index}`}
        aria-label={end ? undefined : texts.cell.insertText(index)}
        onClick={() => notebook.insert(CellKind.Markdown, index, "edit")}
      >
        <PlusIcon />
        {texts.cell.text}
      </button>
    </div>
  );
}
