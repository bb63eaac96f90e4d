import { describe, expect, test } from "vitest";
import { binding, commandIDs, keysOf, press, pressWriting, shortcut } from "./keys";

const plain = { shift: false, mod: false, alt: false };

describe("keys of command mode", () => {
  test.each([
    ["Enter", {}, "edit"],
    ["Enter", { shift: true }, "runAdvance"],
    ["Enter", { mod: true }, "run"],
    ["Enter", { alt: true }, "runInsert"],
    ["a", {}, "insertAbove"],
    ["b", {}, "insertBelow"],
    ["c", {}, "copy"],
    ["c", { mod: true }, "copy"],
    ["x", {}, "cut"],
    ["v", {}, "paste"],
    ["V", { shift: true }, "pasteAbove"],
    ["z", {}, "undo"],
    ["Z", { shift: true }, "redo"],
    ["z", { mod: true }, "undo"],
    ["Z", { mod: true, shift: true }, "redo"],
    ["m", {}, "toMarkdown"],
    ["y", {}, "toCode"],
    ["r", {}, "toRaw"],
    ["R", { shift: true }, "runStale"],
    ["1", {}, "heading1"],
    ["6", {}, "heading6"],
    ["j", {}, "next"],
    ["ArrowUp", {}, "previous"],
    ["J", { shift: true }, "extendDown"],
    ["ArrowUp", { shift: true }, "extendUp"],
    ["a", { mod: true }, "selectAll"],
    ["M", { shift: true }, "merge"],
    ["_", { mod: true, shift: true }, "split"],
    ["-", { mod: true, shift: true }, "split"],
    ["ArrowUp", { mod: true, shift: true }, "moveUp"],
    ["ArrowDown", { alt: true }, "moveDown"],
    ["o", {}, "toggleOutput"],
    ["L", { shift: true }, "lineNumbers"],
    ["f", { mod: true }, "find"],
    ["h", { mod: true }, "replace"],
    ["C", { mod: true, shift: true }, "palette"],
    ["p", {}, "palette"],
    ["s", { mod: true }, "save"],
    ["?", { shift: true }, "help"],
    ["?", {}, "help"],
    ["h", {}, "help"],
    ["Escape", {}, "single"],
  ])("%s %o", (key, modifiers, command) => {
    expect(press({ key, ...plain, ...modifiers }, "").command).toBe(command);
  });

  test.each([
    ["d", "delete"],
    ["i", "interrupt"],
    ["0", "restart"],
  ])("%s twice", (key, command) => {
    const first = press({ key, ...plain }, "");
    expect(first.command).toBeUndefined();
    expect(press({ key, ...plain }, first.pending)).toEqual({ command, pending: "" });
  });

  test("two different keys are not a double", () => {
    expect(press({ key: "i", ...plain }, "D")).toEqual({ pending: "I" });
    expect(press({ key: "a", ...plain }, "D")).toEqual({ command: "insertAbove", pending: "" });
  });

  test.each([
    ["v", { mod: true }],
    ["r", { mod: true }],
    ["t", { mod: true }],
    ["w", { mod: true }],
    ["F3", {}],
    ["F5", {}],
  ])("%s %o stays the browser's", (key, modifiers) => {
    expect(press({ key, ...plain, ...modifiers }, "")).toEqual({ pending: "" });
  });
});

describe("while something is written", () => {
  test.each([
    ["s", { mod: true }, "save"],
    ["f", { mod: true }, "find"],
    ["h", { mod: true }, "replace"],
    ["C", { mod: true, shift: true }, "palette"],
    ["_", { mod: true, shift: true }, "split"],
    ["a", { mod: true }, undefined],
    ["z", { mod: true }, undefined],
    ["p", {}, undefined],
    ["?", { shift: true }, undefined],
  ])("%s %o", (key, modifiers, command) => {
    expect(pressWriting({ key, ...plain, ...modifiers })).toBe(command);
  });
});

describe("the table", () => {
  test("no two commands have the same key, and none begins with another's", () => {
    const all = commandIDs.flatMap((id) => binding(id).keys);
    expect(new Set(all).size).toBe(all.length);
    for (const keys of all.filter((other) => other.includes(" "))) expect(all).not.toContain(keys.split(" ")[0]);
  });

  test("keys are shown as they stand on keyboards", () => {
    expect(shortcut("palette")).toBe("Ctrl-Shift-C");
    expect(shortcut("delete")).toBe("D D");
    expect(shortcut("split")).toBe("Ctrl-Shift-−");
    expect(shortcut("runAll")).toBe("");
    expect(shortcut("find", true)).toBe("⌘-F");
    expect(keysOf("next")).toEqual([["↓"], ["J"]]);
  });
});
