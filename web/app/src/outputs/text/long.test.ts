import { describe, expect, test } from "vitest";
import { clip, longestLine, rowsOf } from "./long";

const hidden = (count: number) => `<${count}>`;

describe("very long lines", () => {
  test("are cut in the middle", () => {
    const { text, clipped } = clip(`short\n${"a".repeat(9000)}${"b".repeat(1000)}\nend`, hidden);
    expect(clipped).toBe(true);
    expect(text).toBe(`short\n${"a".repeat(1000)}\u001b[0m<8000>${"b".repeat(1000)}\nend`);
  });

  test("are not cut within a character or a sequence", () => {
    const { text } = clip(`${"a".repeat(999)}😀${"b".repeat(5000)}😀${"c".repeat(999)}`, hidden);
    expect(() => encodeURIComponent(text)).not.toThrow(); // which a half of a pair would do
    expect(clip(`${"a".repeat(997)}\u001b[31m${"b".repeat(5000)}`, hidden).text).toContain(`${"a".repeat(997)}\u001b[0m<`);
  });

  test("are several rows", () => {
    expect(rowsOf(`x\n${"a".repeat(longestLine + 1)}\n`).map((row) => row.length)).toEqual([1, longestLine, 1, 0]);
  });

  test("others stay", () => {
    const text = "a\n".repeat(10_000);
    expect(clip(text, hidden)).toEqual({ text, clipped: false });
  });
});
