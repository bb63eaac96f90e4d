import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Notebook } from "./notebook";

export const NotebookContext = createContext<Notebook | undefined>(undefined);

/** The open notebook, for the components inside it. */
export function useNotebook(): Notebook {
  const notebook = useContext(NotebookContext);
  if (!notebook) throw new Error("useNotebook outside of a notebook");
  return notebook;
}
