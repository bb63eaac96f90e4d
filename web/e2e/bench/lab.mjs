// lab as the benchmark sees it; jupyter.mjs has the same for its peer.
import { serve, writeNotebook } from "../server.mjs";

export const lab = {
  name: "lab",
  onePlusOne: "1 + 1",
  million: 'for i := range 1000000 {\n\tfmt.Println("line", i)\n}',
  lines: (count) => Array.from({ length: count }, (_, line) => `var name${line} = ${line} // some text`).join("\n"),

  async start() {
    const server = await serve();
    return {
      pid: server.pid,
      write: (name, cells) => writeNotebook(server, name, cells),
      address: (name) => `${server.origin}/notebooks/${name}.ipynb?token=${server.token}`,
      origin: server.origin,
      token: server.token,
      stop: () => server.remove(),
    };
  },

  cell: (page, index) => page.getByTestId(`cell-c${index}`),
  /** Where one types first. */
  editor: (page) => page.locator(".cm-content").first(),
  idle: (page) => page.locator('[data-testid="kernel-state"][data-state="idle"]').waitFor(),
  /** Runs in the page: the cell's count of runs, and whether it is done. */
  outcome: (index) => {
    const cell = document.querySelector(`[data-testid="cell-c${index}"]`);
    const done = cell?.getAttribute("data-status") === "ready";
    return { count: cell?.querySelector('[data-testid="execution_count"], [data-testid="execution-count"]')?.textContent ?? "", shows: cell?.querySelector('[data-testid="output"]')?.textContent ?? "", done };
  },
};
