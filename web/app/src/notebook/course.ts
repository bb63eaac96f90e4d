/** What the lab behind a notebook says: its exercises and hints, the text that its cells began with, and how far one has come. */
import { computed, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { labStart, listLabs } from "../labs/api";
import { Role } from "../wire";
import type { Cell, Document, ExerciseInfo, LabInfo } from "../wire";

export interface Progress {
  readonly exercises: number;
  readonly solved: number;
  readonly points: number;
  readonly max: number;
}

type Exercises = ReadonlyMap<string, ExerciseInfo>;

export class Course {
  readonly lab = signal<LabInfo | undefined>(undefined);
  /** The text of each of the lab's cells, as it was at the beginning. */
  readonly start = signal<ReadonlyMap<string, string>>(new Map());
  readonly exercises: ReadonlySignal<Exercises> = computed(
    () => new Map((this.lab.value?.exercises ?? []).map((exercise) => [exercise.id, exercise])),
  );
  readonly progress: ReadonlySignal<Progress>;

  constructor(document: ReadonlySignal<Document | undefined>) {
    this.progress = computed(() => progress(document.value?.cells ?? [], this.exercises.value));
  }

  /** Without a lab that the server knows, cells show the ids of their exercises, and there is nothing to go back to. */
  async load(id: string): Promise<void> {
    const [labs, start] = await Promise.all([listLabs().catch(() => []), labStart(id).catch(() => ({ cells: {} }))]);
    this.lab.value = labs.find((lab) => lab.id === id);
    this.start.value = new Map(Object.entries(start.cells));
  }
}

export function maxPoints(cell: Cell, exercises: Exercises): number {
  return cell.check?.max_points || exercises.get(cell.exercise_id ?? "")?.max_points || 0;
}

export function isSolved(cell: Cell): boolean {
  const { check } = cell;
  return check !== undefined && check.max_points > 0 && check.points >= check.max_points;
}

export function progress(cells: readonly Cell[], exercises: Exercises): Progress {
  const asked = cells.filter((cell) => cell.role === Role.Exercise);
  return {
    exercises: asked.length,
    solved: asked.filter(isSolved).length,
    points: asked.reduce((sum, cell) => sum + (cell.check?.points ?? 0), 0),
    max: asked.reduce((sum, cell) => sum + maxPoints(cell, exercises), 0),
  };
}

/** The next exercise that is not solved: one below the cell, or else the first of all. */
export function nextOpen(cells: readonly Cell[], after: string): Cell | undefined {
  const open = (cell: Cell) => cell.role === Role.Exercise && cell.id !== after && !isSolved(cell);
  return cells.slice(cells.findIndex((cell) => cell.id === after) + 1).find(open) ?? cells.find(open);
}
