// A table in markdown: five rows a page.

import { placed } from "../read.ts";
import { Paged } from "../table/paged.tsx";
import { Nodes } from "./markdown.tsx";
import type { Branch, Node } from "./nodes.ts";

const PAGE = 5;

const branches = (nodes: Node[]): Branch[] => nodes.filter((node) => "children" in node);

const Row = ({ row, Cell }: { row: Branch; Cell: "th" | "td" }) => (
  <tr>
    {placed(branches(row.children)).map(({ at, one }) => (
      <Cell key={at} style={{ textAlign: one.kind === "cell" ? one.align : "left" }}>
        <Nodes list={one.children} />
      </Cell>
    ))}
  </tr>
);

export function MarkdownTable({ rows }: { rows: Node[] }) {
  const [head, ...body] = branches(rows);
  return (
    <Paged rows={body} size={PAGE}>
      {(shown) => (
        <table class="fs-table" data-head="grey">
          <thead>{head && <Row row={head} Cell="th" />}</thead>
          <tbody>
            {placed(shown).map(({ at, one }) => (
              <Row key={at} row={one} Cell="td" />
            ))}
          </tbody>
        </table>
      )}
    </Paged>
  );
}
