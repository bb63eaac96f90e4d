import { useId } from "preact/hooks";
import { useNotebook } from "../notebook/context";
import { Display } from "../outputs/outputs";
import { texts } from "../texts";
import { bytes } from "../ui/format";
import { OutputKind, Unread, VariableKind } from "../wire";
import type { Variable } from "../wire";
import { rows } from "./rows";
import type { Order } from "./rows";
import { CellLink } from "./cell-link";

const words = texts.panels;
const orders: readonly Order[] = ["name", "size", "cell"];

/** The variables that live in the kernel. */
export function VariablesView() {
  const { panels, ids } = useNotebook();
  const all = panels.variables.value;
  if (!all) return <p class="panel-note">{words.noKernel}</p>;
  const { values, others } = rows(all.list, panels.filter.value, panels.order.value, ids.value);
  const empty = values.length + others.length === 0;
  return (
    <>
      <div class="panel-controls">
        <input
          type="search"
          class="panel-filter"
          data-testid="variables-filter"
          placeholder={words.filter}
          aria-label={words.filter}
          value={panels.filter.value}
          onInput={(event) => (panels.filter.value = event.currentTarget.value)}
        />
        <div class="panel-orders" role="group" aria-label={words.order}>
          {orders.map((order) => (
            <button
              key={order}
              type="button"
              data-testid={`order-${order}`}
              aria-pressed={panels.order.value === order}
              onClick={() => (panels.order.value = order)}
            >
              {words.orders[order]}
            </button>
          ))}
        </div>
      </div>
      {all.unread && (
        <p class="panel-note" data-testid="variables-unread" data-reason={all.unread}>
          {words.unread[all.unread]}
        </p>
      )}
      {empty && <p class="panel-note">{panels.filter.value ? words.noneFound : words.none}</p>}
      <ul class="variables" aria-label={words.variables}>
        {values.map((variable) => (
          <Row key={variable.name} variable={variable} unread={all.unread} />
        ))}
      </ul>
      {others.length > 0 && (
        <details
          class="other-names"
          open={panels.othersOpen.value || panels.filter.value !== ""}
          onToggle={(event) => {
            if (panels.filter.peek() === "") panels.othersOpen.value = event.currentTarget.open;
          }}
        >
          <summary data-testid="other-names">{words.others(others.length)}</summary>
          <ul class="variables">
            {others.map((variable) => (
              <li key={variable.name} class="variable" data-testid={`variable-${variable.name}`} data-kind={variable.kind}>
                <div class="variable-main">
                  <span class="variable-name">{variable.name}</span>
                  <span class="variable-type">{variable.type}</span>
                </div>
                <div class="variable-end">
                  <CellLink id={variable.cell_id} />
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Row({ variable, unread }: { variable: Variable; unread: Unread | undefined }) {
  const { panels } = useNotebook();
  const id = useId();
  const { name, type, kind, read, value = "", size = 0, at_least: atLeast, cell_id: cell, rdd } = variable;
  const open = panels.values.value.has(name);
  const constant = kind === VariableKind.ConstName;
  const main = (
    <>
      <span class="variable-name">{name}</span> <span class="variable-type">{constant ? words.constant(type) : type}</span>
      <span class="variable-value">{read ? value : unread === Unread.CellRuns ? words.running : words.unknown}</span>
    </>
  );
  return (
    <li class="variable" data-testid={`variable-${name}`} data-kind={kind}>
      {constant ? (
        <div class="variable-main">{main}</div>
      ) : (
        <button type="button" class="variable-main" aria-expanded={open} aria-controls={id} onClick={() => panels.toggleValue(name)}>
          {main}
        </button>
      )}
      <div class="variable-end">
        {read && !constant && <span class="variable-size">{words.size(bytes(size), atLeast ?? false)}</span>}
        <CellLink id={cell} />
      </div>
      {rdd && rdd.level !== "None" && (
        <button type="button" class="variable-kept" onClick={() => panels.show("storage")}>
          {words.keptOf(rdd.kept ?? 0, rdd.partitions, words.levels[rdd.level] ?? rdd.level)}
        </button>
      )}
      <div class="variable-full" id={id} hidden={!open}>
        {open && <Full name={name} />}
      </div>
    </li>
  );
}

function Full({ name }: { name: string }) {
  const value = useNotebook().panels.values.value.get(name);
  if (!value) return <p class="panel-note">{words.asking}</p>;
  if (value.unread) return <p class="panel-note">{words.unread[value.unread]}</p>;
  if (!value.data) return <p class="panel-note">{words.unknown}</p>;
  return <Display output={{ kind: OutputKind.DisplayOutput, data: value.data }} />;
}
