import { useLayoutEffect, useRef } from "preact/hooks";
import base from "./shadow.css?inline";

let sheet: CSSStyleSheet | undefined;

function baseSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(base);
  }
  return sheet;
}

/**
 * Sanitised markup in a shadow root of its own: its style sheets and ids reach nothing else (two plots may use the same ids),
 * while text colour and fonts are inherited, so that currentColor follows the theme.
 */
export function Shadow({ html, label }: { html: string; label?: string }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!host.current) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [baseSheet()];
    root.innerHTML = html;
  }, [html]);
  return <div ref={host} class="shadow" {...(label ? { role: "img", "aria-label": label } : {})} />;
}
