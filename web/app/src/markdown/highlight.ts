/** Colours Go code outside the editor with the classes that the editor uses, so that both look the same. */
import { goLanguage } from "@codemirror/lang-go";
import { classHighlighter, highlightCode } from "@lezer/highlight";

export function highlightGo(code: string): string {
  let html = "";
  highlightCode(
    code,
    goLanguage.parser.parse(code),
    classHighlighter,
    (text, classes) => {
      html += classes ? `<span class="${classes}">${escapeHTML(text)}</span>` : escapeHTML(text);
    },
    () => {
      html += "\n";
    },
  );
  return html;
}

export function escapeHTML(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
