/** Markdown to HTML that is safe to put into the page: rendered first, sanitised last. */
import MarkdownIt from "markdown-it";
import { sanitizeMarkdown } from "../outputs/sanitize";
import { escapeHTML, highlightGo } from "./highlight";
import { math } from "./math";

const md = new MarkdownIt({
  html: true,
  linkify: false,
  highlight: (code, language) => (language === "go" ? highlightGo(code) : escapeHTML(code)),
}).use(math);

export function renderMarkdown(source: string): string {
  return sanitizeMarkdown(md.render(source));
}

export interface Heading {
  level: number;
  text: string;
}

/** The headings of a text, for the outline. */
export function headings(source: string): Heading[] {
  const tokens = md.parse(source, {});
  return tokens.flatMap((token, index) => {
    if (token.type !== "heading_open") return [];
    const children = tokens[index + 1]?.children ?? [];
    const text = children.map((child) => child.content).join("");
    return [{ level: Number(token.tag.slice(1)), text }];
  });
}
