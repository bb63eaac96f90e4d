/**
 * Which cells are stale; the twin of notebook/stale.go, where the rule is explained: a cell is stale where its text or
 * something that it uses has changed since it ran.
 */
import { CellKind, Status, Validity } from "../wire";
import type { Cell, Document, Op, Ran, Use } from "../wire";

/** FNV-1a of 64 bits over UTF-8, in two halves, since numbers are exact to 53 bits only. */
export function digest(source: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new TextEncoder().encode(source)) {
    low = (low ^ byte) >>> 0;
    // Times 0x100000001b3, which is 2^40 + 0x1b3.
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}

/** Notes that the cell's source runs now, as run number `number`. Until it has, it counts as giving what its last run gave. */
export function beginRun(cell: Cell, number: number): Cell {
  const declares = cell.ran?.declares;
  return { ...cell, ran: { digest: digest(cell.source), number, ...(declares ? { declares } : {}) } };
}

/** Notes what a run has given and taken. */
export function endRun(doc: Document, cell: Cell, op: Op): Cell {
  if (!cell.ran) return cell;
  const { ran } = cell;
  const uses = op.uses?.map((use) => {
    const run = use.cell === cell.id ? undefined : ranOf(doc, use.cell)?.number;
    return { name: use.name, ...(use.cell ? { cell: use.cell } : {}), ...(run ? { run } : {}) };
  });
  return {
    ...cell,
    ran: {
      digest: ran.digest,
      number: ran.number,
      ...(ran.edited ? { edited: true } : {}),
      ...(op.validity === Validity.Aborted ? { unfinished: true } : {}),
      ...(op.not_run ? { not_run: true } : {}),
      ...(op.declares?.length ? { declares: op.declares } : {}),
      ...(uses?.length ? { uses } : {}),
    },
  };
}

/** Which cell gave each name last, after a run of this one. */
export function giversAfter(doc: Document, cell: Cell, op: Op): Document["givers"] {
  if (!cell.ran || !op.declares?.length || op.not_run) return doc.givers;
  return { ...doc.givers, ...Object.fromEntries(op.declares.map((name) => [name, cell.id])) };
}

/** Notes whether a changed source is again the one that ran. */
export function edited(cell: Cell): Cell {
  if (!cell.ran) {
    const outdated = cell.validity === Validity.Evaluated || cell.validity === Validity.Aborted;
    return outdated ? { ...cell, validity: Validity.Stale } : cell;
  }
  const { edited: _, ...ran } = cell.ran;
  return { ...cell, ran: digest(cell.source) === ran.digest ? ran : { ...ran, edited: true } };
}

/** The cell's run did not come to its end. */
export function unfinished(cell: Cell): Cell {
  return { ...cell, validity: Validity.Aborted, ...(cell.ran ? { ran: { ...cell.ran, unfinished: true } } : {}) };
}

/** The validity of all cells that ran. Those that keep theirs stay the same objects. */
export function judge(doc: Document): Document {
  const wanted = new Set<string>();
  for (;;) {
    const { validities, needs } = judgeInOrder(doc, wanted);
    // A stale cell that runs again takes what the kernel has then. Where a name in it is no longer that of the cell which is to
    // give it, that cell has to run again first.
    const lost = needs.filter(({ name, giver }) => doc.givers?.[name] !== giver && !wanted.has(giver));
    if (lost.length > 0) {
      lost.forEach(({ giver }) => wanted.add(giver));
      continue;
    }
    const cells = doc.cells.map((cell, index) => {
      const validity = validities[index] ?? cell.validity;
      return validity === cell.validity ? cell : { ...cell, validity };
    });
    return { ...doc, cells };
  }
}

interface Judgement {
  validities: Validity[];
  /** The names that stale cells would take, and from which cells above. */
  needs: { name: string; giver: string }[];
}

interface Giver {
  id: string;
  ran: Ran;
  current: boolean;
}

/** One round, in which the wanted cells are stale. */
function judgeInOrder(doc: Document, wanted: ReadonlySet<string>): Judgement {
  const givers = new Map<string, Giver>();
  const needs: Judgement["needs"] = [];
  const validities = doc.cells.map((cell) => {
    const { id, ran } = cell;
    if (!ran) return cell.validity;
    const above = (ran.uses ?? []).map((use) => ({ use, giver: givers.get(use.name) }));
    const untouched = above.every(({ use, giver }) =>
      giver ? giver.id === use.cell && giver.ran.number === use.run && giver.current : !use.cell || stillGives(doc, use, id),
    );
    const current = untouched && !ran.edited && !wanted.has(id);
    const validity = validityOf(ran, current);
    if (validity === Validity.Stale) {
      for (const { use, giver } of above) if (giver) needs.push({ name: use.name, giver: giver.id });
    }
    // What does not compile will not the next time either, as long as nothing changes.
    if (!ran.not_run || !current) for (const name of ran.declares ?? []) givers.set(name, { id, ran, current });
    return validity;
  });
  return { validities, needs };
}

/** Whether the kernel has the name from where the cell took it. */
function stillGives(doc: Document, use: Use, taker: string): boolean {
  const giver = ranOf(doc, use.cell);
  return doc.givers?.[use.name] === use.cell && (!giver || use.cell === taker || giver.number === (use.run ?? 0));
}

/** What is known of the last run of a cell, which may be in the bin. */
function ranOf(doc: Document, id: string | undefined): Ran | undefined {
  const cell = doc.cells.find((other) => other.id === id) ?? doc.deleted.find((entry) => entry.cell.id === id)?.cell;
  return cell?.ran;
}

/** The names that cells took from cells below them, or from cells that are deleted, by cell: a run from the top would not have them. */
export function astray(cells: readonly Cell[]): ReadonlyMap<string, readonly string[]> {
  const above = new Set<string>();
  const found = new Map<string, readonly string[]>();
  for (const { id, ran } of cells) {
    const names = (ran?.uses ?? []).filter(({ name, cell: from }) => from && from !== id && !above.has(name)).map(({ name }) => name);
    if (names.length > 0) found.set(id, names);
    if (!ran?.not_run) ran?.declares?.forEach((name) => above.add(name));
  }
  return found;
}

function validityOf(ran: Ran, current: boolean): Validity {
  if (ran.unfinished && !ran.edited) return Validity.Aborted;
  return current ? Validity.Evaluated : Validity.Stale;
}

/** The cells that a run of what is stale would run, in their order. */
export function staleCells(cells: readonly Cell[]): string[] {
  return cells.filter(isStale).map(({ id }) => id);
}

function isStale({ kind, validity, status }: Cell): boolean {
  return kind === CellKind.Code && validity === Validity.Stale && status === Status.Ready;
}

export function runStale(doc: Document): Document {
  return { ...doc, cells: doc.cells.map((cell) => (isStale(cell) ? { ...cell, status: Status.Queued } : cell)) };
}

/** A new kernel knows nothing of what ran: outputs stay, but no values stand behind them. */
export function forgetRun({ ran: _, ...cell }: Cell): Cell {
  if (cell.status !== Status.Ready) return { ...cell, status: Status.Ready, validity: Validity.Aborted };
  if (cell.validity === Validity.Aborted) return cell;
  if (cell.validity === Validity.Evaluated || cell.outputs.length > 0) return { ...cell, validity: Validity.Stale };
  return cell;
}
