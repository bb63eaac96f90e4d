// The page's figures in BENCHMARKS.md, from one run: make bench-page. With JUPYTER naming a jupyter program that has JupyterLab,
// the same is measured there, and the table has the ratios.
import { readFileSync, readdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { executable, flags } from "../browser.mjs";
import { openAndRun, watchKeys, watchRun } from "./inpage.mjs";
import { jupyter } from "./jupyter.mjs";
import { lab } from "./lab.mjs";

const rounds = Number(process.env.ROUNDS ?? 5);
const patience = 300_000;
/** The most that printing a million lines may take, in milliseconds. */
const longest = 120_000;

const sorted = (values) => values.toSorted((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)];
const percentile = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];
const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** A page of a new profile, without anything cached. */
async function newPage(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(patience);
  return context.newPage();
}

/** Clicks into the first cell and types a letter, until it stands there. */
async function typed(page, peer) {
  await peer.editor(page).click();
  await page.keyboard.press("Q");
  await peer.editor(page).filter({ hasText: "Q" }).waitFor();
}

/** From the start of the server to a letter that was typed into the page; and what was loaded for it. */
async function coldStart(browser, peer) {
  const starts = [];
  const ready = [];
  let loaded = 0;
  for (let round = 0; round < rounds; round++) {
    const page = await newPage(browser);
    const network = await page.context().newCDPSession(page);
    await network.send("Network.enable");
    loaded = 0;
    network.on("Network.loadingFinished", ({ encodedDataLength }) => (loaded += encodedDataLength));
    const began = performance.now();
    const server = await peer.start();
    await server.write("start", Array.from({ length: 10 }, () => peer.lines(5)));
    await page.goto(server.address("start"));
    await typed(page, peer);
    starts.push(performance.now() - began);
    await peer.idle(page);
    ready.push(performance.now() - began);
    await page.context().close();
    await server.stop();
  }
  return { start: median(starts), ready: median(ready), loaded };
}

/** Types in the middle of a notebook of 200 cells. */
async function typing(browser, peer, server) {
  await server.write("long", Array.from({ length: 200 }, () => peer.lines(8)));
  const page = await newPage(browser);
  await page.goto(server.address("long"));
  await peer.idle(page);
  const editor = peer.cell(page, 20).locator(".cm-content");
  await editor.scrollIntoViewIfNeeded();
  await editor.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("// warm up, warm up, warm up", { delay: 30 });
  await page.evaluate(watchKeys);
  await page.keyboard.type("// the quick brown fox jumps over the lazy dog, ".repeat(4), { delay: 40 });
  const keys = await page.evaluate(() => window.benchKeys);
  await page.context().close();
  return { median: median(keys), p95: percentile(keys, 0.95) };
}

/** From the key to the result of 1 + 1. */
async function onePlusOne(browser, peer, server) {
  await server.write("sum", [peer.onePlusOne]);
  const page = await newPage(browser);
  await page.goto(server.address("sum"));
  await peer.idle(page);
  await peer.cell(page, 0).locator(".cm-content").click();
  const times = [];
  for (let round = 0; round < 30; round++) {
    await page.evaluate(watchRun, [peer.outcome.toString(), 0, "2"]);
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() => window.benchRun !== undefined);
    times.push(await page.evaluate(() => window.benchRun));
    await peer.cell(page, 0).locator(".cm-content").click();
  }
  await page.context().close();
  return { median: median(times), p95: percentile(times, 0.95) };
}

/** Types in one cell while another prints a million lines; Infinity where that does not end, or the page answers no key any more. */
async function million(browser, peer, server) {
  const never = new Promise((resolve) => setTimeout(resolve, 1.2 * longest, { took: Infinity, worst: Infinity, p95: Infinity }).unref());
  return Promise.race([millionLines(browser, peer, server), never]);
}

async function millionLines(browser, peer, server) {
  await server.write("million", [peer.million, "", peer.onePlusOne]);
  const page = await newPage(browser);
  await page.goto(server.address("million"));
  await peer.idle(page);
  await peer.cell(page, 0).locator(".cm-content").click();
  await page.evaluate(watchKeys);
  await page.keyboard.press("Control+Enter");
  const began = performance.now();
  await peer.cell(page, 1).locator(".cm-content").click();
  let pressed = 0;
  for (;;) {
    await page.keyboard.press("x");
    pressed++;
    await pause(50);
    const { done, count } = await page.evaluate(([text, index]) => new Function(`return (${text})`)()(index), [peer.outcome.toString(), 0]);
    if (done && /\d/.test(count)) break;
    if (performance.now() - began > longest) break;
  }
  const took = performance.now() - began;
  await page.waitForFunction((keys) => window.benchKeys.length > keys, pressed);
  const keys = await page.evaluate(() => window.benchKeys);
  await page.context().close();
  return { took: took > longest ? Infinity : took, worst: Math.max(...keys.slice(1)), p95: percentile(keys.slice(1), 0.95) };
}

/** The resident memory of a process and of all that it started, in MB, by process. */
function memory(pid) {
  const parents = new Map();
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const status = readFileSync(`/proc/${entry}/status`, "utf8");
      parents.set(Number(entry), { parent: Number(/PPid:\s+(\d+)/.exec(status)?.[1]), kb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) });
    } catch {
      // The process has ended meanwhile.
    }
  }
  const below = (process) => process === pid || (parents.has(process) && below(parents.get(process).parent));
  return [...parents].filter(([process]) => below(process)).reduce((sum, [, { kb }]) => sum + kb / 1024, 0);
}

/** A hundred notebooks open at once, against one. */
async function hundred(browser) {
  const server = await lab.start();
  const names = Array.from({ length: 100 }, (_, index) => `n${index}`);
  for (const name of ["alone", ...names]) await server.write(name, [lab.onePlusOne]);
  const page = await newPage(browser);
  await page.goto(`${server.origin}/?token=${server.token}`);
  const alone = await page.evaluate(openAndRun, [["alone"], 40]);
  const before = memory(server.pid);
  const together = await page.evaluate(openAndRun, [names, 2]);
  const after = memory(server.pid);
  await page.context().close();
  await server.stop();
  return { each: (after - before) / names.length, alone: median(alone), together: median(together), worst: percentile(together, 0.95) };
}

const browser = await chromium.launch({ executablePath: executable(), headless: true, args: flags });
const peers = process.env.JUPYTER ? [lab, jupyter] : [lab];
const results = [];
for (const peer of peers) {
  const told = (what, result) => {
    console.error(`${peer.name}: ${what}`);
    return result;
  };
  const cold = await told("cold starts", coldStart(browser, peer));
  const server = await peer.start();
  results.push({
    cold,
    typing: await told("typing", typing(browser, peer, server)),
    sum: await told("1 + 1", onePlusOne(browser, peer, server)),
    million: await told("a million lines", million(browser, peer, server)),
  });
  await server.stop();
}
const many = await hundred(browser);
await browser.close();

const [own, other] = results;
const ms = (value) => value === Infinity ? `more than ${longest / 1000} s` : `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
const kb = (value) => `${Math.round(value / 1024)} KB`;
const mb = (value) => `${value.toFixed(1)} MB`;
const rows = [];
function row(what, pick, format, target, limit) {
  const value = pick(own);
  const theirs = other && pick(other);
  rows.push([what, format(value), theirs === undefined ? "" : format(theirs), theirs === undefined || theirs === Infinity ? "" : (theirs / value).toFixed(1), target, limit === undefined ? "" : value <= limit ? "met" : `missed by ${(value / limit).toFixed(2)}`]);
}
row("cold start of the server, until a letter is typed", (r) => r.cold.start, ms, "1 s", 1000);
row("until the kernel is ready, too", (r) => r.cold.ready, ms, "");
row("loaded for it, compressed", (r) => r.cold.loaded, kb, "600 KB", 600 * 1024);
row("key to paint in 200 cells, median", (r) => r.typing.median, ms, "");
row("key to paint in 200 cells, 95th percentile", (r) => r.typing.p95, ms, "16 ms", 16);
row("`1 + 1` from key to result, median", (r) => r.sum.median, ms, "30 ms", 30);
row("a million printed lines, until done", (r) => r.million.took, ms, "");
row("key to paint meanwhile, 95th percentile", (r) => r.million.p95, ms, "");
row("key to paint meanwhile, worst", (r) => r.million.worst, ms, "100 ms", 100);
const plain = (what, value, target, met) => rows.push([what, value, "", "", target, met ? "met" : "missed"]);
plain("100 open notebooks, memory of each with its kernel", mb(many.each), "60 MB", many.each <= 60);
plain("a run in one of 100, against one alone", `${ms(many.together)} / ${ms(many.alone)}`, "2 times", many.together <= 2 * many.alone);

console.log("| page | lab | JupyterLab | JupyterLab/lab | target | |\n|---|---|---|---|---|---|");
for (const cells of rows) console.log(`| ${cells.join(" | ")} |`);
