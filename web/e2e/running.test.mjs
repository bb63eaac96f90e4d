// What can be seen while a cell is at work.
import assert from "node:assert/strict";
import { labInBrowser } from "./browser.mjs";
import { cell, kernelIs, open, press, ran, run, running, shows } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

here.test("output appears while the cell is still running", async (page) => {
  await writeNotebook(here.server, "stream", ['for i := range 3 {\n\tfmt.Println("tick", i)\n}\nfor {\n}']);
  await open(page, here.server, "stream");
  await press(page, "c0");
  await shows(page, "c0", "tick 2");
  await running(page, "c0");
  await page.getByTestId("interrupt").click();
  await ran(page, "c0", "aborted");
  await shows(page, "c0", "tick 2");
});

here.test("a slow job shows how far it is, and when it is done", async (page) => {
  const slow = "slow := rdd.Map(rdd.Range(sc, 0, 8, 1, 8), func(x int64) int64 {\n\tif x == 7 {\n\t\ttime.Sleep(time.Hour)\n\t}\n\treturn x\n})\nslow.Count()";
  const short = "rdd.Map(rdd.Range(sc, 0, 8, 1, 8), func(x int64) int64 {\n\ttime.Sleep(100 * time.Millisecond)\n\treturn x\n}).Count()";
  await writeNotebook(here.server, "progress", [slow, short]);
  await open(page, here.server, "progress");
  await press(page, "c0");
  // All tasks but the one that sleeps get done, and the bar says so.
  const bar = cell(page, "c0").locator('[data-testid="progress"][data-state="running"] [role="progressbar"][aria-valuenow="7"][aria-valuemax="8"]');
  await bar.waitFor();
  await running(page, "c0");
  await page.getByTestId("interrupt").click();
  await ran(page, "c0", "aborted");
  await kernelIs(page, "idle");

  await run(page, "c1");
  await shows(page, "c1", "8");
  await cell(page, "c1").locator('[data-testid="progress"][data-state="done"] [role="progressbar"][aria-valuenow="8"]').waitFor();
});

here.test("a flood of output stays readable and can be unfolded", async (page) => {
  await writeNotebook(here.server, "flood", ['for i := range 3000 {\n\tfmt.Println("line", i)\n}']);
  await open(page, here.server, "flood");
  await run(page, "c0");
  await shows(page, "c0", "line 2999");
  const printed = cell(page, "c0").locator(".printed pre");
  assert.ok(!(await printed.innerText()).includes("line 1500\n"), "the middle is folded away");
  await cell(page, "c0").getByTestId("show-all").click();
  await printed.filter({ hasText: "line 1500" }).waitFor();
});
