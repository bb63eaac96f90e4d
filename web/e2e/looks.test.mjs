// What the pages look like, light and dark, wide and narrow. The pictures are for people: with SCREENSHOTS=folder they are
// kept, and UPDATE_SCREENSHOT=1 makes docs/screenshot.png of the README anew. What a program can judge is judged here.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { labInBrowser } from "./browser.mjs";
import * as notebook from "./notebook.mjs";
import { answer, root } from "./server.mjs";

const here = labInBrowser();

async function picture(page, name) {
  const folder = process.env.SCREENSHOTS;
  const options = folder ? { path: path.join(folder, `${name}.png`) } : {};
  if (folder) await mkdir(folder, { recursive: true });
  const image = await page.screenshot(options);
  assert.ok(image.length > 10_000, `${name} shows something`);
}

/** How light the page's background is: 0 is black, 1 is white. */
const lightness = (page) =>
  page.evaluate(() => {
    // A canvas knows every notation of colours.
    const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
    for (const element of [document.documentElement, document.body]) {
      pen.fillStyle = getComputedStyle(element).backgroundColor;
      pen.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3 / 255;
  });

const fitsItsWindow = (page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

/** Brings the cell with this text to the upper part of the window. */
async function scrollTo(page, text) {
  const at = page.locator("section.cell").filter({ hasText: text }).first();
  await at.evaluate((element) => window.scrollTo(0, window.scrollY + element.getBoundingClientRect().top - 66));
}

/** Runs the counting part of the lab, with one exercise solved and one still wrong. */
async function work(page) {
  const [solved, wrong] = ["cleanline", "wordsof"].map((id) => page.getByTestId(`cell-exercise-${id}`));
  await notebook.write(solved, await answer("cleanline", "solution.go"));
  await solved.getByTestId("check").click();
  await solved.locator('.check-panel[data-verdict="passed"]').waitFor();
  await wrong.getByTestId("check").click();
  await wrong.locator('.check-panel[data-verdict="failed"]').waitFor();
  await page.getByTestId("run-all").click();
  await notebook.allRan(page);
  await notebook.saved(page);
  await page.mouse.move(0, 0);
}

for (const colorScheme of ["light", "dark"]) {
  here.test(
    `the list of labs and a notebook, ${colorScheme}`,
    async (page) => {
      const card = page.getByTestId("lab-card-wordcount");
      await card.waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await picture(page, `list-${colorScheme}`);
      await card.getByRole("button").click();
      await notebook.kernelIs(page, "idle");
      const background = await lightness(page);
      assert.ok(colorScheme === "dark" ? background < 0.3 : background > 0.7, `${colorScheme}: lightness ${background}`);
      if (colorScheme === "light") await work(page); // the dark page shows what the light one has done
      await page.locator(".picture svg").first().waitFor();

      await scrollTo(page, "The 15 most frequent words");
      await picture(page, `chart-${colorScheme}`);
      if (colorScheme === "light" && process.env.UPDATE_SCREENSHOT) {
        await mkdir(path.join(root, "docs"), { recursive: true });
        await page.screenshot({ path: path.join(root, "docs/screenshot.png") });
      }
      await page.evaluate(() => window.scrollTo(0, 0));
      await picture(page, `top-${colorScheme}`);
      await page.locator('section.cell[data-role="exercise"]').first().evaluate((cell) => window.scrollTo(0, window.scrollY + cell.getBoundingClientRect().top - 66));
      await picture(page, `exercise-${colorScheme}`);

      await page.setViewportSize({ width: 400, height: 800 });
      assert.ok(await fitsItsWindow(page), "a narrow window needs no scrolling to the side");
      await picture(page, `narrow-${colorScheme}`);
      await page.goto(here.server.origin);
      await card.waitFor();
      assert.ok(await fitsItsWindow(page), "neither does the list");
      await picture(page, `narrow-list-${colorScheme}`);
    },
    { context: { colorScheme } },
  );
}

here.test("the theme can be chosen, and the choice stays", async (page) => {
  await page.getByTestId("lab-card-wordcount").waitFor();
  const toggle = page.getByTestId("theme-toggle");
  const light = await lightness(page);
  await toggle.click();
  await page.locator('html[data-theme="dark"]').waitFor();
  assert.ok((await lightness(page)) < light);
  await page.reload();
  await page.locator('html[data-theme="dark"]').waitFor();
}, { context: { colorScheme: "light" } });
