import { Ansi } from "../ansi";
import { List } from "../rows/list";
import type { RowSource } from "../rows/pages";
import { fold } from "../terminal";
import "./rows.css";

/** In pixels, as rows.css has it. */
const rowHeight = 21;
const visibleRows = 24;

/** A long text in a list: a line is a row, of very long ones a piece is. */
export function TextRows({ source, total, label, atEnd = false }: { source: RowSource<string>; total: number; label: string; atEnd?: boolean }) {
  return (
    <List total={total} rowHeight={rowHeight} rows={visibleRows} label={label} atEnd={atEnd}>
      {({ first, count, above }) => {
        void source.changed.value;
        source.want(first, count);
        return (
          <div class="text-rows" style={{ transform: `translateY(${-above}px)` }}>
            {Array.from({ length: count }, (_, index) => {
              const text = source.at(first + index);
              return (
                <div key={first + index} class="text-row" aria-busy={text === undefined}>
                  {text === undefined ? "…" : <Ansi text={fold(text)} />}
                </div>
              );
            })}
          </div>
        );
      }}
    </List>
  );
}
