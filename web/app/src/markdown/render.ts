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

// A wide table scrolls in a box of its own, so that the page does not.
md.renderer.rules.table_open = () => '<div class="table-scroll"><table>\n';
md.renderer.rules.table_close = () => "</table></div>\n";

/** Files inside a text cell, as nbformat has them: by name, then by MIME type, base64. */
export type Attachments = { [file: string]: { [mime: string]: string } };

export function renderMarkdown(source: string, attachments: Attachments = {}): string {
  return sanitizeMarkdown(withAttachments(md.render(source), attachments));
}

/** An attached picture is shown from the cell itself; the rest of the text has no say in the address. */
function withAttachments(html: string, attachments: Attachments): string {
  return html.replace(/src="attachment:([^"]+)"/g, (whole: string, name: string) => {
    const files = attachments[decodeURIComponent(name)] ?? {};
    const [mime, data] = Object.entries(files).find(([type]) => type.startsWith("image/")) ?? [];
    return mime && data ? `src="data:${escapeHTML(mime)};base64,${escapeHTML(data)}"` : whole;
  });
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
