import { expect, test } from "vitest";
import { texts } from "../texts";
import { CellKind, KernelState, OpKind, OutputKind, Status, Validity } from "../wire";
import type { Cell, Document, Op } from "../wire";
import { announcement, sayAgain } from "./announce";

const cell = (id: string, more: Partial<Cell> = {}): Cell => ({ id, kind: CellKind.Code, source: "1", outputs: [], status: Status.Ready, validity: Validity.Fresh, ...more }) as Cell;
const notebook = (...cells: Cell[]): Document => ({ title: "n", cells, kernel: KernelState.KernelIdle }) as unknown as Document;
const tell = (op: Partial<Op>, after: Document, before = after) => announcement(op as Op, before, after);

test("the end of a run is told with the cell's place and whether it failed", () => {
  const failed = cell("b", { outputs: [{ kind: OutputKind.ErrorOutput }] });
  expect(tell({ kind: OpKind.FinishRun, cell: "b" }, notebook(cell("a"), cell("b")))).toBe(texts.spoken.finished(2, false, 0));
  expect(tell({ kind: OpKind.FinishRun, cell: "b" }, notebook(cell("a"), failed))).toBe(texts.spoken.finished(2, true, 0));
});

test("a check is told when it has ended, with its points", () => {
  const check = { running: false, points: 1, max_points: 2, message: "", tests: [{ name: "A", passed: true, points: 1 }, { name: "B", passed: false, points: 0 }] };
  expect(tell({ kind: OpKind.SetCheck, cell: "a", check }, notebook(cell("a")))).toBe(texts.spoken.checked(1, 2, "1", "2"));
  expect(tell({ kind: OpKind.SetCheck, cell: "a", check: { ...check, running: true } }, notebook(cell("a")))).toBe("");
});

test("steps are not told, and a kernel's death once", () => {
  expect(tell({ kind: OpKind.AddOutput, cell: "a" }, notebook(cell("a")))).toBe("");
  const after = notebook(cell("a"));
  expect(tell({ kind: OpKind.SetKernel, kernel: KernelState.KernelDead }, after)).toBe(texts.kernel.names.dead);
  expect(tell({ kind: OpKind.SetKernel, kernel: KernelState.KernelDead }, after, { ...after, kernel: KernelState.KernelDead })).toBe("");
});

test("what is said twice is another text, and sounds the same", () => {
  const first = sayAgain("Cell 1 has run.", "");
  const second = sayAgain("Cell 1 has run.", first);
  expect(first).toBe("Cell 1 has run.");
  expect(second).not.toBe(first);
  expect(second.trim()).toBe(first);
  expect(sayAgain("Cell 1 has run.", second)).toBe(first);
});
