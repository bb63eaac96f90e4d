/** Jupyter's keys as a pure function, so that they can be tested without a page. Keys of the editor are in editor/keys.ts. */

export type Command =
  | "run"
  | "runAdvance"
  | "runInsert"
  | "edit"
  | "previous"
  | "next"
  | "insertAbove"
  | "insertBelow"
  | "copy"
  | "cut"
  | "paste"
  | "delete"
  | "undo"
  | "toMarkdown"
  | "toCode"
  | "runStale"
  | "format"
  | "formatAll"
  | "interrupt"
  | "restart"
  | "save"
  | "panel"
  | "help";

export interface Key {
  key: string;
  shift: boolean;
  /** Ctrl, or Cmd on a Mac. */
  mod: boolean;
  alt: boolean;
}

export interface Pressed {
  command?: Command;
  /** The first of two keys, which waits for the second. */
  pending: string;
}

const doubles: Record<string, Command> = { d: "delete", i: "interrupt", "0": "restart" };

const singles: Record<string, Command> = {
  enter: "edit",
  arrowup: "previous",
  k: "previous",
  arrowdown: "next",
  j: "next",
  a: "insertAbove",
  b: "insertBelow",
  c: "copy",
  x: "cut",
  v: "paste",
  z: "undo",
  m: "toMarkdown",
  y: "toCode",
  r: "runStale",
  w: "panel",
};

/** What a key means in command mode, after the key that is pending. */
export function press({ key, shift, mod, alt }: Key, pending: string): Pressed {
  const name = key.toLowerCase();
  const none: Pressed = { pending: "" };
  if (mod && !alt && name === "s") return { command: "save", pending: "" };
  if (name === "enter") return { command: enter(shift, mod, alt), pending: "" };
  // With Alt, a Mac writes another letter.
  if (alt && shift && !mod && (name === "f" || key === "Ï")) return { command: "format", pending: "" };
  if (mod || alt) return none;
  if (key === "?") return { command: "help", pending: "" };
  if (shift) return none;
  const double = doubles[name];
  if (double) return pending === name ? { command: double, pending: "" } : { pending: name };
  const command = singles[name];
  return command ? { command, pending: "" } : none;
}

function enter(shift: boolean, mod: boolean, alt: boolean): Command {
  if (shift) return "runAdvance";
  if (mod) return "run";
  return alt ? "runInsert" : "edit";
}
