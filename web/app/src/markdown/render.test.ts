// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import { headings, renderMarkdown } from "./render";

function rendered(source: string): HTMLElement {
  const element = document.createElement("div");
  element.innerHTML = renderMarkdown(source);
  return element;
}

describe("Markdown", () => {
  test("renders text, lists and tables", () => {
    const page = rendered("# Title\n\n* one\n* two\n\n| a | b |\n|---|---|\n| 1 | 2 |");
    expect(page.querySelector("h1")?.textContent).toBe("Title");
    expect(page.querySelectorAll("li")).toHaveLength(2);
    expect(page.querySelectorAll("td")).toHaveLength(2);
  });

  test("colours Go in fences and nothing else", () => {
    expect(rendered("```go\nfunc f() {}\n```").querySelector(".tok-keyword")?.textContent).toBe("func");
    expect(rendered("```\nfunc f() {}\n```").querySelector(".tok-keyword")).toBeNull();
  });

  test("code in fences is text, whatever it says", () => {
    expect(rendered("```go\na < b && c > d // <img>\n```").querySelector("code")?.textContent).toBe("a < b && c > d // <img>\n");
  });

  test("attached pictures come from the cell", () => {
    const element = document.createElement("div");
    element.innerHTML = renderMarkdown("![plot](attachment:a%20b.png)", { "a b.png": { "image/png": "aGk=" } });
    expect(element.querySelector("img")?.getAttribute("src")).toBe("data:image/png;base64,aGk=");
  });

  test("headings make the outline", () => {
    expect(headings("# A\n\ntext\n\n## B `c`\n")).toEqual([
      { level: 1, text: "A" },
      { level: 2, text: "B c" },
    ]);
  });
});

describe("mathematics", () => {
  const formulas = (source: string) => [...rendered(source).querySelectorAll("annotation")].map((tex) => tex.textContent);

  test.each([
    ["in a line", "the sum $\\sum_i x_i$ of all", ["\\sum_i x_i"]],
    ["twice in a line", "$a$ and $b$", ["a", "b"]],
    ["with an escaped dollar", "$a\\$b$", ["a\\$b"]],
    ["beside punctuation", "($x$), $y$.", ["x", "y"]],
    ["displayed in a line", "so $$x^2$$ it is", ["x^2"]],
    ["displayed in a block", "$$\nx\n= y\n$$", ["\nx\n= y\n"]],
    ["displayed on one line", "$$x = y$$", ["x = y"]],
    ["right after a paragraph", "text\n$$\nx\n$$\nmore", ["\nx\n"]],
  ])("%s", (_name, source, want) => {
    expect(formulas(source)).toEqual(want);
  });

  test.each([
    ["money", "from $5 to $10"],
    ["a space after the dollar", "a $ b$"],
    ["an escaped dollar", "\\$a$"],
    ["code", "`$a$`"],
    ["an open dollar", "just one $a"],
    ["nothing between", "$$"],
  ])("%s is no mathematics", (_name, source) => {
    expect(formulas(source)).toEqual([]);
  });

  test("text around a displayed block stays", () => {
    const page = rendered("before\n$$\nx\n$$\nafter");
    expect(page.querySelectorAll(".katex-display")).toHaveLength(1);
    expect([...page.querySelectorAll("p")].map((p) => p.textContent)).toEqual(["before", "after"]);
  });

  test("a mistake in a formula shows the formula", () => {
    expect(rendered("$\\frac{a$").querySelector(".katex-error")?.textContent).toContain("\\frac{a");
  });

  test("a formula cannot bring markup or links", () => {
    const page = rendered('$\\href{javascript:alert(1)}{x}$ $\\htmlData{a=b}{x}$ $<img src=x onerror=alert(1)>$');
    expect(page.querySelector("a[href], img, [onerror], [data-a]")).toBeNull();
  });
});
