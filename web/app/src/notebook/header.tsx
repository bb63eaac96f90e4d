import { useNotebook } from "./context";
import { texts } from "../texts";
import { ThemeToggle } from "../theme/toggle";
import type { ThemeChoice } from "../theme/theme";
import { points } from "../ui/format";
import { BackIcon, CheckIcon, FormatIcon, HistoryIcon, KeyboardIcon, ListIcon, PlusIcon, RestartIcon, RestartRunIcon, RunAllIcon, RunStaleIcon, StopIcon } from "../ui/icons";
import { CellKind, KernelState } from "../wire";
import { go } from "../route";
import { PanelToggle } from "../panels/side-panel";
import "./header.css";

/** The bar on top: where one is, what the kernel does, and what can be done with the whole notebook. */
export function Header({ theme }: { theme: ThemeChoice }) {
  const notebook = useNotebook();
  const title = notebook.session.document.value?.title ?? "";
  return (
    <header class="bar">
      <a class="home" href="/" aria-label={texts.home.back} title={texts.home.back} onClick={go("/")}>
        <BackIcon />
        <span class="wordmark">lab</span>
      </a>
      <OutlineToggle />
      <h1 class="bar-title" title={notebook.session.path}>
        {title || notebook.session.path}
      </h1>
      <Commands />
      <div class="bar-end">
        <TotalPoints />
        <SaveState />
        <Tool label={texts.history.hint} testid="history" run={() => (notebook.history.value = true)}>
          <HistoryIcon />
        </Tool>
        <Kernel />
        <PanelToggle />
        <button
          type="button"
          class="tool"
          data-testid="help"
          aria-label={texts.help.label}
          title={texts.help.label}
          onClick={() => notebook.perform("help")}
        >
          <KeyboardIcon />
        </button>
        <ThemeToggle choice={theme} />
      </div>
    </header>
  );
}

function Commands() {
  const notebook = useNotebook();
  const busy = notebook.session.document.value?.kernel === KernelState.KernelBusy;
  const below = () => notebook.ids.peek().indexOf(notebook.selected.peek()) + 1 || notebook.ids.peek().length;
  return (
    <div class="commands" role="toolbar" aria-label={texts.commands.label}>
      <button type="button" class="tool wide" data-testid="run-all" title={texts.commands.runAllHint} onClick={() => notebook.runAll()}>
        <RunAllIcon />
        <span>{texts.commands.runAll}</span>
      </button>
      <RunStale />
      <Tool label={texts.commands.interrupt} testid="interrupt" run={() => notebook.perform("interrupt")} lit={busy}>
        <StopIcon />
      </Tool>
      <Tool label={texts.commands.restart} testid="restart" run={() => notebook.restart()}>
        <RestartIcon />
      </Tool>
      <Tool label={texts.commands.restartRunAll} testid="restart-run-all" run={() => notebook.restartRunAll()}>
        <RestartRunIcon />
      </Tool>
      <span class="separator" />
      <Tool label={texts.formatting.notebook} testid="format-all" run={() => notebook.perform("formatAll")}>
        <FormatIcon />
      </Tool>
      <Tool label={texts.commands.add} testid="add-below" run={() => notebook.insert(CellKind.Code, below(), "edit")}>
        <PlusIcon />
      </Tool>
    </div>
  );
}

/** There while something is out of date. */
function RunStale() {
  const notebook = useNotebook();
  const stale = notebook.stale.value;
  if (stale === 0) return null;
  const label = texts.commands.runStaleLabel(stale);
  return (
    <button type="button" class="tool wide" data-testid="run-stale" aria-label={label} title={label} onClick={() => notebook.runStale()}>
      <RunStaleIcon />
      <span>{texts.commands.runStale}</span>
      <small class="tool-count" data-testid="stale-count">
        {stale}
      </small>
    </button>
  );
}

interface ToolProps {
  label: string;
  testid: string;
  lit?: boolean;
  run(): void;
  children: preact.ComponentChildren;
}

function Tool({ label, testid, lit = false, run, children }: ToolProps) {
  return (
    <button type="button" class="tool" data-testid={testid} data-lit={lit} aria-label={label} title={label} onClick={run}>
      {children}
    </button>
  );
}

/** The exercises of the lab: how many are solved, and the points that the checks gave. */
function TotalPoints() {
  const { course } = useNotebook();
  const { exercises, solved, points: has, max } = course.progress.value;
  if (max === 0) return null;
  return (
    <span class="badge" data-testid="total-points" data-solved={has >= max} title={`${texts.outline.solved(solved, exercises)}, ${texts.exercise.pointsLabel(points(has), points(max))}`}>
      {has >= max && <CheckIcon />}
      {texts.exercise.points(points(has), points(max))}
    </span>
  );
}

/** Opens the contents where they are not beside the sheet. */
function OutlineToggle() {
  const notebook = useNotebook();
  return (
    <button
      type="button"
      class="tool outline-toggle"
      data-testid="outline-toggle"
      aria-label={texts.outline.open}
      title={texts.outline.open}
      aria-expanded={notebook.outline.value}
      aria-controls="outline"
      onClick={() => (notebook.outline.value = !notebook.outline.value)}
    >
      <ListIcon />
    </button>
  );
}

function SaveState() {
  const { session } = useNotebook();
  if (!session.document.value) return null;
  const error = session.saveError.value;
  const state = error ? "failed" : session.saved.value ? "saved" : "saving";
  return (
    <button
      type="button"
      class="save-state"
      data-testid="save-state"
      data-state={state}
      title={error || texts.save.hint}
      onClick={() => void session.save()}
    >
      {texts.save.states[state]}
    </button>
  );
}

function Kernel() {
  const { session } = useNotebook();
  const doc = session.document.value;
  if (!doc) return null;
  const connected = session.connection.state.value.name === "open";
  const name = connected ? texts.kernel.names[doc.kernel] : texts.kernel.unknown;
  return (
    <span class="kernel" data-testid="kernel-state" data-state={connected ? doc.kernel : "unknown"} title={texts.kernel.title(session.engine.value)}>
      <span class="kernel-dot" aria-hidden="true" />
      {name}
    </span>
  );
}
