import { useId } from "preact/hooks";
import { texts } from "../../texts";
import { duration } from "../../ui/format";
import type { Progress, TaskAttempt } from "../../wire";
import { Outcome } from "../../wire";
import { colourOf, nameOf } from "./graph";
import { plot, timeline } from "./lanes";
import { turn } from "./marks";

const words = texts.progress.details;

/** When the tasks of a job ran, one lane for each core. */
export function Timeline({ job }: { job: Progress }) {
  const id = useId();
  const stages = job.stages ?? [];
  const places = new Map(stages.map((stage, index) => [stage.id, { index, name: nameOf(stage).operation }]));
  const drawn = timeline(job);
  const { width, height, lane, bars, links, lanes, ticks } = drawn;
  const bottom = height - plot.axis;
  const count = bars.reduce((sum, bar) => sum + (bar.attempt.merged ?? 1), 0);
  return (
    <div class="timeline-frame">
      <svg
        class="timeline"
        role="img"
        aria-label={words.timeline(count, lanes.length)}
        viewBox={`0 0 ${width} ${height}`}
        data-testid="timeline"
      >
        <defs>
          <pattern id={`${id}-failed`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="hatch-ground" width="6" height="6" />
            <rect class="hatch-line" width="3" height="6" />
          </pattern>
        </defs>
        {ticks.map(({ x, text }) => (
          <g key={text} class="tick">
            <line x1={x} x2={x} y1={plot.top - 2} y2={bottom} />
            <text x={x} y={height - 5} text-anchor={x > width - 40 ? "end" : "middle"}>
              {text}
            </text>
          </g>
        ))}
        {lanes.map(({ number, y }) => (
          <g key={number} class="lane" data-testid="lane">
            <rect x={plot.left} y={y} width={width - plot.left - plot.right} height={lane} rx={3} />
            {(lane >= 12 || number % 4 === 1) && (
              <text x={plot.left - 8} y={y + Math.min(11.5, lane + 1)}>
                {number}
              </text>
            )}
          </g>
        ))}
        {/* Behind the bars, so that a link strikes nothing out. */}
        {links.map((link) => (
          <path key={link.path} class="retry-link" d={link.path} data-testid="retry-link" />
        ))}
        {bars.map(({ attempt, x, y, width: long, label, again }) => {
          const place = places.get(attempt.stage);
          const bad = attempt.outcome === Outcome.AttemptRetried || attempt.outcome === Outcome.AttemptFailed;
          return (
            <g
              key={`${attempt.stage} ${attempt.run ?? 0} ${attempt.partition} ${attempt.attempt ?? 0}`}
              class="attempt"
              data-testid="attempt"
              data-outcome={attempt.outcome}
              data-again={again}
              data-colour={colourOf(place?.index ?? 0)}
            >
              <title>{describe(attempt, place?.name ?? "")}</title>
              <rect x={x} y={y} width={long} height={lane} rx={Math.min(3, long / 2)} fill={bad ? `url(#${id}-failed)` : undefined} />
              {bad && long > 3 && <path class="strip" d={`M${x + 1} ${y + lane - 2}h${long - 2}`} />}
              {again && label && long >= 40 && <path class="again" d={turn} transform={`translate(${x + 5} ${y + 1.5}) scale(0.75)`} />}
              {label && (
                <text x={x + long / 2} y={y + 11.5}>
                  {label}
                </text>
              )}
            </g>
          );
        })}
        {links.map((link) => (
          <path key={link.path} class="retry-tip" d={link.tip} />
        ))}
      </svg>
    </div>
  );
}

function describe(attempt: TaskAttempt, stage: string): string {
  const time = duration(attempt.millis);
  if (attempt.merged) return words.merged(stage, attempt.merged, time);
  return words.attempt(stage, attempt.partition, attempt.attempt ?? 0, words.outcomes[attempt.outcome], time);
}
