// What cells leave behind, large and small: tables, trees, long texts, colours, and cells that print without end.
import assert from "node:assert/strict";
import { labInBrowser, picture } from "./browser.mjs";
import { cell, kernelIs, open, press, ran, run, running, saved, shows } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

const types = "type Song struct {\n\tTitle string\n\tYear  int\n\tscore float64\n\tTags  []string\n\tLong  time.Duration\n}";
const million = `${types}
songs := make([]Song, 1_000_000)
for i := range songs {
	songs[i] = Song{fmt.Sprint("song ", i), 1900 + i*7919%120, float64(i%1000) / 7, nil, time.Duration(i) * time.Millisecond}
}
songs`;

const rows = (at) => at.locator(".grid tbody tr");
const head = (at, name) => at.locator(".grid th").filter({ hasText: name });
const firstRow = (at) => rows(at).first().locator("td").allTextContents();
const until = (page, what, argument) => page.waitForFunction(what, argument);

here.test("a million rows are a table: scrolled, sorted and copied", async (page, { context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await writeNotebook(here.server, "million", [million, "for i := range songs {\n\tsongs[i].Title = \"changed\"\n}", "for {\n}", "1"]);
  await open(page, here.server, "million");
  await run(page, "c0");
  const table = cell(page, "c0");
  await shows(page, "c0", "1,000,000 rows × 5 columns");
  assert.deepEqual(await firstRow(table), ["0", "song 0", "1900", "0", "[]", "0s"]);
  assert.ok((await rows(table).count()) < 30, "only what is in sight is in the page");
  assert.equal(await table.locator(".grid table").getAttribute("aria-rowcount"), "1000001");
  await picture(page, "outputs-million", { fullPage: true });

  // The bar reaches the last row.
  const list = table.locator(".list");
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await table.getByRole("cell", { name: "song 999999", exact: true }).waitFor();

  // What is shown is what was, also when cells have changed the value, and while one runs.
  await run(page, "c1");
  await press(page, "c2");
  await running(page, "c2");
  const year = head(table, "Year");
  await year.getByRole("button").focus();
  await page.keyboard.press("Enter");
  assert.equal(await year.getAttribute("aria-sort"), "ascending");
  await until(page, () => document.querySelector(".grid tbody td:nth-child(2)")?.textContent === "song 0");
  await page.keyboard.press("Enter");
  assert.equal(await year.getAttribute("aria-sort"), "descending");
  await until(page, () => document.querySelector(".grid tbody td:nth-child(3)")?.textContent === "2019");
  await head(table, "Long").getByRole("button").click();
  await head(table, "Long").getByRole("button").click();
  await until(page, () => document.querySelector(".grid tbody td:nth-child(2)")?.textContent === "song 999999");
  await table.getByTestId("table-copy").click();
  await shows(page, "c0", "Copied the first 50,000 rows");
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
  assert.deepEqual([copied.length, copied[0], copied[1]], [50_002, "Title\tYear\tscore\tTags\tLong", `song 999999\t${1900 + ((999_999 * 7919) % 120)}\t${999 / 7}\t[]\t16m39.999s`]);

  // With a new kernel only what the file has is left, which is said.
  await page.reload();
  await page.locator(".grid").first().waitFor();
  await page.keyboard.press("0");
  await page.keyboard.press("0");
  await page.getByTestId("agree").click();
  await kernelIs(page, "idle");
  await head(cell(page, "c0"), "Year").getByRole("button").click();
  await cell(page, "c0").getByTestId("table-gone").waitFor();
  assert.deepEqual(await firstRow(cell(page, "c0")), ["0", "song 0", "1900", "0", "[]", "0s"]);
});

here.test("maps, lists and what has few rows are tables, too", async (page) => {
  await writeNotebook(here.server, "small", [
    'map[string]int{"b": 2, "a": 10, "c": 7}',
    '[]map[string]any{{"name": "x", "n": 2}, {"name": nil, "n": 1.5}, {"n": "ten"}}',
    "[][]float64{{1, 2.5}, {math.NaN(), -3, 8}}",
    "rdd.Map(rdd.Parallelize(sc, []string{\"a\", \"bb\"}), func(s string) rdd.Pair[string, int] { return rdd.KV(s, len(s)) }).Collect()",
    "rdd.Parallelize(sc, []int{1, 2, 3})",
  ]);
  await open(page, here.server, "small");
  for (const i of [0, 1, 2, 3, 4]) await run(page, `c${i}`);
  assert.deepEqual(await firstRow(cell(page, "c0")), ["a", "10"]);
  await head(cell(page, "c0"), "Value").getByRole("button").click();
  assert.deepEqual(await firstRow(cell(page, "c0")), ["b", "2"]);
  assert.deepEqual(await firstRow(cell(page, "c1")), ["0", "2", "x"]);
  await shows(page, "c2", "2 rows × 3 columns");
  assert.deepEqual(await firstRow(cell(page, "c3")), ["0", "a", "1"]);
  await shows(page, "c4", "Parallelize");
  assert.equal(await cell(page, "c4").getByTestId("jobs").count(), 0, "an RDD as a value runs no job");
  await saved(page);
  await picture(page, "outputs-small", { fullPage: true });
});

const esc = "\\x1b";
const colours = `for i := range 16 {
	fmt.Printf("${esc}[38;5;%dmcolour%d${esc}[0m ", i, i)
}
fmt.Println()
for i := 16; i < 232; i += 5 {
	fmt.Printf("${esc}[38;5;%dm%d${esc}[0m ", i, i)
}
fmt.Println()
for i := range 24 {
	fmt.Printf("${esc}[48;5;%dm%d${esc}[0m ", 232+i, i)
}
fmt.Println("\\n${esc}[38;2;255;255;0mtrue yellow${esc}[0m ${esc}[38;2;0;0;60mtrue navy${esc}[0m ${esc}[1mbold${esc}[0m ${esc}[4munderlined${esc}[0m ${esc}[7mreversed${esc}[0m ${esc}[31;42mred on green${esc}[0m ${esc}[3mitalic${esc}[0m")
for i := range 101 {
	fmt.Printf("\\r${esc}[32m%3d%%${esc}[0m done", i)
}
fmt.Print("\\n12345\\r${esc}[Kcleared\\n")`;
const rich = [
  colours,
  "bar := display.Markdown(\"step 0\")\nfor i := range 50 {\n\tbar.Update(fmt.Sprintf(\"step **%d** of $x^{50}$\", i+1))\n}",
  'display.HTML("<b id=cells>bold</b><script>document.title = 1</script>")\ndisplay.SVG(`<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30" rx="6" fill="teal"/></svg>`)',
  'xs := make([]int, 250)\ndisplay.JSON(map[string]any{"name": "lab", "long": strings.Repeat("x", 5000), "xs": xs, "nested": map[string]any{"a": nil, "b": []bool{true}}})',
  'fmt.Println(string([]byte{0xff, 0xfe, 0, 1, 2, 0x80}), "\\xc3\\x28")',
];

/** Texts of outputs whose contrast with what is behind them is too low. */
const illegible = (page) =>
  page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const parts = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const luminance = ([r, g, b]) => [r, g, b].map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = parts(getComputedStyle(at).backgroundColor);
        if (colour[3] === 255) return colour;
      }
      return [255, 255, 255];
    };
    return [...document.querySelectorAll("[class*=ansi-]")]
      .map((element) => {
        const [a, b] = [luminance(parts(getComputedStyle(element).color)), luminance(behind(element))];
        return { text: element.textContent, ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
      })
      .filter(({ ratio }) => ratio < 4);
  });

here.test("colours, bars, displays, trees and pictures, in all themes", async (page) => {
  await writeNotebook(here.server, "rich", rich);
  await open(page, here.server, "rich");
  for (const i of rich.keys()) await run(page, `c${i}`);
  await shows(page, "c0", "100% done");
  await shows(page, "c0", "cleared");
  assert.ok(!(await cell(page, "c0").getByTestId("output").textContent()).includes("12345"));
  assert.equal(await cell(page, "c1").locator(".prose").count(), 1, "updates replace");
  await cell(page, "c1").locator("strong", { hasText: "50" }).waitFor();
  await cell(page, "c1").locator(".katex").waitFor();
  assert.notEqual(await page.title(), "1");
  assert.ok(!(await page.getByTestId("output").allTextContents()).some((text) => text.includes("Handle")), "a display is no value to show");
  assert.equal(await cell(page, "c2").locator(".picture svg rect").count(), 1);

  const tree = cell(page, "c3").getByTestId("json");
  await tree.locator("summary", { hasText: "250 items" }).click();
  await tree.locator("summary", { hasText: "200 – 249" }).focus();
  await page.keyboard.press("Enter");
  await tree.getByText("249:").waitFor();
  assert.equal(await tree.getByText("150:").count(), 0, "what is folded is not in the page");
  await tree.getByText("Show all 5,000 characters").click();
  assert.equal((await tree.locator(".tree-string").filter({ hasText: "xxxx" }).textContent()).length, 5002);
  await shows(page, "c4", "\uFFFD");

  for (const theme of ["light", "dark", "contrast"]) {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    assert.deepEqual(await illegible(page), [], `illegible in ${theme}`);
    await picture(page, `outputs-rich-${theme}`, { fullPage: true });
  }
});

/** Types in a cell for some seconds and returns how long the page took to show each key, and its longest pause. */
async function typing(page, id, seconds) {
  const content = cell(page, id).locator(".cm-content");
  await content.click();
  await page.evaluate(() => {
    const seen = { keys: [], frames: [], events: [] };
    window.seen = seen;
    let last = performance.now();
    const frame = (now) => {
      seen.frames.push(now - last);
      last = now;
      if (window.seen === seen) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    new PerformanceObserver((list) => seen.events.push(...list.getEntries().filter(({ name }) => name === "keydown").map(({ duration }) => duration))).observe({ type: "event", durationThreshold: 16 });
    document.addEventListener("keydown", (event) => requestAnimationFrame(() => setTimeout(() => seen.keys.push(performance.now() - event.timeStamp))), { capture: true });
  });
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    await page.keyboard.press("a");
    await page.waitForTimeout(40);
  }
  return page.evaluate(() => {
    const { keys, frames, events } = window.seen;
    window.seen = undefined;
    const sorted = keys.toSorted((a, b) => a - b);
    return { keys: keys.length, median: sorted[Math.floor(keys.length / 2)], p95: sorted[Math.floor(keys.length * 0.95)], worst: sorted.at(-1), worstFrame: Math.max(...frames), worstEvent: Math.max(0, ...events) };
  });
}

here.test("a cell that prints without end freezes nothing and is stopped", async (page) => {
  await writeNotebook(here.server, "endless", ['for {\n\tfmt.Println("x")\n}', "// typed here: "]);
  await open(page, here.server, "endless");
  const quiet = await typing(page, "c1", 3);
  await press(page, "c0");
  await running(page, "c0");
  await shows(page, "c0", "left out");
  const seen = await typing(page, "c1", 10);
  console.log("typing, in ms: alone", JSON.stringify(quiet), "beside an endless loop", JSON.stringify(seen));
  // The median, because a machine that is busy with other things is slow now and then without the loop, too.
  assert.ok(seen.median < 100, `keys take ${JSON.stringify(seen)}, without the loop ${JSON.stringify(quiet)}`);
  assert.ok(await page.evaluate(() => document.querySelectorAll("*").length < 5000 && document.body.innerText.length < 300_000), "the page stays small");
  await page.getByTestId("interrupt").click();
  await ran(page, "c0", "aborted");
  await shows(page, "c0", "Interrupted");
});

here.test("all of a long text can be looked at", async (page) => {
  await writeNotebook(here.server, "long", [
    "for i := range 1_000_000 {\n\tfmt.Println(\"line\", i)\n}",
    'fmt.Print(strings.Repeat("0123456789", 1_000_000))',
    "for i := range 30_000 {\n\tfmt.Println(i)\n}",
  ]);
  await open(page, here.server, "long");
  await run(page, "c0");
  await cell(page, "c0").getByTestId("show-everything").click();
  await shows(page, "c0", "1,000,000 lines");
  const list = cell(page, "c0").getByRole("group", { name: "Printed text" });
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
  await until(page, () => /^line 4999\d\d|^line 5000\d\d/.test(document.querySelector(".text-row")?.textContent ?? ""));
  await list.focus();
  await page.keyboard.press("End");
  await list.getByText("line 999999", { exact: true }).waitFor();
  assert.ok((await page.locator("*").count()) < 5000, "the page stays small");
  await picture(page, "outputs-long", { fullPage: true });

  await run(page, "c1");
  await shows(page, "c1", "characters not shown");
  await cell(page, "c1").getByTestId("show-everything").click();
  await cell(page, "c1").locator(".text-row").first().waitFor();
  assert.ok(await page.evaluate(() => document.body.innerText.length < 300_000));

  await run(page, "c2");
  await cell(page, "c2").getByTestId("show-all").click();
  const all = cell(page, "c2").getByRole("group", { name: "Printed text" });
  await all.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await all.getByText("29999", { exact: true }).waitFor();

  // Running again forgets; a text that the document has whole needs no more.
  await page.reload();
  await cell(page, "c0").getByTestId("show-everything").waitFor();
});
