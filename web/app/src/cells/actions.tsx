import { useComputed } from "@preact/signals";
import { useNotebook } from "../notebook/context";
import { texts } from "../texts";
import { CopyIcon, DeleteIcon, DownIcon, FormatIcon, PencilIcon, ResetIcon, UpIcon } from "../ui/icons";
import { CellKind, Role } from "../wire";
import type { Cell } from "../wire";

/** What can be done with a whole cell; shown while the cell is selected or under the pointer. */
export function CellActions({ cell }: { cell: Cell }) {
  const notebook = useNotebook();
  const { id, role, kind } = cell;
  const changed = useComputed(() => notebook.changed(id)).value;
  return (
    <div class="cell-actions" role="toolbar" aria-label={texts.cell.actions}>
      {kind !== CellKind.Code && role !== Role.Locked && (
        <Action label={texts.cell.edit} testid="edit" run={() => notebook.edit(id)}>
          <PencilIcon />
        </Action>
      )}
      {role !== Role.Locked && (
        <>
          <Action label={texts.cell.moveUp} testid="move-up" run={() => notebook.move(id, -1)}>
            <UpIcon />
          </Action>
          <Action label={texts.cell.moveDown} testid="move-down" run={() => notebook.move(id, 1)}>
            <DownIcon />
          </Action>
        </>
      )}
      {kind === CellKind.Code && role !== Role.Locked && (
        <Action label={texts.formatting.cell} testid="format" run={() => void notebook.formatting.cell(id)}>
          <FormatIcon />
        </Action>
      )}
      <Action label={texts.cell.copy} testid="copy" run={() => notebook.copy(id)}>
        <CopyIcon />
      </Action>
      {role !== Role.Exercise && changed && (
        <Action label={texts.reset.free} testid="reset-cell" run={() => notebook.startOver(id)}>
          <ResetIcon />
        </Action>
      )}
      {role === Role.Free && (
        <Action label={texts.cell.delete} testid="delete" run={() => notebook.remove(id)}>
          <DeleteIcon />
        </Action>
      )}
    </div>
  );
}

interface ActionProps {
  label: string;
  testid: string;
  run(): void;
  children: preact.ComponentChildren;
}

function Action({ label, testid, run, children }: ActionProps) {
  return (
    <button type="button" class="tool small" data-testid={testid} aria-label={label} title={label} onClick={run}>
      {children}
    </button>
  );
}
