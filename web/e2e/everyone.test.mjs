// For everybody: on a phone, at 320 pixels, with the system's colours, on paper, and to take along.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { labInBrowser, pictures } from "./browser.mjs";
import * as notebook from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

const wide = [
  { markdown: "# A wide notebook\n\n| a | b | c | d | e | f | g | h |\n|---|---|---|---|---|---|---|---|\n| a long entry | another one | third | fourth | fifth | sixth | seventh | eighth |\n\n$$\\sum_{i=1}^{n} x_1 + x_2 + x_3 + x_4 + x_5 + x_6 + x_7 + x_8 + x_9 + x_{10} + x_{11} + x_{12}$$\n\nhttps://example.org/an/address/that/is/longer/than/a/phone/is/wide/and/has/no/spaces" },
  'fmt.Println(strings.Repeat("a long line ", 40))',
  'chart.Bars("Counts", []string{"one", "two", "three"}, []float64{3, 2, 1})',
  "type song struct { Title string; Year int; Length time.Duration; Tags []string }\nsongs := make([]song, 200)\nsongs",
  "undefined + undefinedToo // a line of code that is longer than a phone is wide, by far",
];

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

for (const width of [320, 390, 700, 1000]) {
  here.test(
    `nothing is lost and nothing scrolls sideways at ${width} pixels`,
    async (page) => {
      await writeNotebook(here.server, `wide${width}`, wide);
      await notebook.open(page, here.server, `wide${width}`);
      await page.getByTestId("run-all").click();
      for (const id of ["c1", "c2", "c3"]) await notebook.run(page, id);
      await notebook.press(page, "c4");
      await notebook.cell(page, "c4").getByTestId("error").waitFor();
      assert.ok(await fits(page), "the page needs no scrolling to the side");
      // The bar is one line, and all of it is in the window.
      const bar = await page.locator(".bar").evaluate((element) => ({
        height: element.getBoundingClientRect().height,
        outside: [...element.querySelectorAll("a, button")].filter((one) => one.checkVisibility() && (one.getBoundingClientRect().right > window.innerWidth + 0.5 || one.getBoundingClientRect().left < 0)).map((one) => one.outerHTML.slice(0, 90)),
        small: [...element.querySelectorAll("a, button")].filter((one) => one.checkVisibility() && Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < 24).map((one) => one.outerHTML.slice(0, 90)),
      }));
      assert.ok(bar.height < 60, `the bar is ${bar.height} pixels high`);
      assert.deepEqual([bar.outside, bar.small], [[], []]);
      const plot = await page.locator(".picture svg").first().boundingBox();
      assert.ok(plot.x >= 0 && plot.x + plot.width <= width, `the plot fits: ${JSON.stringify(plot)}`);
      await page.getByTestId("menu").click();
      const menu = await page.getByTestId("menu-list").boundingBox();
      assert.ok(menu.x >= 0 && menu.x + menu.width <= width, `the menu fits: ${JSON.stringify(menu)}`);
      await pictures(page, `menu-${width}`);
      await page.getByTestId("menu-palette").click();
      await page.getByTestId("palette-input").waitFor();
      await page.keyboard.press("Escape");
      assert.ok(await fits(page));
      await page.evaluate(() => window.scrollTo(0, 0));
      await pictures(page, `wide-${width}`);
      await page.goto(here.server.origin);
      await page.getByTestId("lab-card-wordcount").waitFor();
      assert.ok(await fits(page), "neither does the list of labs");
      await page.getByTestId("lab-card-wordcount").locator(".lab-open").click();
      await notebook.kernelIs(page, "idle");
      assert.ok(await fits(page), "nor a lab");
      await page.locator('section.cell[data-role="exercise"]').first().evaluate((element) => element.scrollIntoView());
      await pictures(page, `lab-${width}`);
    },
    { context: { viewport: { width, height: 844 }, hasTouch: width < 500, isMobile: width < 500 } },
  );
}

here.test("the system's colours leave everything legible", async (page) => {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await page.getByTestId("lab-card-wordcount").locator(".lab-open").click();
  await notebook.kernelIs(page, "idle");
  const exercise = page.locator('section.cell[data-role="exercise"]').first();
  await exercise.getByTestId("check").click();
  await exercise.locator('.check-panel[data-verdict="failed"]').waitFor();
  await pictures(page, "forced");
  // What is chosen has an outline of its own, and passed and failed are words.
  assert.match(await exercise.getByTestId("check-result").first().innerText(), /failed|passed/i);
  assert.notEqual(await exercise.locator(".primary.check").evaluate((element) => getComputedStyle(element).borderStyle), "none");
}, { context: { forcedColors: "active" } });

here.test("motion stops where the reader wants none", async (page) => {
  await page.getByTestId("lab-card-wordcount").locator(".lab-open").click();
  await notebook.kernelIs(page, "idle");
  const moving = await page.evaluate(() => document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration) > 5 && !one.effect?.target?.matches?.(".spinner")).length);
  assert.equal(moving, 0);
}, { context: { reducedMotion: "reduce" } });

here.test("on paper there is the notebook, whole and light", async (page) => {
  await writeNotebook(here.server, "paper", [...wide.slice(0, 4), 'for i := range 60 {\n\tfmt.Println("line", i)\n}']);
  await notebook.open(page, here.server, "paper");
  for (const id of ["c1", "c2", "c3", "c4"]) await notebook.run(page, id);
  await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
  await page.emulateMedia({ media: "print" });
  for (const name of [".bar", ".insert-bar", ".cell-actions", ".run", ".outline"]) {
    assert.equal(await page.locator(name).evaluateAll((all) => all.filter((element) => element.checkVisibility()).length), 0, `${name} is not printed`);
  }
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(255, 255, 255)");
  const cut = await page.locator(".printed pre, .cm-scroller").evaluateAll((all) => all.filter((element) => element.scrollHeight > element.clientHeight + 2 && getComputedStyle(element).overflowY !== "visible").length);
  assert.equal(cut, 0, "no output is cut");
  const pdf = await page.pdf({ format: "A4", ...(process.env.SCREENSHOTS ? { path: path.join(process.env.SCREENSHOTS, "paper.pdf") } : {}) });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  assert.ok(pages >= 2 && pages <= 6, `${pages} pages`);
  await page.setViewportSize({ width: 760, height: 1100 });
  if (process.env.SCREENSHOTS) await page.screenshot({ path: path.join(process.env.SCREENSHOTS, "paper.png"), fullPage: true });
});

here.test("a notebook is exported as it is now, and the file needs nobody", async (page, { context }) => {
  await writeNotebook(here.server, "take", [{ markdown: "# Take it along\n\nwith $x^2$" }, "1 + 1"]);
  await notebook.open(page, here.server, "take");
  await notebook.run(page, "c1");
  await notebook.write(notebook.cell(page, "c1"), "40 + 2");
  const download = async (command) => {
    const coming = page.waitForEvent("download");
    await page.getByTestId("menu").click();
    await page.getByTestId(`menu-${command}`).click();
    const file = await coming;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  };
  const html = await download("exportHTML");
  assert.equal(html.name, "take.html");
  assert.ok(html.text.includes("<msup>") && /<span class="tok-number">40<\/span> \+/.test(html.text), "with what was typed a moment ago");
  assert.equal((await download("exportNotebook")).name, "take.ipynb");
  assert.equal((await download("exportProgram")).name, "take.zip");
  const reader = await context.newPage();
  await reader.setContent(html.text);
  assert.equal(await reader.title(), "Take it along");
  assert.equal(await reader.locator("script").count(), 0);
  // What is no program is said, and nothing is downloaded.
  await notebook.write(notebook.cell(page, "c1"), "x :=");
  await page.getByTestId("menu").click();
  await page.getByTestId("menu-exportProgram").click();
  await page.getByTestId("toast").filter({ hasText: "cell 2 cannot be part of a Go program" }).waitFor();
}, { expected: (problem) => problem.includes("422") });
