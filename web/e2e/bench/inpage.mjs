// What runs inside the page: watches that see what a reader sees, by the browser's own clock.

/** Notes for each key how long it took from the press until a frame with its effect was handed to the screen. */
export function watchKeys() {
  window.benchKeys = [];
  addEventListener(
    "keydown",
    (event) => {
      const pressed = event.timeStamp;
      requestAnimationFrame(() => {
        // The first task after a frame is drawn.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.benchKeys.push(performance.now() - pressed);
        port2.postMessage(0);
      });
    },
    { capture: true },
  );
}

/** Notes the time from the next run's key until its result is drawn. Takes the peer's outcome function as text. */
export function watchRun([outcomeText, index, want]) {
  const outcome = new Function(`return (${outcomeText})`)();
  const before = outcome(index).count;
  window.benchRun = undefined;
  addEventListener(
    "keydown",
    (event) => {
      const pressed = event.timeStamp;
      let shown = false;
      const look = () => {
        const { count, shows, done } = outcome(index);
        shown = done && count !== before && shows.includes(want);
        if (shown) observer.disconnect();
      };
      // The page may have changed within a frame, which then shows it already: so each frame is looked at when it is drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        if (shown) window.benchRun = performance.now() - pressed;
        else requestAnimationFrame(frame);
      };
      const frame = () => port2.postMessage(0);
      requestAnimationFrame(frame);
      const observer = new MutationObserver(look);
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    },
    { capture: true, once: true },
  );
}

/** Opens notebooks over websockets, as tabs do, and runs the first cell of each; returns the milliseconds of each run. */
export async function openAndRun([names, rounds]) {
  const sockets = await Promise.all(
    names.map(
      (name) =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket(`${location.origin.replace("http", "ws")}/api/session?path=${name}.ipynb`);
          const tab = { socket, finished: undefined };
          socket.onerror = () => reject(new Error(`${name}: the websocket failed`));
          socket.onmessage = ({ data }) => {
            const message = JSON.parse(data);
            const kernel = message.welcome?.document.kernel ?? (message.applied?.op.kind === "set_kernel" ? message.applied.op.kernel : "");
            if (kernel === "idle") resolve(tab);
            if (message.applied?.op.kind === "finish_run") tab.finished?.();
          };
        }),
    ),
  );
  window.benchTabs = sockets;
  const times = [];
  for (let round = 0; round < rounds; round++) {
    for (const tab of sockets) {
      const began = performance.now();
      const done = new Promise((resolve) => (tab.finished = resolve));
      tab.socket.send(JSON.stringify({ id: 0, kind: "run", cells: ["c0"] }));
      await done;
      times.push(performance.now() - began);
    }
  }
  return times;
}
