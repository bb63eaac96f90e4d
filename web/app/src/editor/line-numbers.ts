/** Whether editors show line numbers: the reader's choice for all of them, remembered. They are hidden by style alone. */
const key = "lab.line-numbers";

export function showLineNumbers(): void {
  try {
    apply(localStorage.getItem(key) !== "off");
  } catch {
    apply(true);
  }
}

export function toggleLineNumbers(): void {
  const on = document.documentElement.dataset.lineNumbers === "off";
  apply(on);
  try {
    if (on) localStorage.removeItem(key);
    else localStorage.setItem(key, "off");
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

function apply(on: boolean): void {
  if (on) delete document.documentElement.dataset.lineNumbers;
  else document.documentElement.dataset.lineNumbers = "off";
}
