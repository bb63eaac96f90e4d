import { texts } from "../texts";
import { points } from "../ui/format";
import { CheckIcon } from "../ui/icons";
import type { LabInfo } from "../wire";
import "./lab-card.css";

/** One lab, as an invitation: what it is about, what it works with, and how far one has come. */
export function LabCard({ lab, number, open }: { lab: LabInfo; number: number; open(): void }) {
  const { id, title, summary, exercises, notebook, data } = lab;
  const max = lab.max_points;
  const part = max > 0 ? Math.min(1, lab.points / max) : 0;
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
      {exercises.length > 0 && (
        <ul class="lab-exercises" aria-label={texts.lab.exercises}>
          {exercises.map((exercise) => (
            <li key={exercise.id} data-solved={exercise.max_points > 0 && exercise.points >= exercise.max_points}>
              <span class="lab-exercise-mark">{exercise.max_points > 0 && exercise.points >= exercise.max_points && <CheckIcon />}</span>
              {exercise.title}
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
