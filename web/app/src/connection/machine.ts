/**
 * The life of a notebook's connection as a pure function: what state follows an event, and what is to be done. The
 * websocket and the timer live in connection.ts.
 */
import { unreachable } from "../unreachable";

export type State =
  | { readonly name: "connecting"; readonly attempt: number }
  | { readonly name: "open" }
  | { readonly name: "waiting"; readonly attempt: number; readonly delay: number }
  /** The server said why it will not serve this notebook; only the reader can decide to try again. */
  | { readonly name: "refused"; readonly message: string }
  | { readonly name: "closed" };

export type Event =
  | { readonly name: "welcomed" }
  | { readonly name: "lost" }
  | { readonly name: "refused"; readonly message: string }
  | { readonly name: "timer" }
  /** The reader pressed "try again", or the machine is online again. */
  | { readonly name: "retry" }
  /** The page's copy of the document went wrong; a new welcome puts it right. */
  | { readonly name: "resync" }
  | { readonly name: "close" };

export type Effect =
  | { readonly name: "connect" }
  | { readonly name: "disconnect" }
  | { readonly name: "wait"; readonly delay: number }
  | { readonly name: "stopWaiting" };

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

export const start: Step = { state: { name: "connecting", attempt: 0 }, effects: [{ name: "connect" }] };

const first = 500;
const longest = 15_000;

/** Doubles from half a second to a quarter of a minute. */
export function backoff(attempt: number): number {
  return Math.min(longest, first * 2 ** attempt);
}

export function step(state: State, event: Event): Step {
  switch (event.name) {
    case "close":
      return { state: { name: "closed" }, effects: [{ name: "stopWaiting" }, { name: "disconnect" }] };
    case "welcomed":
      return state.name === "connecting" ? { state: { name: "open" }, effects: [] } : stay(state);
    case "lost":
      return lost(state);
    case "refused":
      return state.name === "connecting"
        ? { state: { name: "refused", message: event.message }, effects: [{ name: "disconnect" }] }
        : stay(state);
    case "timer":
      return state.name === "waiting" ? connect(state.attempt) : stay(state);
    case "retry":
      return state.name === "waiting" || state.name === "refused"
        ? { ...connect(0), effects: [{ name: "stopWaiting" }, { name: "connect" }] }
        : stay(state);
    case "resync":
      return state.name === "open" ? { ...connect(0), effects: [{ name: "disconnect" }, { name: "connect" }] } : stay(state);
    default:
      return unreachable(event);
  }
}

function lost(state: State): Step {
  switch (state.name) {
    case "open":
      return wait(0);
    case "connecting":
      return wait(state.attempt + 1);
    case "waiting":
    case "refused":
    case "closed":
      return stay(state);
    default:
      return unreachable(state);
  }
}

function connect(attempt: number): Step {
  return { state: { name: "connecting", attempt }, effects: [{ name: "connect" }] };
}

function wait(attempt: number): Step {
  const delay = backoff(attempt);
  return { state: { name: "waiting", attempt, delay }, effects: [{ name: "wait", delay }] };
}

function stay(state: State): Step {
  return { state, effects: [] };
}
