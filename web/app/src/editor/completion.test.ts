// @vitest-environment jsdom
import { expect, test } from "vitest";
import { beginsStatement } from "./completion";

test("snippets are for where a statement begins", () => {
  for (const before of ["", "x := 1\n\t", "if x { ", "x := 1; ", "}\n"]) expect(beginsStatement(before), before).toBe(true);
  for (const before of ["x := ", "strings.", "fmt.Println(", "return "]) expect(beginsStatement(before), before).toBe(false);
});
