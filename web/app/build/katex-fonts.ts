import type { Plugin } from "vite";

/**
 * KaTeX's stylesheet offers each font in three formats and in faces that lab texts hardly use. Every browser that can run
 * this page reads woff2, and the page travels inside the lab binary, so the rest is left out; prose.css names what stands
 * in for the faces.
 */
export function leanKatexFonts(): Plugin {
  const unused = /KaTeX_(Fraktur-\w+|Caligraphic-Bold|SansSerif-\w+|Typewriter-\w+|Script-\w+|Main-BoldItalic)\.woff2/;
  return {
    name: "lean-katex-fonts",
    enforce: "pre",
    transform(css, id) {
      if (!/katex[^/]*\.css(\?|$)/.test(id)) return null;
      return css
        .replace(/,url\([^)]+\.(woff|ttf)\)\s*format\(["'][^"']+["']\)/g, "")
        .replace(/@font-face\{[^}]*\}/g, (face) => (unused.test(face) ? "" : face.replace("font-display:block", "font-display:swap")));
    },
  };
}
