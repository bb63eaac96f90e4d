// axe-core on the page under test. It runs in the page but is not part of it: the content security policy forbids foreign
// scripts, and evaluate, which is the debugger's, passes beside it.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2, levels A and AA, and what axe's authors think good beside it. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const themes = /** @type {const} */ (["light", "dark", "contrast"]);

/**
 * What breaks the rules, in every theme, as lines to read.
 * @param {import("playwright-core").Page} page
 * @param {string} state what is open, for the message
 */
export async function violations(page, state) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const found = [];
  for (const theme of themes) {
    await page.evaluate((wanted) => (document.documentElement.dataset.theme = wanted), theme);
    // Colours on their way from one theme to the next are neither's, and what is still fading in has less contrast than it gets.
    await page.evaluate(() => {
      const ends = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
      return Promise.all(ends.map((one) => one.finished.catch(() => undefined)));
    });
    found.push(...(await broken(page)).map((line) => `${state}, ${theme}: ${line}`));
  }
  await page.evaluate(() => delete document.documentElement.dataset.theme);
  return found;
}

async function broken(page) {
  const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] };
  const found = await page.evaluate(async (wanted) => (await window.axe.run(document, wanted)).violations, options);
  const why = (node) => [...node.any, ...node.all, ...node.none].map(({ message }) => message).join("; ").slice(0, 300);
  // What is wrong with one of many rows is wrong with all of them: the first one tells.
  return found.map(({ id, help, nodes }) => {
    const [node] = nodes;
    return `${id}: ${help}, ${nodes.length} times, as at\n    ${node.target.join(" ")}\n    ${node.html.slice(0, 200)}\n    ${why(node)}`;
  });
}
