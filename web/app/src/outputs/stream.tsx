import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { texts } from "../texts";
import { Ansi } from "./ansi";
import { here } from "./rows/pages";
import { Folder, excerpt } from "./terminal";
import { Everything } from "./text/everything";
import { clip, rowsOf } from "./text/long";
import { TextRows } from "./text/rows";

/** More lines than these are shown as beginning and end: a page of a hundred thousand lines is slow and nobody reads it. */
const headLines = 200;
const tailLines = 600;
/** Lines that fit without a scroll bar; see --output-height in outputs.css. */
const shortLines = 24;
/** More lines than these are a list when all of them are asked for. */
const manyLines = 5000;

/** While more characters than these grow, what is shown of them changes at this pace, in milliseconds: keys come first. */
const muchText = 2000;
const pace = 200;

interface Props {
  text: string;
  name: "stdout" | "stderr" | "value";
  /** More is to come. */
  growing?: boolean;
  /** The cell of which this is the end of what it printed, with something left out before it. */
  endOf?: string | undefined;
}

/** Printed text, of a stream or a value: scrolls within a cap, follows its end while it grows, shows all on request. */
export function Printed({ text: latest, name, growing = false, endOf }: Props) {
  const text = usePaced(latest, growing && latest.length > muchText);
  const open = useSignal(false);
  const box = useRef<HTMLPreElement>(null);
  const following = useRef(true);
  const folder = useRef(new Folder());
  const folded = useMemo(() => folder.current.fold(text).replace(/\n$/, ""), [text]);
  const cut = useMemo(() => {
    const { head, tail, hidden } = excerpt(folded, headLines, tailLines);
    const [first, last] = [clip(head, texts.printed.hiddenText), clip(tail, texts.printed.hiddenText)];
    return { head: first.text, tail: last.text, hidden, clipped: first.clipped || last.clipped };
  }, [folded]);
  const lines = useMemo(() => countLines(folded), [folded]);
  const long = lines > shortLines || cut.clipped;
  const listed = open.value && (lines > manyLines || cut.clipped);

  useLayoutEffect(() => {
    const element = box.current;
    if (element && following.current && name !== "value") element.scrollTop = element.scrollHeight;
  }, [folded, name]);

  const onScroll = () => {
    const element = box.current;
    if (element) following.current = element.scrollTop + element.clientHeight >= element.scrollHeight - 4;
  };

  return (
    <div class={`printed ${name}`}>
      {listed ? (
        <Listed folded={folded} />
      ) : (
        <pre ref={box} class={open.value ? "all" : ""} onScroll={onScroll}>
          {open.value ? (
            <Ansi text={folded} />
          ) : (
            <>
              <Ansi text={cut.head} />
              {cut.hidden > 0 && <span class="hidden-lines">{texts.output.hiddenLines(cut.hidden)}</span>}
              <Ansi text={cut.tail} />
            </>
          )}
        </pre>
      )}
      {long && (
        <button type="button" class="quiet more" data-testid="show-all" onClick={() => (open.value = !open.value)} aria-expanded={open.value}>
          {open.value ? texts.output.showLess : texts.output.showAll(lines)}
        </button>
      )}
      {endOf && <Everything cell={endOf} latest={text} />}
    </div>
  );
}

/** The text, or while it is paced the one of a moment ago. */
function usePaced(latest: string, paced: boolean): string {
  const [, redraw] = useState(0);
  const shown = useRef({ text: latest, at: 0 });
  const now = performance.now();
  const wait = paced ? shown.current.at + pace - now : 0;
  if (wait <= 0 && shown.current.text !== latest) shown.current = { text: latest, at: now };
  useEffect(() => {
    if (shown.current.text === latest) return undefined;
    const timer = setTimeout(() => redraw((times) => times + 1), wait);
    return () => clearTimeout(timer);
  });
  return shown.current.text;
}

function Listed({ folded }: { folded: string }) {
  const rows = useMemo(() => rowsOf(folded), [folded]);
  const source = useMemo(() => here(rows), [rows]);
  return <TextRows source={source} total={rows.length} label={texts.printed.label} />;
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
