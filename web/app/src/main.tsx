import { signal } from "@preact/signals";
import { render } from "preact";
import { Home } from "./labs/home";
import type { NotebookPage } from "./notebook/page";
import { route } from "./route";
import { texts } from "./texts";
import { ThemeChoice } from "./theme/theme";
import { ToastList, Toasts } from "./ui/toasts";
import "./theme/tokens.css";
import "./theme/base.css";

const toasts = new Toasts();
const theme = new ThemeChoice();

/** The notebook brings the editor and the mathematics, which the list of labs can do without. */
const page = signal<typeof NotebookPage | undefined>(undefined);

function App() {
  return (
    <>
      <Page />
      <ToastList toasts={toasts} />
    </>
  );
}

function Page() {
  const where = route.value;
  if (where.page === "home") return <Home toasts={toasts} theme={theme} />;
  const Notebook = page.value;
  if (!Notebook) {
    void import("./notebook/page").then((module) => (page.value = module.NotebookPage));
    return <p class="loading">{texts.connection.opening}</p>;
  }
  return <Notebook key={where.path} path={where.path} toasts={toasts} theme={theme} />;
}

const root = document.getElementById("page");
if (root) render(<App />, root);
