import { useNotebook } from "../notebook/context";
import { texts } from "../texts";

/** The number of the cell that something comes from, which goes there. */
export function CellLink({ id }: { id: string | undefined }) {
  const notebook = useNotebook();
  const ids = notebook.ids.value;
  if (!id || !ids.includes(id)) return null;
  const number = ids.indexOf(id) + 1;
  return (
    <button type="button" class="cell-link" aria-label={texts.panels.goToCell(number)} title={texts.panels.goToCell(number)} onClick={() => notebook.show(id)}>
      {texts.panels.cell(number)}
    </button>
  );
}
