// What a cell's last expression looks like, and what a cell that ran well still has to say.
import assert from "node:assert/strict";
import { labInBrowser, picture } from "./browser.mjs";
import { cell, open, run, shows } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

const cells = [
  'type Song struct {\n\tTitle string\n\tYear  int\n\tTags  []string\n}\nsongs := []Song{{"<b>Bold</b>", 1999, nil}, {"Two", 2001, []string{"a"}}}\nsongs',
  "make([]Song, 1000)",
  "mat.NewDense(20, 2, nil)",
  "m := image.NewGray(image.Rect(0, 0, 60, 40))\nfor i := range m.Pix {\n\tm.Pix[i] = uint8(i)\n}\nm",
  "stop := make(chan bool)\ngo func() { <-stop }()",
  "type Song struct{ Title string }",
  "songs[0] = Song{}",
];

for (const colorScheme of ["light", "dark"]) {
  here.test(
    `tables, pictures and warnings, ${colorScheme}`,
    async (page) => {
      await writeNotebook(here.server, `results-${colorScheme}`, cells);
      await open(page, here.server, `results-${colorScheme}`);
      for (const i of cells.keys()) await run(page, `c${i}`);

      const table = cell(page, "c0").locator("table");
      assert.deepEqual(await table.locator("th .grid-name").allTextContents(), ["Title", "Year", "Tags"]);
      assert.deepEqual(await table.locator("tbody tr").first().locator("td").allTextContents(), ["0", "<b>Bold</b>", "1999", "[]"]);
      const aligned = (at) => at.evaluate((element) => getComputedStyle(element).textAlign);
      assert.equal(await aligned(table.locator("tbody td").nth(2)), "right", "numbers stand on the right");
      assert.equal(await aligned(table.locator("tbody td").nth(1)), "left", "texts on the left");
      await shows(page, "c1", "1,000 rows × 3 columns");
      await shows(page, "c2", "20 rows × 2 columns");
      assert.ok(await cell(page, "c3").locator("img").evaluate((image) => image.naturalWidth === 60));
      await shows(page, "c4", "a goroutine that was started here is still running");
      await shows(page, "c5", "songs keeps the former Song");
      await shows(page, "c6", "cannot use Song{} (value of struct type Song) as former Song value in assignment");
      await picture(page, `results-${colorScheme}`, { fullPage: true });
    },
    { context: { colorScheme } },
  );
}
