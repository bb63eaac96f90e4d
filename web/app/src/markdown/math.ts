/**
 * Math in Markdown, in the notation notebooks share: $…$ in a line, $$…$$ on its own. As in Pandoc, an opening $ has no space
 * after it and a closing one no space before and no digit behind it, so that "$5 and $10" stays money.
 */
import { renderToString } from "katex";
import type { MarkdownIt } from "markdown-it";

export function math(md: MarkdownIt): void {
  md.inline.ruler.after("escape", "math_inline", (state, silent) => {
    const found = inlineMath(state.src, state.pos);
    if (!found) return false;
    if (!silent) {
      const token = state.push(found.display ? "math_block" : "math_inline", "math", 0);
      token.content = found.tex;
    }
    state.pos = found.end;
    return true;
  });
  md.block.ruler.after(
    "blockquote",
    "math_block",
    (state, startLine, endLine, silent) => {
      const lineAt = (line: number) =>
        state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line] ?? 0).trimEnd();
      const first = lineAt(startLine);
      if (!first.startsWith("$$")) return false;
      const found = blockMath(first, startLine, endLine, lineAt);
      if (!found) return false;
      if (silent) return true;
      const token = state.push("math_block", "math", 0);
      token.block = true;
      token.content = found.tex;
      token.map = [startLine, found.next];
      state.line = found.next;
      return true;
    },
    { alt: ["paragraph", "reference", "blockquote", "list"] },
  );
  md.renderer.rules.math_inline = (tokens, index) => render(tokens[index]?.content ?? "", false);
  md.renderer.rules.math_block = (tokens, index) => render(tokens[index]?.content ?? "", true);
}

function inlineMath(src: string, start: number): { tex: string; end: number; display: boolean } | undefined {
  if (src[start] !== "$") return undefined;
  const display = src[start + 1] === "$";
  const mark = display ? "$$" : "$";
  const from = start + mark.length;
  if (!display && /\s/.test(src[from] ?? " ")) return undefined;
  for (let at = src.indexOf(mark, from); at >= 0; at = src.indexOf(mark, at + 1)) {
    if (at === from) return undefined;
    if (escaped(src, at)) continue;
    if (!display && (/\s/.test(src[at - 1] ?? "") || /\d/.test(src[at + 1] ?? ""))) continue;
    return { tex: src.slice(from, at), end: at + mark.length, display };
  }
  return undefined;
}

function escaped(src: string, at: number): boolean {
  let slashes = 0;
  while (src[at - 1 - slashes] === "\\") slashes++;
  return slashes % 2 === 1;
}

function blockMath(first: string, start: number, end: number, lineAt: (line: number) => string): { tex: string; next: number } | undefined {
  const opening = first.slice(2);
  if (opening.includes("$$")) {
    return opening.endsWith("$$") ? { tex: opening.slice(0, -2), next: start + 1 } : undefined;
  }
  const lines = [opening];
  for (let line = start + 1; line < end; line++) {
    const text = lineAt(line);
    if (text.endsWith("$$")) return { tex: [...lines, text.slice(0, -2)].join("\n"), next: line + 1 };
    lines.push(text);
  }
  return undefined;
}

function render(tex: string, displayMode: boolean): string {
  return renderToString(tex, { displayMode, throwOnError: false, strict: "ignore", maxSize: 40, maxExpand: 500 });
}
