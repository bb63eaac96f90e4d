import { signal } from "@preact/signals";
import { texts } from "../texts";
import "./toasts.css";

export interface Toast {
  id: number;
  text: string;
  tone: "note" | "problem";
  action?: { label: string; testid: string; run(): void };
}

/** Short notes at the foot of the page, one of which may offer to undo what it tells of. */
export class Toasts {
  readonly list = signal<readonly Toast[]>([]);
  #next = 1;

  show(text: string, options: { tone?: Toast["tone"]; action?: Toast["action"] } = {}): void {
    const id = this.#next++;
    const toast: Toast = { id, text, tone: options.tone ?? "note", ...(options.action ? { action: options.action } : {}) };
    // The same problem told twice is one problem.
    this.list.value = [...this.list.value.filter((other) => other.text !== text), toast].slice(-3);
    setTimeout(() => this.dismiss(id), toast.action || toast.tone === "problem" ? 10_000 : 4_000);
  }

  dismiss(id: number): void {
    this.list.value = this.list.value.filter((toast) => toast.id !== id);
  }
}

export function ToastList({ toasts }: { toasts: Toasts }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.list.value.map((toast) => (
        <div key={toast.id} class="toast" data-tone={toast.tone} data-testid="toast">
          <span>{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              data-testid={toast.action.testid}
              onClick={() => {
                toast.action?.run();
                toasts.dismiss(toast.id);
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button type="button" class="dismiss" aria-label={texts.dismiss} onClick={() => toasts.dismiss(toast.id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
