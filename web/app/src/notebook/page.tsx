import { useComputed, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { CellView } from "../cells/cell";
import { InsertBar } from "../cells/insert-bar";
import { History } from "../history/dialog";
import { showLineNumbers } from "../editor/line-numbers";
import { FindBar } from "../find/bar";
import { texts } from "../texts";
import type { ThemeChoice } from "../theme/theme";
import { Confirm } from "../ui/confirm";
import type { Toasts } from "../ui/toasts";
import { Banners, Refused } from "./banners";
import { NotebookContext, useNotebook } from "./context";
import { Header } from "./header";
import { Help } from "./help";
import { useCommandKeys } from "./keyboard";
import { Notebook } from "./notebook";
import { Outline } from "./outline";
import { SidePanel } from "../panels/side-panel";
import { Palette } from "./palette";
import "katex/dist/katex.min.css";
import "../markdown/prose.css";
import "./page.css";
import "./print.css";

interface PageProps {
  path: string;
  toasts: Toasts;
  theme: ThemeChoice;
}

/** A notebook, from its connection to its last cell. */
export function NotebookPage({ path, toasts, theme }: PageProps) {
  const notebook = useMemo(() => new Notebook(path, toasts), [path, toasts]);
  useEffect(() => {
    notebook.session.open();
    return () => notebook.session.close();
  }, [notebook]);
  useEffect(showLineNumbers, []);
  useCommandKeys(notebook);
  useUnsavedWarning(notebook);
  useCourse(notebook);
  usePlaceInURL(notebook);
  useSignalEffect(() => {
    document.title = texts.documentTitle(notebook.session.document.value?.title ?? path);
  });
  return (
    <NotebookContext.Provider value={notebook}>
      <SkipLink notebook={notebook} />
      <Header theme={theme} />
      <Banners />
      <div class="desk">
        <Outline />
        <main id="sheet" class="sheet" tabIndex={-1}>
          <Body />
        </main>
        <SidePanel />
      </div>
      <FindBar />
      <Help />
      <History />
      <Palette />
      <Confirm question={notebook.asking.value} close={() => (notebook.asking.value = undefined)} />
      <div class="visually-hidden" aria-live="polite" data-testid="spoken">
        {notebook.spoken}
      </div>
    </NotebookContext.Provider>
  );
}

function Body() {
  const notebook = useNotebook();
  const open = notebook.session.document.value !== undefined;
  const state = notebook.session.connection.state.value;
  if (!open && state.name === "refused") return <Refused message={state.message} />;
  if (!open) return <p class="loading">{texts.connection.opening}</p>;
  return <Cells notebook={notebook} />;
}

function Cells({ notebook }: { notebook: Notebook }) {
  const ids = notebook.ids.value;
  return (
    <>
      {ids.length === 0 && <p class="empty-notebook">{texts.emptyNotebook}</p>}
      {ids.flatMap((id, index) => [
        <InsertBar key={`before-${id}`} index={index} />,
        <CellView key={id} id={id} first={index === 0} />,
      ])}
      <InsertBar key="end" index={ids.length} end />
    </>
  );
}

/** Leaving the page with text that the server does not have asks first. */
function useUnsavedWarning(notebook: Notebook): void {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      const offline = notebook.session.connection.state.value.name !== "open";
      if (notebook.session.drafts.value.size > 0 && offline) event.preventDefault();
    };
    const onHide = () => notebook.session.flush();
    window.addEventListener("beforeunload", onLeave);
    window.addEventListener("pagehide", onHide);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      window.removeEventListener("beforeunload", onLeave);
      window.removeEventListener("pagehide", onHide);
      document.removeEventListener("visibilitychange", onHide);
    };
  }, [notebook]);
}

/** The lab behind the notebook, for titles, points, hints and beginnings. */
function useCourse(notebook: Notebook): void {
  const lab = useComputed(() => notebook.session.document.value?.lab ?? "").value;
  useEffect(() => {
    if (lab) void notebook.course.load(lab);
  }, [notebook, lab]);
}

/** A link to a cell shows it once the notebook is there. */
function usePlaceInURL(notebook: Notebook): void {
  const open = useComputed(() => notebook.ids.value.length > 0).value;
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (open && notebook.ids.peek().includes(id)) notebook.show(id);
  }, [notebook, open]);
}

/** The first stop of Tab: past the bar and the contents, to where one works. */
function SkipLink({ notebook }: { notebook: Notebook }) {
  const skip = (event: MouseEvent) => {
    event.preventDefault();
    const id = notebook.selected.value || notebook.ids.value[0];
    if (id) notebook.select(id);
    else document.querySelector<HTMLElement>(".sheet")?.focus();
  };
  return (
    <a class="skip-link" href="#sheet" data-testid="skip" onClick={skip}>
      {texts.outline.skip}
    </a>
  );
}
