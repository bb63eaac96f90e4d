// A student's way through the first lab: open, run, break, mend, check, come back.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { labInBrowser } from "./browser.mjs";
import * as notebook from "./notebook.mjs";
import { answer, realData, root, serve } from "./server.mjs";

const here = labInBrowser();

/** The exercises of the lab, in its order. */
async function exercises() {
  const lab = await readFile(path.join(root, "labs/wordcount/lab.md"), "utf8");
  return [...lab.matchAll(/^```go exercise=(\w+)/gm)].map((match) => match[1]);
}

/** The cell of an exercise, in the order of the exercises. */
const exerciseCell = (page, index) => page.locator('section.cell[data-role="exercise"]').nth(index);

async function check(cell, expected) {
  await cell.getByTestId("check").click();
  await cell.locator(`.check-panel[data-verdict="${expected}"]`).waitFor();
}

here.test("word count from the list of labs to full points, and all of it still there after a reload", async (page) => {
  const { server } = here;
  await page.getByTestId("lab-card-wordcount").getByRole("button", { name: "Word count with RDDs" }).click();
  await notebook.kernelIs(page, "idle");
  assert.equal(await page.title(), "Word count with RDDs · lab");

  // The starters are solved first, so that every cell has something to show.
  const ids = await exercises();
  assert.ok(ids.length >= 4);
  assert.equal(await page.locator('section.cell[data-role="exercise"]').count(), ids.length);
  for (const [index, id] of ids.entries()) {
    await notebook.write(exerciseCell(page, index), await answer(id, "solution.go"));
  }
  await page.getByTestId("run-all").click();
  await notebook.allRan(page);
  assert.equal(await page.getByTestId("error").count(), 0, "a cell failed");
  assert.deepEqual(
    await page.locator('section.cell[data-kind="code"]').evaluateAll((all) => all.filter((cell) => cell.dataset.validity !== "evaluated").length),
    0,
    "every cell ran",
  );

  // The top words and the chart.
  const ranking = page.locator("section.cell").filter({ hasText: "ranking.Take(15)" }).first();
  const words = (await ranking.getByTestId("output").innerText()).match(/^\S+ +\d+$/gm) ?? [];
  assert.equal(words.length, 15, "fifteen words with their counts");
  const counts = words.map((line) => Number(line.split(/ +/)[1]));
  assert.deepEqual(counts, counts.toSorted((a, b) => b - a), "the most frequent first");
  if (realData) assert.deepEqual(words.slice(0, 3).map((line) => line.replace(/ +/, " ")), ["the 6283", "and 5680", "to 4766"]);
  const chart = page.locator("section.cell").filter({ hasText: "The 15 most frequent words" }).locator(".picture svg");
  await chart.waitFor();
  const box = await chart.boundingBox();
  assert.ok(box.width > 300 && box.height > 150, `the chart can be seen: ${JSON.stringify(box)}`);
  assert.ok((await chart.locator("path").count()) > 15, "the chart has bars");

  // Break one exercise: the failing check says why, and gives no full points.
  const first = exerciseCell(page, ids.indexOf("cleanline"));
  await check(first, "passed");
  await notebook.write(first, "func CleanLine(line string) string {\n\treturn strings.ToLower(line)\n}\n");
  await check(first, "failed");
  const failing = first.locator('[data-testid="check-result"][data-passed="false"]').first();
  assert.match(await failing.innerText(), /CleanLine\("Speak, speak\."\) returned "speak, speak\.", expected "speak speak"/);
  assert.equal(await first.getByTestId("points").getAttribute("data-solved"), "false");

  // Mend it, and check them all.
  await notebook.write(first, await answer("cleanline", "solution.go"));
  for (const index of ids.keys()) await check(exerciseCell(page, index), "passed");
  await page.locator('[data-testid="total-points"][data-solved="true"]').waitFor();
  const total = await page.getByTestId("total-points").innerText();
  const [has, max] = total.split("/").map(Number);
  assert.ok(max > 0 && has === max, `full points: ${total}`);
  await page.getByTestId("run-all").click();
  await notebook.allRan(page);
  await notebook.saved(page);

  const before = await everything(page);
  assert.ok(before.sources.some((text) => text.includes("func CleanLine")) && before.outputs.some((text) => text.includes("the")));
  await page.reload();
  await page.locator('[data-testid="total-points"][data-solved="true"]').waitFor();
  assert.deepEqual(await everything(page), before, "after a reload");

  // The list of labs knows it too.
  await page.getByRole("link", { name: "All labs" }).click();
  await page.locator('[data-testid="lab-card-wordcount"][data-solved="true"]').waitFor();

  // And it is in the file: another server on the same folder shows the same.
  await page.goto("about:blank");
  await server.stop();
  const again = await serve({ dir: server.dir, addr: new URL(server.origin).host });
  try {
    await page.goto(`${again.origin}/?token=${again.token}`);
    await page.getByTestId("lab-card-wordcount").getByRole("button").click();
    await page.locator('[data-testid="total-points"][data-solved="true"]').waitFor();
    assert.deepEqual(await everything(page), before, "after a restart of the server");
  } finally {
    await again.stop();
  }
});

/** All that a student has made: what the cells say and show, and the points. */
async function everything(page) {
  const code = page.locator('section.cell[data-kind="code"]');
  return {
    sources: await code.evaluateAll((all) => all.map((cell) => [...cell.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"))),
    outputs: await code.evaluateAll((all) => all.map((cell) => [...cell.querySelectorAll(".printed pre")].map((pre) => pre.textContent).join("\n"))),
    points: await page.getByTestId("points").allInnerTexts(),
    charts: await page.locator(".picture svg").count(),
  };
}
