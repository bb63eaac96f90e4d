/** Completion from the kernel, which knows the values that live there. */
import { autocompletion, snippetCompletion } from "@codemirror/autocomplete";
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { Rect } from "@codemirror/view";
import type { Extension } from "@codemirror/state";
import { syntaxTree } from "@codemirror/language";
import { renderMarkdown } from "../markdown/render";
import type { Completion as Proposal, Option } from "../wire";

export type Completer = (source: string, cursor: number) => Promise<Proposal | undefined>;

/** The kernel's kinds, with CodeMirror's words. */
const types: Record<string, string> = {
  func: "function",
  method: "method",
  field: "property",
  var: "variable",
  const: "constant",
  type: "type",
  package: "namespace",
  keyword: "keyword",
};

export function kernelCompletion(complete: Completer): Extension {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*|\./u);
    if (!context.explicit && (!word || inProse(context))) return null;
    const found = await complete(context.state.doc.toString(), context.pos);
    if (!found || context.aborted || found.options.length === 0) return null;
    const options = found.options.map(option);
    if (beginsStatement(context.state.sliceDoc(0, found.from))) options.push(...snippets);
    return { from: found.from, to: found.to, options, validFor: /^[\p{L}\p{N}_]*$/u };
  };
  return autocompletion({ override: [source], icons: false, activateOnTypingDelay: 120, maxRenderedOptions: 80, positionInfo: (_view, list, marked, info, space) => besideList(list, marked, info, space) });
}

/** Narrower than this, in pixels, documentation is no pleasure to read. */
const readable = 300;

/**
 * Where the documentation of the marked name stands: right or left of the list where there is room, else below or above it, but
 * never on the list. Exported for its test.
 */
export function besideList(list: Rect, marked: Rect, info: Rect, space: Rect): { style: string; class: string } {
  const [right, left] = [space.right - list.right, list.left - space.left];
  if (Math.max(right, left) >= readable) {
    const [side, width] = right >= readable ? ["right", right] : ["left", left];
    const height = info.bottom - info.top;
    const top = Math.max(space.top, Math.min(marked.top, space.bottom - height)) - list.top;
    return { style: `top: ${top}px; max-width: ${Math.min(width, 480)}px`, class: `cm-completionInfo-${side}` };
  }
  const below = space.bottom - list.bottom >= list.top - space.top;
  const edge = below ? "top" : "bottom";
  return { style: `${edge}: ${list.bottom - list.top}px; left: 0; max-width: ${space.right - list.left}px`, class: "" };
}

/** What one writes often, with the places to fill in; Tab goes from one to the next. */
const snippets: readonly Completion[] = [
  ["for range", "for ${i}, ${x} := range ${xs} {\n\t${}\n}", "loop over elements"],
  ["for i", "for ${i} := range ${n} {\n\t${}\n}", "loop over numbers"],
  ["if err", "if err != nil {\n\t${panic(err)}\n}", "when something failed"],
  ["func", "func ${name}(${x} ${int}) ${int} {\n\t${}\n}", "function"],
  ["type struct", "type ${name} struct {\n\t${Field} ${int}\n}", "struct type"],
  ["switch", "switch ${x} {\ncase ${1}:\n\t${}\n}", "one of several"],
].map(([label = "", template = "", detail = ""]) => snippetCompletion(template, { label, detail, type: "snippet", boost: -1 }));

/** Whether a statement can begin behind a text. Exported for its test. */
export function beginsStatement(before: string): boolean {
  return /(^|[\n;{}])[ \t]*$/.test(before);
}

function option({ label, kind, detail, doc }: Option): Completion {
  return {
    label,
    type: types[kind] ?? kind,
    ...(detail ? { detail } : {}),
    ...(doc ? { info: () => documentation(doc) } : {}),
  };
}

export function documentation(markdown: string): HTMLElement {
  const element = document.createElement("div");
  element.className = "documentation prose";
  element.innerHTML = renderMarkdown(markdown);
  return element;
}

/** Inside comments and strings words are not names. */
function inProse(context: CompletionContext): boolean {
  const { name } = syntaxTree(context.state).resolveInner(context.pos, -1);
  return /Comment|String|Rune|Number/.test(name);
}
