import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { texts } from "../texts";
import { Ansi } from "./ansi";
import { excerpt, fold } from "./terminal";

/** More lines than these are shown as beginning and end: a page of a hundred thousand lines is slow and nobody reads it. */
const headLines = 200;
const tailLines = 600;
/** Lines that fit without a scroll bar; see --output-height in outputs.css. */
const shortLines = 24;

/** Printed text, of a stream or a value: scrolls within a cap, follows its end while it grows, shows all on request. */
export function Printed({ text, name }: { text: string; name: "stdout" | "stderr" | "value" }) {
  const open = useSignal(false);
  const box = useRef<HTMLPreElement>(null);
  const following = useRef(true);
  const folded = useMemo(() => fold(text).replace(/\n$/, ""), [text]);
  const { head, tail, hidden } = useMemo(() => excerpt(folded, headLines, tailLines), [folded]);
  const lines = useMemo(() => folded.split("\n").length, [folded]);
  const long = lines > shortLines;

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
      <pre ref={box} class={open.value ? "all" : ""} onScroll={onScroll} tabIndex={long && !open.value ? 0 : undefined}>
        {open.value || hidden === 0 ? (
          <Ansi text={folded} />
        ) : (
          <>
            <Ansi text={head} />
            <span class="hidden-lines">{texts.output.hiddenLines(hidden)}</span>
            <Ansi text={tail} />
          </>
        )}
      </pre>
      {long && (
        <button type="button" class="quiet more" data-testid="show-all" onClick={() => (open.value = !open.value)} aria-expanded={open.value}>
          {open.value ? texts.output.showLess : texts.output.showAll(lines)}
        </button>
      )}
    </div>
  );
}
