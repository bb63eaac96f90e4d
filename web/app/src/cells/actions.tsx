import { useComputed } from "@preact/signals";
import { hint } from "../notebook/commands";
import { useNotebook } from "../notebook/context";
import type { CommandID } from "../notebook/keys";
import * as structure from "../notebook/structure";
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
      {kind === CellKind.Code && role !== Role.Locked && (
        <Action command="format" testid="format" run={() => void notebook.formatting.cell(id)}>
          <FormatIcon />
        </Action>
      )}
      <Action command="copy" testid="copy" run={() => structure.copy(notebook, [id])}>
        <CopyIcon />
      </Action>
      {role !== Role.Exercise && changed && (
        <Action label={texts.reset.free} testid="reset-cell" run={() => notebook.startOver(id)}>
          <ResetIcon />
        </Action>
      )}
      {role === Role.Free && (
        <Action command="delete" testid="delete" run={() => structure.remove(notebook, [id])}>
          <DeleteIcon />
        </Action>
      )}
    </div>
  );
}

interface ActionProps {
  /** A command of the page, or else the label. */
  command?: CommandID;
  label?: string;
  testid: string;
  run(): void;
  children: preact.ComponentChildren;
}

function Action({ command, label = "", testid, run, children }: ActionProps) {
  const [name, title] = command ? [texts.commands.titles[command], hint(command)] : [label, label];
  return (
    <button type="button" class="tool small" data-testid={testid} aria-label={name} title={title} onClick={run}>
      {children}
    </button>
  );
}
