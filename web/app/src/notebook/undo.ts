/** What this tab did to cells as wholes, so that it can be taken back and done again. Text has the editor's own history. */

export interface Step {
  /** Both tell whether they could be carried out: another tab, or typing, may have overtaken them. */
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
}

const most = 100;

export class UndoLog {
  #done: Step[] = [];
  #undone: Step[] = [];
  /** One after the other, however quickly the keys come. */
  #last: Promise<unknown> = Promise.resolve();

  did(step: Step): void {
    this.#done = [...this.#done, step].slice(-most);
    this.#undone = [];
  }

  get empty(): boolean {
    return this.#done.length === 0;
  }

  get nothingUndone(): boolean {
    return this.#undone.length === 0;
  }

  /** Takes back the last step, or this one. Undefined where there is none. */
  undo(step?: Step): Promise<boolean | undefined> {
    return this.#next(async () => {
      const last = step ?? this.#done.at(-1);
      if (!last || !this.#done.includes(last)) return undefined;
      this.#done = this.#done.filter((other) => other !== last);
      const undone = await last.undo();
      if (undone) this.#undone.push(last);
      return undone;
    });
  }

  redo(): Promise<boolean | undefined> {
    return this.#next(async () => {
      const step = this.#undone.pop();
      if (!step) return undefined;
      const redone = await step.redo();
      if (redone) this.#done.push(step);
      return redone;
    });
  }

  #next<T>(f: () => Promise<T>): Promise<T> {
    const result = this.#last.then(f, f);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
