/** The texts of what cells show: outputs, jobs, errors. */
import { bytes } from "../ui/format";
import { plural } from "./words";
import type { Outcome } from "../wire";

const errorTitles: Readonly<Record<string, string | undefined>> = {
  CompileError: "This cell does not compile, so nothing of it ran",
  RefusedError: "This cell cannot be run as it is; nothing of it ran",
  PanicError: "The cell stopped with a panic",
  InterruptError: "Interrupted",
  KernelDied: "The kernel stopped while the cell was running",
};

const attemptOutcomes: Record<Outcome, string> = {
  running: "running",
  ok: "done",
  retried: "failed, and tried again",
  failed: "failed",
  raced: "outrun by another attempt",
  input_lost: "stopped, because what it reads was lost",
};

export const output = {
  label: "Output",
  picture: "Plot",
  frame: "Interactive display",
  interactive: "An interactive display. It runs programs, so it is shown only after its cell has run here: run the cell to see it.",
  showAll: (lines: number) => `Show all ${lines.toLocaleString("en")} lines`,
  showLess: "Show less",
  hiddenLines: (hidden: number) => `\n⋯ ${plural(hidden, "line", "lines")} not shown ⋯\n`,
  nothing: (types: string[]) => `Nothing here that the page can show (${types.join(", ") || "no data"}).`,
};

export const printed = {
  label: "Printed text",
  hiddenText: (count: number) => ` ⋯ ${plural(count, "character", "characters")} not shown ⋯ `,
  showEverything: "Show all that was printed",
  hideEverything: "Hide what was left out",
  loading: "Loading …",
  gone: "What was left out is not kept any more. Run the cell again to see all of it.",
  rows: (count: number) => `${plural(count, "line", "lines")}; very long ones count several times.`,
  dropped: (size: number) => `The first ${bytes(size)} are not kept any more.`,
  lost: "⋯ not kept any more ⋯",
};

export const table = {
  label: (rows: number, columns: number) => `Table of ${plural(rows, "row", "rows")} and ${plural(columns, "column", "columns")}`,
  number: "Row",
  mixed: "any",
  sort: (name: string) => `Sort by ${name}`,
  size: (rows: number, columns: number) => `${plural(rows, "row", "rows")} × ${plural(columns, "column", "columns")}`,
  gone: (rows: number) => `The kernel does not have the table any more; these are its first ${plural(rows, "row", "rows")}. Run the cell again to see all.`,
  tooLarge: (rows: number) => `The table is too large to be kept whole: these are its first ${plural(rows, "row", "rows")}.`,
  only: (rows: number) => `These are its first ${plural(rows, "row", "rows")}.`,
  moreColumns: (columns: number) => `The first ${plural(columns, "column", "columns")} are shown.`,
  copy: "Copy as TSV",
  copied: (rows: number, of: number) => (rows < of ? `Copied the first ${plural(rows, "row", "rows")}` : `Copied ${plural(rows, "row", "rows")}`),
  notCopied: "The browser does not allow copying here.",
};

export const tree = {
  label: "JSON",
  items: (count: number) => plural(count, "item", "items"),
  entries: (count: number) => plural(count, "entry", "entries"),
  range: (first: number, last: number) => `${first.toLocaleString("en")} – ${last.toLocaleString("en")}`,
  showAll: (characters: number) => `Show all ${characters.toLocaleString("en")} characters`,
};

export const progress = {
  label: (action: string) => `Progress of ${action}`,
  running: (at: number, of: number, name: string) => `stage ${at} of ${of}${name ? ` · ${name}` : ""}`,
  stages: (count: number) => plural(count, "stage", "stages"),
  tasks: (done: number, tasks: number) => (done === tasks ? plural(tasks, "task", "tasks") : `${done} of ${plural(tasks, "task", "tasks")}`),
  failed: "failed",
  stage: (id: number, name: string, done: number, tasks: number, failed: number) =>
    `Stage ${id}${name ? ` · ${name}` : ""}: ${done} of ${plural(tasks, "task", "tasks")}${failed > 0 ? `, ${failed} failed` : ""}`,
  of: (done: number, tasks: number) => (done === tasks ? String(tasks) : `${done} of ${tasks}`),
  details: {
    label: (action: string) => `What happened in ${action}`,
    graph: (stages: number, shuffles: number) => `${plural(stages, "stage", "stages")} and ${plural(shuffles, "shuffle", "shuffles")} between them; the table below has the numbers`,
    stage: (name: string, done: number, tasks: number) => `${name}: ${done} of ${plural(tasks, "task", "tasks")}`,
    skipped: (name: string) => `${name}: skipped, its output is there from an earlier job`,
    shuffle: (from: string, to: string, moved: string) => `Shuffle from ${from} to ${to}${moved ? `: ${moved}` : ""}`,
    tried: (count: number) => `${plural(count, "attempt", "attempts")} failed`,
    rebuilt: (outputs: number, kept: number) =>
      [outputs > 0 && plural(outputs, "shuffle output", "shuffle outputs"), kept > 0 && plural(kept, "kept partition", "kept partitions")].filter(Boolean).join(" and ") + " lost, computed again",
    rerun: "Run again, for output that was lost",
    cache: {
      hit: "Read from kept partitions",
      part: "Some partitions were kept already, the others are kept now",
      miss: "Computed, and kept for the next job",
    },
    timeline: (attempts: number, cores: number) => `${plural(attempts, "attempt", "attempts")} of tasks on ${plural(cores, "core", "cores")} over time; the table below has the numbers`,
    attempt: (stage: string, partition: number, attempt: number, outcome: string, time: string) =>
      `${stage}, partition ${partition}${attempt > 0 ? `, attempt ${attempt + 1}` : ""}: ${outcome}, ${time}`,
    merged: (stage: string, count: number, time: string) => `${stage}: ${plural(count, "task", "tasks")} one after the other, ${time}`,
    outcomes: attemptOutcomes,
    leftOut: (count: number) => `${plural(count, "earlier attempt is", "earlier attempts are")} not drawn.`,
    columns: { stage: "Stage", tasks: "Tasks", retries: "Retries", stopped: "Input lost", read: "Read", cached: "From cache", shuffledIn: "Shuffled in", shuffledOut: "Shuffled out", spilled: "Spilled", lost: "Lost, rebuilt", longest: "Longest task" },
    allStages: (count: number, drawn: number) => `${drawn} of ${count} stages are shown: show all`,
    fewerStages: (most: number) => `Show ${most} stages only`,
    skippedCell: "skipped",
    records: (count: number) => plural(count, "record", "records"),
    none: "–",
  },
  rest: (jobs: number, tasks: number, time: string, failed: boolean) =>
    `and ${plural(jobs, "more short job", "more short jobs")} · ${plural(tasks, "task", "tasks")} · ${time}${failed ? " · some failed" : ""}`,
  jobs: (jobs: number, tasks: number, time: string) => `${plural(jobs, "job", "jobs")} · ${plural(tasks, "task", "tasks")} · ${time}`,
};

export const error = {
  titles: errorTitles,
  other: "The cell failed",
  traceback: "How it came to this",
  line: (line: number) => `line ${line}`,
  lineOf: (line: number, cell: number) => `line ${line} of cell ${cell}`,
};
