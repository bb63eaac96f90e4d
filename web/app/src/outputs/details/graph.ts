/** Where the stages of a job stand in a picture of them: left to right, each behind those that it reads from. */
import type { StageProgress } from "../../wire";
import { bytes, records } from "../../ui/format";

export interface Box {
  stage: StageProgress;
  /** The stage's place among those of the job, which its colour follows. */
  index: number;
  x: number;
  y: number;
}

/** A shuffle: every task of one stage leaves something for every task of the other. */
export interface Shuffle {
  from: StageProgress;
  to: StageProgress;
  /** Lines of the fan, as path data; the middle ones first. */
  lines: string[];
  /** Tips of the arrows. */
  tips: { x: number; y: number }[];
  /** How thick a line is: it grows with the logarithm of what is moved. */
  weight: number;
  label: { text: string; x: number; y: number } | undefined;
  /** The output is there from an earlier job. */
  reused: boolean;
  /** Some of the output was lost, and computed again. */
  lost: boolean;
}

export interface Graph {
  width: number;
  height: number;
  boxes: Box[];
  shuffles: Shuffle[];
}

export const box = { width: 156, height: 66 };
const gap = { x: 104, y: 26 };
const margin = { x: 4, top: 14, bottom: 6 };

/** All stages, or those with the indexes in shown. */
export function layout(stages: readonly StageProgress[], shown?: ReadonlySet<number>): Graph {
  const columns = inColumns(stages)
    .map((column) => column.filter((index) => shown?.has(index) ?? true))
    .filter((column) => column.length > 0);
  const tallest = Math.max(1, ...columns.map((column) => column.length));
  const height = tallest * (box.height + gap.y) - gap.y;
  const boxes = new Map<number, Box>();
  columns.forEach((column, at) => {
    const rest = height - (column.length * (box.height + gap.y) - gap.y);
    column.forEach((index, row) => {
      const stage = stages[index];
      if (!stage) return;
      const y = margin.top + rest / 2 + row * (box.height + gap.y);
      boxes.set(stage.id, { stage, index, x: margin.x + at * (box.width + gap.x), y });
    });
  });
  const all = [...boxes.values()].sort((a, b) => a.index - b.index);
  return {
    width: 2 * margin.x + columns.length * (box.width + gap.x) - gap.x,
    height: margin.top + height + margin.bottom,
    boxes: all,
    shuffles: all.flatMap((to) => {
      const parents = (to.stage.parents ?? []).flatMap((id) => boxes.get(id) ?? []).sort((a, b) => a.y - b.y);
      return parents.map((from, slot) => shuffle(from, to, slot, parents.length));
    }),
  };
}

/** Indexes of stages by column: a stage stands one to the right of the last of those that it reads from. */
function inColumns(stages: readonly StageProgress[]): number[][] {
  const depths = new Map<number, number>();
  // Parents come first, but for a stage that was found to be needed later; a few rounds settle that.
  for (let round = 0, changed = true; changed && round < stages.length; round++) {
    changed = false;
    for (const stage of stages) {
      const depth = Math.max(0, ...(stage.parents ?? []).map((id) => (depths.get(id) ?? -1) + 1));
      if (depths.get(stage.id) !== depth) {
        depths.set(stage.id, depth);
        changed = true;
      }
    }
  }
  const columns: number[][] = [];
  stages.forEach((stage, index) => {
    const depth = Math.min(depths.get(stage.id) ?? 0, stages.length - 1);
    (columns[depth] ??= []).push(index);
  });
  return Array.from(columns, (column) => column ?? []).filter((column) => column.length > 0);
}

const spread = [0.5, 0.2, 0.8];

function shuffle(from: Box, to: Box, slot: number, slots: number): Shuffle {
  const left = from.x + box.width;
  const right = to.x - 3;
  const bend = (right - left) / 2;
  const slotHeight = box.height / slots;
  const starts = spread.map((part) => from.y + box.height * part);
  const ends = spread.map((part) => to.y + slot * slotHeight + slotHeight * part);
  const lines = starts.flatMap((y1) =>
    ends.map((y2) => `M${left} ${round(y1)}C${left + bend} ${round(y1)} ${left + bend} ${round(y2)} ${right - 4} ${round(y2)}`),
  );
  // What was written is for all readers; what a reader took is the only number there is where the writer was skipped.
  const only = (to.stage.parents ?? []).length === 1;
  const moved = from.stage.shuffle_write_bytes || (only ? to.stage.shuffle_read_bytes : 0) || 0;
  const count = from.stage.shuffle_write || (only ? to.stage.shuffle_read : 0) || 0;
  const text = moved > 0 ? bytes(moved) : count > 0 ? records(count) : "";
  const middle = (starts[0] ?? 0) + (ends[0] ?? 0);
  return {
    from: from.stage,
    to: to.stage,
    lines,
    tips: ends.map((y) => ({ x: right, y })),
    weight: round(Math.min(2.6, 0.8 + Math.log10(1 + (moved || count)) * 0.2)),
    label: text ? { text, x: round((left + right) / 2), y: round(middle / 2) } : undefined,
    reused: from.stage.skipped ?? false,
    lost: (from.stage.outputs_lost ?? 0) > 0,
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

/** What is known of the partitions that a stage keeps: none, found, found in part, or only stored now. */
export type Cache = "none" | "hit" | "part" | "miss";

export function cacheOf(stage: StageProgress): Cache {
  const cached = (stage.cached ?? 0) > 0;
  const filled = (stage.kept ?? 0) > 0;
  if (cached) return filled ? "part" : "hit";
  return filled ? "miss" : "none";
}

/** "ReduceByKey" of "ReduceByKey at cell 3:12", and the rest. */
export function nameOf(stage: StageProgress): { operation: string; place: string } {
  const at = stage.name.indexOf(" at ");
  return at < 0 ? { operation: stage.name, place: "" } : { operation: stage.name.slice(0, at), place: stage.name.slice(at + 4) };
}

/** How many colours of stages there are in the theme. */
export const colours = 6;
export const colourOf = (index: number) => (index % colours) + 1;
