import { describe, expect, test } from "vitest";
import { Pages } from "./pages";

/** A source of numbers whose answers wait until they are let go. */
function source(total = 100_000) {
  const asked: number[] = [];
  const waiting: (() => void)[] = [];
  let failing = false;
  const pages = new Pages<number>((from, count) => {
    asked.push(from);
    return new Promise((resolve, reject) => {
      waiting.push(() => (failing ? reject(new Error("lost")) : resolve(Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, index) => from + index))));
    });
  });
  const answer = async () => {
    waiting.shift()?.();
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return { pages, asked, answer, fail: (value: boolean) => (failing = value) };
}

describe("pages of rows", () => {
  test("come when they are in sight", async () => {
    const { pages, asked, answer } = source();
    pages.want(190, 20);
    expect(pages.at(190)).toBeUndefined();
    await answer();
    await answer();
    expect([pages.at(190), pages.at(209)]).toEqual([190, 209]);
    pages.want(195, 20);
    expect(asked).toEqual([0, 200]);
  });

  test("that scroll by are not asked for", async () => {
    const { pages, asked, answer } = source();
    pages.want(0, 10);
    for (let row = 1000; row < 50_000; row += 1000) pages.want(row, 10);
    await answer();
    await answer();
    expect(asked).toEqual([0, 49_000]);
    expect(pages.at(49_000)).toBe(49_000);
  });

  test("of another order do not mix with those of this one", async () => {
    const { pages, answer } = source();
    pages.want(0, 10);
    pages.clear([7]);
    await answer();
    expect(pages.at(0)).toBe(7);
    pages.want(0, 10);
    await answer();
    expect(pages.at(0)).toBe(0);
  });

  test("are asked for again after a failure, when somebody scrolls", async () => {
    const { pages, asked, answer, fail } = source();
    fail(true);
    pages.want(0, 10);
    await answer();
    expect(asked).toEqual([0]);
    fail(false);
    pages.want(0, 10);
    await answer();
    expect(pages.at(3)).toBe(3);
  });

  test("are forgotten, the oldest first", async () => {
    const { pages, answer } = source();
    for (let row = 0; row < 20_000; row += 200) {
      pages.want(row, 10);
      await answer();
    }
    expect(pages.at(0)).toBeUndefined();
    expect(pages.at(19_900)).toBe(19_900);
  });

  test("a source that has no more is not asked for ever", async () => {
    const { pages, asked, answer } = source(5);
    pages.want(0, 10);
    await answer();
    await answer();
    await answer();
    expect(asked.length).toBeLessThanOrEqual(3);
  });
});
