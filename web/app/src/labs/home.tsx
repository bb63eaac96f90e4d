import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { navigate, notebookURL, go } from "../route";
import { texts } from "../texts";
import type { ThemeChoice } from "../theme/theme";
import { ThemeToggle } from "../theme/toggle";
import { ago } from "../ui/format";
import { PlusIcon } from "../ui/icons";
import type { Toasts } from "../ui/toasts";
import type { LabInfo, NotebookInfo } from "../wire";
import { createNotebook, listLabs, listNotebooks, openLab } from "./api";
import { CourseProgress } from "./course-progress";
import { LabCard } from "./lab-card";
import { needs } from "./progress";
import "./home.css";

interface HomeProps {
  toasts: Toasts;
  theme: ThemeChoice;
}

/** The labs of the course, and the reader's own notebooks. */
export function Home({ toasts, theme }: HomeProps) {
  const labs = useSignal<LabInfo[] | undefined>(undefined);
  const notebooks = useSignal<NotebookInfo[] | undefined>(undefined);
  const problem = useSignal("");
  useEffect(() => {
    document.title = texts.home.title;
    Promise.all([listLabs(), listNotebooks()]).then(
      ([foundLabs, foundNotebooks]) => {
        labs.value = foundLabs.toSorted((a, b) => a.order - b.order || a.title.localeCompare(b.title));
        notebooks.value = foundNotebooks;
      },
      (error: Error) => (problem.value = error.message),
    );
  }, [labs, notebooks, problem]);

  const open = (opening: Promise<{ path: string }>) => {
    opening.then(
      ({ path }) => navigate(notebookURL(path)),
      (error: Error) => toasts.show(error.message, { tone: "problem" }),
    );
  };

  return (
    <div class="home-page">
      <header class="home-head">
        <span class="wordmark">lab</span>
        <ThemeToggle choice={theme} />
      </header>
      <main>
        <div class="welcome">
          <h1>{texts.home.heading}</h1>
          <p>{texts.home.lead}</p>
        </div>
        {labs.value && notebooks.value && <CourseProgress labs={labs.value} notebooks={notebooks.value} />}
        {problem.value && (
          <p class="banner" data-tone="problem" role="alert">
            {problem.value}
          </p>
        )}
        <section aria-labelledby="labs-heading">
          <h2 id="labs-heading">{texts.home.labs}</h2>
          {labs.value?.length === 0 && <p class="nothing-yet">{texts.home.noLabs}</p>}
          <div class="lab-cards">
            {labs.value?.map((lab, index) => (
              <LabCard key={lab.id} lab={lab} number={index + 1} needs={needs(lab, labs.value ?? [])} open={() => open(openLab(lab.id))} />
            ))}
          </div>
        </section>
        {notebooks.value && <Notebooks notebooks={own(notebooks.value, labs.value ?? [])} create={(title) => open(createNotebook(title))} />}
      </main>
    </div>
  );
}

/** Notebooks that are not behind a card already. */
function own(notebooks: NotebookInfo[], labs: LabInfo[]): NotebookInfo[] {
  const behindCards = new Set(labs.map((lab) => lab.notebook));
  return notebooks.filter((notebook) => !behindCards.has(notebook.path)).toSorted((a, b) => b.modified.localeCompare(a.modified));
}

function Notebooks({ notebooks, create }: { notebooks: NotebookInfo[]; create(title: string): void }) {
  const title = useSignal("");
  return (
    <section aria-labelledby="notebooks-heading">
      <h2 id="notebooks-heading">{texts.home.notebooks}</h2>
      <form
        class="new-notebook"
        onSubmit={(event) => {
          event.preventDefault();
          create(title.value.trim() || texts.home.untitled);
        }}
      >
        <input
          type="text"
          data-testid="new-notebook-title"
          aria-label={texts.home.newTitle}
          placeholder={texts.home.newTitle}
          value={title}
          onInput={(event) => (title.value = event.currentTarget.value)}
        />
        <button type="submit" class="primary" data-testid="new-notebook">
          <PlusIcon />
          {texts.home.create}
        </button>
      </form>
      {notebooks.length === 0 ? (
        <p class="nothing-yet">{texts.home.noNotebooks}</p>
      ) : (
        <ul class="notebook-list">
          {notebooks.map((notebook) => (
            <Row key={notebook.path} notebook={notebook} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ notebook }: { notebook: NotebookInfo }) {
  const { path, title, modified, error } = notebook;
  const url = notebookURL(path);
  return (
    <li class="notebook-row" data-testid="notebook-row">
      {error ? (
        <span class="notebook-title">{title || path}</span>
      ) : (
        <a class="notebook-title" href={url} onClick={go(url)}>
          {title || path}
        </a>
      )}
      <span class="notebook-path">{path}</span>
      {error ? <span class="notebook-error">{error}</span> : <time dateTime={modified}>{ago(modified)}</time>}
    </li>
  );
}
