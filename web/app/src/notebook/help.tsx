import { useEffect, useRef } from "preact/hooks";
import { texts } from "../texts";
import { Ways } from "../ui/keys";
import { commands, groups } from "./commands";
import { useNotebook } from "./context";

/** The keys, on one sheet. */
export function Help() {
  const notebook = useNotebook();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = notebook.help.value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} class="help" aria-label={texts.help.label} data-testid="help-sheet" onClose={() => (notebook.help.value = false)}>
      {open && (
        <>
          <div class="help-head">
            <h2>{texts.help.label}</h2>
            <button type="button" class="tool" aria-label={texts.dismiss} onClick={() => (notebook.help.value = false)}>
              ×
            </button>
          </div>
          <p class="help-note">{texts.help.note}</p>
          <div class="help-groups">
            {groups.map((group) => (
              <Keys key={group} title={texts.commands.groups[group]} rows={commands.filter((command) => command.group === group && command.keys.length > 0)} />
            ))}
            <Keys title={texts.help.editor.title} rows={texts.help.editor.keys} />
          </div>
        </>
      )}
    </dialog>
  );
}

function Keys({ title, rows }: { title: string; rows: readonly { title: string; keys: readonly (readonly string[])[] }[] }) {
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
