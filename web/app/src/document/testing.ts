/** What property tests share: chance that is the same in every run, and texts and edits made by it. */
import { ChangeSet } from "@codemirror/state";
import { textOf } from "./changes";

export type Chance = (below: number) => number;

/** mulberry32, a generator of 32 bits. */
export function chance(seed: number): Chance {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return (((x ^ (x >>> 14)) >>> 0) / 2 ** 32) * below | 0;
  };
}

const letters = ["a", "b", " ", "\n", "π", "日", "🎲", "𝔾"];

export function randomText(pick: Chance, longest: number): string {
  return Array.from({ length: pick(longest + 1) }, () => letters[pick(letters.length)]).join("");
}

/** A place between two characters. */
export function randomPlace(pick: Chance, text: string): number {
  const characters = [...text];
  return characters.slice(0, pick(characters.length + 1)).join("").length;
}

/** An edit of up to three places, as a command with several cursors makes it. */
export function randomEdit(pick: Chance, text: string): ChangeSet {
  const places = Array.from({ length: 2 * (1 + pick(3)) }, () => randomPlace(pick, text)).sort((a, b) => a - b);
  const specs = [];
  for (let i = 0; i < places.length; i += 2) {
    specs.push({ from: places[i] ?? 0, to: places[i + 1] ?? 0, insert: textOf(randomText(pick, 4)) });
  }
  return ChangeSet.of(specs, text.length);
}
