import { useSignal } from "@preact/signals";
import { duration } from "../ui/format";
import { texts } from "../texts";
import type { Progress, StageProgress } from "../wire";
import { summary } from "./jobs";
import "./progress.css";

/** The jobs of a cell, one after another: the one that runs in full, those that ended as one line. */
export function Jobs({ jobs }: { jobs: Progress[] }) {
  const open = useSignal(false);
  const { running, failed, tasks, millis } = summary(jobs);
  const ended = jobs.length - running.length;
  const visible = open.value ? jobs : jobs.length === 1 ? jobs : [...failed, ...running];
  return (
    <div class="jobs" data-testid="jobs">
      {jobs.length > 1 && ended > 0 && (
        <button type="button" class="quiet jobs-summary" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
          <span class="chevron" aria-hidden="true" />
          {texts.progress.jobs(ended, tasks, duration(millis))}
        </button>
      )}
      {visible.map((job) => (
        <Job key={job.job} job={job} />
      ))}
    </div>
  );
}

function Job({ job }: { job: Progress }) {
  const stages = job.stages ?? [];
  const tasks = stages.reduce((sum, stage) => sum + stage.tasks, 0);
  const done = stages.reduce((sum, stage) => sum + stage.done, 0);
  const current = stages.find((stage) => stage.done < stage.tasks);
  return (
    <div class="job" data-state={job.state} data-testid="progress">
      <div class="job-line">
        <span class="job-name">{job.action}</span>
        <span class="job-detail">
          {job.state === "running" && current
            ? texts.progress.running(stages.indexOf(current) + 1, stages.length, current.name)
            : texts.progress.stages(stages.length)}
        </span>
        <span class="job-count">
          {job.state === "failed" ? texts.progress.failed : texts.progress.tasks(done, tasks)} · {duration(job.millis)}
        </span>
      </div>
      <div
        class="job-bar"
        role="progressbar"
        aria-label={texts.progress.label(job.action)}
        aria-valuemin={0}
        aria-valuemax={tasks}
        aria-valuenow={done}
      >
        {stages.map((stage) => (
          <Stage key={stage.id} stage={stage} />
        ))}
      </div>
    </div>
  );
}

/** A stage is as wide as it has tasks, within reason, so that the bar moves at the job's own pace. */
function Stage({ stage }: { stage: StageProgress }) {
  const part = stage.tasks === 0 ? 1 : stage.done / stage.tasks;
  const title = texts.progress.stage(stage.id, stage.name, stage.done, stage.tasks, stage.failed);
  return (
    <span class="stage" data-failed={stage.failed > 0} style={{ flexGrow: Math.max(1, Math.sqrt(stage.tasks)) }} title={title}>
      <span class="stage-done" style={{ transform: `scaleX(${part})` }} />
    </span>
  );
}
