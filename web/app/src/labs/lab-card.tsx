import { texts } from "../texts";
import { points } from "../ui/format";
import { CheckIcon } from "../ui/icons";
import type { LabInfo } from "../wire";
import { minutesLeft } from "./progress";
import "./lab-card.css";

/** One lab, as an invitation: what it is about, what it works with, and how far one has come. */
interface LabCardProps {
  lab: LabInfo;
  number: number;
  /** The labs to do first. A lab does not lock: who knows its matter already may begin anywhere. */
  needs: { title: string; done: boolean }[];
  open(): void;
}

export function LabCard({ lab, number, needs, open }: LabCardProps) {
  const { id, title, summary, exercises, notebook, data, minutes = 0 } = lab;
  const max = lab.max_points;
  const part = max > 0 ? Math.min(1, lab.points / max) : 0;
  const left = minutesLeft(minutes, { points: lab.points, max });
  const solved = max > 0 && lab.points >= max;
  return (
    <article class="lab-card" data-testid={`lab-card-${id}`} data-solved={solved}>
      <span class="lab-number" aria-hidden="true">
        {number}
      </span>
      <h3>
        <button type="button" class="lab-open" onClick={open}>
          {title}
        </button>
      </h3>
      <p class="lab-summary">{summary}</p>
      {(minutes > 0 || needs.length > 0) && (
        <p class="lab-facts">
          {minutes > 0 && <span data-testid="lab-minutes">{left > 0 && left < minutes ? texts.lab.minutesLeft(left) : texts.lab.minutes(minutes)}</span>}
          {needs.length > 0 && (
            <span data-testid="lab-needs" data-done={needs.every((other) => other.done)}>
              {texts.lab.needs(needs.map((other) => other.title))}
              {needs.every((other) => other.done) && <CheckIcon />}
            </span>
          )}
        </p>
      )}
      {exercises.length > 0 && (
        <ul class="lab-exercises" aria-label={texts.lab.exercises}>
          {exercises.map((exercise) => (
            <li key={exercise.id} data-solved={exercise.max_points > 0 && exercise.points >= exercise.max_points}>
              <span class="lab-exercise-mark">{exercise.max_points > 0 && exercise.points >= exercise.max_points && <CheckIcon />}</span>
              {exercise.title}
              {exercise.max_points > 0 && exercise.points >= exercise.max_points && <span class="visually-hidden">, {texts.exercise.solved}</span>}
            </li>
          ))}
        </ul>
      )}
      {data && <p class="lab-data">{texts.lab.data(data)}</p>}
      <footer class="lab-foot">
        {max > 0 && (
          <div class="lab-progress" data-testid="points">
            <div class="lab-bar" aria-hidden="true">
              <span style={{ transform: `scaleX(${part})` }} />
            </div>
            <span>{texts.lab.points(points(lab.points), points(max))}</span>
          </div>
        )}
        <span class="lab-go" aria-hidden="true">
          {notebook ? texts.lab.continue : texts.lab.begin} →
        </span>
      </footer>
    </article>
  );
}
