import { expect, test } from "vitest";
import { edited } from "./places";

const at = (line: number, column: number, length: number) => ({ cell_id: "a", line, column, end_line: line, end_column: column + length });

test("edits are made at columns that count bytes", () => {
  const edits = [
    { place: at(1, 1, 1), text: "longer" },
    { place: at(1, 12, 1), text: "longer" },
    { place: at(2, 6, 1), text: "longer" },
  ];
  expect(edited('x = "é" + x\nf := x', [...edits])).toBe('longer = "é" + longer\nf := longer');
  expect(edited("x", [])).toBe("x");
});
