import { lastPlace } from "../notebook/last-place";
import { go, notebookURL } from "../route";
import { texts } from "../texts";
import { points } from "../ui/format";
import type { LabInfo, NotebookInfo } from "../wire";
import { solvedIn, total } from "./progress";
import "./course-progress.css";

/** How far one has come in the whole course, and the way back to where one was. */
export function CourseProgress({ labs, notebooks }: { labs: readonly LabInfo[]; notebooks: readonly NotebookInfo[] }) {
  const { exercises, solved, has, max, minutes } = total(labs);
  const begun = labs.some((lab) => lab.notebook);
  return (
    <div class="course">
      {exercises > 0 && (
        <div class="course-progress" data-testid="course-progress">
          {begun && (
            <>
              <span id="course-label">{texts.home.progress}</span>
              <div class="course-bar" role="progressbar" aria-labelledby="course-label" aria-valuemin={0} aria-valuemax={max} aria-valuenow={has} aria-valuetext={words()}>
                {labs.map((lab) => (
                  <span key={lab.id} class="course-part" style={{ flexGrow: lab.max_points }} title={`${lab.title}: ${solvedIn(lab)} / ${lab.exercises.length}`}>
                    <span style={{ transform: `scaleX(${lab.max_points > 0 ? Math.min(1, lab.points / lab.max_points) : 0})` }} />
                  </span>
                ))}
              </div>
            </>
          )}
          <p>{begun ? words() : texts.home.notBegun(labs.length, exercises, minutes > 0 ? texts.home.hours(minutes) : "")}</p>
        </div>
      )}
      <Resume labs={labs} notebooks={notebooks} />
    </div>
  );

  function words(): string {
    return texts.home.solved(solved, exercises, points(has), points(max));
  }
}

function Resume({ labs, notebooks }: { labs: readonly LabInfo[]; notebooks: readonly NotebookInfo[] }) {
  const place = lastPlace();
  const there = place && (labs.some((lab) => lab.notebook === place.path) || notebooks.some((other) => other.path === place.path && !other.error));
  if (!there) return null;
  const url = `${notebookURL(place.path)}#${encodeURIComponent(place.cell)}`;
  return (
    <a class="resume" href={url} data-testid="resume" onClick={go(url)}>
      <span class="resume-kind">{texts.home.resume}</span>
      <span class="resume-title">{place.title}</span>
      {place.section && <span class="resume-section">{place.section}</span>}
      <span class="resume-go" aria-hidden="true">
        →
      </span>
    </a>
  );
}
