/** Every text of the page, in one place. */
import { bytes } from "./ui/format";
import type { KernelState, Outcome, Status } from "./wire";

const plural = (count: number, one: string, many: string) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

const errorTitles: Readonly<Record<string, string | undefined>> = {
  CompileError: "This cell does not compile, so nothing of it ran",
  RefusedError: "This cell cannot be run as it is; nothing of it ran",
  PanicError: "The cell stopped with a panic",
  InterruptError: "Interrupted",
  KernelDied: "The kernel stopped while the cell was running",
};

const kernelNames: Record<KernelState, string> = {
  starting: "Starting",
  idle: "Ready",
  busy: "Running",
  restarting: "Restarting",
  dead: "Stopped",
};

const runLabels: Record<Status, string> = {
  ready: "Run this cell (Ctrl-Enter)",
  queued: "Waiting for its turn",
  evaluating: "Running",
};

const attemptOutcomes: Record<Outcome, string> = {
  running: "running",
  ok: "done",
  retried: "failed, and tried again",
  failed: "failed",
  raced: "outrun by another attempt",
};

export const texts = {
  documentTitle: (title: string) => `${title} · lab`,
  dismiss: "Close",
  names: {
    rename: (name: string) => `New name of ${name}`,
    elsewhere: "This name is declared outside of the notebook. Shift-Tab shows its documentation.",
    unknown: "There is no name here whose declaration is known.",
    failed: "The kernel does not answer. Try again when it is ready.",
  },
  outline: "Contents",
  emptyNotebook: "An empty notebook. Add a first cell.",

  home: {
    title: "lab",
    heading: "Distributed machine learning, in Go",
    lead: "Read a little, run a little, write a little. Every lab is a notebook: its cells are Go, its exercises tell you at once how you did.",
    labs: "Labs",
    noLabs: "There are no labs here yet. An instructor adds one by adding a folder to labs/.",
    notebooks: "Your notebooks",
    noNotebooks: "None yet. A notebook of your own is the place to try things out.",
    newTitle: "Title of a new notebook",
    untitled: "Untitled",
    create: "New notebook",
    back: "All labs",
  },

  lab: {
    begin: "Begin",
    continue: "Continue",
    exercises: "Exercises",
    data: (data: string) => data,
    points: (has: string, max: string) => `${has} of ${max} points`,
  },

  commands: {
    label: "Notebook",
    runAll: "Run all",
    runAllHint: "Run all cells, from the top",
    runStale: "Run stale",
    runStaleLabel: (count: number) => `Run the ${plural(count, "cell that is", "cells that are")} out of date, in order (R)`,
    nothingStale: "No cell is out of date.",
    interrupt: "Interrupt the running cell (I I)",
    restart: "Restart the kernel: values are forgotten, outputs stay (0 0)",
    restartRunAll: "Restart the kernel and run all cells",
    add: "Add a cell below (B)",
  },

  cell: {
    labels: {
      text: (number: number) => `Cell ${number}, text`,
      code: (number: number) => `Cell ${number}, Go`,
      exercise: (number: number) => `Cell ${number}, exercise`,
      locked: (number: number) => `Cell ${number}, Go, part of the lab`,
    },
    editorLabel: (number: number) => `Source of cell ${number}`,
    codePlaceholder: "Write Go here",
    textPlaceholder: "Markdown, with $mathematics$",
    emptyText: "An empty text. Double-click to write.",
    runLabels,
    count: (count: number) => `Run number ${count} of this kernel`,
    queued: "waiting",
    running: "running",
    stale: "out of date",
    staleHint: "The cell, or something that it uses, is not what it was at its last run. R runs all cells that are out of date.",
    staleLabel: (label: string) => `${label}, out of date`,
    aborted: "did not finish",
    locked: "Part of the lab: run it, but it cannot be changed",
    belongsToLab: "This cell belongs to the lab and stays. You can add cells of your own around it.",
    actions: "Cell",
    edit: "Edit (Enter)",
    moveUp: "Move up",
    moveDown: "Move down",
    copy: "Copy (C)",
    copied: "Copied. V puts it below the selected cell.",
    nothingToPaste: "Nothing copied yet: C copies the selected cell.",
    delete: "Delete (D D)",
    deleted: "Cell deleted",
    undo: "Undo",
    code: "Code",
    text: "Text",
    insertCode: (index: number) => `Add code after cell ${index}`,
    insertText: (index: number) => `Add text after cell ${index}`,
    conflict: "This cell was changed in another tab at the same time, and that text stands.",
    putBack: "Put mine back",
  },

  output: {
    label: "Output",
    picture: "Plot",
    showAll: (lines: number) => `Show all ${lines.toLocaleString("en")} lines`,
    showLess: "Show less",
    hiddenLines: (hidden: number) => `\n⋯ ${plural(hidden, "line", "lines")} not shown ⋯\n`,
    nothing: (types: string[]) => `Nothing here that the page can show (${types.join(", ") || "no data"}).`,
  },

  printed: {
    label: "Printed text",
    hiddenText: (count: number) => ` ⋯ ${plural(count, "character", "characters")} not shown ⋯ `,
    showEverything: "Show all that was printed",
    hideEverything: "Hide what was left out",
    loading: "Loading …",
    gone: "What was left out is not kept any more. Run the cell again to see all of it.",
    rows: (count: number) => `${plural(count, "line", "lines")}; very long ones count several times.`,
    dropped: (size: number) => `The first ${bytes(size)} are not kept any more.`,
    lost: "⋯ not kept any more ⋯",
  },

  table: {
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
  },

  tree: {
    label: "JSON",
    items: (count: number) => plural(count, "item", "items"),
    entries: (count: number) => plural(count, "entry", "entries"),
    range: (first: number, last: number) => `${first.toLocaleString("en")} – ${last.toLocaleString("en")}`,
    showAll: (characters: number) => `Show all ${characters.toLocaleString("en")} characters`,
  },

  progress: {
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
      columns: { stage: "Stage", tasks: "Tasks", retries: "Retries", read: "Read", cached: "From cache", shuffledIn: "Shuffled in", shuffledOut: "Shuffled out", spilled: "Spilled", lost: "Lost, rebuilt", longest: "Longest task" },
      skippedCell: "skipped",
      records: (count: number) => plural(count, "record", "records"),
      brief: "< 1 ms",
      none: "–",
    },
    jobs: (jobs: number, tasks: number, time: string) => `${plural(jobs, "job", "jobs")} · ${plural(tasks, "task", "tasks")} · ${time}`,
  },

  error: {
    titles: errorTitles,
    other: "The cell failed",
    traceback: "How it came to this",
    line: (line: number) => `line ${line}`,
    lineOf: (line: number, cell: number) => `line ${line} of cell ${cell}`,
  },

  exercise: {
    kind: "Exercise",
    points: (has: string, max: string) => `${has} / ${max}`,
    pointsLabel: (has: string, max: string) => `${has} of ${max} points`,
    check: "Check",
    checking: "Checking",
    invitation: "Solve it above, then check it as often as you like.",
    results: "Results of the check",
    passed: "passed",
    failed: "failed",
    earned: (points: string) => `+${points}`,
    allPassed: (passed: number, points: string) => `${passed === 1 ? "The check passes" : `All ${passed} checks pass`}. ${points} ${points === "1" ? "point" : "points"}.`,
    somePassed: (passed: number, all: number) => `${passed} of ${plural(all, "check", "checks")} passed so far.`,
    solved: "solved",
    open: "open",
  },

  kernel: {
    names: kernelNames,
    unknown: "Not connected",
    title: (engine: string) => (engine ? `Kernel, ${engine} engine` : "Kernel"),
    dead: "The kernel has stopped.",
    deadHint: "The values of your cells are gone; the notebook is safe.",
    restart: "Restart",
    restarted: "A new kernel: run the cells again that the next ones need.",
  },

  save: {
    states: { saved: "Saved", saving: "Saving…", failed: "Not saved" },
    hint: "Notebooks save themselves; press to save at once (Ctrl-S)",
    conflict: "Another program changed this notebook's file. Which version shall stand?",
    overwrite: "The one here",
    reload: "The file's",
    failed: (error: string) => `The notebook could not be saved: ${error}`,
  },

  connection: {
    opening: "Opening…",
    lost: "No connection to the lab server. What you type is kept here and sent when it is back.",
    retry: "Try again",
    refused: "This notebook cannot be opened",
  },

  api: {
    unreachable: "The lab server does not answer. Is `lab serve` still running?",
    noAccess: "No access. Open the address that `lab serve` printed, with its token.",
    failed: (status: number) => `The lab server answered with status ${status}.`,
  },

  spoken: {
    finished: (number: number, failed: boolean, stale: number) =>
      (failed ? `Cell ${number} failed` : `Cell ${number} finished`) + (stale > 0 ? `, ${plural(stale, "cell is", "cells are")} out of date` : ""),
    checked: (passed: number, all: number, points: string, max: string) => `${passed} of ${all} checks passed, ${points} of ${max} points`,
  },

  theme: {
    names: { auto: "as the system", light: "light", dark: "dark", contrast: "high contrast" },
    label: (name: string) => `Theme: ${name}`,
  },

  help: {
    label: "Keys",
    groups: [
      {
        title: "Anywhere",
        keys: [
          ["Shift Enter", "Run the cell, go to the next"],
          ["Ctrl Enter", "Run the cell"],
          ["Alt Enter", "Run the cell, add one below"],
          ["Ctrl S", "Save now"],
          ["Esc", "From writing to the cell itself"],
        ],
      },
      {
        title: "On a cell",
        keys: [
          ["Enter", "Write in it"],
          ["↑ ↓", "Previous, next (also K, J)"],
          ["A B", "Add a cell above, below"],
          ["D D", "Delete the cell"],
          ["Z", "Bring back the cell deleted last"],
          ["C X V", "Copy, cut, paste below"],
          ["M Y", "Make it text, make it code"],
          ["R", "Run the cells that are out of date"],
          ["I I", "Interrupt"],
          ["0 0", "Restart the kernel"],
        ],
      },
      {
        title: "While writing Go",
        keys: [
          ["Tab", "Indent, or complete a name"],
          ["Shift Tab", "What is this name?"],
          ["F12", "Go to its declaration (or Ctrl-click)"],
          ["F2", "Rename it in all cells"],
          ["Ctrl /", "Comment lines in or out"],
        ],
      },
    ] satisfies { title: string; keys: [string, string][] }[],
  },
};
