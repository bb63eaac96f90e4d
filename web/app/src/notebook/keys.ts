/**
 * The commands of the page with their keys, Jupyter's, as a pure table, so that they can be tested without a page. What the
 * commands do is in commands.ts; palette, help and the titles of buttons are made from both. Keys of the editor alone are in
 * editor/keys.ts.
 *
 * A key is written as its modifiers and its name ("Mod-Shift-C"; Mod is Ctrl, or Cmd on a Mac), two in a row with a space
 * between ("D D"). Jupyter's keys mean here what they mean there: R makes a cell raw, though Shift-R would rather be R.
 */

export type Group = "running" | "kernel" | "cells" | "going" | "seeing" | "notebook";

interface Binding {
  group: Group;
  keys: readonly string[];
  /** Keys that the browser turns into an event of its own, which is handled where it arrives. */
  native?: readonly string[];
  /** Its keys with Mod work in editors and fields, too. */
  everywhere?: true;
}

export const bindings = {
  runAdvance: { group: "running", keys: ["Shift-Enter"] },
  run: { group: "running", keys: ["Mod-Enter"] },
  runInsert: { group: "running", keys: ["Alt-Enter"] },
  runStale: { group: "running", keys: ["Shift-R"] },
  runAll: { group: "running", keys: [] },
  runAbove: { group: "running", keys: [] },
  runBelow: { group: "running", keys: [] },
  unqueue: { group: "running", keys: [] },
  interrupt: { group: "kernel", keys: ["I I"] },
  restart: { group: "kernel", keys: ["0 0"] },
  restartRunAll: { group: "kernel", keys: [] },
  edit: { group: "going", keys: ["Enter"] },
  previous: { group: "going", keys: ["ArrowUp", "K"] },
  next: { group: "going", keys: ["ArrowDown", "J"] },
  extendUp: { group: "going", keys: ["Shift-ArrowUp", "Shift-K"] },
  extendDown: { group: "going", keys: ["Shift-ArrowDown", "Shift-J"] },
  single: { group: "going", keys: ["Escape"] },
  selectAll: { group: "going", keys: ["Mod-A"] },
  find: { group: "going", keys: ["Mod-F"], everywhere: true },
  replace: { group: "going", keys: ["Mod-H"], everywhere: true },
  insertAbove: { group: "cells", keys: ["A"] },
  insertBelow: { group: "cells", keys: ["B"] },
  copy: { group: "cells", keys: ["C", "Mod-C"] },
  cut: { group: "cells", keys: ["X", "Mod-X"] },
  paste: { group: "cells", keys: ["V"], native: ["Mod-V"] },
  pasteAbove: { group: "cells", keys: ["Shift-V"] },
  delete: { group: "cells", keys: ["D D"] },
  undo: { group: "cells", keys: ["Z", "Mod-Z"] },
  redo: { group: "cells", keys: ["Shift-Z", "Mod-Shift-Z"] },
  moveUp: { group: "cells", keys: ["Mod-Shift-ArrowUp", "Alt-ArrowUp"] },
  moveDown: { group: "cells", keys: ["Mod-Shift-ArrowDown", "Alt-ArrowDown"] },
  split: { group: "cells", keys: ["Mod-Shift-Minus"], everywhere: true },
  merge: { group: "cells", keys: ["Shift-M"] },
  toMarkdown: { group: "cells", keys: ["M"] },
  toCode: { group: "cells", keys: ["Y"] },
  toRaw: { group: "cells", keys: ["R"] },
  heading1: { group: "cells", keys: ["1"] },
  heading2: { group: "cells", keys: ["2"] },
  heading3: { group: "cells", keys: ["3"] },
  heading4: { group: "cells", keys: ["4"] },
  heading5: { group: "cells", keys: ["5"] },
  heading6: { group: "cells", keys: ["6"] },
  format: { group: "cells", keys: ["Alt-Shift-F"] },
  formatAll: { group: "cells", keys: [] },
  toggleOutput: { group: "seeing", keys: ["O"] },
  clearOutputs: { group: "seeing", keys: [] },
  lineNumbers: { group: "seeing", keys: ["Shift-L"] },
  panel: { group: "seeing", keys: ["W"] },
  save: { group: "notebook", keys: ["Mod-S"], everywhere: true },
  history: { group: "notebook", keys: [] },
  exportHTML: { group: "notebook", keys: [] },
  exportNotebook: { group: "notebook", keys: [] },
  exportProgram: { group: "notebook", keys: [] },
  palette: { group: "notebook", keys: ["Mod-Shift-C", "P"], everywhere: true },
  help: { group: "notebook", keys: ["H", "?"] },
} as const satisfies Record<string, Binding>;

export type CommandID = keyof typeof bindings;

export const commandIDs = Object.keys(bindings) as CommandID[];

export const binding = (id: CommandID): Binding => bindings[id];

export interface Key {
  key: string;
  shift: boolean;
  /** Ctrl, or Cmd on a Mac. */
  mod: boolean;
  alt: boolean;
}

export interface Pressed {
  command?: CommandID;
  /** The first of two keys, which waits for the second. */
  pending: string;
}

const byKeys = new Map(commandIDs.flatMap((id) => binding(id).keys.map((keys) => [keys, id] as const)));
const firsts = new Set([...byKeys.keys()].filter((keys) => keys.includes(" ")).map((keys) => keys.split(" ")[0]));

/** What a key means in command mode, after the key that is pending. */
export function press(key: Key, pending: string): Pressed {
  const name = stroke(key);
  const double = pending && byKeys.get(`${pending} ${name}`);
  if (double) return { command: double, pending: "" };
  if (firsts.has(name)) return { pending: name };
  const command = byKeys.get(name);
  return command ? { command, pending: "" } : { pending: "" };
}

/** What a key means while something is written. */
export function pressWriting(key: Key): CommandID | undefined {
  const command = key.mod ? byKeys.get(stroke(key)) : undefined;
  return command && binding(command).everywhere ? command : undefined;
}

function stroke({ key, shift, mod, alt }: Key): string {
  // Which keys give a question mark with Shift, and what Shift makes of minus, hangs on the keyboard.
  // With Alt, a Mac writes another letter.
  const name = key === "-" || key === "_" ? "Minus" : key === "Ï" ? "F" : key.length === 1 ? key.toUpperCase() : key;
  return [mod && "Mod", alt && "Alt", shift && key !== "?" && "Shift", name].filter(Boolean).join("-");
}

const shown: Readonly<Record<string, string>> = { Mod: "Ctrl", ArrowUp: "↑", ArrowDown: "↓", Minus: "−", Escape: "Esc" };

/** The keys of a command as people read them: for each way to press it, its keys. */
export function keysOf(id: CommandID, mac = false): string[][] {
  const { keys, native = [] } = binding(id);
  return [...keys, ...native].map((way) => way.split(/[ -]/).map((key) => (mac && key === "Mod" ? "⌘" : (shown[key] ?? key))));
}

/** The first way to press a command, such as "Ctrl-Shift-C" or "D D"; empty where there is none. */
export function shortcut(id: CommandID, mac = false): string {
  const way = binding(id).keys[0] ?? "";
  return (keysOf(id, mac)[0] ?? []).join(way.includes(" ") ? " " : "-");
}
