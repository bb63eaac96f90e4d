import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** Fonts come in through stylesheets, where the bundler does not tell their package. */
const fonts = ["@fontsource-variable/source-sans-3", "@fontsource-variable/source-serif-4", "katex"];

/** Writes the licences of what is bundled beside it, as those licences ask for. */
export function licenses(root: string): Plugin {
  return {
    name: "licenses",
    apply: "build",
    generateBundle(_options, bundle) {
      const names = new Set(fonts);
      for (const output of Object.values(bundle)) {
        if (output.type !== "chunk") continue;
        for (const id of Object.keys(output.modules)) {
          const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
          if (name) names.add(name);
        }
      }
      const source = byText(root, [...names].toSorted());
      this.emitFile({ type: "asset", fileName: "licenses.txt", source });
    },
  };
}

/** Packages that share a text, to the letter, share a paragraph. */
function byText(root: string, names: string[]): string {
  const texts = new Map<string, string[]>();
  for (const name of names) {
    const text = licenseText(join(root, "node_modules", name));
    texts.set(text, [...(texts.get(text) ?? []), name]);
  }
  return [...texts].map(([text, packages]) => `${packages.join(", ")}\n\n${text}\n`).join(`\n${"-".repeat(80)}\n\n`);
}

function licenseText(folder: string): string {
  if (!existsSync(folder)) throw new Error(`licenses: ${folder} is not there`);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file) return readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim();
  const { license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { license?: string };
  if (!license) throw new Error(`licenses: ${folder} names no licence`);
  return license;
}
