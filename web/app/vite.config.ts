import { defineConfig } from "vitest/config";
import { leanKatexFonts } from "./build/katex-fonts.ts";
import { licenses } from "./build/licenses.ts";

export default defineConfig({
  plugins: [leanKatexFonts(), licenses(import.meta.dirname)],
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
