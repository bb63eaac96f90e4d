/** A dialog over the page: Escape closes it, and the focus goes back to where it was, both by the browser. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import "./modal.css";

interface ModalProps {
  open: boolean;
  /** The dialog is closed, or is to be. */
  close(): void;
  /** Whether a press beside the dialog closes it. */
  light?: boolean;
  class: string;
  role?: "alertdialog";
  testid?: string;
  "aria-label"?: string;
  "aria-labelledby"?: string;
  "aria-describedby"?: string;
  /** What stands in it while it is open. shut closes it at once, so that the focus is back before anything moves it. */
  children(shut: () => void): ComponentChildren;
}

export function Modal({ open, close, light = false, testid, children, ...attributes }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element || element.open === open) return;
    if (open) element.showModal();
    else element.close();
  }, [open]);
  const shut = () => {
    dialog.current?.close();
    close();
  };
  return (
    <dialog
      ref={dialog}
      {...attributes}
      class={`modal ${attributes.class}`}
      data-testid={testid}
      // The event comes late: by then the dialog may be open again.
      onClose={() => dialog.current?.open || close()}
      onMouseDown={(event) => light && event.target === dialog.current && shut()}
    >
      {open && children(shut)}
    </dialog>
  );
}
