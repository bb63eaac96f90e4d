import { texts } from "../../texts";
import { bytes, duration } from "../../ui/format";
import type { StageProgress } from "../../wire";
import { colourOf, nameOf } from "./graph";

const words = texts.progress.details;

/** The numbers of every stage: what the pictures show, for reading. */
export function StageTable({ stages, shown }: { stages: readonly StageProgress[]; shown: ReadonlySet<number> }) {
  const lost = stages.some((stage) => rebuilt(stage) > 0);
  const stopped = stages.some((stage) => (stage.inputs_lost ?? 0) > 0);
  const { columns } = words;
  return (
    <div class="stage-table-frame">
      <table class="stage-table" data-testid="stage-table">
        <thead>
          <tr>
            <th scope="col">{columns.stage}</th>
            <th scope="col">{columns.tasks}</th>
            <th scope="col">{columns.retries}</th>
            {stopped && <th scope="col">{columns.stopped}</th>}
            {lost && <th scope="col">{columns.lost}</th>}
            <th scope="col">{columns.read}</th>
            <th scope="col">{columns.cached}</th>
            <th scope="col">{columns.shuffledIn}</th>
            <th scope="col">{columns.shuffledOut}</th>
            <th scope="col">{columns.spilled}</th>
            <th scope="col">{columns.longest}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage, index) => shown.has(index) && <Row key={stage.id} stage={stage} index={index} lost={lost} stopped={stopped} />)}
        </tbody>
      </table>
    </div>
  );
}

const longest = (stage: StageProgress) => duration(stage.longest_millis ?? 0);
const rebuilt = (stage: StageProgress) => (stage.outputs_lost ?? 0) + (stage.kept_lost ?? 0);

function Row({ stage, index, lost, stopped }: { stage: StageProgress; index: number; lost: boolean; stopped: boolean }) {
  const { operation, place } = nameOf(stage);
  const retries = (stage.retried ?? 0) + stage.failed;
  return (
    <tr data-skipped={stage.skipped ?? false} data-colour={colourOf(index)}>
      <th scope="row">
        <span class="swatch" aria-hidden="true" />
        {operation}
        {place && <span class="stage-place"> {place}</span>}
      </th>
      <td>{stage.skipped ? words.skippedCell : texts.progress.of(stage.done, stage.tasks)}</td>
      <td data-bad={retries > 0}>{retries || words.none}</td>
      {stopped && <td>{stage.inputs_lost || words.none}</td>}
      {lost && <td data-bad={rebuilt(stage) > 0}>{rebuilt(stage) || words.none}</td>}
      <Amount count={stage.input} size={stage.input_bytes} />
      <Amount count={stage.cached} />
      <Amount count={stage.shuffle_read} size={stage.shuffle_read_bytes} />
      <Amount count={stage.shuffle_write} size={stage.shuffle_write_bytes} />
      <td>{stage.spilled_bytes ? bytes(stage.spilled_bytes) : words.none}</td>
      <td>{stage.done > 0 ? longest(stage) : words.none}</td>
    </tr>
  );
}

function Amount({ count = 0, size = 0 }: { count?: number | undefined; size?: number | undefined }) {
  if (count === 0 && size === 0) return <td>{words.none}</td>;
  return (
    <td>
      {words.records(count)}
      {size > 0 && <span class="size">{bytes(size)}</span>}
    </td>
  );
}
