/** Where the attempts of a job's tasks stand on a timeline with a lane for each core. */
import { duration } from "../../ui/format";
import type { Progress, TaskAttempt } from "../../wire";
import { Outcome } from "../../wire";

export interface Bar {
  attempt: TaskAttempt;
  x: number;
  y: number;
  width: number;
  /** The partition, where there is room for it. */
  label: string;
}

export interface Timeline {
  width: number;
  height: number;
  lane: number;
  bars: Bar[];
  /** From an attempt that failed to the one that followed it, as path data. */
  links: string[];
  lanes: { number: number; y: number }[];
  ticks: { x: number; text: string }[];
}

export const plot = { width: 760, left: 26, right: 14, top: 10, axis: 20 };

export function timeline(job: Pick<Progress, "attempts" | "millis">): Timeline {
  const attempts = job.attempts ?? [];
  const count = Math.max(1, ...attempts.map((attempt) => attempt.lane + 1));
  const lane = count <= 16 ? 15 : 8;
  const pitch = lane + (count <= 16 ? 5 : 2);
  const end = Math.max(1, job.millis, ...attempts.map((attempt) => attempt.start + attempt.millis));
  const scale = (plot.width - plot.left - plot.right) / end;
  const at = (millis: number) => round(plot.left + millis * scale);
  const bars = attempts.map((attempt): Bar => {
    const width = Math.max(2, round(attempt.millis * scale - 1));
    const label = attempt.merged ? `${attempt.merged}×` : String(attempt.partition);
    return { attempt, x: at(attempt.start), y: plot.top + attempt.lane * pitch, width, label: lane >= 12 && width >= 8 + 7 * label.length ? label : "" };
  });
  return {
    width: plot.width,
    height: plot.top + count * pitch + plot.axis,
    lane,
    bars,
    links: links(bars, lane),
    lanes: Array.from({ length: count }, (_, number) => ({ number: number + 1, y: plot.top + number * pitch })),
    ticks: ticks(end).map((millis) => ({ x: at(millis), text: millis === 0 ? "0" : duration(millis) })),
  };
}

const failed = (attempt: TaskAttempt) => attempt.outcome === Outcome.AttemptRetried || attempt.outcome === Outcome.AttemptFailed;

/** Every attempt that failed leads to the next one of its task, also where that came with a new run of the stage. */
function links(bars: readonly Bar[], lane: number): string[] {
  return bars.flatMap((from) => {
    const { stage, partition, start, millis } = from.attempt;
    if (!failed(from.attempt)) return [];
    let next: Bar | undefined;
    for (const bar of bars) {
      const { attempt } = bar;
      if (bar === from || attempt.merged || attempt.stage !== stage || attempt.partition !== partition) continue;
      if (attempt.start >= start + millis && (!next || attempt.start < next.attempt.start)) next = bar;
    }
    if (!next) return [];
    const x1 = from.x + from.width;
    const y1 = from.y + lane / 2;
    const y2 = next.y + lane / 2;
    if (y1 === y2 && next.x - x1 < 20) {
      // Right beside each other: a hop over the edge between them.
      return [`M${round(x1 - 5)} ${from.y}C${round(x1 - 3)} ${from.y - 7} ${round(next.x + 4)} ${from.y - 7} ${round(next.x + 6)} ${from.y}`];
    }
    const reach = Math.max(10, (next.x - x1) / 2);
    return [`M${round(x1)} ${y1}C${round(x1 + reach)} ${y1} ${round(next.x - reach)} ${y2} ${next.x} ${y2}`];
  });
}

/** About five round times from 0 to the end. */
export function ticks(end: number): number[] {
  const rough = end / 5;
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((candidate) => candidate >= rough) ?? 10 * magnitude;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}

const round = (value: number) => Math.round(value * 10) / 10;
