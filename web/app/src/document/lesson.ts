/** What a student does with a lab: checks, hints, and beginning anew. */
import { OpKind, RequestKind } from "../wire";
import type { Request, Response } from "../wire";

interface Asker {
  /** Waits until the server has all that was typed. */
  settle(): Promise<void>;
  /** Tells whether the request was carried out. */
  ask(request: Omit<Request, "id">, read?: (response: Response) => void): Promise<boolean>;
}

export class Lesson {
  #session: Asker;

  constructor(session: Asker) {
    this.#session = session;
  }

  async check(id: string): Promise<boolean> {
    await this.#session.settle();
    return this.#session.ask({ kind: RequestKind.Check, cells: [id] });
  }

  stopCheck(id: string): Promise<boolean> {
    return this.#session.ask({ kind: RequestKind.StopCheck, cells: [id] });
  }

  /** Opens the hints of an exercise up to this one. */
  openHint(id: string, number: number): Promise<boolean> {
    return this.#session.ask({ kind: RequestKind.ApplyOp, op: { kind: OpKind.OpenHint, cell: id, index: number } });
  }

  /** Gives a cell the lab's text, which no editor may do for a locked one. */
  resetCell(id: string): Promise<boolean> {
    return this.#session.ask({ kind: RequestKind.Reset, cells: [id] });
  }

  /** Begins the lab anew; returns the path under which the notebook as it was is kept. */
  async resetAll(): Promise<string | undefined> {
    await this.#session.settle();
    let kept: string | undefined;
    await this.#session.ask({ kind: RequestKind.Reset }, (response) => (kept = response.kept?.path));
    return kept;
  }
}
