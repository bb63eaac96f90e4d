// @vitest-environment jsdom
import { forEachDiagnostic } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FindingKind } from "../wire";
import type { Finding } from "../wire";
import type { Marked } from "./diagnostics";
import { checking } from "./typing";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const diagnostic = (line: number, message: string) => ({ cell_id: "a", line, column: 1, end_line: line, end_column: 2, message });
const error = (line: number, message: string): Finding => ({ kind: FindingKind.ErrorFinding, diagnostic: diagnostic(line, message) });

/** An editor with three lines; the answers come when the test gives them. */
function editor() {
  const asked: { source: string; answer(findings: readonly Finding[] | undefined): void }[] = [];
  const problems = checking({
    find: (source) => new Promise((answer) => void asked.push({ source, answer })),
    number: () => 1,
  });
  const view = new EditorView({ parent: document.body, state: EditorState.create({ doc: "one\ntwo\nthree", extensions: problems.extension }) });
  view.focus();
  return {
    view,
    asked,
    type: (at: number, text: string) => view.dispatch({ changes: { from: at, insert: text }, selection: { anchor: at + text.length } }),
    ran: (list: Marked[]) => problems.ran(view, list),
    async answer(findings: readonly Finding[] | undefined) {
      asked.at(-1)?.answer(findings);
      await vi.advanceTimersByTimeAsync(0);
    },
    marks() {
      const found: string[] = [];
      forEachDiagnostic(view.state, (mark, from) => void found.push(`${from} ${mark.message}`));
      return found;
    },
  };
}

test("the kernel is asked once, when the keys pause, and marks move with the text", async () => {
  const it = editor();
  await vi.advanceTimersByTimeAsync(300);
  const before = it.asked.length;
  it.type(0, "a");
  await vi.advanceTimersByTimeAsync(200);
  it.type(1, "b");
  await vi.advanceTimersByTimeAsync(200);
  expect(it.asked.length).toBe(before);
  await vi.advanceTimersByTimeAsync(60);
  expect(it.asked.length).toBe(before + 1);
  expect(it.asked.at(-1)?.source).toBe("abone\ntwo\nthree");
  await it.answer([error(3, "bad")]);
  expect(it.marks()).toEqual(["10 bad"]);
  it.type(0, "cd");
  expect(it.marks()).toEqual(["12 bad"]);
});

test("an answer about an older text is dropped", async () => {
  const it = editor();
  it.type(0, "a");
  await vi.advanceTimersByTimeAsync(260);
  it.type(1, "b");
  await it.answer([error(3, "bad")]);
  expect(it.marks()).toEqual([]);
});

test("an error of the line being written comes after a second, or when the cursor leaves", async () => {
  const it = editor();
  it.type(0, "a");
  await vi.advanceTimersByTimeAsync(260);
  await it.answer([error(1, "half")]);
  expect(it.marks()).toEqual([]);
  await vi.advanceTimersByTimeAsync(800);
  expect(it.marks()).toEqual(["0 half"]);

  const other = editor();
  other.type(0, "a");
  await vi.advanceTimersByTimeAsync(260);
  await other.answer([error(1, "half")]);
  other.view.dispatch({ selection: { anchor: other.view.state.doc.length } });
  await vi.advanceTimersByTimeAsync(1);
  expect(other.marks()).toEqual(["0 half"]);
});

test("what the last run said is not said twice, and what typing cannot tell stays", async () => {
  const it = editor();
  it.ran([{ ...diagnostic(2, "bad"), of: "check" }, { ...diagnostic(3, "index out of range"), of: "panic" }]);
  expect(it.marks()).toEqual(["4 bad", "8 index out of range"]);
  it.type(0, "a");
  await vi.advanceTimersByTimeAsync(260);
  await it.answer([error(2, "bad")]);
  expect(it.marks()).toEqual(["5 bad", "9 index out of range"]);
  it.type(0, "b");
  await vi.advanceTimersByTimeAsync(260);
  await it.answer([]);
  expect(it.marks()).toEqual(["10 index out of range"]);
});

test("without a kernel the marks of the last run stay", async () => {
  const it = editor();
  it.ran([{ ...diagnostic(2, "bad"), of: "check" }]);
  it.type(0, "a");
  await vi.advanceTimersByTimeAsync(260);
  await it.answer(undefined);
  expect(it.marks()).toEqual(["5 bad"]);
});
