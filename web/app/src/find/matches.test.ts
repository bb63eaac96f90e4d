import { describe, expect, test } from "vitest";
import { matchesIn, queryOf, replaced } from "./matches";
import type { Wish } from "./matches";

const wish = (search: string, more: Partial<Wish> = {}) => queryOf({ search, replace: "", matchCase: false, wholeWord: false, regexp: false, ...more });
const found = (search: string, text: string, more: Partial<Wish> = {}) => matchesIn(wish(search, more), text).map(({ from, to }) => text.slice(from, to));

describe("finding", () => {
  test.each<[string, string, string, Partial<Wish>, string[]]>([
    ["without regard to case", "sum", "Sum sum SUM", {}, ["Sum", "sum", "SUM"]],
    ["with regard to case", "sum", "Sum sum SUM", { matchCase: true }, ["sum"]],
    ["whole words", "n", "n := len(n) + nn", { wholeWord: true }, ["n", "n"]],
    ["signs of expressions are signs", "a.b*", "a.b* axb", {}, ["a.b*"]],
    ["a backslash is a backslash", "\\n", 'fmt.Print("\\n")\n', {}, ["\\n"]],
    ["expressions", "x\\d+", "x1 x y22 x33", { regexp: true }, ["x1", "x33"]],
    ["expressions and case", "X\\d", "x1 X2", { regexp: true, matchCase: true }, ["X2"]],
    ["over lines", "a\\nb", "a\nb a\nb", { regexp: true }, ["a\nb", "a\nb"]],
    ["line by line", "^b", "a\nb\nb", { regexp: true }, ["b", "b"]],
    ["other scripts", "größe", "Größe 😀 größe", {}, ["Größe", "größe"]],
    ["nothing empty", "x*", "ab", { regexp: true }, []],
    ["an expression that is not finished", "(a", "(a", { regexp: true }, []],
    ["nothing sought", "", "abc", {}, []],
  ])("%s", (_, search, text, more, expected) => {
    expect(found(search, text, more)).toEqual(expected);
  });
});

describe("replacing", () => {
  test.each<[string, string, string, string, Partial<Wish>, string]>([
    ["plain text", "a", "bb", "a-a", {}, "bb-bb"],
    ["dollars are dollars", "a", "$1$&", "a", {}, "$1$&"],
    ["groups", "(\\w+)=(\\w+)", "$2=$1", "a=b c=d", { regexp: true }, "b=a d=c"],
    ["the match, a dollar, a line break", "b", "[$&]$$\\n", "abc", { regexp: true }, "a[b]$\nc"],
    ["a group that is not there", "a", "$1", "a", { regexp: true }, "$1"],
    ["a digit behind a group", "(a)", "$10", "a", { regexp: true }, "a0"],
    ["a group that did not match", "(x)?a", "<$1>", "a", { regexp: true }, "<>"],
    ["by nothing", "a", "", "banana", {}, "bnn"],
    ["by what it finds again", "a", "aa", "aa", {}, "aaaa"],
  ])("%s", (_, search, replace, text, more, expected) => {
    const query = wish(search, { replace, ...more });
    expect(replaced(query, text, matchesIn(query, text))).toBe(expected);
  });

  test("only the matches that are meant", () => {
    const query = wish("a", { replace: "x" });
    expect(replaced(query, "a a a", matchesIn(query, "a a a").slice(1, 2))).toBe("a x a");
  });
});
