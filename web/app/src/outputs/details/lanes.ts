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
  /** The work has been done or tried before. */
  again: boolean;
}

/** A way from an attempt that failed to the one that followed it, and the tip of its arrow. */
export interface Link {
  path: string;
  tip: string;
}

export interface Timeline {
  width: number;
  height: number;
  lane: number;
  bars: Bar[];
  links: Link[];
  lanes: { number: number; y: number }[];
  ticks: { x: number; text: string }[];
}

export const plot = { width: 760, left: 26, right: 14, top: 10, axis: 20 };

export function timeline(job: Pick<Progress, "attempts" | "millis" | "stages">): Timeline {
  const attempts = job.attempts ?? [];
  const again = repeats(job);
  const count = Math.max(1, ...attempts.map((attempt) => attempt.lane + 1));
  const lane = count <= 16 ? 15 : 8;
  const pitch = lane + (count <= 16 ? 8 : 2);
  const end = Math.max(1, job.millis, ...attempts.map((attempt) => attempt.start + attempt.millis));
  const scale = (plot.width - plot.left - plot.right) / end;
  const at = (millis: number) => round(plot.left + millis * scale);
  const bars = attempts.map((attempt): Bar => {
    const width = Math.max(2, round(attempt.millis * scale - 1));
    const label = attempt.merged ? `${attempt.merged}×` : String(attempt.partition);
    const room = lane >= 12 && width >= 8 + 7 * label.length;
    return { attempt, x: at(attempt.start), y: plot.top + attempt.lane * pitch, width, label: room ? label : "", again: again(attempt) };
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

/**
 * A stage whose output was lost runs only the tasks that are to be done again. One that merely stopped for that goes on
 * with all that it had left, of which few have been tried before.
 */
function repeats(job: Pick<Progress, "attempts" | "stages">): (attempt: TaskAttempt) => boolean {
  const lost = new Set((job.stages ?? []).filter((stage) => (stage.outputs_lost ?? 0) > 0).map((stage) => stage.id));
  const key = (attempt: TaskAttempt) => `${attempt.stage} ${attempt.partition}`;
  const tried = new Set((job.attempts ?? []).filter((attempt) => failed(attempt) || attempt.outcome === Outcome.AttemptInputLost).map(key));
  return (attempt) => {
    if ((attempt.attempt ?? 0) > 0) return true;
    return (attempt.run ?? 0) > 0 && (lost.has(attempt.stage) || (!attempt.merged && tried.has(key(attempt))));
  };
}

const failed = (attempt: TaskAttempt) => attempt.outcome === Outcome.AttemptRetried || attempt.outcome === Outcome.AttemptFailed;

/** Every attempt that failed leads to the next one of its task, also where that came with a new run of the stage. */
function links(bars: readonly Bar[], lane: number): Link[] {
  return bars.flatMap((from) => {
    const { stage, partition, start, millis } = from.attempt;
    if (!failed(from.attempt)) return [];
    let next: Bar | undefined;
    for (const bar of bars) {
      const { attempt } = bar;
      if (bar === from || attempt.merged || attempt.stage !== stage || attempt.partition !== partition) continue;
      if (attempt.start >= start + millis && (!next || attempt.start < next.attempt.start)) next = bar;
    }
    return next ? [link(from, next, lane)] : [];
  });
}

function link(from: Bar, to: Bar, lane: number): Link {
  const x1 = from.x + from.width;
  if (from.y === to.y) {
    // Over what stands between them, in the gap above the lane.
    const [start, end, top] = [round(x1 - 6), round(to.x + 8), from.y - 4.5];
    const bend = round(Math.min(5, (end - start) / 2));
    const path = `M${start} ${from.y + 1}Q${start} ${top} ${start + bend} ${top}H${round(end - bend)}Q${end} ${top} ${end} ${from.y - 2}`;
    return { path, tip: `M${end} ${from.y + 3}l-3.4 -6h6.8z` };
  }
  const y1 = from.y + lane / 2;
  const y2 = to.y + lane / 2;
  const reach = round(Math.max(10, (to.x - x1) / 2));
  return { path: `M${round(x1)} ${y1}C${round(x1 + reach)} ${y1} ${round(to.x - reach)} ${y2} ${round(to.x - 2)} ${y2}`, tip: `M${round(to.x + 3)} ${y2}l-6 -3.4v6.8z` };
}

/** About five round times from 0 to the end. */
export function ticks(end: number): number[] {
  const rough = end / 5;
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((candidate) => candidate >= rough) ?? 10 * magnitude;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}

const round = (value: number) => Math.round(value * 10) / 10;
