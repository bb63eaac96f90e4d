import { defineConfig } from "vitest/config";
import type { Plugin } from "vite";

/**
 * KaTeX's stylesheet offers each font in three formats and in faces that lab texts hardly use. Every browser that can run
 * this page reads woff2, and the page travels inside the lab binary, so the rest is left out; prose.css names what stands
 * in for the faces.
 */
function leanKatexFonts(): Plugin {
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

export default defineConfig({
  plugins: [leanKatexFonts()],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    // Names without hashes keep the committed folder's history readable; the server answers with an ETag.
    rollupOptions: {
      output: {
        entryFileNames: "assets/[name].js",
        chunkFileNames: "assets/[name].js",
        assetFileNames: "assets/[name][extname]",
      },
    },
    // The content security policy allows no data: fonts and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ["chrome123", "firefox121", "safari17.5"],
    cssTarget: ["chrome123", "firefox121", "safari17.5"],
    // The editor and the mathematics are one chunk, which comes from the same machine.
    chunkSizeWarningLimit: 900,
  },
  server: {
    // npm run dev: the page from Vite, everything else from a running `lab serve`.
    proxy: { "/api": { target: process.env.LAB_SERVER ?? "http://127.0.0.1:8888", ws: true } },
  },
  test: { include: ["src/**/*.test.{ts,tsx}"] },
});
