// table: columns with a type each, rows in pages.
import type { CSSProperties } from "preact";
import type { JsonObject } from "../../../types.ts";
import { useCard } from "../context.ts";
import { colour } from "../look/colour.ts";
import { clamp, lengths, textSize } from "../look/size.ts";
import { meaning, number, object, objects, placed, string } from "../read.ts";
import { Cell } from "./cell.tsx";
import { Paged } from "./paged.tsx";

const PAGE = 5;
const MOST_COLUMNS = 50;
const HEIGHTS: Record<string, string> = { low: "40px", middle: "60px", high: "80px" };

const width = (column: JsonObject): string | undefined => {
  const given = string(column.width);
  return /^\d+(px|%)$/.test(given) ? given : undefined;
};

function useHeadStyle(head: JsonObject): CSSProperties {
  const { style } = useCard();
  return {
    textAlign: string(head.text_align) || "left",
    fontSize: textSize(string(head.text_size) || "normal", style),
    color: colour(string(head.text_color) || "neutral", style),
    fontWeight: head.bold === false ? 400 : 600,
  };
}

export function Table({ element }: { element: JsonObject }) {
  const head = object(element.header_style);
  const headStyle = useHeadStyle(head);
  const columns = objects(element.columns).slice(0, MOST_COLUMNS);
  const size = Math.min(10, Math.max(1, number(element.page_size, PAGE)));
  const height = string(element.row_height) || "low";
  return (
    <div style={{ margin: lengths(string(element.margin)) }}>
      <Paged rows={objects(element.rows)} size={size}>
        {(shown) => (
          <table
            class="fs-table"
            data-head={string(head.background_style) || "none"}
            data-frozen={element.freeze_first_column === true}
          >
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={string(column.name)} scope="col" style={{ ...headStyle, width: width(column) }}>
                    <div style={clamp(number(head.lines, 1))}>
                      {string(column.display_name) || string(column.name)}
                    </div>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {placed(shown).map(({ at, one: row }) => (
                <tr key={at} style={{ height: meaning(HEIGHTS, height) ?? lengths(height) }}>
                  {columns.map((column) => (
                    <td
                      key={string(column.name)}
                      data-type={string(column.data_type) || "text"}
                      style={{
                        textAlign: string(column.horizontal_align) || "left",
                        verticalAlign: meaning(VERTICAL, string(column.vertical_align)) ?? "middle",
                      }}
                    >
                      <Cell column={column} value={row[string(column.name)]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Paged>
    </div>
  );
}

const VERTICAL: Record<string, string> = { top: "top", center: "middle", bottom: "bottom" };
