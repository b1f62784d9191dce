// One cell of a table, drawn by the type of its column.
import type { Json, JsonObject } from "../../../types.ts";
import { patch } from "../look/colour.ts";
import { Person } from "../look/person.tsx";
import { formatDate } from "../look/time.ts";
import { Markdown } from "../markdown/markdown.tsx";
import { object, objects, placed, string, strings } from "../read.ts";
import { formatNumber } from "./number.ts";

export function Cell({ column, value }: { column: JsonObject; value: Json | undefined }) {
  switch (column.data_type) {
    case "lark_md":
    case "markdown":
      return <Markdown text={string(value)} dialect={column.data_type} />;
    case "number":
      return <>{typeof value === "number" ? formatNumber(value, object(column.format)) : ""}</>;
    case "date":
      return (
        <>{typeof value === "number" ? formatDate(value, string(column.date_format) || "YYYY/MM/DD") : ""}</>
      );
    case "persons":
      return <People ids={typeof value === "string" ? [value] : strings(value)} />;
    case "options":
      return <Options list={objects(value)} />;
    default:
      return <>{typeof value === "number" ? String(value) : string(value)}</>;
  }
}

const People = ({ ids }: { ids: string[] }) => (
  <span class="fs-row">
    {ids.map((id) => (
      <Person key={id} id={id} />
    ))}
  </span>
);

const Options = ({ list }: { list: JsonObject[] }) => (
  <span class="fs-row">
    {placed(list).map(({ at, one }) => (
      <span key={at} class="fs-tag fs-patch" style={patch(string(one.color))}>
        {string(one.text)}
      </span>
    ))}
  </span>
);
