/** Where the reader is: the list of labs, or one notebook. */
import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";

export type Route = { readonly page: "home" } | { readonly page: "notebook"; readonly path: string };

const prefix = "/notebooks/";

export function parse(pathname: string): Route {
  if (!pathname.startsWith(prefix) || pathname === prefix) return { page: "home" };
  return { page: "notebook", path: pathname.slice(prefix.length).split("/").map(decode).join("/") };
}

export function notebookURL(path: string): string {
  return prefix + path.split("/").map(encodeURIComponent).join("/");
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const current = signal<Route>(parse(window.location.pathname));

export const route: ReadonlySignal<Route> = current;

window.addEventListener("popstate", () => (current.value = parse(window.location.pathname)));

export function navigate(url: string): void {
  window.history.pushState(null, "", url);
  current.value = parse(new URL(url, window.location.href).pathname);
  window.scrollTo(0, 0);
}

/** For links within the page: an ordinary click does not load the page anew, any other is the browser's. */
export function go(url: string): (event: MouseEvent) => void {
  return (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(url);
  };
}
