import { useSignal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Notebook } from "./notebook";

/** The uppermost cell that is in sight below the bar, while the reader scrolls. */
export function useCellInSight(notebook: Notebook): ReadonlySignal<string> {
  const current = useSignal("");
  const ids = notebook.ids.value;
  useEffect(() => {
    const seen = new Set<Element>();
    // The upper part of the window is where the eye is; what only peeps in from below is not read yet.
    const observer = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          if (isIntersecting) seen.add(target);
          else seen.delete(target);
        }
        const first = [...document.querySelectorAll<HTMLElement>(".sheet > .cell")].find((element) => seen.has(element));
        if (first) current.value = first.id;
      },
      { rootMargin: "-84px 0px -65% 0px" },
    );
    document.querySelectorAll(".sheet > .cell").forEach((element) => observer.observe(element));
    return () => observer.disconnect();
  }, [current, ids]);
  return current;
}
