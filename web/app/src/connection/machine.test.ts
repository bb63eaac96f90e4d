import { describe, expect, test } from "vitest";
import { backoff, start, step } from "./machine";
import type { Event, State } from "./machine";

function follow(...events: Event[]): { state: State; effects: string[] } {
  let { state, effects } = start;
  for (const event of events) ({ state, effects } = step(state, event));
  return { state, effects: effects.map((effect) => effect.name) };
}

const welcomed: Event = { name: "welcomed" };
const lost: Event = { name: "lost" };
const timer: Event = { name: "timer" };

describe("connection", () => {
  test("opens with the server's welcome", () => {
    expect(follow(welcomed).state).toEqual({ name: "open" });
  });

  test("comes back soon after it is lost", () => {
    expect(follow(welcomed, lost).state).toEqual({ name: "waiting", attempt: 0, delay: 500 });
    expect(follow(welcomed, lost, timer)).toEqual({ state: { name: "connecting", attempt: 0 }, effects: ["connect"] });
  });

  test("waits longer every time it fails, up to a limit", () => {
    const { state } = follow(welcomed, lost, timer, lost, timer, lost);
    expect(state).toEqual({ name: "waiting", attempt: 2, delay: 2000 });
    expect(backoff(20)).toBe(15_000);
  });

  test("a success forgets earlier failures", () => {
    expect(follow(lost, timer, lost, timer, welcomed, lost).state).toMatchObject({ attempt: 0 });
  });

  test("the reader need not wait", () => {
    expect(follow(welcomed, lost, { name: "retry" })).toEqual({
      state: { name: "connecting", attempt: 0 },
      effects: ["stopWaiting", "connect"],
    });
    expect(follow(welcomed, { name: "retry" })).toEqual({ state: { name: "open" }, effects: [] });
  });

  test("a refusal is not tried again by itself", () => {
    const refused: Event = { name: "refused", message: "no such notebook" };
    expect(follow(refused, lost, timer)).toEqual({ state: { name: "refused", message: "no such notebook" }, effects: [] });
    expect(follow(refused, { name: "retry" }).state.name).toBe("connecting");
  });

  test("a copy that went wrong is replaced over a new connection", () => {
    expect(follow(welcomed, { name: "resync" })).toEqual({
      state: { name: "connecting", attempt: 0 },
      effects: ["disconnect", "connect"],
    });
  });

  test("closed is closed", () => {
    const closed: Event = { name: "close" };
    for (const event of [welcomed, lost, timer, { name: "retry" } as const]) {
      expect(follow(welcomed, closed, event).state).toEqual({ name: "closed" });
    }
  });
});
