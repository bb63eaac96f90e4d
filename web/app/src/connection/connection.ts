/** A notebook's websocket: carries out what the machine decides, and pairs requests with their answers. */
import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import type { Applied, Request, Response, Saved, Welcome } from "../wire";
import { unreachable } from "../unreachable";
import { start, step } from "./machine";
import type { Effect, Event, State } from "./machine";

export interface Listener {
  /** reconnected: over a new connection; what was under way on the one before was heard or is lost. */
  welcome(welcome: Welcome, reconnected: boolean): void;
  applied(applied: Applied): void;
  saved(saved: Saved): void;
  /** An error that answers no request. */
  failed(message: string): void;
}

/** The server refused a request; the message is for the reader. */
export class RequestError extends Error {
  /** The edit was made from an older revision. */
  readonly conflict: boolean;

  constructor(message: string, conflict = false) {
    super(message);
    this.conflict = conflict;
  }
}

/** The connection ended before the answer came. */
export class Disconnected extends Error {}

type Pending = { resolve(response: Response): void; reject(error: Error): void };

export class Connection {
  readonly state: ReadonlySignal<State>;
  #state = signal<State>(start.state);
  #url: string;
  #listener: Listener;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pending = new Map<number, Pending>();
  #nextID = 1;

  constructor(url: string, listener: Listener) {
    this.#url = url;
    this.#listener = listener;
    this.state = this.#state;
  }

  open(): void {
    start.effects.forEach((effect) => this.#perform(effect));
    window.addEventListener("online", this.retry);
  }

  close(): void {
    window.removeEventListener("online", this.retry);
    this.#handle({ name: "close" });
  }

  retry = (): void => this.#handle({ name: "retry" });

  resync(): void {
    this.#handle({ name: "resync" });
  }

  /** Sends a request and waits for its answer. */
  request(request: Omit<Request, "id">): Promise<Response> {
    const socket = this.#socket;
    if (this.#state.value.name !== "open" || !socket) return Promise.reject(new Disconnected("not connected"));
    const id = this.#nextID++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      socket.send(JSON.stringify({ ...request, id } satisfies Request));
    });
  }

  #handle(event: Event): void {
    const { state, effects } = step(this.#state.value, event);
    this.#state.value = state;
    effects.forEach((effect) => this.#perform(effect));
  }

  #perform(effect: Effect): void {
    switch (effect.name) {
      case "connect":
        return this.#connect();
      case "disconnect":
        return this.#disconnect();
      case "wait":
        this.#timer = setTimeout(() => this.#handle({ name: "timer" }), effect.delay);
        return;
      case "stopWaiting":
        return clearTimeout(this.#timer);
      default:
        return unreachable(effect);
    }
  }

  #connect(): void {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      if (socket === this.#socket && typeof data === "string") this.#receive(JSON.parse(data) as Response);
    });
    socket.addEventListener("close", () => {
      if (socket !== this.#socket) return;
      this.#forget();
      this.#handle({ name: "lost" });
    });
  }

  #disconnect(): void {
    const socket = this.#socket;
    this.#forget();
    socket?.close();
  }

  #forget(): void {
    this.#socket = undefined;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    pending.forEach(({ reject }) => reject(new Disconnected("the connection was lost")));
  }

  #receive(response: Response): void {
    if (response.welcome) {
      const reconnected = this.#state.value.name === "connecting";
      this.#handle({ name: "welcomed" });
      this.#listener.welcome(response.welcome, reconnected);
    } else if (response.applied) {
      this.#listener.applied(response.applied);
    } else if (response.saved && !response.id) {
      this.#listener.saved(response.saved);
    } else {
      this.#answer(response);
    }
  }

  #answer(response: Response): void {
    if (response.saved) this.#listener.saved(response.saved);
    const id = response.id ?? 0;
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (pending && response.error) pending.reject(new RequestError(response.error.message, response.error.conflict));
    else if (pending) pending.resolve(response);
    else if (response.error) this.#unasked(response.error.message);
  }

  #unasked(message: string): void {
    if (this.#state.value.name === "connecting") this.#handle({ name: "refused", message });
    else this.#listener.failed(message);
  }
}

/** The client's name stays the same over all connections of a page. */
export function sessionURL(path: string, client: string): string {
  const { protocol, host } = window.location;
  return `${protocol === "https:" ? "wss" : "ws"}://${host}/api/session?path=${encodeURIComponent(path)}&client=${client}`;
}
