import { expect, test } from "vitest";
import { CellKind } from "../wire";
import { asText, decode, encode } from "./clipboard";

const cells = [
  { kind: CellKind.Code, source: "x := 1\nx" },
  { kind: CellKind.Markdown, source: "# Text" },
];

test("cells come back as they were", () => {
  expect(decode(encode(cells))).toEqual(cells);
  expect(asText(cells)).toBe("x := 1\nx\n\n# Text");
});

test("cells of other programs are read, and what is no cell is left out", () => {
  expect(decode('[{"cell_type":"code","source":["a\\n","b"],"id":"1"},{"cell_type":"odd","source":"x"},7,null,{"cell_type":"raw"}]')).toEqual([{ kind: CellKind.Code, source: "a\nb" }]);
  for (const odd of ["", "no JSON", "{}", "null", "7"]) expect(decode(odd)).toEqual([]);
});
