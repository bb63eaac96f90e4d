import { texts } from "../../texts";
import type { Progress } from "../../wire";
import { StageGraph } from "./stage-graph";
import { StageTable } from "./stage-table";
import { Timeline } from "./timeline";
import "./details.css";

/** What a job did: how its stages hang together, when its tasks ran on which core, and the numbers of both. */
export function Details({ job }: { job: Progress }) {
  return (
    <div class="job-details" role="group" aria-label={texts.progress.details.label(job.action)} data-testid="job-view">
      <StageGraph stages={job.stages ?? []} />
      {(job.attempts ?? []).length > 0 && <Timeline job={job} />}
      {(job.left_out ?? 0) > 0 && <p class="left-out">{texts.progress.details.leftOut(job.left_out ?? 0)}</p>}
      <StageTable stages={job.stages ?? []} />
    </div>
  );
}
