import { describe, expect, test } from "vitest";
import { readLog } from "./check-log";

describe("the log of a failed check", () => {
  test.each([
    ["nothing", "", [], 0],
    ["a line", "F(1) returned 2, expected 3.", ["F(1) returned 2, expected 3."], 0],
    ["the same line again", "a\nb\na\n\na", ["a", "b"], 0],
    ["four lines, which need no fold", "a\nb\nc\nd", ["a", "b", "c", "d"], 0],
    ["many lines", "a\nb\nc\nd\ne", ["a", "b", "c"], 5],
  ])("%s", (_, log, shown, folded) => {
    const read = readLog(log);
    expect(read.shown).toEqual(shown);
    expect(read.folded).toHaveLength(folded);
  });

  test("a very long line is shown with its end, where what was expected stands", () => {
    const line = `F of [${"word ".repeat(200)}] returned 1, expected 2.`;
    const { shown, folded } = readLog(line);
    expect(shown[0]?.length).toBeLessThan(420);
    expect(shown[0]).toMatch(/^F of \[word .* … .*returned 1, expected 2\.$/);
    expect(folded).toEqual([line]);
  });
});
