// What lives in the kernel, beside the sheet: variables, and what RDDs keep, also when faults take it away.
import assert from "node:assert/strict";
import { labInBrowser, picture, themes } from "./browser.mjs";
import { cell, kernelIs, open, press, run, running, saved } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

const cells = [
  `type song struct {
	Title string
	Year  int
}

func (s song) String() string { panic("the panel runs no code of cells") }

func newest(songs []song) song { return songs[len(songs)-1] }

songs := []song{{"One", 1969}, {"Two", 1971}}
counts := map[string]int{"a": 1, "b": 2}
const limit = 10
big := make([]int, 1_000_000)`,
  `squares := rdd.Map(rdd.Range(sc, 0, 48, 1, 12), func(x int64) int64 { return x * x }).Cache()
squares.Count()
squares.Count()`,
  `sc.SetFaults(chaos.New(4, chaos.LosePartitions(0.5), chaos.KillTasks(0.3)))
pairs := rdd.Map(squares, func(x int64) rdd.Pair[int64, int64] {
	time.Sleep(15 * time.Millisecond)
	return rdd.KV(x%5, x)
}).Cache()
rdd.ReduceByKey(pairs, func(a, b int64) int64 { return a + b }).Count()`,
  `pairs.Count()
sc.SetFaults(nil)`,
  `limitless := 0
for {
	limitless++
}`,
];

const panel = (page) => page.getByTestId("side-panel");
const variable = (page, name) => page.getByTestId(`variable-${name}`);

for (const [theme, context] of themes) {
  here.test(
    `variables and storage, ${theme}`,
    async (page) => {
      if (theme === "contrast") await page.evaluate(() => localStorage.setItem("lab.theme", "contrast"));
      await writeNotebook(here.server, `panels-${theme}`, cells);
      await open(page, here.server, `panels-${theme}`);
      await cell(page, "c0").focus();
      await page.keyboard.press("w");
      await panel(page).waitFor();
      assert.equal(await page.getByTestId("tab-variables").evaluate((tab) => tab === document.activeElement), true);
      await run(page, "c0");

      // Name, type, short value, size, cell.
      await variable(page, "songs").getByText("len 2").waitFor();
      const texts = async (name, part) => (await variable(page, name).locator(part).textContent())?.trim();
      assert.equal(await texts("songs", ".variable-type"), "[]song");
      assert.equal(await texts("songs", ".variable-value"), 'len 2 [{Title:"One" Year:1969} {Title:"Two" Year:1971}]');
      assert.equal(await texts("counts", ".variable-value"), 'len 2 {"a": 1, "b": 2}');
      assert.equal(await texts("big", ".variable-size"), "7.6 MB");
      assert.equal(await texts("limit", ".variable-value"), "10");
      assert.equal(await texts("songs", ".cell-link"), "cell 1");
      assert.equal(await variable(page, "newest").isVisible(), false);
      await page.getByTestId("other-names").click();
      assert.equal(await texts("newest", ".variable-type"), "func(songs []song) song");

      // In full, by the keyboard: a table, as under a cell.
      await variable(page, "songs").locator(".variable-main").focus();
      await page.keyboard.press("Enter");
      await variable(page, "songs").locator(".variable-full").getByText("1971").waitFor();
      await picture(page, `panels-${theme}-variables`);

      // Order and filter.
      await page.getByTestId("order-size").click();
      assert.equal(await panel(page).locator(".variable-name").first().textContent(), "big");
      await page.getByTestId("variables-filter").fill("map[");
      assert.deepEqual(await panel(page).locator(".variable-name").allTextContents(), ["counts"]);
      await page.getByTestId("variables-filter").fill("");

      // What an RDD keeps, and what became of it.
      await run(page, "c1");
      await variable(page, "squares").getByText("12 of 12 kept").click();
      const kept = page.locator("article.kept").filter({ hasText: "squares" });
      await kept.getByTestId("kept-of").getByText("12 of 12 partitions kept").waitFor();
      assert.equal(await kept.getByTestId("squares").locator('[data-state="memory"]').count(), 12);
      assert.equal(await kept.getByTestId("hits").locator("dd").textContent(), "12");
      assert.equal(await kept.locator(".cell-link").textContent(), "cell 2");
      await run(page, "c2");
      await run(page, "c3");
      const pairs = page.locator("article.kept").filter({ hasText: "pairs" });
      await pairs.waitFor();
      const number = async (name) => Number(await pairs.getByTestId(name).locator("dd").textContent());
      assert.ok((await number("lost")) > 0, "nothing was lost");
      assert.ok((await number("recomputed")) > 0, "nothing was computed again");
      assert.ok((await pairs.getByTestId("squares").locator('[data-again="true"]').count()) > 0, "no square was computed again");
      await picture(page, `panels-${theme}-storage`);

      // The first of its jobs tells of the same: tasks killed, partitions lost and computed again.
      const jobs = cell(page, "c2").getByTestId("job-details");
      await jobs.first().click();
      const view = cell(page, "c2").getByTestId("job-view").first();
      assert.ok((await view.getByTestId("retry").count()) > 0, "no task was killed");
      assert.ok((await view.locator('[data-testid="attempt"][data-outcome="retried"]').count()) > 0, "no attempt is drawn as killed");
      assert.ok((await view.locator('[data-testid="cache"][data-lost="true"]').count()) > 0, "no store has lost something");
      await view.scrollIntoViewIfNeeded();
      await picture(page, `panels-${theme}-details`);

      // A link goes to its cell; Escape closes the panel and gives the focus back.
      await kept.locator(".cell-link").click();
      assert.equal(await cell(page, "c1").evaluate((element) => element === document.activeElement), true);
      await page.getByTestId("tab-storage").focus();
      await page.keyboard.press("ArrowLeft");
      await variable(page, "songs").waitFor();
      await page.keyboard.press("Escape");
      await panel(page).waitFor({ state: "detached" });
      await saved(page);
    },
    { context: { ...context, viewport: { width: 1360, height: 900 } } },
  );
}

here.test("while a cell runs, values are those from before, and the panel is remembered", async (page) => {
  await writeNotebook(here.server, "panels-busy", [cells[0], cells[4]]);
  await open(page, here.server, "panels-busy");
  await run(page, "c0");
  await page.getByTestId("panel-toggle").click();
  await variable(page, "counts").waitFor();
  await press(page, "c1");
  await running(page, "c1");
  await page.locator('[data-testid="variables-unread"][data-reason="cell"]').waitFor();
  assert.match(await variable(page, "counts").locator(".variable-value").textContent(), /^len 2/);
  await page.reload();
  await kernelIs(page, "busy");
  await page.locator('[data-testid="variables-unread"][data-reason="cell"]').waitFor();
  await page.getByTestId("interrupt").click();
  await variable(page, "limitless").locator(".variable-size").waitFor();
  await page.getByTestId("panel-close").click();
  await page.reload();
  await kernelIs(page, "idle");
  assert.equal(await panel(page).count(), 0);
});

here.test(
  "on a narrow screen the panel is a sheet over the lower half",
  async (page) => {
    await writeNotebook(here.server, "panels-narrow", cells.slice(0, 2));
    await open(page, here.server, "panels-narrow");
    await run(page, "c0");
    await page.getByTestId("menu").click();
    await page.getByTestId("menu-panel").click();
    await variable(page, "songs").waitFor();
    const { x, width, y } = await panel(page).boundingBox();
    assert.equal(x, 0);
    assert.ok(width > 440, `it is ${width} wide`);
    assert.ok(y > 300, `it begins at ${y}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
    await picture(page, "panels-narrow");
  },
  { context: { viewport: { width: 480, height: 860 } } },
);

for (const width of [1000, 1280, 1600, 1900]) {
  here.test(
    `beside a lab with its contents the panel has room, too, at ${width} pixels`,
    async (page) => {
      await page.getByTestId("lab-card-wordcount").locator(".lab-open").click();
      await kernelIs(page, "idle");
      await page.keyboard.press("Escape");
      await page.keyboard.press("w");
      const panel = await page.locator(".side-panel").boundingBox();
      const text = await page.locator(".sheet .prose").first().boundingBox();
      assert.ok(panel.width >= 300 && panel.x + panel.width <= width, `the panel: ${JSON.stringify(panel)}`);
      assert.ok(text.width >= 450, `the text: ${JSON.stringify(text)}`);
      if (width > 1000) assert.ok(text.x + text.width <= panel.x, `the panel covers no text: ${JSON.stringify([text, panel])}`);
      await picture(page, `panel-lab-${width}`);
    },
    { context: { viewport: { width, height: 900 } } },
  );
}
