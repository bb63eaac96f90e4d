import { expect, test } from "vitest";
import { columnOffset } from "../document/places";
import { ago, bytes, duration, points, records, testName } from "./format";

test.each([
  ["TestCountsEachWord", "Counts each word"],
  ["TestCounts_empty_input", "Counts empty input"],
  ["TestRMSEOfMean", "RMSE of mean"],
  ["TestWords/empty line", "Words empty line"],
  ["Test", "Test"],
])("%s reads as %s", (name, words) => expect(testName(name)).toBe(words));

test.each([
  [0, "< 1 ms"],
  [3, "3 ms"],
  [1534, "1.53 s"],
  [12_345, "12.3 s"],
  [75_000, "1 min 15 s"],
])("%d ms reads as %s", (millis, text) => expect(duration(millis)).toBe(text));

test("points show no more digits than they need", () => {
  expect([2, 0.5, 1 / 3].map(points)).toEqual(["2", "0.5", "0.33"]);
});

test("times are told from now", () => {
  const now = Date.parse("2026-03-05T12:00:00Z");
  expect(ago("2026-03-05T11:59:50Z", now)).toBe("just now");
  expect(ago("2026-03-05T09:00:00Z", now)).toBe("3 hours ago");
  expect(ago("2026-03-04T11:00:00Z", now)).toBe("yesterday");
});

test("columns in bytes become offsets in the line", () => {
  expect(columnOffset("abc", 2)).toBe(1);
  expect(columnOffset("äb", 3)).toBe(1);
  expect(columnOffset("😀b", 5)).toBe(2);
  expect(columnOffset("ab", 99)).toBe(2);
});

test.each([
  [0, "0 B"],
  [1023, "1023 B"],
  [1536, "1.5 KB"],
  [1024 * 1024 - 1, "1.0 MB"],
  [5 * 1024 ** 3, "5.0 GB"],
])("%d bytes read as %s", (count, text) => expect(bytes(count)).toBe(text));

test.each([
  [7, "7 rec"],
  [1234, "1.2K rec"],
])("%d records read as %s", (count, text) => expect(records(count)).toBe(text));
