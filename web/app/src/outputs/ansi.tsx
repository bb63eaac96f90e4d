import Anser from "anser";
import type { AnserJsonEntry } from "anser";

/** Text with ANSI colours; the colours are the theme's, see outputs.css. */
export function Ansi({ text }: { text: string }) {
  if (!text.includes("\u001b")) return <>{text}</>;
  return <>{Anser.ansiToJson(text, { use_classes: true, remove_empty: true }).map(piece)}</>;
}

function piece(entry: AnserJsonEntry, index: number) {
  const classes = [
    entry.fg && !entry.fg_truecolor ? `${entry.fg}-fg` : "",
    entry.bg && !entry.bg_truecolor ? `${entry.bg}-bg` : "",
    ...entry.decorations.map((decoration) => `ansi-${decoration}`),
  ].filter(Boolean);
  if (classes.length === 0 && !entry.fg_truecolor && !entry.bg_truecolor) return entry.content;
  const style = {
    ...(entry.fg_truecolor ? { color: `rgb(${entry.fg_truecolor})` } : {}),
    ...(entry.bg_truecolor ? { backgroundColor: `rgb(${entry.bg_truecolor})` } : {}),
  };
  return (
    <span key={index} class={classes.join(" ")} style={style}>
      {entry.content}
    </span>
  );
}
