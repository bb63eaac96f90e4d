import { useNotebook } from "../notebook/context";
import { turn } from "../outputs/details/marks";
import { texts } from "../texts";
import { bytes } from "../ui/format";
import { PartitionState } from "../wire";
import type { ContextStorage, StorageRDD } from "../wire";
import { kept, memory, squares } from "./squares";
import type { Square } from "./squares";
import { CellLink } from "./cell-link";

const words = texts.panels;

/** What persisted RDDs keep, and what takes the memory. */
export function StorageView() {
  const storage = useNotebook().panels.storage.value;
  if (!storage) return <p class="panel-note">{words.noKernel}</p>;
  return (
    <>
      {storage.contexts.map((context) => (
        <Context key={context.name} context={context} />
      ))}
    </>
  );
}

function Context({ context }: { context: ContextStorage }) {
  return (
    <section class="storage-context" aria-label={words.context(context.name)} data-testid={`context-${context.name}`}>
      <h2>
        <code>{context.name}</code>
      </h2>
      <Memory context={context} />
      {context.rdds.length === 0 && <p class="panel-note">{words.nothingKept}</p>}
      {context.rdds.map((rdd) => (
        <Kept key={rdd.id} rdd={rdd} />
      ))}
    </section>
  );
}

function Memory({ context }: { context: ContextStorage }) {
  const parts = memory(context);
  const used = context.cache + context.shuffles + context.tasks;
  return (
    <div class="memory" data-testid="memory">
      <div class="memory-head">
        <span>{words.memory}</span>
        <span>{words.of(bytes(used), bytes(context.limit))}</span>
      </div>
      <svg class="memory-bar" width="100%" height="10" aria-hidden="true">
        <rect class="bar-ground" width="100%" height="10" rx="5" />
        {parts.map(({ use, at, long }) => (
          <rect key={use} data-use={use} x={`${at}%`} width={`${long}%`} height="10" />
        ))}
      </svg>
      <ul class="memory-parts">
        {parts.map(({ use, bytes: size }) => (
          <li key={use} data-use={use}>
            <span class="swatch" aria-hidden="true" />
            {words.uses[use]} <b>{bytes(size)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Kept({ rdd }: { rdd: StorageRDD }) {
  const { memory: inMemory, disk, all } = kept(rdd);
  const sizes = [
    (rdd.memory_bytes ?? 0) > 0 && words.inMemory(bytes(rdd.memory_bytes ?? 0)),
    (rdd.disk_bytes ?? 0) > 0 && words.onDisk(bytes(rdd.disk_bytes ?? 0)),
  ].filter((text) => text !== false);
  return (
    <article class="kept" data-testid={`rdd-${rdd.id}`} aria-label={words.rdd(rdd.variable ?? rdd.name)}>
      <header>
        <h3>
          {rdd.variable ? <code>{rdd.variable}</code> : rdd.name}
          <small>{rdd.variable ? words.number(rdd.name, rdd.id) : words.number("", rdd.id)}</small>
        </h3>
        <CellLink id={rdd.cell_id} />
      </header>
      <p class="kept-line">
        <span>{words.levels[rdd.level] ?? rdd.level}</span>
        <span data-testid="kept-of">{words.partitionsKept(inMemory + disk, all)}</span>
        {sizes.map((size) => (
          <span key={size}>{size}</span>
        ))}
      </p>
      <svg class="kept-bar" width="100%" height="6" aria-hidden="true">
        <rect class="bar-ground" width="100%" height="6" rx="3" />
        <rect data-state="memory" width={`${(100 * inMemory) / Math.max(1, all)}%`} height="6" rx="3" />
        <rect data-state="disk" x={`${(100 * inMemory) / Math.max(1, all)}%`} width={`${(100 * disk) / Math.max(1, all)}%`} height="6" rx="3" />
      </svg>
      <Squares rdd={rdd} />
      <dl class="kept-numbers">
        <Number name={words.hits} count={rdd.hits} testid="hits" />
        <Number name={words.recomputed} count={rdd.recomputed} testid="recomputed" />
        <Number name={words.lost} count={rdd.lost} testid="lost" bad />
        <Number name={words.evicted} count={rdd.evicted} testid="evicted" />
      </dl>
    </article>
  );
}

function Number({ name, count = 0, testid, bad = false }: { name: string; count?: number | undefined; testid: string; bad?: boolean }) {
  return (
    <div data-testid={testid} data-none={count === 0} data-bad={bad && count > 0}>
      <dt>{name}</dt>
      <dd>{count.toLocaleString("en")}</dd>
    </div>
  );
}

const side = { square: 14, pitch: 17, perRow: 15 };

function Squares({ rdd }: { rdd: StorageRDD }) {
  const all = squares(rdd);
  const width = Math.min(all.length, side.perRow) * side.pitch;
  const height = Math.ceil(all.length / side.perRow) * side.pitch;
  const seen = new Set(all.map(({ state }) => state));
  return (
    <>
      <svg class="squares" role="img" aria-label={words.squares(kept(rdd), rdd.lost ?? 0)} viewBox={`0 0 ${width} ${height}`} width={width * 1.25} height={height * 1.25} data-testid="squares">
        {all.map((square, index) => (
          <g key={square.from} transform={`translate(${(index % side.perRow) * side.pitch + 1.5} ${Math.floor(index / side.perRow) * side.pitch + 1.5})`}>
            <title>{words.partition(square.from, square.count, words.states[square.state], square.again)}</title>
            <Mark square={square} />
          </g>
        ))}
      </svg>
      <ul class="legend" aria-hidden="true">
        {Object.values(PartitionState)
          .filter((state) => seen.has(state))
          .map((state) => (
            <li key={state}>
              <svg width={side.square} height={side.square} viewBox={`0 0 ${side.square} ${side.square}`}>
                <Mark square={{ state, from: 0, count: 1, again: false }} />
              </svg>
              {words.states[state]}
            </li>
          ))}
        {all.some(({ again }) => again) && (
          <li>
            <svg width={side.square} height={side.square} viewBox={`0 0 ${side.square} ${side.square}`}>
              <Mark square={{ state: PartitionState.PartitionInMemory, from: 0, count: 1, again: true }} />
            </svg>
            {words.again}
          </li>
        )}
      </ul>
    </>
  );
}

function Mark({ square: { state, again } }: { square: Square }) {
  const here = state === PartitionState.PartitionInMemory || state === PartitionState.PartitionOnDisk;
  return (
    <g class="square" data-testid="square" data-state={state} data-again={again}>
      <rect width={side.square - 3} height={side.square - 3} x="1" y="1" rx="2.5" />
      {state === PartitionState.PartitionOnDisk && <path d="M1.5 8.5h10" />}
      {state === PartitionState.PartitionLost && <path d="M4 4l5 5M9 4l-5 5" />}
      {state === PartitionState.PartitionEvicted && <path d="M6.5 9.5V4M4.2 6.2L6.5 3.9l2.3 2.3" />}
      {here && again && <path class="square-again" d={turn} transform="translate(2.1 2.1) scale(0.55)" />}
    </g>
  );
}
