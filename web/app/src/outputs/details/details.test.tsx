// @vitest-environment jsdom
import { act } from "preact/test-utils";
import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import type { Progress, TaskAttempt } from "../../wire";
import { Jobs } from "../progress";

const job = (more: Partial<Progress> = {}): Progress => ({
  job: 1,
  action: "Collect",
  state: "running",
  millis: 300,
  stages: [
    { id: 1, name: "ReduceByKey at cell:3", done: 3, tasks: 3, failed: 0, retried: 1, kept: 3, input: 6, shuffle_write: 6, shuffle_write_bytes: 96, longest_millis: 120 },
    { id: 2, name: "Join", done: 0, tasks: 0, failed: 0, skipped: true },
    { id: 3, name: "Collect", done: 1, tasks: 30, failed: 0, parents: [1, 2], shuffle_read: 2, spilled_bytes: 2048 },
  ],
  attempts: [
    { stage: 1, partition: 0, lane: 0, start: 0, millis: 100, outcome: "retried" },
    { stage: 1, partition: 0, attempt: 1, lane: 0, start: 100, millis: 100, outcome: "ok" },
    { stage: 3, partition: 0, lane: 1, start: 200, millis: 100, outcome: "running" },
  ],
  ...more,
});

const root = document.body.appendChild(document.createElement("div"));
const show = (jobs: Progress[]) => act(() => render(<Jobs jobs={jobs} />, root));
afterEach(() => act(() => render(null, root)));

const all = (testid: string, filter = "") => root.querySelectorAll(`[data-testid="${testid}"]${filter}`);
const button = () => root.querySelector<HTMLButtonElement>('[data-testid="job-details"]');

test("a job's line opens and closes its details, and they stay open while it goes on", async () => {
  await show([job()]);
  expect(button()?.getAttribute("aria-expanded")).toBe("false");
  expect(all("job-view")).toHaveLength(0);
  await act(() => button()?.click());
  expect(button()?.getAttribute("aria-expanded")).toBe("true");
  const controlled = document.getElementById(button()?.getAttribute("aria-controls") ?? "");
  expect(controlled?.contains(all("job-view")[0] ?? null)).toBe(true);

  await show([job({ state: "done" }), job({ job: 2 })]);
  expect(all("job-view")).toHaveLength(1);
  await act(() => button()?.click());
  expect(all("job-view")).toHaveLength(0);
  expect(all("progress")).toHaveLength(1); // the one that ended goes back into the summary
});

test("the pictures have every stage, shuffle and attempt, and a label", async () => {
  await show([job()]);
  await act(() => button()?.click());
  expect([...all("stage")].map((box) => box.getAttribute("data-state"))).toEqual(["done", "skipped", "open"]);
  expect(all("shuffle", '[data-reused="true"]')).toHaveLength(1);
  expect(all("cache", '[data-cache="miss"]')).toHaveLength(1);
  expect([...all("attempt")].map((bar) => bar.getAttribute("data-outcome"))).toEqual(["retried", "ok", "running"]);
  expect(all("retry")).toHaveLength(1);
  expect(all("retry-link")).toHaveLength(1);
  for (const picture of root.querySelectorAll("svg")) {
    expect(picture.getAttribute("role")).toBe("img");
    expect(picture.getAttribute("aria-label")).toMatch(/\d/);
  }
});

test("the table has the numbers for those who do not see the pictures", async () => {
  await show([job()]);
  await act(() => button()?.click());
  const rows = [...root.querySelectorAll("tbody tr")].map((row) => [...row.children].map((at) => at.textContent));
  expect(rows).toEqual([
    ["ReduceByKey cell:3", "3", "1", "6 records", "–", "–", "6 records96 B", "–", "120 ms"],
    ["Join", "skipped", "–", "–", "–", "–", "–", "–", "–"],
    ["Collect", "1 of 30", "–", "–", "–", "2 records", "–", "2.0 KB", "< 1 ms"],
  ]);
});

test("attempts that were stopped for lost input are not failures", async () => {
  const stages = [
    { id: 1, name: "ReduceByKey", done: 2, tasks: 2, failed: 0, outputs_lost: 1, attempt: 1 },
    { id: 2, name: "Collect", done: 2, tasks: 2, failed: 0, inputs_lost: 2, attempt: 1, parents: [1] },
  ];
  const attempts: TaskAttempt[] = [{ stage: 2, partition: 0, lane: 0, start: 0, millis: 50, outcome: "input_lost" }];
  await show([job({ stages, attempts })]);
  await act(() => button()?.click());
  expect(all("retry")).toHaveLength(0);
  expect(all("recovery")).toHaveLength(2);
  expect(all("attempt", '[data-outcome="input_lost"]')).toHaveLength(1);
  const headings = [...root.querySelectorAll("thead th")].map((at) => at.textContent);
  expect([...root.querySelectorAll("tbody tr:last-child > *")][headings.indexOf("Input lost")]?.textContent).toBe("2");
});

test("a job of very many stages folds, and opens on request", async () => {
  const stages = Array.from({ length: 80 }, (_, id) => ({ id, name: "Map", done: 1, tasks: 1, failed: 0, parents: id > 0 ? [id - 1] : [] }));
  await show([job({ stages, attempts: [] })]);
  expect(root.querySelectorAll(".job-bar > .stage")).toHaveLength(1);
  await act(() => button()?.click());
  expect(all("stage")).toHaveLength(30);
  expect(root.querySelectorAll("tbody tr")).toHaveLength(30);
  const fold = root.querySelector<HTMLButtonElement>('[data-testid="fold-stages"]');
  expect(fold?.textContent).toContain("80");
  await act(() => fold?.click());
  expect(all("stage")).toHaveLength(80);
});

test("a job of an older notebook, without details, shows what it has", async () => {
  await show([{ job: 1, action: "Count", state: "done", millis: 10, stages: [{ id: 0, name: "Count", done: 4, tasks: 4, failed: 0 }] }]);
  await act(() => button()?.click());
  expect(all("stage")).toHaveLength(1);
  expect(all("timeline")).toHaveLength(0);
  expect(root.querySelectorAll("tbody tr")).toHaveLength(1);
});
