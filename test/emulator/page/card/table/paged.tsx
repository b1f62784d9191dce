// Rows of a table, some at a time.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Glyph } from "../look/icon.tsx";

interface PagedProps<T> {
  rows: T[];
  size: number;
  children: (shown: T[]) => ComponentChildren;
}

export function Paged<T>({ rows, size, children }: PagedProps<T>) {
  const [page, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(rows.length / size) - 1);
  const shown = rows.slice(page * size, (page + 1) * size);
  return (
    <div class="fs-paged">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wide tables are scrolled with the arrow keys */}
      <section class="fs-scroll" tabIndex={0} aria-label="表格">
        {children(shown)}
      </section>
      {last > 0 && (
        <div class="fs-pager">
          <button type="button" aria-label="上一页" disabled={page === 0} onClick={() => setPage(page - 1)}>
            <Glyph name="left" />
          </button>
          <span>
            {page + 1} / {last + 1}
          </span>
          <button
            type="button"
            aria-label="下一页"
            disabled={page === last}
            onClick={() => setPage(page + 1)}
          >
            <Glyph name="right" />
          </button>
        </div>
      )}
    </div>
  );
}
