import { hint } from "../notebook/commands";
import { useNotebook } from "../notebook/context";
import type { CommandID } from "../notebook/keys";
import * as structure from "../notebook/structure";
import { texts } from "../texts";
import { CopyIcon, DeleteIcon, DownIcon, PencilIcon, UpIcon } from "../ui/icons";
import { CellKind, Role } from "../wire";
import type { Cell } from "../wire";

/** What can be done with a whole cell; shown while the cell is selected or under the pointer. */
export function CellActions({ cell }: { cell: Cell }) {
  const notebook = useNotebook();
  const { id, role, kind } = cell;
  return (
    <div class="cell-actions" role="toolbar" aria-label={texts.cell.actions}>
      {kind !== CellKind.Code && (
        <Action command="edit" testid="edit" run={() => notebook.edit(id)}>
          <PencilIcon />
        </Action>
      )}
      {role !== Role.Locked && (
        <>
          <Action command="moveUp" testid="move-up" run={() => structure.move(notebook, [id], -1)}>
            <UpIcon />
          </Action>
          <Action command="moveDown" testid="move-down" run={() => structure.move(notebook, [id], 1)}>
            <DownIcon />
          </Action>
        </>
      )}
      <Action command="copy" testid="copy" run={() => structure.copy(notebook, [id])}>
        <CopyIcon />
      </Action>
      {role === Role.Free && (
        <Action command="delete" testid="delete" run={() => structure.remove(notebook, [id])}>
          <DeleteIcon />
        </Action>
      )}
    </div>
  );
}

interface ActionProps {
  command: CommandID;
  testid: string;
  run(): void;
  children: preact.ComponentChildren;
}

function Action({ command, testid, run, children }: ActionProps) {
  return (
    <button type="button" class="tool small" data-testid={testid} aria-label={texts.commands.titles[command]} title={hint(command)} onClick={run}>
      {children}
    </button>
  );
}
