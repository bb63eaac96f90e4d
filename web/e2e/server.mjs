// The real thing under test: a lab serve of its own for each file of tests, on a free port, in a folder of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The lab binary: the one that make test built, or the one of make build. */
const binary = process.env.LAB ?? path.join(root, "bin", "lab");

/** Whether the real data sets are there; otherwise lab makes up stand-ins. */
export const realData = Boolean(process.env.LAB_DATA);

/**
 * @typedef {object} Server
 * @property {string} origin such as http://127.0.0.1:40001
 * @property {string} token
 * @property {string} dir the folder of the notebooks
 * @property {number} pid
 * @property {() => Promise<void>} stop ends the server as Ctrl-C does; the folder stays
 * @property {() => Promise<void>} remove ends the server and removes its folder
 */

/**
 * Starts lab serve and waits for the line with its address.
 * @param {{ dir?: string, addr?: string }} [options] dir: the folder of an earlier server; addr: its address
 * @returns {Promise<Server>}
 */
export async function serve({ dir, addr = "127.0.0.1:0" } = {}) {
  const home = dir ? path.dirname(dir) : await mkdtemp(path.join(tmpdir(), "lab-browser-test-"));
  const folder = dir ?? path.join(home, "notebooks");
  const child = spawn(binary, ["serve", "--addr", addr, "--no-browser", "--dir", folder], {
    cwd: home,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, XDG_CACHE_HOME: path.join(home, "cache"), XDG_CONFIG_HOME: path.join(home, "config") },
  });
  let complaints = "";
  child.stderr.on("data", (text) => (complaints += text));
  const ended = once(child, "exit");
  // A test that dies must not leave a server behind.
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const url = await new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new Error(`${binary} does not start; run make build, or name it with LAB`, { cause: error })));
    child.once("exit", (code) => reject(new Error(`lab serve ended with code ${code} before it gave its address:\n${complaints}`)));
    createInterface(child.stdout).on("line", (line) => {
      const found = /(http:\/\/\S+\/)\?token=(\S+)/.exec(line);
      if (found) resolve(found);
    });
  });
  const stop = async () => {
    process.off("exit", kill);
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGINT");
    await ended;
  };
  const remove = async () => {
    await stop();
    await rm(home, { recursive: true, force: true });
  };
  return { origin: new URL(url[1]).origin, token: url[2], dir: folder, pid: child.pid, stop, remove };
}

/**
 * Writes a notebook of Go cells (strings) and text cells ({ markdown }) into the server's folder.
 * @param {Server} server
 * @param {string} name without its ending
 * @param {(string | { markdown: string })[]} cells
 */
export async function writeNotebook(server, name, cells) {
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: cells.map((cell, index) =>
      typeof cell === "string"
        ? { cell_type: "code", id: `c${index}`, metadata: {}, execution_count: null, outputs: [], source: cell }
        : { cell_type: "markdown", id: `c${index}`, metadata: {}, source: cell.markdown },
    ),
  };
  await writeFile(path.join(server.dir, `${name}.ipynb`), JSON.stringify(notebook));
}

/**
 * An answer to an exercise as a student would type it: without the package clause.
 * @param {string} exercise
 * @param {string} file such as solution.go or wrong/collects.go
 */
export async function answer(exercise, file) {
  const text = await readFile(path.join(root, "exercises", exercise, file), "utf8");
  return text.replace(/^\/\/go:build .*\n+/, "").replace(/^package \w+\n+/m, "");
}
