import { expect, test } from "vitest";
import type { StageProgress, TaskAttempt } from "../../wire";
import { plot, ticks, timeline } from "./lanes";

const attempt = (more: Partial<TaskAttempt>): TaskAttempt => ({ stage: 1, partition: 0, lane: 0, start: 0, millis: 100, outcome: "ok", ...more });
const stage = (id: number, more: Partial<StageProgress> = {}): StageProgress => ({ id, name: "Map", done: 1, tasks: 1, failed: 0, ...more });

test("attempts stand on their lanes, in proportion to their time", () => {
  const { bars, lanes } = timeline({ millis: 400, stages: [], attempts: [attempt({}), attempt({ lane: 2, start: 200, millis: 200, partition: 5 })] });
  expect(lanes).toHaveLength(3);
  expect(bars[1]?.y).toBe(lanes[2]?.y);
  expect(bars[1]?.label).toBe("5");
  expect((bars[1]?.width ?? 0) / (bars[0]?.width ?? 1)).toBeCloseTo(2, 1);
  for (const bar of bars) expect(bar.x + bar.width).toBeLessThanOrEqual(plot.width - plot.right);
});

test("an attempt that failed leads to the next one of its task", () => {
  const drawn = timeline({
    millis: 400,
    stages: [stage(1)],
    attempts: [
      attempt({ outcome: "retried" }),
      attempt({ partition: 1, start: 100 }),
      attempt({ attempt: 2, start: 300 }),
      attempt({ attempt: 1, lane: 1, start: 110, outcome: "retried" }),
      attempt({ partition: 3, start: 100, outcome: "failed" }),
    ],
  });
  expect(drawn.links).toHaveLength(2);
  expect(drawn.bars.map((bar) => bar.again)).toEqual([false, false, true, true, false]);
});

test("of stages that run again, only work that had been done or tried counts as done again", () => {
  const { bars } = timeline({
    millis: 400,
    stages: [stage(1, { outputs_lost: 1 }), stage(2)],
    attempts: [
      attempt({ stage: 2, partition: 4, outcome: "failed" }),
      attempt({ stage: 1, run: 1, start: 100 }),
      attempt({ stage: 2, run: 1, partition: 4, start: 200 }),
      attempt({ stage: 2, run: 1, partition: 5, start: 300 }),
    ],
  });
  expect(bars.map((bar) => bar.again)).toEqual([false, true, true, false]);
});

test("many lanes are drawn thin, merged attempts with their number", () => {
  const many = timeline({ millis: 100, stages: [], attempts: Array.from({ length: 64 }, (_, lane) => attempt({ lane })) });
  expect(many.height).toBeLessThan(800);
  expect(many.bars.every((bar) => bar.label === "")).toBe(true);
  expect(timeline({ millis: 100, stages: [], attempts: [attempt({ merged: 12 })] }).bars[0]?.label).toBe("12×");
});

test.each([
  [0, [0]],
  [3, [0, 1, 2, 3]],
  [470, [0, 100, 200, 300, 400]],
  [60_000, [0, 20_000, 40_000, 60_000]],
])("%d ms get the ticks %j", (end, want) => expect(ticks(end)).toEqual(want));
