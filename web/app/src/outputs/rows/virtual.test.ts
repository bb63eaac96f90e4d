import { describe, expect, test } from "vitest";
import { inSight, scrollHeight, tallest } from "./virtual";

const list = { total: 1000, rowHeight: 20, height: 100 };

describe("rows in sight", () => {
  test.each([
    [{ ...list, top: 0 }, { first: 0, count: 5, above: 0 }],
    [{ ...list, top: 30 }, { first: 1, count: 6, above: 10 }],
    [{ ...list, top: 19_900 }, { first: 995, count: 5, above: 0 }],
    [{ ...list, top: 99_999 }, { first: 995, count: 5, above: 0 }],
    [{ ...list, top: -5 }, { first: 0, count: 5, above: 0 }],
    [{ ...list, total: 3, top: 0 }, { first: 0, count: 3, above: 0 }],
    [{ ...list, total: 0, top: 0 }, { first: 0, count: 0, above: 0 }],
  ])("%j", (viewport, want) => expect(inSight(viewport)).toEqual(want));

  test("a list that is too tall for the browser still reaches its first and its last row", () => {
    const total = 50_000_000;
    const height = scrollHeight(total, 20);
    expect(height).toBe(tallest);
    expect(inSight({ total, rowHeight: 20, height: 100, top: 0 }).first).toBe(0);
    const end = inSight({ total, rowHeight: 20, height: 100, top: height - 100 });
    expect(end.first + end.count).toBe(total);
    expect(end).toMatchObject({ first: total - 5, count: 5 });
  });
});
