import { texts } from "../texts";
import { Modal } from "./modal";
import "./confirm.css";

/** A question before something is lost. Escape declines. */
export interface Question {
  title: string;
  text: string;
  action: string;
  /** What declining is called. A question that names it is a grave one: Enter declines, too; otherwise it agrees. */
  decline?: string;
  run(): void;
}

export function Confirm({ question, close }: { question: Question | undefined; close(): void }) {
  return (
    <Modal class="confirm" testid="confirm" role="alertdialog" aria-labelledby="confirm-title" aria-describedby="confirm-text" open={question !== undefined} close={close}>
      {(shut) => question && <Asked question={question} shut={shut} />}
    </Modal>
  );
}

function Asked({ question: { title, text, action, decline, run }, shut }: { question: Question; shut(): void }) {
  const agree = () => {
    // Closing gives the focus back before the command moves it.
    shut();
    run();
  };
  return (
    <>
      <h2 id="confirm-title">{title}</h2>
      <p id="confirm-text">{text}</p>
      <div class="confirm-buttons">
        <button type="button" class="tool" data-testid="cancel" autoFocus={decline !== undefined} onClick={shut}>
          {decline ?? texts.cancel}
        </button>
        <button type="button" class="primary" data-testid="agree" autoFocus={decline === undefined} onClick={agree}>
          {action}
        </button>
      </div>
    </>
  );
}
