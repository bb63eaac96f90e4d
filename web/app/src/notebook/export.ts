/** Downloads the open notebook for others: as a notebook, as a file to read, or as a Go program. */
import { exportNotebook } from "../labs/api";
import type { ExportFormat } from "../labs/api";
import type { Notebook } from "./notebook";

export async function download(notebook: Notebook, format: ExportFormat): Promise<void> {
  const { session, toasts } = notebook;
  try {
    // What was typed a moment ago belongs to it.
    await session.settle();
    const { name, data } = await exportNotebook(session.path, format);
    const url = URL.createObjectURL(data);
    const link = Object.assign(document.createElement("a"), { href: url, download: name });
    link.click();
    // The browser has begun to read it by then.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  } catch (error) {
    toasts.show(error instanceof Error ? error.message : String(error), { tone: "problem" });
  }
}
