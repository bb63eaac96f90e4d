/**
 * When what the kernel finds in a half-written text is shown: a pure function of the findings, the cursor and the time. An error
 * of the line that is being written is most often one only because the line is not finished, so it waits until the cursor
 * leaves the line, or the writer pauses.
 */
import { texts } from "../texts";
import { FindingKind } from "../wire";
import type { Finding } from "../wire";

/** How long after the last key the line at the cursor counts as unfinished. */
export const patience = 1000;

export interface Moment {
  /** Since the last key, in milliseconds. */
  readonly idle: number;
  /** The cursor's line, from 1, and the one that was written in last. */
  readonly line: number;
  readonly written: number;
}

export interface Decision {
  readonly shown: readonly Finding[];
  /** Some wait; the question comes up again when the cursor leaves the line, or after this many milliseconds. */
  readonly wait: number | undefined;
  /** The text cannot be read yet, so nothing is known of the other lines: what is marked there stays. */
  readonly keep: boolean;
}

/** What to show now. What is shown already does not blink: alreadyShown tells. */
export function decide(findings: readonly Finding[], { idle, line, written }: Moment, alreadyShown: (finding: Finding) => boolean): Decision {
  if (idle >= patience || line !== written) return { shown: findings, wait: undefined, keep: false };
  const waits = (finding: Finding) => unfinished(finding, line) && !alreadyShown(finding);
  const waiting = findings.filter(waits);
  return {
    shown: findings.filter((finding) => !waits(finding)),
    wait: waiting.length > 0 ? patience - idle : undefined,
    keep: waiting.some(({ kind }) => kind === FindingKind.SyntaxFinding),
  };
}

/** What may be wrong only because the line is not finished. A bracket that is still open breaks what follows, too. */
function unfinished({ kind, diagnostic }: Finding, line: number): boolean {
  const end = Math.max(diagnostic.line, diagnostic.end_line);
  return kind === FindingKind.SyntaxFinding ? end >= line : diagnostic.line <= line && line <= end;
}

/** The message for people; number tells which cell of the notebook one is. */
export function wording({ kind, diagnostic, needs, changed }: Finding, number: (cell: string) => number): string {
  const { message, hint } = diagnostic;
  if (kind !== FindingKind.NotRunFinding) return hint ? `${message}\n${hint}` : message;
  const name = /^undefined: (.*)/.exec(message)?.[1];
  const cell = number(needs ?? "");
  return name ? texts.typing.notRun(name, cell, changed ?? false) : texts.typing.rightLater(message, cell, changed ?? false);
}
