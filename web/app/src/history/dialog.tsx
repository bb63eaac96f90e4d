import { useEffect, useMemo } from "preact/hooks";
import { useNotebook } from "../notebook/context";
import { texts } from "../texts";
import { dayOf, timeOfDay } from "../ui/format";
import { Modal } from "../ui/modal";
import type { VersionInfo } from "../wire";
import { Comparison } from "./comparison";
import { HistoryState } from "./state";
import type { Side } from "./state";
import "./history.css";

/** Earlier versions: a list beside what differs. */
export function History() {
  const notebook = useNotebook();
  const close = () => (notebook.history.value = false);
  return (
    <Modal class="history" aria-label={texts.history.label} open={notebook.history.value} close={close}>
      {(shut) => <Versions shut={shut} />}
    </Modal>
  );
}

function Versions({ shut }: { shut(): void }) {
  const notebook = useNotebook();
  const state = useMemo(() => new HistoryState(notebook), [notebook]);
  useEffect(() => void state.load(), [state]);
  return (
    <>
      <div class="history-head">
        <div>
          <h2>{texts.history.label}</h2>
          <p>{texts.history.lead}</p>
        </div>
        <button type="button" class="tool" aria-label={texts.dismiss} onClick={shut}>
          ×
        </button>
      </div>
      {state.problem.value && (
        <p class="history-problem" role="alert">
          {state.problem}
        </p>
      )}
      <div class="history-body">
        <List state={state} />
        <Chosen state={state} shut={shut} />
      </div>
    </>
  );
}

function List({ state }: { state: HistoryState }) {
  const versions = state.versions.value;
  if (!versions) return <p class="history-empty">{texts.history.loading}</p>;
  if (versions.length === 0) return <p class="history-empty">{texts.history.none}</p>;
  const days = new Map<string, VersionInfo[]>();
  for (const version of versions) days.set(dayOf(version.time), [...(days.get(dayOf(version.time)) ?? []), version]);
  return (
    <nav class="history-list" aria-label={texts.history.versions}>
      {[...days].map(([day, entries]) => (
        <section key={day}>
          <h3>{day}</h3>
          <ul>
            {entries.map((version) => (
              <li key={version.id}>
                <Entry version={version} newest={version === versions[0]} state={state} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function Entry({ version, newest, state }: { version: VersionInfo; newest: boolean; state: HistoryState }) {
  const remark = [newest && texts.history.newest, texts.history.kinds[version.kind]].filter(Boolean).join(", ");
  return (
    <button
      type="button"
      class="history-entry"
      data-testid="version"
      data-kind={version.kind}
      aria-current={state.chosen.value?.id === version.id}
      onClick={() => void state.choose(version)}
    >
      <time dateTime={version.time}>{timeOfDay(version.time)}</time>
      {remark && <small>{remark}</small>}
    </button>
  );
}

function Chosen({ state, shut }: { state: HistoryState; shut(): void }) {
  const notebook = useNotebook();
  const version = state.chosen.value;
  const cells = state.cells.value;
  if (!version) return null;
  const time = timeOfDay(version.time);
  const restore = () => {
    if (!cells) return;
    shut();
    void notebook.restoreVersion(cells, time);
  };
  return (
    <section class="history-chosen" aria-label={texts.history.title(time)}>
      <div class="history-tools">
        <label>
          {texts.history.against}{" "}
          <select data-testid="against" value={state.side.value} onChange={(event) => (state.side.value = event.currentTarget.value as Side)}>
            {(["now", "before"] as const).map((side) => (
              <option key={side} value={side}>
                {texts.history.sides[side]}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="primary" data-testid="restore-version" disabled={!cells} onClick={restore}>
          {texts.history.restore}
        </button>
      </div>
      <Comparison state={state} />
    </section>
  );
}
