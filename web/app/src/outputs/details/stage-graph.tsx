import { useMemo } from "preact/hooks";
import { texts } from "../../texts";
import type { StageProgress } from "../../wire";
import { box, cacheOf, colourOf, layout, nameOf } from "./graph";
import type { Box, Shuffle } from "./graph";
import { Bolt, Cylinder, Turn, badgeWidth } from "./marks";

const words = texts.progress.details;

/** The stages of a job and the shuffles between them. */
export function StageGraph({ stages, shown }: { stages: readonly StageProgress[]; shown: ReadonlySet<number> }) {
  const graph = useMemo(() => layout(stages, shown), [stages, shown]);
  return (
    <div class="stage-graph-frame">
      <svg
        class="stage-graph"
        role="img"
        aria-label={words.graph(stages.length, graph.shuffles.length)}
        viewBox={`0 0 ${graph.width} ${graph.height}`}
        width={graph.width}
        height={graph.height}
        data-testid="stage-graph"
      >
        {graph.shuffles.map((shuffle) => (
          <Fan key={`${shuffle.from.id}-${shuffle.to.id}`} shuffle={shuffle} />
        ))}
        {graph.boxes.map((at) => (
          <StageBox key={at.stage.id} at={at} />
        ))}
      </svg>
    </div>
  );
}

/** A shuffle is drawn as what it is: from every place to every place. */
function Fan({ shuffle }: { shuffle: Shuffle }) {
  const { lines, tips, label, weight, reused, lost } = shuffle;
  const width = label ? 12 + 6.6 * label.text.length : 0;
  return (
    <g class="shuffle" data-testid="shuffle" data-reused={reused} data-lost={lost}>
      <title>{words.shuffle(nameOf(shuffle.from).operation, nameOf(shuffle.to).operation, label?.text ?? "")}</title>
      {lines.map((line, index) => (
        <path key={index} d={line} stroke-width={weight} class={index === 0 ? "first" : undefined} />
      ))}
      {tips.map(({ x, y }, index) => (
        <path key={index} class="tip" d={`M${x} ${y}l-7 -3.6v7.2z`} />
      ))}
      {label && (
        <>
          <rect x={label.x - width / 2} y={label.y - 10} width={width} height={20} rx={10} />
          <text x={label.x} y={label.y + 4}>
            {label.text}
          </text>
        </>
      )}
    </g>
  );
}

/** How many tasks are drawn one by one. */
const maxDots = 22;
const dot = { size: 8, pitch: 10, row: 11 };

function StageBox({ at: { stage, index, x, y } }: { at: Box }) {
  const { operation } = nameOf(stage);
  const cache = cacheOf(stage);
  const tried = (stage.retried ?? 0) + stage.failed;
  const lost = (stage.outputs_lost ?? 0) + (stage.kept_lost ?? 0);
  const again = lost > 0 || (stage.attempt ?? 0) > 0;
  const state = stage.skipped ? "skipped" : stage.tasks > 0 && stage.done >= stage.tasks ? "done" : "open";
  return (
    <g transform={`translate(${x} ${y})`} class="stage-box" data-testid="stage" data-state={state} data-colour={colourOf(index)}>
      <title>{stage.skipped ? words.skipped(stage.name) : words.stage(stage.name, stage.done, stage.tasks)}</title>
      <rect class="stage-frame" width={box.width} height={box.height} rx={8} />
      {!stage.skipped && <path class="stage-band" d={`M8 0.75H5V${box.height - 0.75}H8A7.25 7.25 0 0 1 0.75 ${box.height - 8}V8A7.25 7.25 0 0 1 8 0.75Z`} />}
      <text class="stage-name" x={15} y={23}>
        {shortened(operation, 19)}
      </text>
      {!stage.skipped && <Tasks stage={stage} room={cache === "none" ? box.width - 28 : box.width - 64} />}
      {cache !== "none" && (
        <g>
          <title>{words.cache[cache]}</title>
          <Cylinder x={box.width - 30} y={box.height - 34} cache={cache} lost={(stage.kept_lost ?? 0) > 0} />
        </g>
      )}
      {tried > 0 && <Bolt right={box.width - 8} y={0} count={tried} title={words.tried(tried)} />}
      {again && (
        <Turn
          right={box.width - 8 - (tried > 0 ? badgeWidth(tried) + 4 : 0)}
          y={0}
          count={lost}
          title={lost > 0 ? words.rebuilt(stage.outputs_lost ?? 0, stage.kept_lost ?? 0) : words.rerun}
        />
      )}
    </g>
  );
}

/** The tasks of a stage as squares, filled when done, or as a bar where there are many. */
function Tasks({ stage, room }: { stage: StageProgress; room: number }) {
  const perRow = Math.max(1, Math.floor(room / dot.pitch));
  if (stage.tasks > Math.min(maxDots, 2 * perRow)) {
    const part = Math.min(1, stage.done / stage.tasks);
    return (
      <>
        <rect class="task-rest" x={15} y={40} width={room} height={8} rx={4} />
        {part > 0 && <rect class="task-done" x={15} y={40} width={Math.max(8, room * part)} height={8} rx={4} />}
      </>
    );
  }
  return (
    <>
      {Array.from({ length: stage.tasks }, (_, task) => (
        <rect
          key={task}
          class={task < stage.done ? "task-done" : "task-rest"}
          x={15 + (task % perRow) * dot.pitch}
          y={36 + Math.floor(task / perRow) * dot.row}
          width={dot.size}
          height={dot.size}
          rx={2}
        />
      ))}
    </>
  );
}

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
