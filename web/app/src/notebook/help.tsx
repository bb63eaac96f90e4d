import { useEffect, useRef } from "preact/hooks";
import { texts } from "../texts";
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
    <dialog ref={dialog} class="help" aria-label={texts.help.label} onClose={() => (notebook.help.value = false)}>
      {open && (
        <>
          <div class="help-head">
            <h2>{texts.help.label}</h2>
            <button type="button" class="tool" aria-label={texts.dismiss} onClick={() => (notebook.help.value = false)}>
              ×
            </button>
          </div>
          <div class="help-groups">
            {texts.help.groups.map((group) => (
              <section key={group.title}>
                <h3>{group.title}</h3>
                <dl>
                  {group.keys.map(([keys, what]) => (
                    <div key={keys}>
                      <dt>
                        {keys.split(" ").map((key) => (
                          <kbd key={key}>{key}</kbd>
                        ))}
                      </dt>
                      <dd>{what}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </>
      )}
    </dialog>
  );
}
