import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { texts } from "../../texts";
import { chunks, longText, size, summary } from "./chunks";
import type { Range } from "./chunks";
import "./tree.css";

/** Nodes with fewer entries than these are open from the start, one level below the root. */
const fewEntries = 20;

/**
 * A JSON value as a tree that can be folded. Its nodes are details elements, which keyboards and screen readers know; what is folded
 * is not in the page.
 */
export function Tree({ value }: { value: unknown }) {
  return (
    <div class="tree" role="group" aria-label={texts.tree.label} data-testid="json">
      <Node value={value} depth={0} />
    </div>
  );
}

interface NodeProps {
  value: unknown;
  depth: number;
  /** The key in an object, or the index in an array. */
  name?: string | number;
}

function Node({ value, depth, name }: NodeProps) {
  if (typeof value !== "object" || value === null || size(value) === 0) {
    return (
      <div class="tree-leaf">
        <Name name={name} />
        <Leaf value={value} />
      </div>
    );
  }
  const open = depth === 0 || (depth === 1 && size(value) <= fewEntries);
  return (
    <Fold
      open={open}
      head={(opened) => (
        <>
          <Name name={name} />
          {opened ? null : <span class="tree-brief">{summary(value)} </span>}
          <span class="tree-size">{Array.isArray(value) ? texts.tree.items(value.length) : texts.tree.entries(size(value))}</span>
        </>
      )}
    >
      {() => <Entries value={value} from={0} to={size(value)} depth={depth} />}
    </Fold>
  );
}

/** The entries of an array or an object, in groups where they are many. */
function Entries({ value, from, to, depth }: { value: object } & Range & { depth: number }) {
  const groups = chunks(from, to);
  if (groups.length > 0) {
    return (
      <>
        {groups.map((group) => (
          <Fold key={group.from} open={false} head={() => <span class="tree-size">{texts.tree.range(group.from, group.to - 1)}</span>}>
            {() => <Entries value={value} {...group} depth={depth} />}
          </Fold>
        ))}
      </>
    );
  }
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.slice(from, to).map((item, index) => [from + index, item])
    : Object.entries(value).slice(from, to);
  return (
    <>
      {entries.map(([key, item]) => (
        <Node key={key} name={key} value={item} depth={depth + 1} />
      ))}
    </>
  );
}

interface FoldProps {
  open: boolean;
  head: (open: boolean) => ComponentChildren;
  children: () => ComponentChildren;
}

function Fold({ open: initially, head, children }: FoldProps) {
  const open = useSignal(initially);
  return (
    <details class="tree-node" open={open.value} onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>{head(open.value)}</summary>
      {open.value && <div class="tree-children">{children()}</div>}
    </details>
  );
}

function Name({ name }: { name: string | number | undefined }) {
  if (name === undefined) return null;
  return <span class={typeof name === "number" ? "tree-index" : "tree-key"}>{name}: </span>;
}

function Leaf({ value }: { value: unknown }) {
  switch (typeof value) {
    case "string":
      return <LeafText text={value} />;
    case "number":
      return <span class="tree-number">{String(value)}</span>;
    case "object":
      return <span class={value === null ? "tree-word" : ""}>{JSON.stringify(value)}</span>;
    default:
      return <span class="tree-word">{String(value)}</span>;
  }
}

function LeafText({ text }: { text: string }) {
  const all = useSignal(false);
  const cut = !all.value && text.length > longText;
  return (
    <span class="tree-string">
      {JSON.stringify(cut ? text.slice(0, longText) : text)}
      {cut && (
        <button type="button" class="quiet" onClick={() => (all.value = true)}>
          {texts.tree.showAll(text.length)}
        </button>
      )}
    </span>
  );
}
