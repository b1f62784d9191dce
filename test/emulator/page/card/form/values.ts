// What is in the fields of a form.
// Comes in: fields and what stands in them on the screen. Goes out: what stands there at first, what is missing, and
// form_value as a callback carries it. It never holds a value for a field that nobody touched and that has no default.
import { isObject } from "../../../json.ts";
import type { Json, JsonObject } from "../../../types.ts";
import type { CardAction } from "../contract.ts";
import { pickedTime } from "../look/time.ts";
import { number, objects, string, strings } from "../read.ts";

/** As the screen holds it: native inputs have formats of their own, see `carried`. */
export type Filled = string | string[];
export type Values = Record<string, Filled>;

const PICKERS = ["date_picker", "picker_time", "picker_datetime"];

export const MAX_LENGTH = 1000;

/** The most that fits; counted in characters as the platform does it, not in UTF-16 units. */
export const fitting = (text: string, length: number): string => [...text].slice(0, length).join("");

export function initial(field: JsonObject): Filled {
  switch (field.tag) {
    case "multi_select_static":
    case "multi_select_person":
      return strings(field.selected_values);
    case "select_static":
    case "select_person": {
      const nth = objects(field.options)[number(field.initial_index, 0) - 1];
      return string(field.initial_option) || string(nth?.value);
    }
    case "date_picker":
      return string(field.initial_date);
    case "picker_time":
      return string(field.initial_time);
    case "picker_datetime":
      return string(field.initial_datetime).replace(" ", "T");
    case "checker":
      return field.checked === true ? "true" : "";
    default:
      return string(field.default_value);
  }
}

/** Everything in the form that can be filled in. */
export function fieldsOf(value: Json | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (!isObject(value)) return [];
  const isField = string(value.name) !== "" && value.tag !== "form" && value.tag !== "button";
  return isField ? [value] : Object.values(value).flatMap(fieldsOf);
}

const standing = (field: JsonObject, values: Values): Filled => values[string(field.name)] ?? initial(field);

/** Names of required fields with nothing in them. */
export const missing = (fields: JsonObject[], values: Values): string[] =>
  fields
    .filter((field) => field.required === true && standing(field, values).length === 0)
    .map((field) => string(field.name));

export function carried(field: JsonObject, value: Filled): Filled {
  return PICKERS.includes(string(field.tag)) && typeof value === "string" ? pickedTime(value) : value;
}

/**
 * Blank fields are left out. One that was emptied by hand is sent empty, because the emulator takes a field that is not
 * there for untouched and fills in its default.
 */
export function formValue(fields: JsonObject[], values: Values): Record<string, Filled> {
  const given = fields.map((field): [JsonObject, Filled] => [field, standing(field, values)]);
  return Object.fromEntries(
    given
      .filter(([field, value]) => value.length > 0 || initial(field).length > 0)
      .map(([field, value]) => [string(field.name), carried(field, value)]),
  );
}

/** What a field outside of a form sends the moment it is changed. */
export function choice(field: JsonObject, value: string): CardAction {
  if (field.tag === "input") return { input_value: value };
  if (field.tag === "checker") return { checked: value !== "" };
  return { option: string(carried(field, value)) };
}
