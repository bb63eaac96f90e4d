// For everybody: without a pointer, on a phone, at 320 pixels, with the system's colours, on paper, and to take along.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { labInBrowser, picture, pictures } from "./browser.mjs";
import * as notebook from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

const focused = (page, selector) => page.locator(`${selector}:focus`).waitFor();

/** Presses Tab until an element has the focus, and looks at each stop on the way: it can be seen, and nothing covers it. */
async function tabTo(page, selector, most = 60) {
  for (let stops = 0; stops < most; stops++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return { fine: true };
      const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
      const bar = document.querySelector(".bar");
      const below = bar && !bar.contains(element) && !element.matches(".skip-link") && !element.closest(".outline, dialog, .side-panel") ? bar.getBoundingClientRect().bottom : 0;
      const style = getComputedStyle(element);
      // A card shows the focus of its button around all of it.
      const outlined = [style, getComputedStyle(element, "::after"), getComputedStyle(element, "::before")].some(({ outlineStyle }) => outlineStyle !== "none");
      const marked = outlined || element.matches(".cm-content, section.cell, input") || element.closest(".cm-editor") !== null;
      return {
        fine: width > 0 && height > 0 && bottom > below && top < window.innerHeight && right > 0 && left < window.innerWidth && marked,
        what: `${element.outerHTML.slice(0, 160)} at ${Math.round(top)} to ${Math.round(bottom)}, outline ${style.outlineStyle}`,
      };
    });
    assert.ok(stop.fine, `a stop of Tab that cannot be seen: ${stop.what}`);
  }
  assert.fail(`Tab does not reach ${selector}`);
}

/** Goes down from cell to cell. */
async function downTo(page, id) {
  const at = () => page.evaluate(() => document.activeElement?.getAttribute("data-testid"));
  for (let steps = 0; steps < 80; steps++) {
    const before = await at();
    if (before === id) return;
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction((was) => document.activeElement?.getAttribute("data-testid") !== was, before);
  }
  assert.fail(`the arrows do not reach ${id}`);
}

here.test("word count without a pointer: open, run, write, check, take a hint, undo", async (page) => {
  await page.getByTestId("lab-card-wordcount").waitFor();
  await tabTo(page, '[data-testid="lab-card-wordcount"] .lab-open');
  await page.keyboard.press("Enter");
  await notebook.kernelIs(page, "idle");
  await tabTo(page, ".skip-link", 3);
  await page.keyboard.press("Enter");
  await focused(page, "section.cell");

  // Down to the first code, and run it.
  const first = await page.locator('section.cell[data-kind="code"]').first().getAttribute("data-testid");
  await downTo(page, first);
  await page.keyboard.press("Control+Enter");
  await notebook.ran(page, first.slice("cell-".length));

  // To the exercise, over the contents; write, check, be told.
  const exercise = page.getByTestId("cell-exercise-cleanline");
  await downTo(page, "cell-exercise-cleanline");
  await focused(page, '[data-testid="cell-exercise-cleanline"]');
  await page.keyboard.press("Enter");
  await focused(page, '[data-testid="cell-exercise-cleanline"] .cm-content');
  const before = await notebook.source(exercise);
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n// mine");
  // The first Esc may close what the editor shows over the text.
  await page.keyboard.press("Escape");
  if (await page.locator('[data-testid="cell-exercise-cleanline"] .cm-content:focus').count()) await page.keyboard.press("Escape");
  await focused(page, '[data-testid="cell-exercise-cleanline"]');
  await tabTo(page, '[data-testid="cell-exercise-cleanline"] [data-testid="check"]', 12);
  await page.keyboard.press("Enter");
  await exercise.locator('.check-panel[data-verdict="failed"]').waitFor();
  await page.waitForFunction(() => /checks passed/.test(document.querySelector('[data-testid="spoken"]')?.textContent ?? ""));
  await tabTo(page, '[data-testid="cell-exercise-cleanline"] [data-testid="open-hint"]', 12);
  await page.keyboard.press("Enter");
  await exercise.getByTestId("hint").first().waitFor();

  // Undo, in the editor.
  await page.keyboard.press("Shift+Tab");
  for (let steps = 0; steps < 12 && !(await page.locator('[data-testid="cell-exercise-cleanline"] .cm-content:focus').count()); steps++) await page.keyboard.press("Shift+Tab");
  for (let steps = 0; steps < 12 && (await notebook.source(exercise)) !== before; steps++) await page.keyboard.press("Control+Z");
  assert.equal(await notebook.source(exercise), before);

  // The menu, by its keys; and it gives the focus back.
  await page.keyboard.press("Escape");
  await page.getByTestId("menu").focus();
  await page.keyboard.press("Enter");
  await focused(page, '[data-testid="menu-restart"]');
  await page.keyboard.press("End");
  await focused(page, '[data-testid="menu-theme"]');
  await page.keyboard.press("ArrowDown");
  await focused(page, '[data-testid="menu-restart"]');
  await page.keyboard.press("k");
  await focused(page, '[data-testid="menu-help"]');
  await page.keyboard.press("Escape");
  await focused(page, '[data-testid="menu"]');
});

const wide = [
  { markdown: "# A wide notebook\n\n| a | b | c | d | e | f | g | h |\n|---|---|---|---|---|---|---|---|\n| a long entry | another one | third | fourth | fifth | sixth | seventh | eighth |\n\n$$\\sum_{i=1}^{n} x_1 + x_2 + x_3 + x_4 + x_5 + x_6 + x_7 + x_8 + x_9 + x_{10} + x_{11} + x_{12}$$\n\nhttps://example.org/an/address/that/is/longer/than/a/phone/is/wide/and/has/no/spaces" },
  'fmt.Println(strings.Repeat("a long line ", 40))',
  'chart.Bars("Counts", []string{"one", "two", "three"}, []float64{3, 2, 1})',
  "type song struct { Title string; Year int; Length time.Duration; Tags []string }\nsongs := make([]song, 200)\nsongs",
  "undefined + undefinedToo // a line of code that is longer than a phone is wide, by far",
];

const fits = (page) => page.waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth, undefined, { timeout: 20_000 }).then(() => true, () => false);

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
  await picture(page, "paper", { fullPage: true });
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
