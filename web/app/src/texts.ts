/** Every text of the page, in one place: here and in the folder texts. */
import { commands, find, help, palette } from "./texts/commands";
import { error, output, printed, progress, table, tree } from "./texts/outputs";
import { history, panels } from "./texts/panels";
import { ordinal, plural } from "./texts/words";
import type { KernelState, Status } from "./wire";

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
  typing: {
    notRun: (name: string, cell: number, changed: boolean) => `${name} is declared in cell ${cell}, which has ${changed ? "changed since it ran" : "not run yet"}.`,
    rightLater: (message: string, cell: number, changed: boolean) =>
      `${message}\nThis is right as soon as cell ${cell} has run, which has ${changed ? "changed since its last run" : "not run yet"}.`,
  },
  formatting: {
    onlyCode: "Only Go can be formatted.",
    wrong: "The cell has a syntax error, so it stays as it is.",
    failed: "The cell could not be formatted, so it stays as it is. Try again.",
    all: (count: number, left: number) =>
      (count > 0 ? `${plural(count, "cell", "cells")} formatted.` : "Nothing to format.") +
      (left > 0 ? ` ${plural(left, "cell has a syntax error and stays", "cells have syntax errors and stay")} as before.` : ""),
  },
  outline: {
    label: "Contents",
    open: "Contents of this notebook",
    skip: "Skip to the notebook",
    solved: (solved: number, all: number) => `${solved} of ${plural(all, "exercise", "exercises")} solved`,
  },
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
    backLabel: "lab: All labs",
    resume: "Continue where you left off",
    progress: "Your course so far",
    solved: (solved: number, all: number, has: string, max: string) => `${solved} of ${plural(all, "exercise", "exercises")} solved, ${has} of ${max} points`,
    notBegun: (labs: number, exercises: number, hours: string) => `${plural(labs, "lab", "labs")} with ${plural(exercises, "exercise", "exercises")}${hours ? `, about ${hours} in all` : ""}`,
    hours: (minutes: number) => (minutes < 90 ? plural(minutes, "minute", "minutes") : `${(Math.round(minutes / 30) / 2).toLocaleString("en")} hours`),
  },

  lab: {
    begin: "Begin",
    continue: "Continue",
    exercises: "Exercises",
    data: (data: string) => data,
    points: (has: string, max: string) => `${has} of ${max} points`,
    minutes: (minutes: number) => `about ${plural(minutes, "minute", "minutes")}`,
    minutesLeft: (minutes: number) => `about ${plural(minutes, "minute", "minutes")} left`,
    needs: (titles: string[]) => `After ${titles.join(" and ")}`,
    needsDone: "done",
  },

  commands,
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
    astray: (names: string) => `took ${names} from elsewhere`,
    astrayHint: (names: string) =>
      `No cell above declares ${names}: this run took what a cell below, or a deleted one, has left in the kernel. After a restart, running all cells from the top would stop here.`,
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
    lost: "The cell that you typed in was deleted in another tab.",
    putBack: "Put my text back",
  },

  output,
  printed,
  table,
  tree,
  progress,
  error,
  exercise: {
    kind: "Exercise",
    points: (has: string, max: string) => `${has} / ${max}`,
    pointsLabel: (has: string, max: string) => `${has} of ${max} points`,
    check: "Check",
    checking: "Checking…",
    checkingHint: "In a fresh kernel of its own, so that nothing from other runs helps or hinders.",
    stop: "Stop",
    invitation: "Solve it above, then check it as often as you like.",
    results: "Results of the check",
    passed: "passed",
    failed: "failed",
    earned: (points: string) => `+${points}`,
    allPassed: (passed: number, points: string) => `${passed === 1 ? "The check passes" : `All ${passed} checks pass`}. ${points} ${points === "1" ? "point" : "points"}.`,
    somePassed: (passed: number, all: number, has: string, max: string) => `${passed} of ${plural(all, "check", "checks")} passed so far, ${has} of ${max} points.`,
    wholeLog: (lines: number) => (lines === 1 ? "Show the whole message" : `Show all ${lines} messages`),
    next: "Solved. Next:",
    labDone: "Solved, like every exercise of this lab.",
    toLabs: "To the list of labs",
    solved: "solved",
    open: "open",
  },

  hints: {
    open: (next: number, of: number) => `Hint ${next} of ${of}`,
    title: (number: number, of: number) => `Hint ${number} of ${of}`,
    free: "Hints cost no points",
  },

  reset: {
    exercise: "Start over",
    exerciseHint: "Put back what stood here at the beginning. Undo brings your answer back.",
    free: "Back to the lab's text",
    done: "Back to the beginning.",
    locked: "Restore",
    lockedChanged: "Part of the lab, but another program changed it. Checks use the lab's text.",
    lockedDone: "This cell has the lab's text again.",
    lab: "Reset lab…",
    labTitle: "Begin this lab anew?",
    labAsk: "All cells go back to what they held at the beginning; answers, points and open hints go. Your notebook as it is now stays in the folder as a copy.",
    labCancel: "Keep it",
    labConfirm: "Begin anew",
    labDone: (path: string) => `The lab begins anew. Your notebook of before is ${path}.`,
    showKept: "Open it",
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
    failed: (why: string) => `The notebook could not be saved: ${why}`,
  },

  history,
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

  find,
  menu: { label: "More commands" },
  palette,
  spoken: {
    chosen: (count: number) => `${count} cells selected`,
    finished: (number: number, failed: boolean, stale: number) =>
      (failed ? `Cell ${number} failed` : `Cell ${number} finished`) + (stale > 0 ? `, ${plural(stale, "cell is", "cells are")} out of date` : ""),
    checked: (passed: number, all: number, points: string, max: string) => `${passed} of ${all} checks passed, ${points} of ${max} points`,
  },

  panels,
  theme: {
    names: { auto: "as the system", light: "light", dark: "dark", contrast: "high contrast" },
    label: (name: string) => `Theme: ${name}`,
  },

  help,
};
