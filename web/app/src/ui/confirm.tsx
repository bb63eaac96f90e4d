import { useLayoutEffect, useRef } from "preact/hooks";
import { texts } from "../texts";
import "./dialog.css";

/** A question before something is lost. Enter agrees, Escape does not. */
export interface Question {
  title: string;
  text: string;
  action: string;
  run(): void;
}

export function Confirm({ question, close }: { question: Question | undefined; close(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (question && !dialog.current?.open) dialog.current?.showModal();
  }, [question]);
  const shut = () => {
    dialog.current?.close();
    close();
  };
  const agree = () => {
    // Closing gives the focus back before the command moves it.
    shut();
    question?.run();
  };
  return (
    <dialog ref={dialog} class="confirm" role="alertdialog" aria-labelledby="confirm-title" aria-describedby="confirm-text" data-testid="confirm" onClose={() => dialog.current?.open || close()}>
      {question && (
        <>
          <h2 id="confirm-title">{question.title}</h2>
          <p id="confirm-text">{question.text}</p>
          <div class="confirm-buttons">
            <button type="button" class="tool" data-testid="cancel" onClick={shut}>
              {texts.cancel}
            </button>
            <button type="button" class="primary" data-testid="agree" autoFocus onClick={agree}>
              {question.action}
            </button>
          </div>
        </>
      )}
    </dialog>
  );
}
