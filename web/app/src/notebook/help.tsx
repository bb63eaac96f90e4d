import { texts } from "../texts";
import { Ways } from "../ui/keys";
import { Modal } from "../ui/modal";
import { commands, groups } from "./commands";
import { useNotebook } from "./context";
import type { Group } from "./keys";

/** The keys, on one sheet. */
export function Help() {
  const notebook = useNotebook();
  const close = () => (notebook.help.value = false);
  return (
    <Modal class="help" testid="help-sheet" aria-label={texts.help.label} open={notebook.help.value} close={close}>
      {(shut) => (
        <>
          <div class="help-head">
            <h2>{texts.help.label}</h2>
            <button type="button" class="tool" aria-label={texts.dismiss} onClick={shut}>
              ×
            </button>
          </div>
          <p class="help-note">{texts.help.note}</p>
          <div class="help-groups">
            {groups.map((group) => (
              <Keys key={group} title={texts.commands.groups[group]} rows={rowsOf(group)} />
            ))}
            <Keys title={texts.help.editor.title} rows={texts.help.editor.keys} />
          </div>
        </>
      )}
    </Modal>
  );
}

interface Row {
  title: string;
  keys: readonly (readonly string[])[];
}

/** The commands of a group that have keys; six levels of headings are one row. */
function rowsOf(group: Group): Row[] {
  return commands
    .filter((command) => command.group === group && command.keys.length > 0 && !/^heading[2-6]$/.test(command.id))
    .map((command) => (command.id === "heading1" ? { title: texts.help.headings, keys: [["1", "…", "6"]] } : command));
}

function Keys({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.title}>
            <dt>
              <Ways ways={row.keys} />
            </dt>
            <dd>{row.title}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
