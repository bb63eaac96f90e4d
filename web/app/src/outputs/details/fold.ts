/** Of a job of very many stages, such as the last step of an iteration, those that are drawn unasked. */
import type { StageProgress } from "../../wire";

export const mostStages = 30;

/** Indexes of the stages to draw: what went wrong or runs, then what was run rather than skipped, the last ones first. */
export function drawn(stages: readonly StageProgress[], most = mostStages): ReadonlySet<number> {
  const all = stages.map((stage, index) => ({ index, rank: rank(stage) }));
  if (all.length > most) all.sort((a, b) => b.rank - a.rank || b.index - a.index);
  return new Set(all.slice(0, most).map(({ index }) => index));
}

function rank(stage: StageProgress): number {
  if (stage.skipped) return 0;
  const { failed, retried = 0, inputs_lost: stopped = 0, outputs_lost: outputs = 0, kept_lost: kept = 0, attempt = 0 } = stage;
  if (failed + retried + stopped + outputs + kept + attempt > 0) return 3;
  return stage.done > 0 && stage.done < stage.tasks ? 2 : 1;
}
