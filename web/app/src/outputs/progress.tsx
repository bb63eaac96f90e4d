import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { duration } from "../ui/format";
import { texts } from "../texts";
import type { Progress, StageProgress } from "../wire";
import { Details } from "./details/details";
import { mostStages } from "./details/fold";
import { hasBar, summary } from "./jobs";
import "./progress.css";

/** The jobs of a cell, one after another: the one that runs in full, those that ended as one line. */
export function Jobs({ jobs }: { jobs: Progress[] }) {
  const all = useSignal(false);
  const detailed = useSignal<ReadonlySet<number>>(new Set());
  const { ended, tasks, millis } = summary(jobs);
  // A job whose details somebody reads stays when it ends.
  const visible = all.value || jobs.length === 1 ? jobs : jobs.filter((job) => job.state !== "done" || detailed.value.has(job.job));
  const toggle = (job: number) => {
    const next = new Set(detailed.value);
    if (!next.delete(job)) next.add(job);
    detailed.value = next;
  };
  return (
    <div class="jobs" data-testid="jobs">
      {jobs.length > 1 && ended > 0 && (
        <button type="button" class="quiet jobs-summary" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>
          <span class="chevron" aria-hidden="true" />
          {texts.progress.jobs(ended, tasks, duration(millis))}
        </button>
      )}
      {visible.map((job) =>
        job.jobs ? (
          <p key={job.job} class="job-rest">
            {texts.progress.rest(job.jobs, job.tasks ?? 0, duration(job.millis), job.state === "failed")}
          </p>
        ) : (
          <Job key={job.job} job={job} open={detailed.value.has(job.job)} toggle={toggle} />
        ),
      )}
    </div>
  );
}

function Job({ job, open, toggle }: { job: Progress; open: boolean; toggle: (job: number) => void }) {
  const details = useId();
  const stages = (job.stages ?? []).filter((stage) => !stage.skipped);
  const tasks = stages.reduce((sum, stage) => sum + stage.tasks, 0);
  const done = stages.reduce((sum, stage) => sum + stage.done, 0);
  const current = stages.find((stage) => stage.done < stage.tasks);
  return (
    <div class="job" data-state={job.state} data-testid="progress">
      {/* The button's clicks come here, and so do those of a mouse on the bar. */}
      <div class="job-head" onClick={() => toggle(job.job)}>
        <button type="button" class="job-line" aria-expanded={open} aria-controls={details} data-testid="job-details">
          <span class="chevron" aria-hidden="true" />
          <span class="job-name">{job.action}</span>
          <span class="job-detail">
            {job.state === "running" && current
              ? texts.progress.running(stages.indexOf(current) + 1, stages.length, current.name)
              : texts.progress.stages(stages.length)}
          </span>
          <span class="job-count">
            {job.state === "failed" ? texts.progress.failed : texts.progress.tasks(done, tasks)} · {duration(job.millis)}
          </span>
        </button>
        {hasBar(job) && (
          <div class="job-bar" role="progressbar" aria-label={texts.progress.label(job.action)} aria-valuemin={0} aria-valuemax={tasks} aria-valuenow={done}>
            {barOf(stages).map((stage) => (
              <Stage key={stage.id} stage={stage} />
            ))}
          </div>
        )}
      </div>
      <div id={details} hidden={!open}>
        {open && <Details job={job} />}
      </div>
    </div>
  );
}

/** Very many stages would be a bar of gaps: they are drawn as one. */
function barOf(stages: readonly StageProgress[]): readonly StageProgress[] {
  if (stages.length <= mostStages) return stages;
  const sum = (of: (stage: StageProgress) => number) => stages.reduce((total, stage) => total + of(stage), 0);
  return [{ id: -1, name: texts.progress.stages(stages.length), done: sum(({ done }) => done), tasks: sum(({ tasks }) => tasks), failed: sum(({ failed }) => failed) }];
}

/** A stage is as wide as it has tasks, within reason, so that the bar moves at the job's own pace. */
function Stage({ stage }: { stage: StageProgress }) {
  const part = stage.tasks === 0 ? 1 : stage.done / stage.tasks;
  const title = stage.id < 0 ? stage.name : texts.progress.stage(stage.id, stage.name, stage.done, stage.tasks, stage.failed);
  return (
    <span class="stage" data-failed={stage.failed > 0} style={{ flexGrow: Math.max(1, Math.sqrt(stage.tasks)) }} title={title}>
      <span class="stage-done" style={{ transform: `scaleX(${part})` }} />
    </span>
  );
}
