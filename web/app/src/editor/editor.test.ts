// @vitest-environment jsdom
import { expect, test } from "vitest";
import { difference } from "./editor";

test("a text from elsewhere changes no more than differs", () => {
  expect(difference("abc", "abc")).toBeUndefined();
  expect(difference("abc", "axc")).toEqual({ from: 1, to: 2, insert: "x" });
  expect(difference("aa", "aaa")).toEqual({ from: 2, to: 2, insert: "a" });
  expect(difference("", "x")).toEqual({ from: 0, to: 0, insert: "x" });
});
