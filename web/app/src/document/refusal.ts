/** Why an operation is refused; the names are those of the error values in package notebook. */
export type Reason = "unknown_cell" | "locked" | "conflict" | "duplicate" | "invalid";

export class Refusal extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, message: string) {
    super(message);
    this.reason = reason;
  }
}
