import { useComputed } from "@preact/signals";
import { hint, perform } from "./commands";
import { useNotebook } from "./context";
import { Menu } from "./menu";
import { sections } from "./sections";
import type { CommandID } from "./keys";
import * as running from "./running";
import { texts } from "../texts";
import { ThemeToggle } from "../theme/toggle";
import type { ThemeChoice } from "../theme/theme";
import { points } from "../ui/format";
import { BackIcon, CheckIcon, CommandsIcon, FindIcon, HistoryIcon, KeyboardIcon, ListIcon, PlusIcon, RestartIcon, RestartRunIcon, RunAllIcon, RunStaleIcon, StopIcon } from "../ui/icons";
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
      <a class="home" href="/" aria-label={texts.home.backLabel} title={texts.home.back} onClick={go("/")}>
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
        <Tool command="history" testid="history">
          <HistoryIcon />
        </Tool>
        <Kernel />
        <PanelToggle />
        <button
          type="button"
          class="tool"
          data-testid="help"
          aria-label={texts.help.label}
          title={hint("help")}
          onClick={() => perform(notebook, "help")}
        >
          <KeyboardIcon />
        </button>
        <ThemeToggle choice={theme} />
        <Menu theme={theme} />
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
      <button type="button" class="tool wide" data-testid="run-all" title={hint("runAll")} onClick={() => running.runAll(notebook)}>
        <RunAllIcon />
        <span>{texts.commands.runAll}</span>
      </button>
      <RunStale />
      <Tool command="interrupt" testid="interrupt" lit={busy}>
        <StopIcon />
      </Tool>
      <Tool command="restart" testid="restart">
        <RestartIcon />
      </Tool>
      <Tool command="restartRunAll" testid="restart-run-all">
        <RestartRunIcon />
      </Tool>
      <span class="separator" />
      <Tool command="insertBelow" testid="add-below" run={() => notebook.insert(CellKind.Code, below(), "edit")}>
        <PlusIcon />
      </Tool>
      <Tool command="find" testid="find-open">
        <FindIcon />
      </Tool>
      <Tool command="palette" testid="palette-open">
        <CommandsIcon />
      </Tool>
    </div>
  );
}

/** There while something is out of date. */
function RunStale() {
  const notebook = useNotebook();
  const stale = notebook.stale.value;
  if (stale === 0) return null;
  return (
    <button type="button" class="tool wide" data-testid="run-stale" title={hint("runStale", texts.commands.runStaleLabel(stale))} onClick={() => running.runStale(notebook)}>
      <RunStaleIcon />
      <span>{texts.commands.runStale}</span>
      <small class="tool-count" data-testid="stale-count">
        {stale}
      </small>
    </button>
  );
}

interface ToolProps {
  command: CommandID;
  testid: string;
  lit?: boolean;
  /** Where the button does more than the command: with the pointer there is a place to write at once. */
  run?(): void;
  children: preact.ComponentChildren;
}

function Tool({ command, testid, lit = false, run, children }: ToolProps) {
  const notebook = useNotebook();
  return (
    <button
      type="button"
      class="tool"
      data-testid={testid}
      data-lit={lit}
      aria-label={texts.commands.titles[command]}
      title={hint(command)}
      onClick={run ?? (() => perform(notebook, command))}
    >
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
  const any = useComputed(() => sections(notebook.session.document.value?.cells ?? []).length > 1).value;
  if (!any) return null;
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
  const error = session.saving.error.value;
  const state = error ? "failed" : session.saved.value ? "saved" : "saving";
  return (
    <button
      type="button"
      class="save-state"
      data-testid="save-state"
      data-state={state}
      title={error || hint("save", texts.save.hint)}
      onClick={() => void session.save()}
    >
      {texts.save.states[state]}
    </button>
  );
}

function Kernel() {
  const { session, interrupting } = useNotebook();
  const doc = session.document.value;
  if (!doc) return null;
  const stopping = interrupting.value && doc.kernel === KernelState.KernelBusy;
  const connected = session.connection.state.value.name === "open";
  const name = !connected ? texts.kernel.unknown : stopping ? texts.kernel.interrupting : texts.kernel.names[doc.kernel];
  const title = stopping ? texts.kernel.interruptingHint : texts.kernel.title(session.engine.value);
  return (
    <span class="kernel" data-testid="kernel-state" data-state={connected ? doc.kernel : "unknown"} title={title}>
      <span class="kernel-dot" aria-hidden="true" />
      <span class="kernel-name">{name}</span>
    </span>
  );
}
