/** The signs of what can happen to a stage; they mean the same wherever they stand. */
import type { Cache } from "./graph";

/** A store of kept partitions: full and read from, filled in part, or empty and filled now. */
export function Cylinder({ x, y, cache, lost }: { x: number; y: number; cache: Exclude<Cache, "none">; lost: boolean }) {
  const level = { hit: 6, part: 12.5, miss: 19 }[cache];
  return (
    <g transform={`translate(${x} ${y})`} class="cylinder" data-testid="cache" data-cache={cache} data-lost={lost}>
      <path class="cylinder-fill" d={`M1 ${level}A9 3.5 0 0 0 19 ${level}V21A9 3.5 0 0 1 1 21Z`} />
      <ellipse class="cylinder-fill" cx={10} cy={level} rx={9} ry={3.5} />
      <path class="cylinder-wall" d="M1 5V21A9 3.5 0 0 0 19 21V5" />
      <ellipse class="cylinder-wall" cx={10} cy={5} rx={9} ry={3.5} />
      {/* Out of the store, into it, or both. */}
      <path class="cylinder-arrow" d="M-3 13H-15" />
      {cache !== "miss" && <path class="cylinder-arrow" d="M-11 9L-15 13L-11 17" />}
      {cache !== "hit" && <path class="cylinder-arrow" d="M-7 9L-3 13L-7 17" />}
    </g>
  );
}

const badge = { height: 20, icon: 16 };

/** How wide a badge with this count is. */
export const badgeWidth = (count: number) => badge.icon + 10 + (count > 0 ? 7.5 * String(count).length : 0);

function Badge({ right, y, count, kind, title, icon }: { right: number; y: number; count: number; kind: "retry" | "recovery"; title: string; icon: string }) {
  const width = badgeWidth(count);
  return (
    <g transform={`translate(${right - width} ${y - badge.height / 2})`} class="badge-mark" data-testid={kind}>
      <title>{title}</title>
      <rect width={width} height={badge.height} rx={badge.height / 2} />
      <path d={icon} transform="translate(4 2)" data-kind={kind} />
      {count > 0 && (
        <text x={badge.icon + 4} y={14.5}>
          {count}
        </text>
      )}
    </g>
  );
}

type BadgeProps = { right: number; y: number; count: number; title: string };

/** A bolt: attempts of tasks failed. */
export const Bolt = (props: BadgeProps) => <Badge {...props} kind="retry" icon="M9.5 1L3 9.2H7.2L6.3 15L13 6.6H8.6Z" />;

/** A turn, on a grid of 16: done again. */
export const turn = "M12.7 8a4.7 4.7 0 1 1-1.5-3.4M12.9 1.8v3.2h-3.2";

/** A turn: what was lost is computed again. */
export const Turn = (props: BadgeProps) => <Badge {...props} kind="recovery" icon={turn} />;
