/** Sums over labs, as the list of labs shows them. */
import type { LabInfo } from "../wire";

export interface Total {
  readonly exercises: number;
  readonly solved: number;
  readonly has: number;
  readonly max: number;
  readonly minutes: number;
}

export function solvedIn(lab: LabInfo): number {
  return lab.exercises.filter((exercise) => exercise.max_points > 0 && exercise.points >= exercise.max_points).length;
}

export function total(labs: readonly LabInfo[]): Total {
  const sum = (of: (lab: LabInfo) => number) => labs.reduce((before, lab) => before + of(lab), 0);
  return {
    exercises: sum((lab) => lab.exercises.length),
    solved: sum(solvedIn),
    has: sum((lab) => lab.points),
    max: sum((lab) => lab.max_points),
    minutes: sum((lab) => lab.minutes ?? 0),
  };
}

/** The labs to do before this one, by their titles, and whether each of them is done. A lab that is not here asks for nothing. */
export function needs(lab: LabInfo, labs: readonly LabInfo[]): { title: string; done: boolean }[] {
  return (lab.needs ?? []).flatMap((id) => {
    const needed = labs.find((other) => other.id === id);
    return needed ? [{ title: needed.title, done: needed.exercises.length > 0 && solvedIn(needed) === needed.exercises.length }] : [];
  });
}

/** How many minutes are left of a lab, in steps of five: a guess from the points must not look like a measurement. */
export function minutesLeft(minutes: number, { points, max }: { points: number; max: number }): number {
  if (max <= 0 || points >= max) return max > 0 ? 0 : minutes;
  return Math.max(5, Math.round((minutes * (1 - points / max)) / 5) * 5);
}
