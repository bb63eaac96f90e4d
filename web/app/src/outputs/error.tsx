import { texts } from "../texts";
import { useNotebook } from "../notebook/context";
import { columnOffset } from "../document/places";
import type { Cell, Diagnostic, Output } from "../wire";
import { Ansi } from "./ansi";

/** Errors whose diagnostics say all there is to say. */
const compileErrors: readonly string[] = ["CompileError", "RefusedError"];

/** Why a cell failed: what happened in words, the places to look at, and the trace for those who want it. */
export function Failure({ output, cell }: { output: Output; cell: Cell }) {
  const name = output.error_name ?? "";
  const diagnostics = cell.diagnostics ?? [];
  const told = compileErrors.includes(name) && diagnostics.length > 0;
  const traceback = (output.traceback ?? []).join("\n").trim();
  const value = (output.error_value ?? "").trim();
  return (
    <div class="failure" data-testid="error" data-error={name}>
      <p class="failure-title">{texts.error.titles[name] ?? (name || texts.error.other)}</p>
      {!told && value && (
        <pre class="failure-value">
          <Ansi text={value} />
        </pre>
      )}
      <Places diagnostics={diagnostics} cell={cell} told={told ? "" : value} />
      {!told && traceback && traceback !== value && (
        <details class="traceback">
          <summary>{texts.error.traceback}</summary>
          <pre>
            <Ansi text={traceback} />
          </pre>
        </details>
      )}
    </div>
  );
}

/** The lines to look at; each leads into the editor. */
export function Places({ diagnostics, cell, told = "" }: { diagnostics: readonly Diagnostic[]; cell: Cell; told?: string }) {
  if (diagnostics.length === 0) return null;
  return (
    <ul class="places">
      {diagnostics.map((diagnostic, index) => (
        <Place key={index} diagnostic={diagnostic} cell={cell} told={told} />
      ))}
    </ul>
  );
}

function Place({ diagnostic, cell, told }: { diagnostic: Diagnostic; cell: Cell; told: string }) {
  const notebook = useNotebook();
  const { line, column, message, hint } = diagnostic;
  const id = diagnostic.cell_id || cell.id;
  const elsewhere = id !== cell.id;
  const number = notebook.ids.value.indexOf(id) + 1;
  const source = elsewhere ? notebook.session.cell(id)?.source : cell.source;
  return (
    <li class="place">
      <button type="button" class="place-line" data-testid="error-line" onClick={() => notebook.goTo(id, line, column)}>
        {elsewhere && number > 0 ? texts.error.lineOf(line, number) : texts.error.line(line)}
      </button>
      <div class="place-what">
        {!told.includes(message.replace(/^panic: /, "")) && <span class="place-message">{message}</span>}
        {hint && <span class="place-hint">{hint}</span>}
        <Excerpt source={source ?? ""} diagnostic={diagnostic} />
      </div>
    </li>
  );
}

/** The line itself, with the place underlined. */
function Excerpt({ source, diagnostic }: { source: string; diagnostic: Diagnostic }) {
  const text = source.split("\n")[diagnostic.line - 1];
  if (!text?.trim()) return null;
  const from = columnOffset(text, diagnostic.column);
  const sameLine = diagnostic.end_line === diagnostic.line && diagnostic.end_column > diagnostic.column;
  const word = /^[\p{L}\p{N}_]+/u.exec(text.slice(from))?.[0].length ?? 1;
  const to = sameLine ? columnOffset(text, diagnostic.end_column) : from + word;
  return (
    <code class="place-excerpt">
      {text.slice(0, from).trimStart()}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </code>
  );
}
