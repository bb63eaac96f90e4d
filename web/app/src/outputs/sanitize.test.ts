// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../markdown/render";
import { sanitizeHTML, sanitizeSVG } from "./sanitize";

const attacks = [
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  '<svg><script>alert(1)</script><circle onload="alert(1)"/></svg>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java\nscript:alert(1)">x</a>',
  '<iframe src="https://example.org"></iframe>',
  '<object data="x"></object><embed src="x">',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<form action="/api/labs"><input name="x"><button>go</button></form>',
  "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>",
  '<svg><animate attributeName="href" to="javascript:alert(1)"/><use href="data:image/svg+xml,<svg/>"/></svg>',
  '<base href="https://example.org"><link rel="stylesheet" href="x"><meta http-equiv="refresh" content="0">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
];

const forbidden = "script, iframe, object, embed, form, input, button, base, link, meta, foreignObject, use";

/** What of the markup could run, load or pretend. */
function dangers(html: string): string[] {
  const element = document.createElement("div");
  element.innerHTML = html;
  const nodes = [...element.querySelectorAll("*")];
  const attributes = nodes.flatMap((node) => [...node.attributes]);
  return [
    ...nodes.filter((node) => node.matches(forbidden)).map((node) => node.outerHTML),
    ...attributes.filter(({ name, value }) => name.startsWith("on") || /^\s*java\s*script:/i.test(value)).map(({ name, value }) => `${name}=${value}`),
  ];
}

describe.each([
  ["Markdown", (dirty: string) => renderMarkdown(dirty)],
  ["HTML", sanitizeHTML],
  ["SVG", sanitizeSVG],
])("%s that attacks is made harmless", (_name, sanitize) => {
  test.each(attacks)("%s", (attack) => expect(dangers(sanitize(attack))).toEqual([]));
});

describe("what is harmless stays", () => {
  test("a table with its own style", () => {
    const html = '<table><tbody><tr><td style="color: red">1</td></tr></tbody></table>';
    expect(sanitizeHTML(html)).toBe(html);
  });

  test("a plot with shapes, text, gradients, clips and its style sheet", () => {
    const svg =
      '<svg viewBox="0 0 10 10"><style>.a{fill:red}</style><defs><clipPath id="c"><path d="M0 0h1v1z"></path></clipPath></defs>' +
      '<g clip-path="url(#c)"><text x="1" fill="currentColor">a</text><path class="a" d="M0 0L1 1"></path></g></svg>';
    expect(sanitizeSVG(svg)).toBe(svg);
  });

  test("a chart whose dots are an image inside, with text of a fixed width", () => {
    const svg =
      '<svg viewBox="0 0 10 10" style="max-width:100%;height:auto" aria-label="Scatter plot." font-family="sans-serif">' +
      '<text x="1" y="2" font-size="12" fill="currentColor" fill-opacity="0.78" textLength="8" lengthAdjust="spacingAndGlyphs" transform="rotate(-90 1 2)">y</text>' +
      '<image x="1" y="1" width="9" height="9" preserveAspectRatio="none" image-rendering="pixelated" href="data:image/png;base64,iVBORw0KGgo="></image>' +
      '<path fill="none" stroke-linecap="round" stroke="#4a86e0" stroke-dasharray="6 4" d="M1 1h0"></path></svg>';
    expect(sanitizeSVG(svg)).toBe(svg);
  });

  test("a style sheet of a text would reach the page, so it goes", () => {
    expect(renderMarkdown("<style>body{display:none}</style>\n\ntext")).not.toContain("<style");
  });

  test("links open beside the notebook and cannot reach back", () => {
    expect(renderMarkdown("[go](https://go.dev)")).toContain('rel="noopener noreferrer"');
    expect(renderMarkdown("[below](#below)")).not.toContain("target");
  });

  test("ids cannot shadow the page's own names", () => {
    expect(sanitizeHTML('<b id="location">x</b>')).toContain('id="user-content-location"');
  });
});
