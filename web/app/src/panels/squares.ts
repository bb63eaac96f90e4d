/** The partitions of an RDD as squares, and memory as a bar. */
import { PartitionState } from "../wire";
import type { ContextStorage, StorageRDD } from "../wire";

export interface Square {
  state: PartitionState;
  /** The first partition that the square stands for, and how many it stands for. */
  from: number;
  count: number;
  /** Computed more than once. */
  again: boolean;
}

/** More squares than these say less than fewer. */
export const maxSquares = 240;

/** What must not be hidden among others comes first. */
const telling: readonly PartitionState[] = [
  PartitionState.PartitionLost,
  PartitionState.PartitionComputing,
  PartitionState.PartitionEvicted,
  PartitionState.PartitionMissing,
  PartitionState.PartitionOnDisk,
  PartitionState.PartitionInMemory,
];

/** A square for each partition, or for several neighbours where there are many. */
export function squares({ partitions, again = [] }: Pick<StorageRDD, "partitions" | "again">): Square[] {
  const count = Math.max(1, Math.ceil(partitions.length / maxSquares));
  const repeated = new Set(again);
  const result: Square[] = [];
  for (let from = 0; from < partitions.length; from += count) {
    const group = partitions.slice(from, from + count);
    const state = telling.find((one) => group.includes(one)) ?? PartitionState.PartitionMissing;
    result.push({ state, from, count: group.length, again: group.some((_, at) => repeated.has(from + at)) });
  }
  return result;
}

export interface Kept {
  memory: number;
  disk: number;
  all: number;
}

export function kept({ partitions }: Pick<StorageRDD, "partitions">): Kept {
  const count = (state: PartitionState) => partitions.filter((one) => one === state).length;
  return { memory: count(PartitionState.PartitionInMemory), disk: count(PartitionState.PartitionOnDisk), all: partitions.length };
}

export interface Part {
  use: "cache" | "shuffles" | "tasks";
  bytes: number;
  /** Where the part begins in the bar and how long it is, in percent. */
  at: number;
  long: number;
}

/** What takes memory, side by side; what is in use at all can be seen. */
export function memory({ limit, cache, shuffles, tasks }: Pick<ContextStorage, "limit" | "cache" | "shuffles" | "tasks">): Part[] {
  const whole = Math.max(limit, cache + shuffles + tasks, 1);
  let at = 0;
  return ([["cache", cache], ["shuffles", shuffles], ["tasks", tasks]] as const).map(([use, bytes]) => {
    const long = bytes > 0 ? Math.min(100 - at, Math.max(0.8, (100 * bytes) / whole)) : 0;
    const part = { use, bytes, at, long };
    at += long;
    return part;
  });
}
