import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { texts } from "../../texts";
import type { Progress } from "../../wire";
import { drawn, mostStages } from "./fold";
import { StageGraph } from "./stage-graph";
import { StageTable } from "./stage-table";
import { Timeline } from "./timeline";
import "./details.css";

/** What a job did: how its stages hang together, when its tasks ran on which core, and the numbers of both. */
export function Details({ job }: { job: Progress }) {
  const stages = job.stages ?? [];
  const all = useSignal(false);
  const shown = useMemo(() => drawn(stages, all.value ? stages.length : mostStages), [stages, all.value]);
  return (
    <div class="job-details" role="group" aria-label={texts.progress.details.label(job.action)} data-testid="job-view">
      {stages.length > mostStages && (
        <button type="button" class="quiet fold-stages" data-testid="fold-stages" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>
          {all.value ? texts.progress.details.fewerStages(mostStages) : texts.progress.details.allStages(stages.length, shown.size)}
        </button>
      )}
      <StageGraph stages={stages} shown={shown} />
      {(job.attempts ?? []).length > 0 && <Timeline job={job} />}
      {(job.left_out ?? 0) > 0 && <p class="left-out">{texts.progress.details.leftOut(job.left_out ?? 0)}</p>}
      <StageTable stages={stages} shown={shown} />
    </div>
  );
}
