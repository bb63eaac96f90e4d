// A real Chromium, and what every test of the page holds it to: nothing outside the server is asked for, the console
// stays free of errors, and the content security policy is never violated.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

/** Long enough for a slow machine with both hands full; a condition that holds is seen at once. */
export const patience = 60_000;

export const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(path.delimiter).concat("/usr/bin");
  const found = folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find((file) => existsSync(file));
  if (!found) throw new Error("there is no Chromium on PATH: install it, or name one with the variable CHROMIUM");
  return found;
}

let evidence = "";

/** The folder for screenshots and traces, made when first needed. */
export async function evidenceFolder() {
  evidence ||= process.env.EVIDENCE || (await mkdtemp(path.join(tmpdir(), "lab-browser-evidence-")));
  return evidence;
}

/**
 * Takes a picture of a page, or of a part of it, for people to look at; with SCREENSHOTS=folder.
 * @param {import("playwright-core").Page | import("playwright-core").Locator} view
 * @param {string} name
 * @param {import("playwright-core").PageScreenshotOptions} [options]
 */
export async function picture(view, name, options = {}) {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await view.screenshot({ path: path.join(folder, `${name}.png`), ...options });
}

/** The three looks of the page, with the browser's settings that bring them about. */
export const themes = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["contrast", { colorScheme: "light", contrast: "more" }],
];

/**
 * Takes pictures of the page for people to look at, in each theme; with SCREENSHOTS=folder.
 * @param {import("playwright-core").Page} page
 * @param {string} name
 */
export async function pictures(page, name) {
  if (!process.env.SCREENSHOTS) return;
  for (const [theme] of themes) {
    await page.evaluate((wanted) => (document.documentElement.dataset.theme = wanted), theme);
    await picture(page, `${name}-${theme}`, { animations: "disabled" });
  }
  await page.evaluate(() => delete document.documentElement.dataset.theme);
}

/**
 * A server and a browser for a file of tests.
 * @returns {{
 *   server: import("./server.mjs").Server,
 *   test: (name: string, run: (page: import("playwright-core").Page, tab: Tab) => Promise<void>, options?: TabOptions) => void,
 * }}
 *
 * @typedef {object} Tab
 * @property {import("playwright-core").BrowserContext} context for more tabs of the same browser
 * @property {string[]} problems what the page did wrong so far
 *
 * @typedef {object} TabOptions
 * @property {(problem: string) => boolean} [expected] problems that are the point of the test
 * @property {import("playwright-core").BrowserContextOptions} [context]
 * @property {boolean} [stranger] true: the browser has not been shown the token
 */
export function labInBrowser() {
  /** @type {any} */
  const here = {};
  let browser;
  before(async () => {
    here.server = await serve();
    browser = await chromium.launch({ executablePath: executable(), headless: true, args: flags });
  });
  after(async () => {
    await browser?.close();
    await here.server?.remove();
  });
  here.test = (name, run, options = {}) =>
    test(name, { timeout: 300_000 }, () => inTab(browser, here.server, name, run, options));
  return here;
}

async function inTab(browser, server, name, run, { expected = () => false, context: settings = {}, stranger = false }) {
  // A context is a profile of its own: no cookies, no storage, no cache.
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...settings });
  context.setDefaultTimeout(patience);
  const problems = [];
  watch(context, server.origin, problems);
  await context.tracing.start({ snapshots: true });
  const page = await context.newPage();
  try {
    if (!stranger) await page.goto(`${server.origin}/?token=${server.token}`);
    await run(page, { context, problems });
    assert.equal(problems.filter((problem) => !expected(problem)).join("\n"), "", "the page did what it must not");
    await context.tracing.stop();
  } catch (error) {
    const file = path.join(await evidenceFolder(), name.replace(/\W+/g, "-"));
    await page.screenshot({ path: `${file}.png`, fullPage: true }).catch(() => undefined);
    await context.tracing.stop({ path: `${file}.zip` }).catch(() => undefined);
    const seen = error.message.includes("must not") ? [] : problems.filter((problem) => !expected(problem));
    throw new Error(`${error.message}${seen.map((problem) => `\n  the page ${problem}`).join("")}\n  screenshot: ${file}.png, trace for npx playwright-core show-trace: ${file}.zip`, { cause: error });
  } finally {
    await context.close();
  }
}

/** Notes everything that the page must not do. */
function watch(context, origin, problems) {
  const ours = new URL(origin).host;
  const outside = (url) => {
    const { protocol, host } = new URL(url);
    return !["data:", "blob:", "about:"].includes(protocol) && host !== ours;
  };
  context.on("request", (request) => {
    if (outside(request.url())) problems.push(`asks for ${request.url()}`);
  });
  context.on("page", (page) => {
    page.on("websocket", (socket) => {
      if (outside(socket.url())) problems.push(`opens a socket to ${socket.url()}`);
    });
    page.on("pageerror", (error) => problems.push(`throws ${error.stack ?? error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") problems.push(`console: ${message.text().slice(0, 300)} (${message.location().url})`);
    });
  });
}
