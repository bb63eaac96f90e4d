import { describe, expect, test } from "vitest";
import type { Output, Progress } from "../wire";
import { blocks, hasBar, summary } from "./jobs";
import { shown } from "./mime";

function progress(job: number, state: string): Output {
  const value: Progress = { job, action: "Count", state, millis: 10, stages: [{ id: 0, name: "map", done: 4, tasks: 4, failed: 0 }] };
  return { kind: "display_data", data: { "application/vnd.lab.progress+json": value, "text/plain": "job" } };
}

describe("shown", () => {
  test.each([
    [{ "text/plain": "1" }, { as: "text", text: "1" }],
    [{ "text/plain": "p", "image/svg+xml": "<svg/>" }, { as: "svg", markup: "<svg/>" }],
    [{ "text/plain": "p", "text/html": ["<b>", "</b>"] }, { as: "html", markup: "<b></b>" }],
    [{ "text/plain": "p", "image/png": "aGk\n=" }, { as: "image", url: "data:image/png;base64,aGk=" }],
    [{ "text/plain": "p", "application/x.own+json": { a: 1 } }, { as: "json", value: { a: 1 } }],
    [{ "video/mp4": "aGk=" }, { as: "nothing", types: ["video/mp4"] }],
  ])("%j", (data, want) => {
    expect(shown({ kind: "display_data", data })).toEqual(want);
  });
});

test("what is printed between jobs is one text, in its order, with errors apart", () => {
  const line = (text: string, name = "stdout"): Output => ({ kind: "stream", name, text });
  const end: Output = { kind: "stream", name: "stdout", text: "end", display_id: "rest" };
  const found = blocks([line("a\n"), progress(1, "done"), line("b\n"), line("no\n", "stderr"), progress(2, "done"), line("c\n"), end, line("d\n")]);
  expect(found.map((block) => (block.kind === "output" ? block.output.text : "jobs"))).toEqual(["a\n", "jobs", "b\n", "no\n", "c\n", "end", "d\n"]);
  expect(blocks([progress(1, "done"), line("a\n"), progress(2, "done"), line("b\n")]).map((block) => (block.kind === "output" ? block.output.text : "jobs"))).toEqual(["jobs", "a\nb\n"]);
});

test("the jobs of a cell stand together, where the first reported", () => {
  const printed: Output = { kind: "stream", name: "stdout", text: "step\n" };
  const found = blocks([printed, progress(1, "done"), printed, progress(2, "running")]);
  expect(found.map((block) => block.kind)).toEqual(["output", "jobs", "output"]);
  const jobs = found.flatMap((block) => (block.kind === "jobs" ? block.jobs : []));
  expect(summary(jobs)).toEqual({ ended: 1, tasks: 4, millis: 10 });
  const rest: Progress = { job: 3, action: "", state: "done", millis: 5, jobs: 90, tasks: 180, stages: [] };
  expect(summary([...jobs, rest])).toEqual({ ended: 91, tasks: 184, millis: 15 });
  expect([...jobs, rest].map(hasBar)).toEqual([false, true, false]);
});
