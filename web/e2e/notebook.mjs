// A notebook on the page, in the words of the tests.
import { patience } from "./browser.mjs";

/**
 * Opens a notebook of the server's folder and waits until its kernel is ready.
 * @param {import("playwright-core").Page} page
 * @param {import("./server.mjs").Server} server
 * @param {string} name without its ending
 */
export async function open(page, server, name) {
  await page.goto(`${server.origin}/notebooks/${name}.ipynb`);
  await kernelIs(page, "idle");
}

/** @param {"idle" | "busy" | "dead" | "starting" | "restarting"} state */
export async function kernelIs(page, state) {
  await page.locator(`[data-testid="kernel-state"][data-state="${state}"]`).waitFor();
}

/** All cells, in their order. */
export const cells = (page) => page.locator("section.cell");

/** The cell with this id, which the file gave it. */
export const cell = (page, id) => page.getByTestId(`cell-${id}`);

/** The ids of all cells, in their order. */
export const order = (page) =>
  cells(page).evaluateAll((all) => all.map((element) => element.dataset.testid.slice("cell-".length)));

/** The source of a cell as its editor shows it. */
export const source = (at) => at.locator(".cm-content").evaluate((element) => [...element.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"));

/** Replaces all that a cell's editor holds, as pasting over it does. */
export async function write(at, text) {
  const content = at.locator(".cm-content");
  await content.click();
  await content.press("ControlOrMeta+A");
  await content.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** Waits until a cell has run, with this outcome. */
export async function ran(page, id, validity = "evaluated") {
  await page.locator(`[data-testid="cell-${id}"][data-status="ready"][data-validity="${validity}"]`).waitFor();
}

/** Waits until a cell is at work. */
export async function running(page, id) {
  await page.locator(`[data-testid="cell-${id}"][data-status="evaluating"]`).waitFor();
}

/** Presses the run button of a cell. */
export const press = (page, id) => cell(page, id).getByTestId("run").click();

/** Runs a cell to its end. */
export async function run(page, id, validity = "evaluated") {
  await press(page, id);
  await ran(page, id, validity);
}

/** Waits for a text in a cell's outputs. */
export async function shows(page, id, text) {
  await cell(page, id).getByTestId("output").filter({ hasText: text }).waitFor();
}

/** Waits until all code cells that are to run have run. */
export async function allRan(page) {
  await page.waitForFunction(
    () => {
      const code = [...document.querySelectorAll('section.cell[data-kind="code"]')];
      return code.length > 0 && code.every((element) => element.dataset.status === "ready" && element.dataset.validity !== "fresh");
    },
    undefined,
    { timeout: 2 * patience },
  );
}

/** Waits until the file holds what the page shows. */
export async function saved(page) {
  await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor();
}
