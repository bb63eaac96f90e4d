import { expect, test } from "vitest";
import { texts } from "../texts";
import { commandIDs } from "./keys";
import { filter } from "./filter";

const titles = commandIDs.map((id) => texts.commands.titles[id]);
const best = (letters: string) => filter(titles, (title) => title, letters);

test.each([
  ["restart", "Restart the kernel"],
  ["run all", "Run all cells"],
  ["raa", "Run all cells above"],
  ["above run", "Run all cells above"],
  ["merge", "Merge cells, or one with the one below"],
  ["SPLIT", "Split the cell at the cursor"],
  ["line num", "Show or hide line numbers"],
  ["level 3", "Make it a heading, level 3"],
])("%s means %s", (letters, title) => {
  expect(best(letters)[0]).toBe(title);
});

test("without letters all are there, in their order", () => {
  expect(best("  ")).toEqual(titles);
});

test("letters in another order, or strewn about, find nothing", () => {
  expect(best("zzq")).toEqual([]);
  expect(best("tratser")).not.toContain("Restart the kernel");
});

test("every command has a title of its own", () => {
  expect(new Set(titles).size).toBe(titles.length);
});
