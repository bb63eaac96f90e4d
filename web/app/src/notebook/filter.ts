/** Which commands a few letters mean: they occur in the title in this order, best where they begin words or stand together. */

/** How well the letters fit a title; 0 where they do not. */
export function score(title: string, letters: string): number {
  const words = letters.toLowerCase().split(/\s+/).filter(Boolean);
  const text = title.toLowerCase();
  let total = 1;
  for (const word of words) {
    const found = scoreWord(text, word);
    if (found === 0) return 0;
    total += found;
  }
  // Of two that fit alike, the shorter title is meant more likely.
  return total + 1 / (1 + text.length);
}

function scoreWord(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at >= 0) return word.length * (at === 0 || !/\w/.test(text[at - 1] ?? "") ? 8 : 4);
  let points = 0;
  let from = 0;
  for (const letter of word) {
    const next = text.indexOf(letter, from);
    if (next < 0) return 0;
    if (next === 0 || !/\w/.test(text[next - 1] ?? "")) points += 3;
    else points += next === from ? 2 : 0.5;
    from = next + 1;
  }
  // Letters that are strewn all over a title were hardly meant.
  return points >= word.length ? points : 0;
}

/** The items whose titles fit, best first; all of them, in their order, without letters. */
export function filter<T>(items: readonly T[], titleOf: (item: T) => string, letters: string): T[] {
  if (!letters.trim()) return [...items];
  return items
    .map((item, index) => ({ item, index, points: score(titleOf(item), letters) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || a.index - b.index)
    .map(({ item }) => item);
}
