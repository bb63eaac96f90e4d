import Anser from "anser";
import type { AnserJsonEntry } from "anser";

/** Text with ANSI colours; the sixteen named ones are the theme's, all others are kept legible in it: see ansi.css. */
export function Ansi({ text }: { text: string }) {
  if (!text.includes("\u001b")) return <>{text}</>;
  return <>{Anser.ansiToJson(text, { use_classes: true, remove_empty: true }).map(piece)}</>;
}

function piece(entry: AnserJsonEntry & { isInverted?: boolean }, index: number) {
  // Reversed text without colours comes as black on white, which is no theme's.
  const reversed = entry.isInverted && entry.fg === "ansi-black" && entry.bg === "ansi-white";
  const fg = reversed ? {} : colour(entry.fg, entry.fg_truecolor);
  const bg = reversed ? {} : colour(entry.bg, entry.bg_truecolor);
  const classes = [
    fg.rgb ? (bg.rgb ? "ansi-exact-fg" : "ansi-rgb-fg") : fg.name && `${fg.name}-fg`,
    bg.rgb ? (fg.rgb || fg.name ? "ansi-rgb-bg" : `ansi-rgb-bg ${isDark(bg.rgb) ? "ansi-on-dark" : "ansi-on-bright"}`) : bg.name && `${bg.name}-bg`,
    reversed && "ansi-reverse",
    ...entry.decorations.map((decoration) => `ansi-${decoration}`),
  ].filter(Boolean);
  if (classes.length === 0) return entry.content;
  const style = { ...(fg.rgb ? { "--ansi-fg": `rgb(${fg.rgb})` } : {}), ...(bg.rgb ? { "--ansi-bg": `rgb(${bg.rgb})` } : {}) };
  return (
    <span key={index} class={classes.join(" ")} style={style}>
      {entry.content}
    </span>
  );
}

/** A colour by the theme's name for it, or by its parts. */
function colour(name: string | null, truecolor: string | null): { name?: string; rgb?: string } {
  if (!name) return {};
  if (name === "ansi-truecolor") return truecolor ? { rgb: truecolor } : {};
  const palette = /^ansi-palette-(\d+)$/.exec(name)?.[1];
  return palette === undefined ? { name } : { rgb: paletteColour(Number(palette)) };
}

const levels = [0, 95, 135, 175, 215, 255];

/** The colours 16 to 255 that xterm has: a cube of six levels, then greys. */
export function paletteColour(index: number): string {
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return `${grey}, ${grey}, ${grey}`;
  }
  const at = index - 16;
  return [Math.floor(at / 36), Math.floor(at / 6) % 6, at % 6].map((level) => levels[level] ?? 0).join(", ");
}

/** Whether white stands out from a colour more than black does, by its relative luminance. */
function isDark(rgb: string): boolean {
  const [red = 0, green = 0, blue = 0] = rgb.split(",").map((part) => (Number(part) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179;
}
