// What a student sees when a cell goes wrong, and that one can go on working.
import assert from "node:assert/strict";
import { labInBrowser } from "./browser.mjs";
import { cell, kernelIs, open, press, ran, run, running, shows, source } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

here.test("a cell that does not compile runs nothing and is marked at its line", async (page) => {
  await writeNotebook(here.server, "compile", ['fmt.Println("this must not run")\n\nvar n int = "text"\n', 'fmt.Println("alive")']);
  await open(page, here.server, "compile");
  await run(page, "c0");
  const failing = cell(page, "c0");
  await failing.locator('[data-testid="error"][data-error="CompileError"]').waitFor();
  const place = failing.getByTestId("error-line");
  assert.equal(await place.innerText(), "line 3");
  assert.match(await failing.locator(".place-message").innerText(), /cannot use "text" .* as int value in variable declaration/);
  assert.equal(await failing.locator(".printed").count(), 0, "nothing of it ran");
  const marked = failing.locator(".cm-line").nth(2).locator(".cm-lintRange-error");
  assert.match(await marked.innerText(), /^"/, "the place is marked in the editor");

  // The line in the message leads to the line in the editor.
  await place.click();
  await failing.locator(".cm-line.cm-activeLine").filter({ hasText: "var n int" }).waitFor();
  await run(page, "c1");
  await shows(page, "c1", "alive");
});

here.test("a panic shows its message and line, and the values stay", async (page) => {
  await writeNotebook(here.server, "panic", ["xs := []int{1, 2, 3}\nat := 7\nfmt.Println(xs[at])", 'fmt.Println("there are", len(xs))']);
  await open(page, here.server, "panic");
  await run(page, "c0");
  const failing = cell(page, "c0");
  const error = failing.locator('[data-testid="error"][data-error="PanicError"]');
  await error.waitFor();
  assert.match(await error.innerText(), /index out of range/);
  assert.equal(await failing.getByTestId("error-line").first().innerText(), "line 3");
  await run(page, "c1");
  await shows(page, "c1", "there are 3");
  await kernelIs(page, "idle");
});

here.test("an endless loop can be interrupted", async (page) => {
  await writeNotebook(here.server, "endless", ['kept := 41\nfmt.Println("going round")\nfor {\n\tkept = kept\n}', 'fmt.Println("kept is", kept)']);
  await open(page, here.server, "endless");
  await press(page, "c0");
  await shows(page, "c0", "going round");
  await running(page, "c0");
  await kernelIs(page, "busy");
  await page.getByTestId("interrupt").click();
  await ran(page, "c0", "aborted");
  await cell(page, "c0").locator('[data-testid="error"][data-error="InterruptError"]').waitFor();
  await kernelIs(page, "idle");
  await run(page, "c1");
  await shows(page, "c1", "kept is 41");
});

here.test("cells that wait behind an interrupted one do not run", async (page) => {
  await writeNotebook(here.server, "queue", ['fmt.Println("going round")\nfor {\n}', 'fmt.Println("behind")']);
  await open(page, here.server, "queue");
  await page.getByTestId("run-all").click();
  await shows(page, "c0", "going round");
  await page.locator('[data-testid="cell-c1"][data-status="queued"]').waitFor();
  await cell(page, "c0").press("i");
  await cell(page, "c0").press("i");
  await ran(page, "c0", "aborted");
  await page.locator('[data-testid="cell-c1"][data-status="ready"]').waitFor();
  assert.equal(await cell(page, "c1").getByTestId("output").count(), 0);
});

here.test("recursion without end is an error at its line, and values live on", async (page) => {
  await writeNotebook(here.server, "deep", ["kept := 41\nfunc deep(n int) int {\n\treturn deep(n+1) + 1\n}\n\ndeep(0)", 'fmt.Println("kept is", kept)']);
  await open(page, here.server, "deep");
  await press(page, "c0");
  await ran(page, "c0");
  assert.match(await cell(page, "c0").getByTestId("error").innerText(), /stack/i, "the cell says why");
  await run(page, "c1");
  await shows(page, "c1", "kept is 41");
});

here.test("a kernel that dies is told of, and the next run works again", async (page) => {
  await writeNotebook(here.server, "death", ["big := make([]byte, 1<<40)\nlen(big)", 'fmt.Println("alive again")']);
  await open(page, here.server, "death");
  await press(page, "c0");
  await ran(page, "c0", "aborted");
  const told = cell(page, "c0").getByTestId("error");
  await told.waitFor();
  assert.match(await told.innerText(), /memory/i, "the cell says why");
  const banner = page.locator('[data-testid="kernel-message"], [data-testid="kernel-dead"]');
  await banner.waitFor();
  assert.match(await source(cell(page, "c0")), /big := make/, "the notebook is untouched");
  if (await page.getByTestId("kernel-dead").isVisible()) await banner.getByRole("button", { name: "Restart" }).click();
  await kernelIs(page, "idle");
  await run(page, "c1");
  await shows(page, "c1", "alive again");
});
