import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { texts } from "../texts";
import { KernelState } from "../wire";
import { useNotebook } from "./context";
import { go } from "../route";
import { restart } from "./running";

/** What stands in the way of working: a lost connection, a kernel that is gone, a file that cannot be written. */
export function Banners() {
  const { session } = useNotebook();
  const doc = session.document.value;
  const state = session.connection.state.value;
  return (
    <div class="banners" role="alert">
      {doc && state.name !== "open" && <Offline />}
      {doc?.kernel === KernelState.KernelDead && <Dead message={doc.kernel_message ?? ""} />}
      {doc && doc.kernel !== KernelState.KernelDead && doc.kernel_message && <Restarted message={doc.kernel_message} />}
      {session.saving.conflict.value && <FileConflict />}
      {session.saving.error.value && !session.saving.conflict.value && (
        <p class="banner" data-tone="problem" data-testid="save-error">
          {texts.save.failed(session.saving.error.value)}
        </p>
      )}
    </div>
  );
}

/** A short break of the connection is mended before anyone can read about it. */
const patience = 700;

function Offline() {
  const { session } = useNotebook();
  const shown = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => (shown.value = true), patience);
    return () => clearTimeout(timer);
  }, [shown]);
  const state = session.connection.state.value;
  if (!shown.value) return null;
  return (
    <p class="banner" data-tone="problem" data-testid="offline">
      <span>{state.name === "refused" ? state.message : texts.connection.lost}</span>
      <button type="button" onClick={() => session.connection.retry()}>
        {texts.connection.retry}
      </button>
    </p>
  );
}

function Dead({ message }: { message: string }) {
  const notebook = useNotebook();
  return (
    <p class="banner" data-tone="problem" data-testid="kernel-dead">
      <span>
        <strong>{texts.kernel.dead}</strong> {message || texts.kernel.deadHint}
      </span>
      <button type="button" onClick={() => restart(notebook)}>
        {texts.kernel.restart}
      </button>
    </p>
  );
}

function Restarted({ message }: { message: string }) {
  return (
    <p class="banner" data-tone="note" data-testid="kernel-message">
      {message}
    </p>
  );
}

function FileConflict() {
  const { session } = useNotebook();
  return (
    <p class="banner" data-tone="problem" data-testid="file-conflict">
      <span>{texts.save.conflict}</span>
      <button type="button" onClick={() => void session.save(true)}>
        {texts.save.overwrite}
      </button>
      <button type="button" onClick={() => void session.reload()}>
        {texts.save.reload}
      </button>
    </p>
  );
}

/** In place of the notebook, where the server will not open it. */
export function Refused({ message }: { message: string }) {
  const { session } = useNotebook();
  return (
    <div class="refused" role="alert">
      <h2>{texts.connection.refused}</h2>
      <p>{message}</p>
      <p>
        <button type="button" class="primary" onClick={() => session.connection.retry()}>
          {texts.connection.retry}
        </button>{" "}
        <a href="/" onClick={go("/")}>
          {texts.home.back}
        </a>
      </p>
    </div>
  );
}
