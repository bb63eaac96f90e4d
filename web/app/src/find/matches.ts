/**
 * What a search finds in a text, and what replaces it, as pure functions. The matching is CodeMirror's (@codemirror/search, which
 * the editors' maker keeps): the same for a cell with an editor and for one without. Its panel is for one editor, so the
 * bar over all cells is our own.
 */
import { SearchQuery } from "@codemirror/search";
import { Text } from "@codemirror/state";

export interface Wish {
  search: string;
  replace: string;
  matchCase: boolean;
  wholeWord: boolean;
  regexp: boolean;
}

export interface Match {
  from: number;
  to: number;
  /** The whole match and the groups of a regular expression. */
  groups: readonly (string | undefined)[];
}

/** More matches in one text than anybody steps through; an expression that matches everywhere must not stop the page. */
const most = 5_000;

export function queryOf({ search, replace, matchCase, wholeWord, regexp }: Wish): SearchQuery {
  return new SearchQuery({ search, replace, caseSensitive: matchCase, wholeWord, regexp, literal: true });
}

export function matchesIn(query: SearchQuery, text: string): Match[] {
  if (!query.valid || !text) return [];
  const matches: Match[] = [];
  const cursor = query.getCursor(Text.of(text.split("\n")));
  for (let found = cursor.next(); !found.done && matches.length < most; found = cursor.next()) {
    const { from, to } = found.value;
    if (from === to) continue;
    matches.push({ from, to, groups: groupsOf(found.value) ?? [text.slice(from, to)] });
  }
  return matches;
}

/** Cursors of regular expressions give what matched besides where. */
function groupsOf(value: object): string[] | undefined {
  return "match" in value && Array.isArray(value.match) ? [...(value.match as string[])] : undefined;
}

/** What stands in a match's place: with regular expressions $1 is a group, $& the match, $$ a dollar, \n a line break. */
export function replacement(query: SearchQuery, { groups }: Match): string {
  if (!query.regexp) return query.replace;
  return query.replace.replace(/\\([nt\\])|\$([$&]|\d{1,2})/g, (whole: string, escaped: string | undefined, name: string | undefined) => {
    if (escaped !== undefined) return { n: "\n", t: "\t" }[escaped] ?? "\\";
    if (name === "$") return "$";
    if (name === "&") return groups[0] ?? "";
    for (const digits of [name ?? "", (name ?? "").slice(0, 1)]) {
      const group = Number(digits);
      if (group > 0 && group < groups.length) return (groups[group] ?? "") + (name ?? "").slice(digits.length);
    }
    return whole;
  });
}

/** A text with matches of it replaced. */
export function replaced(query: SearchQuery, text: string, matches: readonly Match[]): string {
  let result = "";
  let from = 0;
  for (const match of matches) {
    result += text.slice(from, match.from) + replacement(query, match);
    from = match.to;
  }
  return result + text.slice(from);
}
