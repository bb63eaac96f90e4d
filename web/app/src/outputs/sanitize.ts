/**
 * What notebooks and cells bring is not trusted: a notebook may come from anybody. HTML, Markdown and SVG pass through
 * DOMPurify before they touch the page; the content security policy stands behind it (no scripts but the page's own, nothing
 * from other hosts).
 */
import DOMPurify from "dompurify";
import type { Config } from "dompurify";

const purify = DOMPurify(window);

// Links of a notebook open beside it, and the other page cannot reach back.
purify.addHook("afterSanitizeAttributes", (node) => {
  if (node.nodeName.toLowerCase() === "a" && node.hasAttribute("href") && !node.getAttribute("href")?.startsWith("#")) {
    node.setAttribute("target", "_blank");
    node.setAttribute("rel", "noopener noreferrer");
  }
});

/** Controls would look like the page's own; style sheets would restyle it; the rest loads or embeds. */
const foreign = ["form", "input", "button", "select", "textarea", "option", "dialog", "iframe", "object", "embed", "link", "base", "meta"];

const shared: Config = {
  // An id such as "cells" would otherwise become a property of window and document.
  SANITIZE_NAMED_PROPS: true,
  ALLOW_DATA_ATTR: false,
};

const markdown: Config = {
  ...shared,
  USE_PROFILES: { html: true, mathMl: true, svg: true },
  // KaTeX keeps the source of a formula there, which copying and screen readers use.
  ADD_TAGS: ["semantics", "annotation"],
  FORBID_TAGS: [...foreign, "style"],
};

const html: Config = {
  ...shared,
  USE_PROFILES: { html: true, svg: true, svgFilters: true, mathMl: true },
  FORBID_TAGS: foreign,
};

const svg: Config = {
  USE_PROFILES: { svg: true, svgFilters: true },
  FORBID_TAGS: ["a"],
};

export function sanitizeMarkdown(dirty: string): string {
  return purify.sanitize(dirty, markdown) as string;
}

/** For an output's own shadow root, where its style sheets reach nothing else. */
export function sanitizeHTML(dirty: string): string {
  return purify.sanitize(dirty, html) as string;
}

/** For an output's own shadow root, where its ids and style sheets reach nothing else. */
export function sanitizeSVG(dirty: string): string {
  return purify.sanitize(dirty, svg) as string;
}
