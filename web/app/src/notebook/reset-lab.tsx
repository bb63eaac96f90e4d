import { navigate, notebookURL } from "../route";
import { texts } from "../texts";
import { ResetIcon } from "../ui/icons";
import { useNotebook } from "./context";
import type { Notebook } from "./notebook";
import "./reset-lab.css";

/** Begins the whole lab anew, after asking. The notebook as it was stays in the folder under a name of its own. */
export function ResetLab() {
  const notebook = useNotebook();
  if (notebook.course.start.value.size === 0) return null;
  const ask = () => {
    const { labTitle: title, labAsk: text, labConfirm: action, labCancel: decline } = texts.reset;
    notebook.asking.value = { title, text, action, decline, run: () => void reset(notebook) };
  };
  return (
    <button type="button" class="quiet reset-lab" data-testid="reset-lab" onClick={ask}>
      <ResetIcon />
      {texts.reset.lab}
    </button>
  );
}

async function reset(notebook: Notebook): Promise<void> {
  notebook.outline.value = false;
  const kept = await notebook.session.lesson.resetAll();
  if (!kept) return;
  const show = () => navigate(notebookURL(kept));
  notebook.toasts.show(texts.reset.labDone(kept), { action: { label: texts.reset.showKept, testid: "show-kept", run: show } });
}
