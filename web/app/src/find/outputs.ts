/** What outputs read as, and where matches stand in them on the page. */
import type { SearchQuery } from "@codemirror/search";
import { plainText, shown } from "../outputs/mime";
import { fold } from "../outputs/terminal";
import type { Cell, Output } from "../wire";
import { matchesIn } from "./matches";

/** The text of all outputs of a cell, one after the other. */
export function outputText(cell: Cell): string {
  return cell.outputs.map(textOf).join("\n");
}

// Colours of terminals are no text.
const colours = /\u001b\[[0-9;?]*[A-Za-z]/g;

function textOf(output: Output): string {
  if (output.text !== undefined) return fold(output.text).replace(colours, "");
  if (output.error_value !== undefined) return output.error_value;
  const value = shown(output);
  switch (value.as) {
    case "progress":
    case "nothing":
      return "";
    case "markdown":
      return value.source;
    case "json":
      return JSON.stringify(value.value, null, 2);
    case "text":
      return value.text;
    default:
      return plainText(output);
  }
}

/** Where the matches stand in what the page shows of an element; a match may cross the borders of elements. */
export function rangesIn(query: SearchQuery, element: Element): Range[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: { node: Node; from: number }[] = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node, from: text.length });
    text += node.nodeValue ?? "";
  }
  const place = (offset: number, end: boolean) => nodes.findLast(({ from }) => (end ? from < offset : from <= offset));
  return matchesIn(query, text).flatMap(({ from, to }) => {
    const first = place(from, false);
    const last = place(to, true);
    if (!first || !last) return [];
    const range = new Range();
    range.setStart(first.node, from - first.from);
    range.setEnd(last.node, to - last.from);
    return [range];
  });
}

/** Marks ranges of the page by the CSS Custom Highlight API, which changes no element; browsers without it mark nothing. */
export function highlight(name: string, ranges: readonly Range[]): void {
  const { highlights } = CSS as Partial<typeof CSS>;
  if (!highlights) return;
  if (ranges.length === 0) highlights.delete(name);
  else highlights.set(name, new Highlight(...ranges));
}
