// table and chart of JSON 2.0.
// Comes in: a component. Goes out: nothing, or 230099 with the inner codes 200914, 200915, 200550.
// It never draws a chart: of a spec it checks what the platform is known to check.
import { markdownText } from "./card-parts.ts";
import {
  bool,
  type CardWalk,
  type Check,
  component,
  filled,
  listOf,
  oneOf,
  type Place,
  pixels,
  shape,
  text,
  textSize,
  unparsable,
  whole,
} from "./card-shape.ts";
import { isObject } from "./json.ts";
import { checkPersonId } from "./mentions.ts";
import { badCard } from "./refusal.ts";
import type { Json } from "./types.ts";

const DATA_TYPES = ["text", "lark_md", "options", "number", "persons", "date", "markdown"];

const column = shape({
  required: { name: filled },
  optional: {
    display_name: text,
    width: (_walk, value, place) => {
      if (typeof value === "string" && /^(auto|\d+px|\d+%)$/.test(value)) return;
      throw unparsable(place, "width must be auto, px or %");
    },
    data_type: oneOf(...DATA_TYPES),
    format: shape({
      optional: {
        symbol: (_walk, value, place) => {
          if (typeof value === "string" && [...value].length === 1) return;
          throw unparsable(place, "symbol must be one character");
        },
        precision: whole(0, 10),
        separator: bool,
      },
    }),
    date_format: text,
    horizontal_align: oneOf("left", "center", "right"),
    vertical_align: oneOf("top", "center", "bottom"),
  },
});

const badRow = (place: Place, reason: string) =>
  badCard(200914, `table rows are invalid, ${reason}; path: ${place.path}`);

function checkCell(walk: CardWalk, type: string, cell: Json, place: Place): void {
  const wrong = () => badRow(place, `expected ${type}`);
  switch (type) {
    case "number":
      if (typeof cell !== "number") throw wrong();
      return;
    case "date":
      if (!Number.isInteger(cell)) throw wrong();
      return;
    case "options":
      if (!Array.isArray(cell) || !cell.every((one) => isObject(one) && typeof one.text === "string"))
        throw wrong();
      return;
    case "persons": {
      const ids = Array.isArray(cell) ? cell : [cell];
      for (const id of ids) {
        if (typeof id !== "string") throw wrong();
        checkPersonId(walk.world, id);
      }
      return;
    }
    case "text":
      if (typeof cell !== "string") throw wrong();
      return;
    default:
      if (typeof cell !== "string") throw wrong();
      markdownText(walk, cell, place);
  }
}

const tableShape = component({
  required: {
    columns: listOf(column, { min: 1 }),
    rows: (_walk, value, place) => {
      if (!Array.isArray(value)) throw badRow(place, "expected a list");
    },
  },
  optional: {
    page_size: whole(1, 10),
    row_height: pixels(32, 124, "low", "middle", "high", "auto"),
    row_max_height: pixels(32, 999),
    freeze_first_column: bool,
    header_style: shape({
      optional: {
        text_align: oneOf("left", "center", "right"),
        text_size: textSize,
        background_style: oneOf("none", "grey"),
        text_color: text,
        bold: bool,
        lines: whole(1, 1000),
      },
    }),
  },
});

const table: Check = (walk, value, place) => {
  tableShape(walk, value, place);
  if (!isObject(value) || !Array.isArray(value.columns) || !Array.isArray(value.rows)) return;
  const types = new Map<string, string>();
  for (const one of value.columns) {
    if (!isObject(one)) continue;
    const name = String(one.name);
    if (types.has(name)) throw unparsable(place, `column name ${name} is not unique`);
    types.set(name, String(one.data_type ?? "text"));
  }
  for (const [i, row] of value.rows.entries()) {
    const rowPlace = { ...place, path: `${place.path}.rows.${i}` };
    if (!isObject(row)) throw badRow(rowPlace, "a row is not an object");
    for (const [name, cell] of Object.entries(row)) {
      const type = types.get(name);
      if (type === undefined) throw badCard(200915, `table row name is not declared as a column: ${name}`);
      checkCell(walk, type, cell, { ...rowPlace, path: `${rowPlace.path}.${name}` });
    }
  }
};

const CHARTS =
  "line area bar pie common funnel scatter radar linearProgress circularProgress wordCloud".split(" ");

/** JSON has no functions; null where a list or object belongs is what the platform was seen to refuse. */
const chartSpec: Check = (_walk, value, place) => {
  const invalid = (reason: string) =>
    badCard(200550, `chart spec is invalid, ${reason}; ErrPath: ${place.path}`);
  if (!isObject(value)) throw invalid("it is not an object");
  if (!CHARTS.includes(String(value.type))) throw invalid(`unknown type ${String(value.type)}`);
  const nothing = Object.entries(value).find(([, part]) => part === null)?.[0];
  if (nothing !== undefined) throw invalid(`${nothing} is null`);
  const lists = Array.isArray(value.data) ? value.data : [value.data];
  for (const data of lists) {
    if (!isObject(data) || !Array.isArray(data.values)) throw invalid("data has no values");
  }
};

const chart = component({
  required: { chart_spec: chartSpec },
  optional: {
    aspect_ratio: oneOf("1:1", "2:1", "4:3", "16:9"),
    color_theme: oneOf("brand", "rainbow", "complementary", "converse", "primary"),
    preview: bool,
    height: pixels(1, 999, "auto"),
  },
});

export const TABLES: Record<string, Check> = { table, chart };
