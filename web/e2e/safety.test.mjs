// Who may come in, and what a stranger's notebook can do: nothing.
import assert from "node:assert/strict";
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { labInBrowser } from "./browser.mjs";
import { cell, open, run, saved } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

/** Every refusal stands in the browser's console. */
const refusals = (problem) => /status of 401/.test(problem);

here.test(
  "without the token there is no entry, with a wrong one neither, with the right one there is",
  async (page) => {
    const { server } = here;
    for (const url of [`${server.origin}/notebooks/x.ipynb`, `${server.origin}/?token=wrong-token-of-another-server`, server.origin]) {
      const answer = await page.goto(url);
      assert.equal(answer.status(), 401, url);
      await page.getByRole("heading", { name: "Token needed" }).waitFor();
      assert.equal(await page.evaluate(() => document.cookie), "", "the cookie is not for scripts");
    }
    const api = await page.evaluate(() => fetch("/api/labs").then((answer) => answer.status));
    assert.equal(api, 401);
    await page.getByLabel("Token").fill(server.token);
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByTestId("lab-card-wordcount").waitFor();
    assert.ok(!page.url().includes(server.token), "the token does not stay in the address");
  },
  { stranger: true, expected: refusals },
);

here.test("a page of another site cannot open a session, whatever cookies it has", async (page) => {
  await writeNotebook(here.server, "private", ['"mine"']);
  const cookies = await page.context().cookies();
  const answer = await page.context().request.get(`${here.server.origin}/api/session?path=private.ipynb`, {
    headers: {
      Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
      Origin: "http://evil.example",
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    },
  });
  assert.equal(answer.status(), 403);
});

/** Ways in which markup runs scripts where nobody cleans it. */
const attacks = [
  "<script>window.hacked = 1</script>",
  "<img src=x onerror='window.hacked = 2'>",
  "<svg onload='window.hacked = 3'><circle r='9'/></svg>",
  "<a href='javascript:window.hacked = 4' class='trap'>click me</a>",
  "<iframe srcdoc='<script>parent.hacked = 5</script>'></iframe>",
  "<math><mtext><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=window.hacked=6&gt;'>",
  "<details open ontoggle='window.hacked = 7'>x</details>",
];

here.test(
  "no script of a notebook runs: neither in text, nor in HTML or SVG that a cell shows",
  async (page) => {
    const quoted = attacks.map((attack) => `display.HTML(${JSON.stringify(attack)})`);
    const svg = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40' onload='window.hacked = 8'><script>window.hacked = 9</script><circle r='20'/></svg>";
    await writeNotebook(here.server, "strange", [
      { markdown: `# Harmless\n\n${attacks.join("\n\n")}\n\n[a link](javascript:window.hacked=10)` },
      ...quoted,
      `display.SVG(${JSON.stringify(svg)})`,
    ]);
    await open(page, here.server, "strange");
    await page.locator(".prose h1").filter({ hasText: "Harmless" }).waitFor();
    for (let index = 1; index <= attacks.length + 1; index++) {
      await run(page, `c${index}`);
      await cell(page, `c${index}`).getByTestId("output").waitFor();
      assert.equal(await cell(page, `c${index}`).getByTestId("error").count(), 0, `cell ${index} shows its output`);
    }
    for (const link of await page.getByText("click me").all()) await link.click();
    const left = await page.evaluate(() => {
      const roots = [document, ...[...document.querySelectorAll(".shadow")].map((host) => host.shadowRoot)];
      const all = roots.flatMap((root) => [...root.querySelectorAll(".prose *, .shadow *, script, iframe")]);
      const inside = roots.slice(1).flatMap((root) => [...root.querySelectorAll("*")]);
      return [...all, ...inside]
        .filter((element) => !(element instanceof HTMLScriptElement && element.src))
        .flatMap((element) => [
          ...(["SCRIPT", "IFRAME"].includes(element.tagName.toUpperCase()) ? [element.tagName] : []),
          ...[...element.attributes].filter(({ name, value }) => /^on/i.test(name) || /javascript:/i.test(value)).map(({ name }) => name),
        ]);
    });
    assert.deepEqual(left, [], "nothing that could run is left in the page");
    assert.equal(await page.evaluate(() => window.hacked), undefined);
  },
  // Chromium tells of handlers already where the page takes markup apart to clean it, in a document that never runs any. That
  // none is left is looked at above. And the broken picture of the second attack is looked for in vain.
  { expected: (problem) => /^console: Executing inline event handler violates/.test(problem) || /status of 404.*\/x\b/.test(problem) },
);

here.test("the policy of the page forbids scripts and connections of others", async (page) => {
  const answer = await page.goto(here.server.origin);
  const policy = answer.headers()["content-security-policy"];
  assert.match(policy, /default-src 'self'/);
  assert.match(policy, /script-src 'self'(;|$)/);
  assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline|\*/);
});

const interactive = (script) => `display.Interactive(\`<h3>A picture</h3><canvas width="300" height="80"></canvas><p id="said">nothing yet</p>
<script>${script}</script>\`)`;

// What a script in the frame might try, and what it says of each attempt.
const attempts = `
const said = [];
const attempt = async (what, does) => { try { await does(); said.push(what + " works"); } catch { said.push(what + " fails"); } };
(async () => {
  await attempt("page", () => parent.document.title);
  await attempt("cookie", () => document.cookie);
  await attempt("storage", () => localStorage.length);
  await attempt("server", () => fetch("/api/labs"));
  await attempt("socket", () => new Promise((done, failed) => { const s = new WebSocket("ws://" + location.host + "/api/session?path=x.ipynb"); s.onopen = done; s.onerror = failed; }));
  await attempt("top", () => { top.location = "/frame"; });
  await attempt("popup", () => { if (!open("/frame")) throw new Error("refused"); });
  parent.postMessage({ kind: "apply" }, "*");
  document.querySelector("canvas").getContext("2d").fillRect(0, 0, 300, 80);
  document.getElementById("said").textContent = said.join(", ");
})();`;

here.test(
  "scripts of an interactive display run in a frame that reaches nothing, and only where the cell has run",
  async (page) => {
    await writeNotebook(here.server, "interactive", [interactive(attempts)]);
    await open(page, here.server, "interactive");
    await run(page, "c0");
    const frame = page.frameLocator('[data-testid="frame"]');
    await frame.locator("#said").filter({ hasText: "popup" }).waitFor();
    const names = ["page", "cookie", "storage", "server", "socket", "top", "popup"];
    assert.equal(await frame.locator("#said").innerText(), names.map((name) => `${name} fails`).join(", "));
    assert.ok((await page.getByTestId("frame").boundingBox()).height > 120, "the frame is as high as what it shows");
    await saved(page);

    // Opened from a file, nothing runs.
    await copyFile(path.join(here.server.dir, "interactive.ipynb"), path.join(here.server.dir, "stranger.ipynb"));
    await open(page, here.server, "stranger");
    await cell(page, "c0").getByText("run the cell to see it").waitFor();
    assert.equal(await page.getByTestId("frame").count(), 0);
  },
  { expected: (problem) => /Content Security Policy|sandboxed|Blocked opening|blocked a frame|Unsafe attempt|WebSocket|Failed to load|CORS/i.test(problem) },
);
