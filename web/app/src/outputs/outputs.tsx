import { useMemo } from "preact/hooks";
import { renderMarkdown } from "../markdown/render";
import { texts } from "../texts";
import { unreachable } from "../unreachable";
import { OutputKind, Status } from "../wire";
import type { Cell, Output } from "../wire";
import { Failure, Places } from "./error";
import { blocks } from "./jobs";
import { Frame } from "./frame";
import { plainText, shown } from "./mime";
import { Tree } from "./json/tree";
import { Jobs } from "./progress";
import { sanitizeHTML, sanitizeSVG } from "./sanitize";
import { Shadow } from "./shadow";
import { Printed } from "./stream";
import { Grid } from "./table/table";
import "./ansi.css";
import "./outputs.css";

/** All that a run left behind. */
export function Outputs({ cell }: { cell: Cell }) {
  const failed = cell.outputs.some((output) => output.kind === OutputKind.ErrorOutput);
  const diagnostics = cell.diagnostics ?? [];
  if (cell.outputs.length === 0 && diagnostics.length === 0) return null;
  return (
    <div class="outputs" data-testid="output" aria-label={texts.output.label} role="group">
      {blocks(cell.outputs).map((block) =>
        block.kind === "jobs" ? <Jobs key={block.key} jobs={block.jobs} /> : <One key={block.key} output={block.output} cell={cell} />,
      )}
      {!failed && diagnostics.length > 0 && (
        <div class="caution">
          <Places diagnostics={diagnostics} cell={cell} />
        </div>
      )}
    </div>
  );
}

function One({ output, cell }: { output: Output; cell: Cell }) {
  switch (output.kind) {
    case OutputKind.StreamOutput:
      return (
        <Printed
          text={output.text ?? ""}
          name={output.name === "stderr" ? "stderr" : "stdout"}
          growing={cell.status === Status.Evaluating}
          // The end of a long text has a name, so that it can be replaced while it grows.
          endOf={output.display_id ? cell.id : undefined}
        />
      );
    case OutputKind.DisplayOutput:
      return <Display output={output} ranHere={cell.ran !== undefined} />;
    case OutputKind.ResultOutput:
      return (
        <div class="result">
          <Display output={output} ranHere={cell.ran !== undefined} />
        </div>
      );
    case OutputKind.ErrorOutput:
      return <Failure output={output} cell={cell} />;
    default:
      return unreachable(output.kind);
  }
}

interface DisplayProps {
  output: Output;
  /** The present kernel made the output; only then do scripts of it run, in a frame of their own. */
  ranHere?: boolean;
}

export function Display({ output, ranHere = false }: DisplayProps) {
  const value = useMemo(() => shown(output), [output]);
  switch (value.as) {
    case "progress":
      return <Jobs jobs={[value.progress]} />;
    case "frame":
      return ranHere ? <Frame markup={value.markup} /> : <p class="unshown">{texts.output.interactive}</p>;
    case "svg":
      return <Picture markup={value.markup} label={plainText(output)} />;
    case "html":
      return <Html markup={value.markup} />;
    case "markdown":
      return <Markdown source={value.source} />;
    case "image":
      return <img class="picture" src={value.url} alt={plainText(output) || texts.output.picture} />;
    case "json":
      return <Tree value={value.value} />;
    case "table":
      return <Grid table={value.table} />;
    case "text":
      return <Printed text={value.text} name="value" />;
    case "nothing":
      return <p class="unshown">{texts.output.nothing(value.types)}</p>;
    default:
      return unreachable(value);
  }
}

function Picture({ markup, label }: { markup: string; label: string }) {
  const safe = useMemo(() => sanitizeSVG(markup), [markup]);
  return (
    <div class="picture">
      <Shadow html={safe} label={label || texts.output.picture} />
    </div>
  );
}

function Html({ markup }: { markup: string }) {
  const safe = useMemo(() => sanitizeHTML(markup), [markup]);
  return (
    <div class="html">
      <Shadow html={safe} />
    </div>
  );
}

function Markdown({ source }: { source: string }) {
  const safe = useMemo(() => renderMarkdown(source), [source]);
  return <div class="prose" dangerouslySetInnerHTML={{ __html: safe }} />;
}
