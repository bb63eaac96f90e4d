import { expect, test } from "vitest";
import { FindingKind } from "../wire";
import type { Finding } from "../wire";
import { decide, patience, wording } from "./findings";

function finding(line: number, kind: FindingKind = FindingKind.ErrorFinding, message = `${kind} of line ${line}`): Finding {
  return { kind, diagnostic: { cell_id: "a", line, column: 1, end_line: line, end_column: 2, message } };
}

const nothing = () => false;
const writing = (line: number, idle = 300) => ({ idle, line, written: line });

test("an error of the line that is being written waits, those of other lines do not", () => {
  const all = [finding(1), finding(2), finding(3)];
  expect(decide(all, writing(2), nothing)).toEqual({ shown: [all[0], all[2]], wait: patience - 300, keep: false });
});

test("it is shown when the writer pauses, or the cursor leaves the line", () => {
  const all = [finding(2), finding(2, FindingKind.UnusedFinding)];
  expect(decide(all, writing(2, patience), nothing)).toEqual({ shown: all, wait: undefined, keep: false });
  expect(decide(all, { idle: 10, line: 3, written: 2 }, nothing).shown).toEqual(all);
});

test("a bracket that is still open is no error further down, and the marks of other lines stay", () => {
  const open = finding(9, FindingKind.SyntaxFinding);
  expect(decide([open], writing(2), nothing)).toEqual({ shown: [], wait: patience - 300, keep: true });
  const above = finding(1, FindingKind.SyntaxFinding);
  expect(decide([above], writing(2), nothing)).toEqual({ shown: [above], wait: undefined, keep: false });
});

test("what is shown does not blink while its line is written on", () => {
  const shown = finding(2);
  expect(decide([shown, finding(2, FindingKind.ErrorFinding, "new")], writing(2), (other) => other === shown).shown).toEqual([shown]);
});

test("the messages", () => {
  const number = (cell: string) => (cell === "b" ? 3 : 0);
  const undefinedName = { ...finding(1, FindingKind.NotRunFinding, "undefined: twice"), needs: "b" };
  expect(wording(undefinedName, number)).toBe("twice is declared in cell 3, which has not run yet.");
  expect(wording({ ...undefinedName, changed: true }, number)).toBe("twice is declared in cell 3, which has changed since it ran.");
  const later = { ...finding(1, FindingKind.NotRunFinding, "too many arguments"), needs: "b", changed: true };
  expect(wording(later, number)).toBe("too many arguments\nThis is right as soon as cell 3 has run, which has changed since its last run.");
  const { diagnostic } = finding(1);
  expect(wording({ kind: FindingKind.ErrorFinding, diagnostic: { ...diagnostic, hint: "So." } }, number)).toBe("error of line 1\nSo.");
});
