/** Completion from the kernel, which knows the values that live there. */
import { autocompletion } from "@codemirror/autocomplete";
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
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
    return { from: found.from, to: found.to, options: found.options.map(option), validFor: /^[\p{L}\p{N}_]*$/u };
  };
  return autocompletion({ override: [source], icons: false, activateOnTypingDelay: 120, maxRenderedOptions: 80 });
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
