// Two tabs on one notebook, also in one cell: both type at once, cursors and undo stay one's own, and a tab that was cut off
// catches up.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { labInBrowser, patience } from "./browser.mjs";
import { cell, cells, open, saved, source } from "./notebook.mjs";
import { writeNotebook } from "./server.mjs";

const here = labInBrowser();

/** Opens the notebook in a second tab. */
async function second(context, name) {
  const other = await context.newPage();
  await open(other, here.server, name);
  return other;
}

/** Puts the cursor at the start or the end of a cell's text. */
async function cursor(page, id, where) {
  await cell(page, id).locator(".cm-content").click();
  await page.keyboard.press(where === "start" ? "ControlOrMeta+Home" : "ControlOrMeta+End");
}

/** Waits until both tabs show one text that is as wanted, and returns it. */
async function agree(page, other, id, wanted) {
  for (const until = Date.now() + patience; ; ) {
    const [one, two] = [await source(cell(page, id)), await source(cell(other, id))];
    if (one === two && wanted(one)) return one;
    if (Date.now() > until) assert.fail(`the tabs show ${JSON.stringify(one)} and ${JSON.stringify(two)}, where ${wanted} was awaited`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** The connection of a page, to be cut; deaf: the server hears the page, but not the other way. */
async function network(page) {
  const net = { connected: true, deaf: false, sockets: new Set() };
  await page.routeWebSocket(/\/api\/session/, (socket) => {
    if (!net.connected) return void socket.close({ code: 1001 });
    const server = socket.connectToServer();
    net.sockets.add(socket);
    socket.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      if (!net.deaf) socket.send(message);
    });
  });
  net.cut = async () => {
    net.connected = false;
    for (const socket of net.sockets) await socket.close({ code: 1001 });
    net.sockets.clear();
    await page.getByTestId("offline").waitFor();
  };
  net.mend = async () => {
    net.connected = true;
    net.deaf = false;
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await page.getByTestId("offline").waitFor({ state: "detached" });
  };
  return net;
}

const count = (text, letter) => text.split(letter).length - 1;

here.test("what two people type at once in one cell stands there, of both, in both tabs and in the file", async (page, { context }) => {
  await writeNotebook(here.server, "both", ["// between\n"]);
  await open(page, here.server, "both");
  const other = await second(context, "both");
  await cursor(page, "c0", "start");
  await cursor(other, "c0", "end");
  await Promise.all([
    page.keyboard.type("a".repeat(60), { delay: 15 }),
    other.keyboard.type("z🎲".repeat(30), { delay: 15 }),
  ]);
  const text = await agree(page, other, "c0", (shown) => count(shown, "a") === 60 && count(shown, "z") === 30);
  assert.equal(text, `${"a".repeat(60)}// between\n${"z🎲".repeat(30)}`);
  await saved(page);
  const file = JSON.parse(await readFile(path.join(here.server.dir, "both.ipynb"), "utf8"));
  assert.equal([file.cells[0].source].flat().join(""), text);
});

here.test("at one and the same place, too, and while nobody pauses", async (page, { context }) => {
  await writeNotebook(here.server, "place", [""]);
  await open(page, here.server, "place");
  const other = await second(context, "place");
  await cursor(page, "c0", "end");
  await cursor(other, "c0", "end");
  const typing = Promise.all([
    page.keyboard.type("k".repeat(300), { delay: 25 }),
    other.keyboard.type("m".repeat(300), { delay: 25 }),
  ]);
  // Long before the first has typed its last key, the second reads what it typed.
  await agree(other, other, "c0", (shown) => count(shown, "k") >= 5);
  assert.ok(count(await source(cell(page, "c0")), "k") < 300, "the tab was read only when it paused");
  await typing;
  const text = await agree(page, other, "c0", (shown) => shown.length === 600);
  assert.deepEqual([count(text, "k"), count(text, "m")], [300, 300]);
});

here.test("cursor, focus and undo stay one's own", async (page, { context }) => {
  await writeNotebook(here.server, "own", ["// one\n// two", "2"]);
  await open(page, here.server, "own");
  const other = await second(context, "own");
  await cursor(page, "c0", "end");
  await page.keyboard.type(" mine");
  await agree(page, other, "c0", (text) => text === "// one\n// two mine");

  // Another's text above moves the cursor along; a cell that comes above does not take the focus away.
  await cursor(other, "c0", "start");
  await other.keyboard.type("// theirs\n");
  await agree(page, other, "c0", (text) => text === "// theirs\n// one\n// two mine");
  await other.keyboard.press("Escape");
  await other.keyboard.press("a");
  await cells(page).nth(2).waitFor();
  await page.keyboard.type("!");
  await agree(page, other, "c0", (text) => text === "// theirs\n// one\n// two mine!");

  // Undo takes back one's own, and nothing of the other's, however often it is pressed.
  for (let i = 0; i < 5; i++) await page.keyboard.press("ControlOrMeta+z");
  await agree(page, other, "c0", (text) => text === "// theirs\n// one\n// two");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await agree(page, other, "c0", (text) => text.startsWith("// theirs\n// one\n// two mine"));
  await cursor(other, "c0", "start");
  for (let i = 0; i < 5; i++) await other.keyboard.press("ControlOrMeta+z");
  await agree(page, other, "c0", (text) => text.startsWith("// one\n// two mine"));
});

here.test("a tab that was offline catches up, and loses nothing", async (page, { context }) => {
  await writeNotebook(here.server, "offline", ["// common\n", '"second"']);
  const net = await network(page);
  await open(page, here.server, "offline");
  const other = await second(context, "offline");
  await net.cut();
  await cursor(page, "c0", "end");
  await page.keyboard.type("// typed offline");
  await cursor(other, "c0", "start");
  await other.keyboard.type("// typed meanwhile\n");
  await cursor(other, "c1", "end");
  await other.keyboard.type(" // too");
  await net.mend();
  await agree(page, other, "c0", (text) => text === "// typed meanwhile\n// common\n// typed offline");
  await agree(page, other, "c1", (text) => text === '"second" // too');
  await page.keyboard.type(", and on");
  await agree(page, other, "c0", (text) => text === "// typed meanwhile\n// common\n// typed offline, and on");
  assert.equal(await page.getByTestId("put-back").count(), 0, "nothing was in conflict");
});

here.test("an edit whose answer the network lost is not made twice", async (page, { context }) => {
  await writeNotebook(here.server, "flight", [""]);
  const net = await network(page);
  await open(page, here.server, "flight");
  const other = await second(context, "flight");
  await cursor(page, "c0", "end");
  for (const word of ["one ", "two ", "three "]) {
    net.deaf = true;
    await page.keyboard.type(word);
    await cell(other, "c0").locator(".cm-line").filter({ hasText: word.trim() }).waitFor();
    await page.keyboard.type("and ");
    await net.cut();
    await net.mend();
    await agree(page, other, "c0", (text) => text.endsWith(`${word}and `));
  }
  assert.equal(await source(cell(other, "c0")), "one and two and three and ");
});

here.test("the text of a cell that was deleted meanwhile is offered back", async (page, { context }) => {
  await writeNotebook(here.server, "gone", ['"first"', '"second"']);
  const net = await network(page);
  await open(page, here.server, "gone");
  const other = await second(context, "gone");
  await net.cut();
  await cursor(page, "c1", "end");
  await page.keyboard.type(" // typed offline");
  await cell(other, "c1").hover();
  await cell(other, "c1").getByTestId("delete").click();
  await cell(other, "c1").waitFor({ state: "detached" });
  await net.mend();
  await page.getByTestId("put-back").click();
  await cells(other).nth(1).waitFor();
  assert.equal(await source(cells(other).nth(1)), '"second" // typed offline');
});
