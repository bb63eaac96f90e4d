/**
 * HTML with scripts, in a frame of an opaque origin (web/frame.go), which can reach neither this page nor any host. What it says
 * back is its height, and whatever else it says is not listened to.
 */
import { useEffect, useRef } from "preact/hooks";
import { texts } from "../texts";

const tallest = 2000;

/** What the frame gets around its own text: the page's colours to begin with, and a report of how high it is. */
function documentOf(markup: string, style: CSSStyleDeclaration): string {
  const look = `:root { color-scheme: ${style.colorScheme}; color: ${style.color}; font: ${style.font}; } body { margin: 0; }`;
  const report = "new ResizeObserver(() => parent.postMessage(document.documentElement.offsetHeight, '*')).observe(document.documentElement);";
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>${look}</style><script>${report}</script>${markup}</html>`;
}

export function Frame({ markup }: { markup: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const hear = ({ source, data }: MessageEvent<unknown>) => {
      if (source !== element.contentWindow) return;
      if (data === "ready") element.contentWindow?.postMessage(documentOf(markup, getComputedStyle(element)), "*");
      else if (typeof data === "number" && data > 0) element.style.height = `${Math.min(Math.ceil(data), tallest)}px`;
    };
    addEventListener("message", hear);
    element.src = "/frame";
    return () => removeEventListener("message", hear);
  }, [markup]);
  // Without allow-same-origin the frame's origin is opaque, whatever it loads.
  return <iframe ref={frame} class="frame" data-testid="frame" title={texts.output.frame} sandbox="allow-scripts" />;
}
