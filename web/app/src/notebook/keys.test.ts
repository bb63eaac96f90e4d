import { describe, expect, test } from "vitest";
import { press } from "./keys";

const plain = { shift: false, mod: false, alt: false };

describe("keys of command mode", () => {
  test.each([
    ["Enter", {}, "edit"],
    ["Enter", { shift: true }, "runAdvance"],
    ["Enter", { mod: true }, "run"],
    ["Enter", { alt: true }, "runInsert"],
    ["a", {}, "insertAbove"],
    ["b", {}, "insertBelow"],
    ["z", {}, "undo"],
    ["m", {}, "toMarkdown"],
    ["y", {}, "toCode"],
    ["r", {}, "runStale"],
    ["w", {}, "panel"],
    ["j", {}, "next"],
    ["ArrowUp", {}, "previous"],
    ["s", { mod: true }, "save"],
    ["?", { shift: true }, "help"],
    ["F", { alt: true, shift: true }, "format"],
    ["Ï", { alt: true, shift: true }, "format"],
  ])("%s %o", (key, modifiers, command) => {
    expect(press({ key, ...plain, ...modifiers }, "").command).toBe(command);
  });

  test.each([
    ["d", "delete"],
    ["i", "interrupt"],
    ["0", "restart"],
  ])("%s twice", (key, command) => {
    expect(press({ key, ...plain }, "")).toEqual({ pending: key });
    expect(press({ key, ...plain }, key)).toEqual({ command, pending: "" });
  });

  test("two different keys are not a double", () => {
    expect(press({ key: "i", ...plain }, "d")).toEqual({ pending: "i" });
  });

  test("the browser's own keys stay the browser's", () => {
    expect(press({ key: "c", ...plain, mod: true }, "").command).toBeUndefined();
    expect(press({ key: "r", ...plain, mod: true }, "").command).toBeUndefined();
  });
});
