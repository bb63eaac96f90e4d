import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { navigate, notebookURL } from "../route";
import { texts } from "../texts";
import { ResetIcon } from "../ui/icons";
import { useNotebook } from "./context";
import "./reset-lab.css";

/** Begins the whole lab anew, after asking. The notebook as it was stays in the folder under a name of its own. */
export function ResetLab() {
  const notebook = useNotebook();
  const asking = useSignal(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const open = asking.value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  if (notebook.course.start.value.size === 0) return null;
  const reset = async () => {
    asking.value = false;
    notebook.outline.value = false;
    const kept = await notebook.session.lesson.resetAll();
    if (!kept) return;
    const show = () => navigate(notebookURL(kept));
    notebook.toasts.show(texts.reset.labDone(kept), { action: { label: texts.reset.showKept, testid: "show-kept", run: show } });
  };
  return (
    <>
      <button type="button" class="quiet reset-lab" data-testid="reset-lab" onClick={() => (asking.value = true)}>
        <ResetIcon />
        {texts.reset.lab}
      </button>
      <dialog ref={dialog} class="ask" aria-labelledby="reset-title" onClose={() => (asking.value = false)}>
        <h2 id="reset-title">{texts.reset.labTitle}</h2>
        <p>{texts.reset.labAsk}</p>
        <div class="ask-actions">
          <button type="button" class="plain" data-testid="reset-cancel" onClick={() => (asking.value = false)}>
            {texts.reset.labCancel}
          </button>
          <button type="button" class="primary" data-testid="reset-confirm" onClick={() => void reset()}>
            {texts.reset.labConfirm}
          </button>
        </div>
      </dialog>
    </>
  );
}
