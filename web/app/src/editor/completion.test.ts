// @vitest-environment jsdom
import { expect, test } from "vitest";
import { beginsStatement, besideList } from "./completion";

test("snippets are for where a statement begins", () => {
  for (const before of ["", "x := 1\n\t", "if x { ", "x := 1; ", "}\n"]) expect(beginsStatement(before), before).toBe(true);
  for (const before of ["x := ", "strings.", "fmt.Println(", "return "]) expect(beginsStatement(before), before).toBe(false);
});

test("documentation stands beside the list, or below or above it, never on it", () => {
  const rect = (left: number, top: number, width: number, height: number) => ({ left, top, right: left + width, bottom: top + height });
  const window = rect(0, 0, 1280, 900);
  const info = rect(0, 0, 400, 200);
  const place = (left: number, top: number, space = window, at = top + 20) => besideList(rect(left, top, 480, 250), rect(left, at, 480, 20), info, space);
  expect(place(300, 100)).toEqual({ style: "top: 20px; max-width: 480px", class: "cm-completionInfo-right" });
  expect(place(700, 100)).toEqual({ style: "top: 20px; max-width: 480px", class: "cm-completionInfo-left" });
  // The last of a list at the bottom of the window: it begins higher, so that all of it can be read.
  expect(place(300, 640, window, 870)).toEqual({ style: "top: 60px; max-width: 480px", class: "cm-completionInfo-right" });
  const phone = rect(0, 0, 500, 900);
  expect(place(10, 100, phone)).toEqual({ style: "top: 250px; left: 0; max-width: 490px", class: "" });
  expect(place(10, 600, phone)).toEqual({ style: "bottom: 250px; left: 0; max-width: 490px", class: "" });
});
