/** Every text of the page, in one place. */
import type { CommandID, Group } from "./notebook/keys";
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
  ready: "Run this cell",
  queued: "Waiting: press to take it out of the queue",
  evaluating: "Running",
};

const ordinal = (n: number) => `${n}${n % 100 > 10 && n % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th")}`;

const commandTitles: Record<CommandID, string> = {
  runAdvance: "Run the selected cells, go to the next",
  run: "Run the selected cells",
  runInsert: "Run the selected cells, add one below",
  runStale: "Run the cells that are out of date",
  runAll: "Run all cells",
  runAbove: "Run all cells above",
  runBelow: "Run this cell and all below",
  unqueue: "Take waiting cells out of the queue",
  interrupt: "Interrupt",
  restart: "Restart the kernel",
  restartRunAll: "Restart the kernel and run all cells",
  edit: "Write in the cell",
  previous: "Previous cell",
  next: "Next cell",
  extendUp: "Select the cell above, too",
  extendDown: "Select the cell below, too",
  single: "Select just this cell",
  selectAll: "Select all cells",
  find: "Find in all cells",
  replace: "Find and replace in all cells",
  insertAbove: "Add a cell above",
  insertBelow: "Add a cell below",
  copy: "Copy cells",
  cut: "Cut cells",
  paste: "Paste cells below",
  pasteAbove: "Paste cells above",
  delete: "Delete cells",
  undo: "Undo what was done to cells",
  redo: "Redo what was undone",
  moveUp: "Move up",
  moveDown: "Move down",
  split: "Split the cell at the cursor",
  merge: "Merge cells, or one with the one below",
  toMarkdown: "Make it text",
  toCode: "Make it code",
  toRaw: "Make it raw text",
  heading1: "Make it a heading, level 1",
  heading2: "Make it a heading, level 2",
  heading3: "Make it a heading, level 3",
  heading4: "Make it a heading, level 4",
  heading5: "Make it a heading, level 5",
  heading6: "Make it a heading, level 6",
  toggleOutput: "Fold or unfold outputs",
  clearOutputs: "Clear the outputs of all cells",
  lineNumbers: "Show or hide line numbers",
  save: "Save now",
  palette: "All commands",
  help: "Keys",
};

const commandGroups: Record<Group, string> = {
  running: "Running",
  kernel: "Kernel",
  going: "Selecting and finding",
  cells: "Cells",
  seeing: "Seeing",
  notebook: "Notebook",
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
  cancel: "Cancel",
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
    runStale: "Run stale",
    runStaleLabel: (count: number) => `Run the ${plural(count, "cell that is", "cells that are")} out of date, in order`,
    nothingStale: "No cell is out of date.",
    titles: commandTitles,
    groups: commandGroups,
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
    queued: (place: number) => (place === 1 ? "next in line" : `waiting, ${ordinal(place)} in line`),
    stopping: "stopping",
    skipped: (number: number) => (number > 0 ? `not run, because cell ${number} failed` : "not run, because a cell before it failed"),
    running: "running",
    stale: "out of date",
    staleHint: "The cell, or something that it uses, is not what it was at its last run. Shift-R runs all cells that are out of date.",
    staleLabel: (label: string) => `${label}, out of date`,
    aborted: "did not finish",
    locked: "Part of the lab: run it, but it cannot be changed",
    belongsToLab: "This cell belongs to the lab and stays. You can add cells of your own around it.",
    actions: "Cell",
    copied: (count: number) => `${count === 1 ? "Copied" : `${count} cells copied`}. V puts ${count === 1 ? "it" : "them"} below the selected cell, in any notebook of this browser.`,
    nothingToPaste: "Nothing copied yet: C copies the selected cell.",
    deleted: (count: number) => (count === 1 ? "Cell deleted" : `${count} cells deleted`),
    merged: (count: number) => `${count} cells merged`,
    notMerged: "The cells could not be merged and stay as they are.",
    exerciseWhole: "An exercise is solved and checked in one cell: it is neither split nor merged.",
    lockedWhole: "A cell that belongs to the lab stays as it is: it is neither split nor merged.",
    noCursor: "Write in the cell first: it is split where the cursor is.",
    nothingBelow: "There is no cell below to merge with. Shift-J and Shift-K select several.",
    overtaken: "That cannot be undone any more: the cells were changed since.",
    nothingToUndo: "There is nothing to undo.",
    nothingToRedo: "There is nothing to redo.",
    stopped: (number: number, behind: number) => `Cell ${number} failed, so ${behind === 1 ? "the cell" : `the ${behind} cells`} waiting behind it did not run.`,
    goThere: "Go there",
    folded: "Output folded away",
    unfold: "Show",
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
    restartRunAll: "Restart and run all",
    askRestart: "Restart the kernel?",
    askRestartRunAll: "Restart the kernel and run all cells?",
    valuesLost: (cells: number) => `The values that ${plural(cells, "cell has", "cells have")} computed are forgotten. Texts and outputs stay.`,
    interrupting: "Stopping",
    interruptingHint: "The cell is asked to stop. If it does not within two seconds, its kernel is ended, and the values of all cells are lost.",
    interrupted: (waiting: number) => `Interrupted; ${plural(waiting, "waiting cell was", "waiting cells were")} taken out of the queue.`,
    restarted: "A new kernel: run the cells again that the next ones need.",
  },

  save: {
    states: { saved: "Saved", saving: "Saving…", failed: "Not saved" },
    hint: "Notebooks save themselves; press to save at once",
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

  find: {
    label: "Find in all cells",
    search: "Find",
    replace: "Replace with",
    matchCase: "Match case (Alt-C)",
    wholeWord: "Whole words (Alt-W)",
    regexp: "Regular expression (Alt-R)",
    within: (cells: number) => (cells > 0 ? `In ${plural(cells, "cell", "cells")}` : "In selected cells"),
    withinHint: "Find in the selected cells only (Alt-L)",
    inOutputs: "In outputs, too",
    inOutputsHint: "Find in outputs, too (Alt-O)",
    previous: "Previous match (Shift-Enter)",
    next: "Next match (Enter)",
    close: "Close (Esc)",
    count: (at: number, all: number) => (all === 0 ? "nothing found" : at > 0 ? `${at.toLocaleString("en")} of ${all.toLocaleString("en")}` : `${all.toLocaleString("en")} found`),
    invalid: "incomplete",
    replaceToggle: "Replace",
    replaceOne: "Replace",
    replaceOneHint: "Replace this match and go to the next (Enter)",
    replaceAll: "Replace all",
    replaceAllHint: "Replace all matches (Ctrl-Enter)",
    locked: "This cell belongs to the lab and stays as it is.",
    replaced: (count: number, left: number) => `${count.toLocaleString("en")} replaced${left > 0 ? `, ${left.toLocaleString("en")} in cells of the lab left` : ""}`,
  },

  palette: {
    label: "Commands",
    input: "What would you like to do?",
    nothing: "No command has such a name.",
  },

  spoken: {
    chosen: (count: number) => `${count} cells selected`,
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
    note: "Esc leaves the text for the cell, where single letters are commands; Enter goes back. Ctrl-F twice, or F3, opens the browser's own search.",
    headings: "Make it a heading, level 1 to 6",
    editor: {
      title: "While writing",
      keys: [
        { title: "From the text to the cell", keys: [["Esc"]] },
        { title: "Indent, or complete a name", keys: [["Tab"]] },
        { title: "What is this name?", keys: [["Shift", "Tab"]] },
        { title: "Go to its declaration (or Ctrl-click)", keys: [["F12"]] },
        { title: "Rename it in all cells", keys: [["F2"]] },
        { title: "Comment lines in or out", keys: [["Ctrl", "/"]] },
      ],
    },
  },
};
