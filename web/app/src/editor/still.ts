/**
 * A text that stands still: drawn as CodeMirror draws it, to the pixel, but without a CodeMirror. A notebook of hundreds of cells is
 * open in the time that it takes to draw text; an editor is made where somebody is about to write, and nowhere else. All of the
 * text is in the page, so the browser's own search, a screen reader and a printer have it, and nothing moves when an editor takes
 * its place: cells are neither left out nor guessed at while they are out of sight.
 */
import { goLanguage } from "@codemirror/lang-go";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers, placeholder } from "@codemirror/view";
import { classHighlighter, highlightCode } from "@lezer/highlight";
import { diagnosticGutter } from "./diagnostics";

export interface StillOptions {
  text: string;
  label: string;
  placeholder: string;
  locked: boolean;
  /** Somebody comes near: an editor is to take the place of the text, before anything else happens. */
  wake(): EditorView;
}

export interface Still {
  show(text: string): void;
  setLabel(label: string): void;
  /** How far the text is scrolled to the side. */
  scrolled(): number;
}

/** CodeMirror shows these in a form of its own. */
const special = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffc]/;
/** Of longer texts CodeMirror draws a part. */
const longest = 50_000;

/** Lines of so many characters fit in the column. */
const widest = 72;

/** Whether the text looks the same without an editor. */
export function canStandStill(text: string): boolean {
  return text.length <= longest && !special.test(text);
}

let classes = "";

/** The classes of CodeMirror's own styles, which the first view brings into the page. */
function look(): string {
  if (classes) return classes;
  const view = new EditorView({ state: EditorState.create({ extensions: [lineNumbers(), diagnosticGutter(), placeholder("")] }) });
  classes = view.themeClasses;
  view.destroy();
  return classes;
}

export function standStill(parent: HTMLElement, options: StillOptions): Still {
  const numbers = element("cm-gutter cm-lineNumbers");
  const gutters = element("cm-gutters cm-gutters-before", element("cm-gutter cm-gutter-lint"), numbers);
  gutters.ariaHidden = "true";
  const content = element("cm-content");
  content.tabIndex = 0;
  content.role = "textbox";
  content.ariaMultiLine = "true";
  content.ariaLabel = options.label;
  if (options.locked) content.ariaReadOnly = "true";
  const scroller = element("cm-scroller", gutters, content);
  const dom = element(`cm-editor cm-still ${options.locked ? "cm-locked " : ""}${look()}`, scroller);
  show(options.text);
  listen();
  parent.replaceChildren(dom);

  return { show, setLabel: (label) => (content.ariaLabel = label), scrolled: () => scroller.scrollLeft };

  function show(text: string): void {
    const lines = linesOf(text);
    if (text === "") lines[0]?.replaceChildren(span("cm-placeholder", options.placeholder));
    content.replaceChildren(...lines);
    numbers.replaceChildren(...lines.map((_, index) => element("cm-gutterElement", String(index + 1))));
    // Its height is known, so the browser need not draw it while it is out of sight; a scroll bar below would be more than known.
    const known = text !== "" && !text.split("\n").some((line) => line.length > widest);
    if (known) dom.dataset.lines = String(lines.length);
    else delete dom.dataset.lines;
    dom.style.setProperty("--lines", String(lines.length));
  }

  function listen(): void {
    // A selection that is being drawn across the text goes on.
    dom.addEventListener("pointerover", (event) => void (event.buttons === 0 && options.wake()));
    content.addEventListener("focus", () => options.wake().focus());
    // Where the text came under a resting pointer, the editor has the click all the same, at its place.
    dom.addEventListener("mousedown", (event) => {
      const inText = event.target instanceof Node && content.contains(event.target);
      event.preventDefault();
      const view = options.wake();
      if (inText) view.contentDOM.dispatchEvent(new MouseEvent("mousedown", event));
      else view.focus();
    });
  }
}

function linesOf(text: string): HTMLElement[] {
  let line = element("cm-line");
  const lines = [line];
  highlightCode(
    text,
    goLanguage.parser.parse(text),
    classHighlighter,
    (part, style) => line.append(style ? span(style, part) : part),
    () => lines.push((line = element("cm-line"))),
  );
  for (const empty of lines) if (!empty.firstChild) empty.append(document.createElement("br"));
  return lines;
}

function element(name: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement("div");
  made.className = name;
  made.append(...children);
  return made;
}

function span(name: string, text: string): HTMLElement {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  return made;
}
