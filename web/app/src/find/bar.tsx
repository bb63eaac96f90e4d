import { useComputed } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useNotebook } from "../notebook/context";
import { hint } from "../notebook/commands";
import { texts } from "../texts";
import { DownIcon, UpIcon } from "../ui/icons";
import "./find.css";

/** The bar that finds and replaces over all cells. */
export function FindBar() {
  const { find } = useNotebook();
  return find.open.value ? <Bar /> : null;
}

function Bar() {
  const { find } = useNotebook();
  const field = useRef<HTMLInputElement>(null);
  const asked = find.asked.value;
  // At once, so that the field gets every key that is typed next.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  useEffect(() => {
    const onScroll = () => find.scrolled();
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => window.removeEventListener("scroll", onScroll);
  }, [find]);
  const onKeyDown = (event: KeyboardEvent) => {
    const mod = event.ctrlKey || event.metaKey;
    const toggle = event.altKey && !mod ? { KeyC: toggles.matchCase, KeyW: toggles.wholeWord, KeyR: toggles.regexp, KeyL: toggles.within, KeyO: toggles.inOutputs }[event.code] : undefined;
    // A second Ctrl-F is for the browser's own search.
    if (mod && !event.shiftKey && event.key.toLowerCase() === "f") return event.stopPropagation();
    if (event.key === "Escape") find.hide();
    else if (toggle) toggle();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const flip = (flag: Signal<boolean>) => () => {
    flag.value = !flag.value;
    find.seek(find.search.value);
  };
  const toggles = {
    matchCase: flip(find.matchCase),
    wholeWord: flip(find.wholeWord),
    regexp: flip(find.regexp),
    inOutputs: flip(find.inOutputs),
    within: () => find.toggleWithin(),
  };
  return (
    <div class="find" role="search" aria-label={texts.find.label} data-testid="find" onKeyDown={onKeyDown}>
      <div class="find-line">
        <div class="find-field">
          <input
            ref={field}
            type="text"
            data-testid="find-input"
            aria-label={texts.find.search}
            placeholder={texts.find.search}
            autoComplete="off"
            spellcheck={false}
            value={find.search.value}
            aria-invalid={find.search.value !== "" && !find.query.value.valid}
            onInput={(event) => find.seek(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.isComposing) return;
              event.preventDefault();
              find.step(event.shiftKey ? -1 : 1);
            }}
          />
          <Toggle label={texts.find.matchCase} testid="find-case" on={find.matchCase.value} run={toggles.matchCase} text="Aa" />
          <Toggle label={texts.find.wholeWord} testid="find-word" on={find.wholeWord.value} run={toggles.wholeWord} text="“ ”" />
          <Toggle label={texts.find.regexp} testid="find-regexp" on={find.regexp.value} run={toggles.regexp} text=".*" />
        </div>
        <Count />
        <button type="button" class="tool small" data-testid="find-previous" aria-label={texts.find.previous} title={texts.find.previous} onClick={() => find.step(-1)}>
          <UpIcon />
        </button>
        <button type="button" class="tool small" data-testid="find-next" aria-label={texts.find.next} title={texts.find.next} onClick={() => find.step(1)}>
          <DownIcon />
        </button>
        <button type="button" class="tool small" data-testid="find-close" aria-label={texts.find.close} title={texts.find.close} onClick={() => find.hide()}>
          ×
        </button>
      </div>
      {find.replacing.value && <ReplaceLine />}
      <div class="find-line find-where">
        <Toggle about={texts.find.withinHint} testid="find-within" on={find.within.value !== undefined} run={toggles.within} text={texts.find.within(find.within.value?.length ?? 0)} />
        <Toggle about={texts.find.inOutputsHint} testid="find-outputs" on={find.inOutputs.value} run={toggles.inOutputs} text={texts.find.inOutputs} />
        <button
          type="button"
          class="quiet find-more"
          data-testid="find-replace"
          aria-expanded={find.replacing.value}
          title={hint("replace")}
          onClick={() => (find.replacing.value = !find.replacing.value)}
        >
          {texts.find.replaceToggle}
        </button>
      </div>
    </div>
  );
}

function ReplaceLine() {
  const { find } = useNotebook();
  const any = useComputed(() => find.hits.value.some(({ where }) => where === "source")).value;
  return (
    <div class="find-line">
      <div class="find-field">
        <input
          type="text"
          data-testid="replace-input"
          aria-label={texts.find.replace}
          placeholder={texts.find.replace}
          autoComplete="off"
          spellcheck={false}
          value={find.replace.value}
          onInput={(event) => (find.replace.value = event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.isComposing) return;
            event.preventDefault();
            event.stopPropagation();
            if (event.ctrlKey || event.metaKey) find.replaceAll();
            else find.replaceOne();
          }}
        />
      </div>
      <button type="button" class="find-button" data-testid="replace-one" title={texts.find.replaceOneHint} aria-disabled={!any} onClick={() => any && find.replaceOne()}>
        {texts.find.replaceOne}
      </button>
      <button type="button" class="find-button" data-testid="replace-all" title={texts.find.replaceAllHint} aria-disabled={!any} onClick={() => any && find.replaceAll()}>
        {texts.find.replaceAll}
      </button>
    </div>
  );
}

function Count() {
  const { find } = useNotebook();
  return (
    <span class="find-count" data-testid="find-count" role="status">
      {text()}
    </span>
  );

  function text(): string {
    if (!find.search.value) return "";
    if (!find.query.value.valid) return texts.find.invalid;
    return texts.find.count(find.at.value + 1, find.hits.value.length);
  }
}

/** Signs need a name; words are their own, and the hint says more. */
function Toggle({ label, about, testid, on, run, text }: { label?: string; about?: string; testid: string; on: boolean; run(): void; text: string }) {
  return (
    <button type="button" class="find-toggle" data-testid={testid} aria-label={label} title={about ?? label} aria-pressed={on} onClick={run}>
      {text}
    </button>
  );
}
