// What a job's details show: stages and shuffles, what is kept, what failed and was tried again, in every theme.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { labInBrowser, picture, themes } from "./browser.mjs";
import { cell, open, press, ran, run, shows } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

const cells = [
  // A task of the first stage fails once. What the stage computes is kept.
  `pairs := rdd.Map(rdd.Range(sc, 0, 48, 1, 6), func(x int64) rdd.Pair[int64, int64] {
	time.Sleep(15 * time.Millisecond)
	if task, _ := rdd.CurrentTask(); task.Partition == 2 && task.Attempt == 0 && x == 20 {
		panic("the machine went away")
	}
	return rdd.KV(x%5, x)
}).Cache()
sums := rdd.ReduceByKey(pairs, func(a, b int64) int64 { return a + b })
sums.Count()`,
  // The same pairs again, from where they are kept.
  `slowly := func(p rdd.Pair[int64, int64]) rdd.Pair[int64, int64] {
	time.Sleep(10 * time.Millisecond)
	return p
}
rdd.GroupByKey(rdd.Map(pairs, slowly)).Count()`,
  // The same shuffle again.
  `late := rdd.Map(sums, func(p rdd.Pair[int64, int64]) int64 {
	time.Sleep(200 * time.Millisecond)
	return p.Value
}).Count()
late`,
];

/** A job as a notebook's file has it: a join that lost some of what it had read and kept. */
const recovered = {
  job: 3,
  action: "Collect",
  state: "done",
  millis: 900,
  partitions_lost: 1,
  outputs_lost: 2,
  stages: [
    { id: 1, name: "Join at cell 1:4", done: 4, tasks: 4, failed: 0, attempt: 1, outputs_lost: 2, input: 4000, shuffle_write: 4000, shuffle_write_bytes: 90_000, longest_millis: 210 },
    { id: 2, name: "Join at cell 1:4", done: 0, tasks: 0, failed: 0, skipped: true },
    { id: 3, name: "SortByKey at cell 1:5", done: 40, tasks: 40, failed: 0, parents: [1, 2], attempt: 1, retried: 1, cached: 300, kept: 3, kept_lost: 1, shuffle_read: 9000, shuffle_read_bytes: 190_000, shuffle_write: 1_200_000, shuffle_write_bytes: 64_000_000, spilled_bytes: 3_000_000, longest_millis: 120 },
    { id: 4, name: "Collect", done: 2, tasks: 8, failed: 0, parents: [3], shuffle_read: 300_000, shuffle_read_bytes: 16_000_000, longest_millis: 90 },
  ],
  attempts: [
    { stage: 1, partition: 0, lane: 0, start: 0, millis: 200, outcome: "ok" },
    { stage: 1, partition: 1, lane: 1, start: 0, millis: 210, outcome: "ok" },
    { stage: 1, partition: 2, lane: 0, start: 200, millis: 110, outcome: "ok" },
    { stage: 1, partition: 3, lane: 1, start: 210, millis: 90, outcome: "ok" },
    { stage: 3, partition: 7, lane: 0, start: 310, millis: 60, outcome: "failed" },
    { stage: 1, partition: 1, run: 1, lane: 0, start: 380, millis: 100, outcome: "ok" },
    { stage: 1, partition: 3, run: 1, lane: 1, start: 380, millis: 90, outcome: "ok" },
    { stage: 3, partition: 7, run: 1, lane: 1, start: 480, millis: 70, outcome: "ok" },
    { stage: 3, partition: 8, run: 1, lane: 0, start: 485, millis: 210, outcome: "ok", merged: 39 },
    { stage: 4, partition: 0, lane: 1, start: 700, millis: 90, outcome: "ok" },
    { stage: 4, partition: 1, lane: 0, start: 705, millis: 80, outcome: "ok" },
    { stage: 4, partition: 2, lane: 0, start: 790, millis: 60, outcome: "raced" },
    { stage: 4, partition: 3, lane: 1, start: 795, millis: 105, outcome: "running" },
  ],
  left_out: 12,
};

async function writeRecovered(server, name) {
  const data = { "application/vnd.lab.progress+json": recovered, "text/plain": "Collect" };
  const output = { output_type: "display_data", data, metadata: {} };
  const code = { cell_type: "code", id: "c0", metadata: {}, execution_count: 1, outputs: [output], source: "// ran on another day" };
  await writeFile(path.join(server.dir, `${name}.ipynb`), JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [code] }));
}

/** Opens the details of a cell's only job by the keyboard. */
async function details(page, id) {
  const button = cell(page, id).getByTestId("job-details");
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  await button.focus();
  await button.press("Enter");
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  const view = cell(page, id).getByTestId("job-view");
  await view.waitFor();
  return view;
}

const count = (view, testid, filter = "") => view.locator(`[data-testid="${testid}"]${filter}`).count();

/** The row of a stage in the table, as text by the column's heading. */
async function row(view, at) {
  const headings = await view.locator("thead th").allTextContents();
  const texts = await view.locator("tbody tr").nth(at).locator("th, td").allTextContents();
  return Object.fromEntries(headings.map((heading, index) => [heading, texts[index]]));
}

for (const [theme, context] of themes) {
  here.test(
    `the details of jobs, ${theme}`,
    async (page) => {
      if (theme === "contrast") await page.evaluate(() => localStorage.setItem("lab.theme", "contrast"));
      await writeNotebook(here.server, `jobs-${theme}`, cells);
      await open(page, here.server, `jobs-${theme}`);
      for (const id of ["c0", "c1", "c2"]) await run(page, id);
      await shows(page, "c0", "5");

      // A shuffle, an attempt that failed, and partitions that are kept for the first time.
      const first = await details(page, "c0");
      await picture(first, `jobs-${theme}-shuffle`);
      assert.equal(await count(first, "stage", '[data-state="done"]'), 2);
      assert.equal(await count(first, "shuffle", '[data-reused="false"]'), 1);
      assert.match(await first.getByTestId("shuffle").locator("text").textContent(), /B$/);
      assert.equal(await count(first, "cache", '[data-cache="miss"]'), 1);
      assert.equal(await first.getByTestId("retry").locator("text").textContent(), "1");
      assert.equal(await count(first, "recovery"), 0);
      assert.equal(await count(first, "attempt", '[data-outcome="retried"]'), 1);
      assert.equal(await count(first, "retry-link"), 1);
      const numbers = await row(first, 0);
      assert.match(numbers.Stage, /^ReduceByKey/);
      assert.equal(numbers.Tasks, "6");
      assert.equal(numbers.Retries, "1");
      assert.match(numbers.Read, /^48 records/);
      assert.match(numbers["Shuffled out"], /records.*B$/);

      // The same partitions, found.
      const second = await details(page, "c1");
      await picture(second, `jobs-${theme}-cache`);
      assert.equal(await count(second, "cache", '[data-cache="hit"]'), 1);
      assert.equal(await count(second, "retry"), 0);
      assert.equal((await row(second, 0))["From cache"], "48 records");

      // The same shuffle, found.
      const third = await details(page, "c2");
      await picture(third, `jobs-${theme}-skipped`);
      assert.equal(await count(third, "stage", '[data-state="skipped"]'), 1);
      assert.equal(await count(third, "shuffle", '[data-reused="true"]'), 1);
      assert.equal((await row(third, 0)).Tasks, "skipped");

      await picture(page, `jobs-${theme}`);

      // A narrow window scrolls the pictures, not the page.
      await page.setViewportSize({ width: 400, height: 800 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "a narrow window needs no scrolling to the side");
      await page.setViewportSize({ width: 1280, height: 900 });

      // What was lost and computed again, out of a file.
      await writeRecovered(here.server, `recovered-${theme}`);
      await open(page, here.server, `recovered-${theme}`);
      const lost = await details(page, "c0");
      await picture(lost, `jobs-${theme}-recovery`);
      assert.deepEqual(await lost.getByTestId("recovery").locator("text").allTextContents(), ["2", "1"]);
      assert.equal(await count(lost, "shuffle", '[data-lost="true"]'), 1);
      assert.equal(await count(lost, "cache", '[data-cache="part"][data-lost="true"]'), 1);
      assert.equal(await count(lost, "retry-link"), 1);
      assert.equal((await row(lost, 0))["Lost, rebuilt"], "2");
    },
    { context },
  );
}

here.test("details follow a job that runs, and stay when it is interrupted", async (page) => {
  const slow = "slow := rdd.Map(rdd.Range(sc, 0, 8, 1, 8), func(x int64) int64 {\n\tif x == 7 {\n\t\ttime.Sleep(time.Hour)\n\t}\n\treturn x\n})\nslow.Count()";
  await writeNotebook(here.server, "jobs-running", [slow]);
  await open(page, here.server, "jobs-running");
  await press(page, "c0");
  const view = await details(page, "c0");
  await view.locator('[data-testid="attempt"][data-outcome="running"]').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="attempt"][data-outcome="ok"]').length === 7);
  assert.equal(await view.locator(".task-done").count(), 7, "a square for each task that is done");
  await picture(view, "jobs-running");
  await page.getByTestId("interrupt").click();
  await ran(page, "c0", "aborted");
  await view.locator('[data-testid="attempt"][data-outcome="failed"]').waitFor();
  assert.equal((await row(view, 0)).Tasks, "7 of 8");
  // A mouse on the bar closes them.
  await cell(page, "c0").locator(".job-bar").click();
  await view.waitFor({ state: "detached" });
});

here.test("jobs that take no time leave a line, those of own contexts, too, and a loop of them leaves few", async (page) => {
  await writeNotebook(here.server, "jobs-short", [
    'words := rdd.Parallelize(sc, strings.Fields("to be or not to be"), 4).Cache()\nwords.Count()',
    "words.Count()",
    "mine := rdd.NewContext(rdd.WithPartitions(3))\nfor range 100 {\n\trdd.Range(mine, 0, 9, 1, 3).Count()\n}",
  ]);
  await open(page, here.server, "jobs-short");
  for (const id of ["c0", "c1", "c2"]) await run(page, id);
  const second = await details(page, "c1");
  assert.equal(await count(second, "cache", '[data-cache="hit"]'), 1);
  assert.equal((await row(second, 0))["From cache"], "6 records");
  const many = cell(page, "c2").getByTestId("jobs");
  assert.match(await many.locator(".jobs-summary").textContent(), /^100 jobs · 300 tasks/);
  await many.locator(".jobs-summary").click();
  await many.locator(".job-rest").filter({ hasText: "more short jobs" }).waitFor();
  assert.ok((await many.getByTestId("progress").count()) < 30);
});
