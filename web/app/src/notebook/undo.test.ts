import { expect, test } from "vitest";
import { UndoLog } from "./undo";

function logOf(names: string[], said: string[], works = true): UndoLog {
  const log = new UndoLog();
  const say = (text: string) => async () => {
    await Promise.resolve();
    said.push(text);
    return works;
  };
  for (const name of names) log.did({ undo: say(`-${name}`), redo: say(`+${name}`) });
  return log;
}

test("steps are undone last first, and done again", async () => {
  const said: string[] = [];
  const log = logOf(["a", "b"], said);
  // However quickly the keys come, a step waits for the one before it.
  await Promise.all([log.undo(), log.undo(), log.redo(), log.undo()]);
  expect(said).toEqual(["-b", "-a", "+a", "-a"]);
  expect(await log.undo()).toBeUndefined();
  expect([await log.redo(), await log.redo(), await log.redo()]).toEqual([true, true, undefined]);
});

test("a step that something overtook is gone, and the one before it can be undone", async () => {
  const log = new UndoLog();
  const yes = () => Promise.resolve(true);
  log.did({ undo: yes, redo: yes });
  log.did({ undo: () => Promise.resolve(false), redo: yes });
  expect([await log.undo(), await log.undo(), await log.undo()]).toEqual([false, true, undefined]);
});

test("a certain step is undone once", async () => {
  const said: string[] = [];
  const log = logOf(["b"], said);
  const step = { undo: () => Promise.resolve(true), redo: () => Promise.resolve(true) };
  log.did(step);
  expect([await log.undo(step), await log.undo(step)]).toEqual([true, undefined]);
  log.did(step);
  expect(await log.redo()).toBeUndefined();
});
