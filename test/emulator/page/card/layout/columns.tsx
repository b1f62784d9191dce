// column_set: columns side by side, by their weights; narrow cards break them up as flex_mode says.
import type { CSSProperties } from "preact";
import type { JsonObject } from "../../../types.ts";
import { useCard } from "../context.ts";
import { Elements } from "../element.tsx";
import { ground } from "../look/colour.ts";
import { LinkCover } from "../look/link.tsx";
import { align, flow, gap, lengths, pixels } from "../look/size.ts";
import { linkOf } from "../look/url.ts";
import { number, object, objects, placed, string } from "../read.ts";

/** Columns share what is left by their weights, or take what they need. */
function share(column: JsonObject): string {
  const width = pixels(string(column.width));
  if (width !== undefined) return `0 0 ${width}`;
  return column.width === "weighted" ? `${number(column.weight, 1)} 1 0` : "0 1 auto";
}

export function ColumnSet({ element }: { element: JsonObject }) {
  const { style } = useCard();
  const set: CSSProperties = {
    columnGap: gap(string(element.horizontal_spacing)),
    justifyContent: align(string(element.horizontal_align)),
    background: ground(string(element.background_style), style),
    margin: lengths(string(element.margin)),
  };
  return (
    <div
      class="fs-columns"
      data-flex={string(element.flex_mode) || "none"}
      data-filled={set.background !== undefined}
      style={set}
    >
      <LinkCover url={linkOf(object(element.action).multi_url)} />
      {placed(objects(element.columns)).map(({ at, one }) => (
        <Column key={at} column={one} />
      ))}
    </div>
  );
}

function Column({ column }: { column: JsonObject }) {
  const { style } = useCard();
  return (
    <div
      class="fs-flow fs-column"
      style={{
        "--flex": share(column),
        ...flow(column),
        background: ground(string(column.background_style), style),
        margin: lengths(string(column.margin)),
      }}
    >
      <LinkCover url={linkOf(object(column.action).multi_url)} />
      <Elements list={column.elements} />
    </div>
  );
}
