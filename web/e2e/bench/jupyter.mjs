// JupyterLab with its Python kernel, as the benchmark sees it. JUPYTER names the program; without it, lab is measured alone.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

const token = "benchmark";

export const jupyter = {
  name: "JupyterLab",
  onePlusOne: "1 + 1",
  million: 'for i in range(1000000):\n    print("line", i)',
  lines: (count) => Array.from({ length: count }, (_, line) => `name${line} = ${line} # some text`).join("\n"),

  async start() {
    const home = await mkdtemp(path.join(tmpdir(), "lab-page-bench-"));
    const args = ["lab", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0", `--IdentityProvider.token=${token}`, `--ServerApp.root_dir=${home}`];
    const child = spawn(process.env.JUPYTER, args, {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, JUPYTER_CONFIG_DIR: path.join(home, ".config"), JUPYTER_DATA_DIR: path.join(home, ".data"), JUPYTER_RUNTIME_DIR: path.join(home, ".run"), JUPYTERLAB_SETTINGS_DIR: path.join(home, ".settings"), JUPYTERLAB_WORKSPACES_DIR: path.join(home, ".workspaces") },
    });
    const ended = once(child, "exit");
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill);
    const origin = await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`${process.env.JUPYTER} lab ended with code ${code}`)));
      createInterface(child.stderr).on("line", (line) => {
        const found = /(http:\/\/127\.0\.0\.1:\d+)\/lab/.exec(line);
        if (found) resolve(found[1]);
      });
    });
    // It names its address before it listens there.
    while (!(await fetch(`${origin}/api`).then(() => true, () => false))) await new Promise((resolve) => setTimeout(resolve, 20));
    const write = (name, cells) =>
      writeFile(
        path.join(home, `${name}.ipynb`),
        JSON.stringify({
          nbformat: 4,
          nbformat_minor: 5,
          metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" }, language_info: { name: "python" } },
          cells: cells.map((source, index) => ({ cell_type: "code", id: `c${index}`, metadata: {}, execution_count: null, outputs: [], source })),
        }),
      );
    const stop = async () => {
      process.off("exit", kill);
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGTERM");
        await ended;
      }
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    };
    // Without reset it would open the notebooks of before, too.
    return { pid: child.pid, write, origin, token, stop, address: (name) => `${origin}/lab/tree/${name}.ipynb?reset&token=${token}` };
  },

  cell: (page, index) => page.locator(`.jp-Notebook .jp-Cell[data-windowed-list-index="${index}"], .jp-Notebook .jp-Cell >> nth=${index}`).first(),
  editor: (page) => page.locator(".jp-Notebook .cm-content").first(),
  idle: (page) => page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').first().waitFor(),
  outcome: (index) => {
    const cells = [...document.querySelectorAll(".jp-Notebook .jp-Cell")];
    const cell = cells.find((other) => other.getAttribute("data-windowed-list-index") === String(index)) ?? cells[index];
    const prompt = cell?.querySelector(".jp-InputPrompt")?.textContent ?? "";
    return { count: prompt, shows: cell?.querySelector(".jp-OutputArea-output")?.textContent ?? "", done: /\d/.test(prompt) };
  },
};
