/** Outputs grouped for showing: what a cell's jobs report stands together instead of one bar a job. */
import { OutputKind } from "../wire";
import type { Output, Progress } from "../wire";
import { shown } from "./mime";

export type Block = { kind: "jobs"; key: string; jobs: Progress[] } | { kind: "output"; key: string; output: Output };

/**
 * Collects the jobs of a cell into one block, which stands where the first of them reported. Fifty steps of gradient
 * descent are fifty jobs; what a cell prints between them is one text again.
 */
export function blocks(outputs: readonly Output[]): Block[] {
  const result: Block[] = [];
  let jobs: Progress[] | undefined;
  outputs.forEach((output, index) => {
    const value = output.data ? shown(output) : undefined;
    if (value?.as !== "progress") {
      const last = result.at(-1);
      if (last?.kind === "output" && goesOn(last.output, output)) last.output = { ...last.output, text: `${last.output.text ?? ""}${output.text ?? ""}` };
      else result.push({ kind: "output", key: `output-${index}`, output });
    } else if (jobs) {
      jobs.push(value.progress);
    } else {
      jobs = [value.progress];
      result.push({ kind: "jobs", key: "jobs", jobs });
    }
  });
  return result;
}

/** Whether a text goes on with what comes next. The end of a long one, which has a name, stays what it is. */
function goesOn(before: Output, next: Output): boolean {
  return before.kind === OutputKind.StreamOutput && next.kind === before.kind && next.name === before.name && !before.display_id && !next.display_id;
}

/** How long a job runs before the kernel shows a bar; one that ends earlier needs none any more. */
const worthABar = 150;

export const hasBar = (job: Progress) => job.state !== "done" || job.millis >= worthABar;

export function summary(jobs: readonly Progress[]) {
  const ended = jobs.filter((job) => job.state !== "running");
  return {
    ended: ended.reduce((sum, job) => sum + (job.jobs ?? 1), 0),
    tasks: ended.reduce((sum, job) => sum + (job.tasks ?? 0) + (job.stages ?? []).reduce((tasks, stage) => tasks + stage.tasks, 0), 0),
    millis: ended.reduce((sum, job) => sum + job.millis, 0),
  };
}
