/** Cells that were added here and that the server has not confirmed yet. They are on the page at once, and wait for a connection. */
import { OpKind } from "../wire";
import type { CellKind, Document, Op } from "../wire";
import { apply } from "./apply";
import { newCell } from "./edits";
import { newID } from "./id";

export class Insertions {
  #waiting: readonly Op[] = [];
  /** What to do where the server refuses one. */
  #gone = new Map<string, () => void>();

  add(kind: CellKind, index: number, source: string, gone?: () => void): { id: string; op: Op } {
    const id = newID();
    const op: Op = { kind: OpKind.InsertCell, index, new_cell: newCell(id, kind, source) };
    this.#waiting = [...this.#waiting, op];
    if (gone) this.#gone.set(id, gone);
    return { id, op };
  }

  get waiting(): readonly Op[] {
    return this.#waiting;
  }

  /** The server has the cell. */
  arrived(id: string | undefined): void {
    this.#waiting = this.#waiting.filter((op) => op.new_cell?.id !== id);
    this.#gone.delete(id ?? "");
  }

  /** The server refused the cell. */
  refused(id: string | undefined): void {
    const gone = this.#gone.get(id ?? "");
    this.arrived(id);
    gone?.();
  }

  /** The document with the cells. */
  on(document: Document): Document {
    return this.#waiting.reduce((doc, op) => {
      const result = apply(doc, op);
      return result.ok ? result.document : doc;
    }, document);
  }
}
