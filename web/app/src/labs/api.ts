/** The server's HTTP doors; a notebook's own messages go over its websocket. */
import { texts } from "../texts";
import type { LabInfo, LabStart, NewNotebook, NotebookInfo, Opened, Version, VersionInfo } from "../wire";

export async function listLabs(): Promise<LabInfo[]> {
  const labs = await ask<LabInfo[] | null>("GET", "/api/labs");
  // Go writes an empty list as null where nobody made one.
  return (labs ?? []).map((lab) => ({ ...lab, exercises: (lab.exercises as LabInfo["exercises"] | null) ?? [] }));
}

export async function listNotebooks(): Promise<NotebookInfo[]> {
  return (await ask<NotebookInfo[] | null>("GET", "/api/notebooks")) ?? [];
}

export function openLab(id: string): Promise<Opened> {
  return ask("POST", `/api/labs/${encodeURIComponent(id)}/open`);
}

export function labStart(id: string): Promise<LabStart> {
  return ask("GET", `/api/labs/${encodeURIComponent(id)}/start`);
}

export function createNotebook(title: string): Promise<Opened> {
  return ask("POST", "/api/notebooks", { title } satisfies NewNotebook);
}

export async function listVersions(path: string): Promise<VersionInfo[]> {
  return (await ask<VersionInfo[] | null>("GET", `/api/history?path=${encodeURIComponent(path)}`)) ?? [];
}

export function readVersion(path: string, id: string): Promise<Version> {
  return ask("GET", `/api/history/version?path=${encodeURIComponent(path)}&id=${encodeURIComponent(id)}`);
}

export type ExportFormat = "html" | "ipynb" | "go";

/** The notebook as a file for others, with the name that the server gives it. */
export async function exportNotebook(path: string, format: ExportFormat): Promise<{ name: string; data: Blob }> {
  const response = await request("GET", `/api/export?path=${encodeURIComponent(path)}&format=${format}`);
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? format;
  return { name: decodeURIComponent(name), data: await response.blob() };
}

async function ask<T>(method: "GET" | "POST", url: string, body?: object): Promise<T> {
  return (await (await request(method, url, body)).json()) as T;
}

async function request(method: "GET" | "POST", url: string, body?: object): Promise<Response> {
  const response = await fetch(url, {
    method,
    headers: { Accept: "application/json", ...(method === "POST" ? { "Content-Type": "application/json" } : {}) },
    ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
  }).catch(() => {
    throw new Error(texts.api.unreachable);
  });
  if (!response.ok) throw new Error(await problem(response));
  return response;
}

/** What the server says of its refusal, or else what it most likely means. */
async function problem(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    if (typeof message === "string" && message) return message;
  } catch {
    // Not JSON: the text itself may say it.
  }
  if (response.status === 401 || response.status === 403) return texts.api.noAccess;
  return text.trim() && text.length < 300 && !text.trimStart().startsWith("<") ? text.trim() : texts.api.failed(response.status);
}
