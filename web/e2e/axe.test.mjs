// Accessibility that a program can judge: axe finds nothing on any page, in any state, in any theme.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { violations } from "./axe.mjs";
import { labInBrowser, pictures } from "./browser.mjs";
import * as notebook from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

/** A test that looks at several states and tells of all that is wrong at once. */
function looks(name, run, options) {
  here.test(
    name,
    async (page, tab) => {
      const found = [];
      await run(page, async (state) => {
        found.push(...(await violations(page, state)));
        await pictures(page, `axe-${state.replace(/\W+/g, "-")}`);
      }, tab);
      assert.ok(found.length === 0, `axe finds violations:\n${found.join("\n")}`);
    },
    options,
  );
}

async function openLab(page, id) {
  await page.goto(`${here.server.origin}/`);
  await page.getByTestId(`lab-card-${id}`).locator(".lab-open").click();
  await notebook.kernelIs(page, "idle");
}

looks("the list of labs", async (page, look) => {
  await page.getByTestId("lab-card-wordcount").waitFor();
  await look("list of labs");
  await openLab(page, "wordcount");
  await page.locator(".cm-content").first().click();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByTestId("outline-toggle").click();
  await look("narrow, contents");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${here.server.origin}/`);
  await page.getByTestId("resume").waitFor();
  await look("list of labs, begun");
});

looks("a lab before and after work", async (page, look) => {
  await openLab(page, "songyear");
  await look("songyear, not run");
  await openLab(page, "wordcount");
  await look("wordcount, not run");
  const exercise = page.locator('section.cell[data-role="exercise"]').first();
  await exercise.getByTestId("check").click();
  await exercise.locator('.check-panel[data-verdict="failed"]').waitFor();
  await exercise.getByTestId("open-hint").click();
  await exercise.getByTestId("hint").first().waitFor();
  await page.getByTestId("run-all").click();
  await notebook.allRan(page);
  await look("wordcount, run and checked");
  await page.getByTestId("reset-lab").click();
  await page.getByTestId("agree").waitFor();
  await look("reset lab");
});

const cells = [
  { markdown: "# Everything\n\nText with [a link](#c1), `code`, $x^2$ and a table.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```go\nx := 1 // one\n```\n\n$$\\sum_{i=1}^n \\frac{x_i}{n}$$\n\n## And more" },
  "type point struct{ X, Y int }\npoints := make([]point, 1000)\npoints",
  'display.JSON(map[string]any{"a": []any{1, "two", nil, true}})',
  'chart.Line("A line", "x", "y", []float64{1, 2, 3}, []float64{1, 4, 9})',
  'fmt.Println("\\x1b[31mred\\x1b[0m \\x1b[42mgreen\\x1b[0m \\x1b[1;33mbold\\x1b[0m")\nfor i := range 2000 {\n\tfmt.Println("line", i)\n}',
  'display.HTML("<table><tr><th>name</th><td>value</td></tr></table><p>A text</p>")',
  "undefined + 1",
  "var empty []int\nempty[3]++",
  "pairs := rdd.Map(rdd.Range(sc, 0, 48, 1, 6), func(x int64) rdd.Pair[int64, int64] {\n\ttime.Sleep(10 * time.Millisecond)\n\treturn rdd.KV(x%5, x)\n}).Cache()\nrdd.ReduceByKey(pairs, func(a, b int64) int64 { return a + b }).Count()",
  "x := 1",
];

looks("a notebook with every kind of output, and all that opens over it", async (page, look) => {
  await writeNotebook(here.server, "everything", cells);
  await notebook.open(page, here.server, "everything");
  for (const id of ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"]) {
    await notebook.press(page, id);
    await page.locator(`[data-testid="cell-${id}"][data-status="ready"]:not([data-validity="fresh"])`).waitFor();
  }
  await page.getByTestId("job-details").first().click();
  await look("outputs");
  await notebook.cell(page, "c4").getByTestId("show-all").click();
  await look("unfolded output");

  await notebook.write(notebook.cell(page, "c9"), "y := undefinedName");
  await page.locator(".cm-lintRange, .cm-lint-marker").first().waitFor();
  await look("findings while typing");
  await notebook.write(notebook.cell(page, "c9"), "x := 2");
  await notebook.cell(page, "c9").locator(".cm-content").press("Escape");
  await page.keyboard.press("Shift+K");
  await look("cells selected");

  await page.keyboard.press("Control+F");
  await page.keyboard.type("point");
  await page.getByTestId("find-replace").click();
  await look("find");
  await page.getByTestId("find-close").click();
  await page.keyboard.press("Escape");

  await page.getByTestId("palette-open").click();
  await page.getByTestId("palette-input").waitFor();
  await look("palette");
  await page.keyboard.type("zzz");
  await look("palette, nothing found");
  await page.keyboard.press("Escape");

  await page.getByTestId("help").click();
  await page.getByTestId("help-sheet").waitFor();
  await look("help");
  await page.keyboard.press("Escape");

  await page.getByTestId("panel-toggle").click();
  await page.getByTestId("variable-points").waitFor();
  await look("variables");
  await page.getByTestId("tab-storage").click();
  await page.getByTestId("memory").waitFor();
  await look("storage");
  await page.getByTestId("panel-close").click();

  await page.getByTestId("save-state").click();
  await notebook.saved(page);
  await page.getByTestId("history").click();
  await page.getByTestId("version").first().click();
  await look("history");
  await page.keyboard.press("Escape");

  await page.getByTestId("restart").click();
  await page.getByTestId("agree").waitFor();
  await look("question");
  await page.getByTestId("cancel").click();

  await notebook.cell(page, "c2").locator(".cm-content").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("d");
  await page.keyboard.press("d");
  await page.getByTestId("toast").waitFor();
  await look("toast");

  await page.getByTestId("menu").click();
  await page.getByTestId("menu-list").waitFor();
  await look("menu");
  await page.keyboard.press("Escape");

  await page.setViewportSize({ width: 390, height: 844 });
  await look("narrow");
});

looks("what cannot be opened, and the way in", async (page, look, { context }) => {
  await writeFile(path.join(here.server.dir, "broken.ipynb"), "{ not a notebook");
  await page.goto(`${here.server.origin}/notebooks/broken.ipynb`);
  await page.locator(".refused").waitFor();
  await look("refused");
  await page.goto(`${here.server.origin}/`);
  await page.getByTestId("notebook-row").first().waitFor();
  await look("list with a broken notebook");
  await context.clearCookies();
  await page.goto(`${here.server.origin}/`);
  await page.getByRole("heading", { name: "Token needed" }).waitFor();
  await look("token");
}, { expected: (problem) => problem.includes("401") || problem.includes("400") || problem.includes("422") || problem.includes("404") });
