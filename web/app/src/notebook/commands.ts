/** What each command does, and when there is something for it to do. */
import { toggleLineNumbers } from "../editor/line-numbers";
import { texts } from "../texts";
import { CellKind, KernelState, Role, Status } from "../wire";
import { download } from "./export";
import type { CommandID } from "./keys";
import { binding, commandIDs, keysOf, shortcut } from "./keys";
import type { Group } from "./keys";
import type { Notebook } from "./notebook";
import * as running from "./running";
import { beside } from "./selection";
import * as structure from "./structure";

interface Action {
  run(notebook: Notebook): void;
  enabled?(notebook: Notebook): boolean;
}

const cells = ({ session }: Notebook) => session.document.value?.cells ?? [];
const one = (notebook: Notebook) => notebook.selected.value;
const some = (notebook: Notebook) => notebook.chosen.value;
const first = (notebook: Notebook) => notebook.ids.value.indexOf(some(notebook)[0] ?? "");
const after = (notebook: Notebook) => notebook.ids.value.indexOf(some(notebook).at(-1) ?? "") + 1;
const anyChosen = (notebook: Notebook) => some(notebook).length > 0;
const anyFree = ({ chosen, session }: Notebook) => chosen.value.some((id) => session.cell(id)?.role === Role.Free);
const busy = (notebook: Notebook) => notebook.session.document.value?.kernel === KernelState.KernelBusy || cells(notebook).some(({ check }) => check?.running);

const toKind = (kind: CellKind): Action => ({ run: (notebook) => structure.setKind(notebook, some(notebook), kind), enabled: anyFree });
const toHeading = (level: number): Action => ({ run: (notebook) => structure.makeHeading(notebook, some(notebook), level), enabled: anyFree });

const actions: Record<CommandID, Action> = {
  run: { run: (n) => (running.runCells(n, some(n)), n.refocus()), enabled: anyChosen },
  runAdvance: { run: (n) => n.runAdvance(some(n)), enabled: anyChosen },
  runInsert: { run: (n) => n.runInsert(some(n)), enabled: anyChosen },
  runStale: { run: running.runStale, enabled: (n) => n.stale.value > 0 },
  runAll: { run: running.runAll },
  runAbove: { run: running.runAbove, enabled: (n) => first(n) > 0 },
  runBelow: { run: running.runBelow, enabled: anyChosen },
  unqueue: { run: (n) => running.unqueue(n, some(n)), enabled: (n) => some(n).some((id) => n.session.cell(id)?.status === Status.Queued) },
  interrupt: { run: (n) => void running.interrupt(n), enabled: busy },
  restart: { run: (n) => running.restart(n) },
  restartRunAll: { run: (n) => running.restart(n, () => running.runAll(n)) },
  edit: { run: (n) => n.edit(one(n)), enabled: anyChosen },
  previous: { run: (n) => n.step(one(n), -1, "command"), enabled: (n) => beside(n.ids.value, one(n), -1) !== undefined },
  next: { run: (n) => n.step(one(n), 1, "command"), enabled: (n) => beside(n.ids.value, one(n), 1) !== undefined },
  extendUp: { run: (n) => n.extendBy(-1), enabled: (n) => beside(n.ids.value, one(n), -1) !== undefined },
  extendDown: { run: (n) => n.extendBy(1), enabled: (n) => beside(n.ids.value, one(n), 1) !== undefined },
  single: { run: (n) => (n.find.open.value ? n.find.hide() : n.select(one(n))), enabled: (n) => some(n).length > 1 || n.find.open.value },
  selectAll: { run: (n) => n.selectAll() },
  find: { run: (n) => n.find.show(false) },
  replace: { run: (n) => n.find.show(true) },
  insertAbove: { run: (n) => n.insert(CellKind.Code, Math.max(0, first(n)), "command") },
  insertBelow: { run: (n) => n.insert(CellKind.Code, after(n) || n.ids.value.length, "command") },
  copy: { run: (n) => structure.copy(n, some(n)), enabled: anyChosen },
  cut: { run: (n) => structure.cut(n, some(n)), enabled: anyFree },
  paste: { run: (n) => structure.paste(n, after(n) || n.ids.value.length) },
  pasteAbove: { run: (n) => structure.paste(n, Math.max(0, first(n))) },
  delete: { run: (n) => structure.remove(n, some(n)), enabled: anyFree },
  undo: { run: (n) => void n.undo() },
  redo: { run: (n) => void n.redo(), enabled: (n) => !n.log.nothingUndone },
  moveUp: { run: (n) => structure.move(n, some(n), -1), enabled: (n) => first(n) > 0 },
  moveDown: { run: (n) => structure.move(n, some(n), 1), enabled: (n) => anyChosen(n) && after(n) < n.ids.value.length },
  split: { run: (n) => structure.splitCell(n, one(n), n.cursors(one(n))), enabled: anyChosen },
  merge: { run: (n) => structure.merge(n, some(n)), enabled: anyChosen },
  toMarkdown: toKind(CellKind.Markdown),
  toCode: toKind(CellKind.Code),
  toRaw: toKind(CellKind.Raw),
  heading1: toHeading(1),
  heading2: toHeading(2),
  heading3: toHeading(3),
  heading4: toHeading(4),
  heading5: toHeading(5),
  heading6: toHeading(6),
  format: { run: (n) => void n.formatting.cell(one(n)), enabled: anyChosen },
  formatAll: { run: (n) => void n.formatting.all() },
  toggleOutput: { run: (n) => n.toggleOutputs(some(n)), enabled: anyChosen },
  clearOutputs: { run: (n) => void n.session.clearOutputs(), enabled: (n) => cells(n).some(({ outputs }) => outputs.length > 0) },
  lineNumbers: { run: toggleLineNumbers },
  panel: { run: (n) => n.panels.toggle() },
  save: { run: (n) => void n.session.save() },
  history: { run: (n) => (n.history.value = true) },
  exportHTML: { run: (n) => void download(n, "html") },
  exportNotebook: { run: (n) => void download(n, "ipynb") },
  exportProgram: { run: (n) => void download(n, "go") },
  palette: { run: (n) => (n.palette.value = true) },
  help: { run: (n) => (n.help.value = !n.help.value) },
};

export interface Command {
  id: CommandID;
  group: Group;
  title: string;
  /** For each way to press it, its keys. */
  keys: string[][];
}

const mac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** Every command, in the order of the table of keys. */
export const commands: readonly Command[] = commandIDs.map((id) => ({ id, group: binding(id).group, title: texts.commands.titles[id], keys: keysOf(id, mac) }));

export const groups = [...new Set(commands.map(({ group }) => group))];

export function enabled(notebook: Notebook, id: CommandID): boolean {
  return actions[id].enabled?.(notebook) ?? true;
}

export function perform(notebook: Notebook, id: CommandID): void {
  // Before a first cell was chosen, keys mean the first.
  if (!notebook.selected.value) {
    notebook.anchor.value = notebook.ids.value[0] ?? "";
    notebook.selected.value = notebook.anchor.value;
  }
  actions[id].run(notebook);
}

/** A button's title: what it does and its key. */
export function hint(id: CommandID, title: string = texts.commands.titles[id]): string {
  const keys = shortcut(id, mac);
  return keys ? `${title} (${keys})` : title;
}
