import { describe, expect, test } from "vitest";
import type { Table, TableRequestContent, TableWindow } from "../../wire";
import { nextOrder, ranked, tableSource, unordered } from "./source";
import { tsv, widths } from "./text";

const small: Table = {
  rows: 3,
  held: 3,
  numbered: true,
  columns: [{ name: "Title", type: "string" }, { name: "Year", type: "int", numeric: true }],
  cells: [["b", "9"], ["a", "10"], ["", "9"]],
  ranks: [[1, 0, -1], [0, 2, 0]],
};

const large: Table = { ...small, id: "t", rows: 1_000_000, held: 500_000, ranks: [] };

const cells = (source: ReturnType<typeof tableSource>, column: number) => [0, 1, 2].map((row) => source.at(row)?.cells[column]);

test("a press on a head sorts up, down and not at all", () => {
  const up = nextOrder(unordered, 2);
  const down = nextOrder(up, 2);
  expect([up, down, nextOrder(down, 2), nextOrder(down, 1)]).toEqual([
    { column: 2, descending: false },
    { column: 2, descending: true },
    unordered,
    { column: 1, descending: false },
  ]);
});

test("equal ranks keep their order, rows without a place come last", () => {
  expect(ranked([1, -1, 0, 1], false)).toEqual([2, 0, 3, 1]);
  expect(ranked([1, -1, 0, 1], true)).toEqual([0, 3, 2, 1]);
});

describe("a table that is here", () => {
  test("is sorted here", () => {
    const source = tableSource(small, () => Promise.reject(new Error("asked")));
    source.sort({ column: 1, descending: true });
    expect(cells(source, 1)).toEqual(["10", "9", "9"]);
    expect(cells(source, 0)).toEqual(["a", "b", ""]);
    source.sort(unordered);
    expect(cells(source, 0)).toEqual(["b", "a", ""]);
  });
});

describe("a table that the kernel keeps", () => {
  const asking = (answer: (request: TableRequestContent) => TableWindow | undefined) => {
    const asked: TableRequestContent[] = [];
    const source = tableSource(large, (request) => {
      asked.push(request);
      return Promise.resolve(answer(request));
    });
    return { asked, source };
  };
  const settle = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };

  test("shows what came with it at once and asks for the rest", async () => {
    const { asked, source } = asking(({ offset }) => ({ found: true, numbers: [offset], cells: [[`row ${offset}`, ""]] }));
    expect(source.total.value).toBe(500_000);
    expect(cells(source, 0)).toEqual(["b", "a", ""]);
    source.want(400_000, 1);
    await settle();
    expect(asked).toEqual([{ id: "t", column: -1, descending: false, offset: 400_000, count: 200 }]);
    expect(source.at(400_000)).toEqual({ number: 400_000, cells: ["row 400000", ""] });
  });

  test("is sorted by the kernel", async () => {
    const { asked, source } = asking(() => ({ found: true, numbers: [7], cells: [["x", "1"]] }));
    source.sort({ column: 1, descending: true });
    expect(source.at(0)).toBeUndefined();
    source.want(0, 1);
    await settle();
    expect(asked[0]).toMatchObject({ column: 1, descending: true, offset: 0 });
    expect(source.at(0)?.number).toBe(7);
  });

  test("says so when the kernel has it no more", async () => {
    const { source } = asking(() => ({ found: false, numbers: [], cells: [] }));
    source.sort({ column: 0, descending: false });
    source.want(0, 10);
    await settle();
    expect([source.gone.value, source.sortable.value, source.total.value]).toEqual([true, false, 3]);
    expect(cells(source, 0)).toEqual(["b", "a", ""]);
  });

  test("is copied in pieces", async () => {
    const { asked, source } = asking(({ offset, count }) => ({
      found: true,
      numbers: Array.from({ length: count }, (_, index) => offset + index),
      cells: Array.from({ length: count }, (_, index) => [String(offset + index), ""]),
    }));
    const rows = await source.first(2500);
    expect(asked.map(({ offset, count }) => [offset, count])).toEqual([[0, 1000], [1000, 1000], [2000, 500]]);
    expect(rows.at(-1)?.cells[0]).toBe("2499");
  });
});

test("columns are as wide as what stands in them, within bounds", () => {
  const table = { ...small, rows: 1000, cells: [["x".repeat(100), "1"]] };
  expect(widths(table)).toEqual([3, 36, 6]);
});

test("spreadsheets read what is copied", () => {
  const rows = [{ number: 0, cells: ['say "a\tb"', "1"] }, { number: 1, cells: ["line\nline", ""] }];
  expect(tsv(small, rows)).toBe('Title\tYear\n"say ""a\tb"""\t1\n"line\nline"\t\n');
});
