// column_set: columns side by side, by their weights; narrow cards break them up as flex_mode says.
import type { CSSProperties } from "preact";
import type { JsonObject } from "../../../types.ts";
import { useCard } from "../context.ts";
import { Elements } from "../element.tsx";
import { colour } from "../look/colour.ts";
import { LinkCover } from "../look/link.tsx";
import { align, flow, gap, lengths, pixels } from "../look/size.ts";
import { linkOf } from "../look/url.ts";
import { number, object, objects, placed, string } from "../read.ts";

/** Grounds have a grey of their own, which is paler than the word is as a colour. */
export const ground = (name: string, style: JsonObject): string | undefined =>
  name === "grey" ? "var(--fs-ground)" : name === "default" ? undefined : colour(name, style);

const WIDTHS: Record<string, (column: JsonObject) => string> = {
  weighted: ({ weight }) => `${number(weight, 1)} 1 0`,
  auto: () => "0 1 auto",
};

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
  const width = string(column.width) || "auto";
  const fixed = pixels(width);
  return (
    <div
      class="fs-flow fs-column"
      style={{
        "--flex": fixed === undefined ? WIDTHS[width]?.(column) : `0 0 ${fixed}`,
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
