// @vitest-environment jsdom
import { expect, test } from "vitest";
import { notebookURL, parse } from "./route";

test("a notebook's address survives its path", () => {
  const path = "notes/50% a?b#c.ipynb";
  expect(parse(notebookURL(path))).toEqual({ page: "notebook", path });
  expect(parse("/")).toEqual({ page: "home" });
});
