// What a person fills into a form, as the client lets them and as the callback carries it.
// Comes in: the form and the values. Goes out: form_value. It never lets through what the client would not: required
// fields, lengths, options, the formats of dates.
import { Impossible } from "./acts.ts";
import { isObject } from "./json.ts";
import type { Json, JsonObject } from "./types.ts";
import type { World } from "./world.ts";

type Filled = string | string[];

const FORMATS: Record<string, RegExp> = {
  date_picker: /^\d{4}-\d{2}-\d{2} [+-]\d{4}$/,
  picker_datetime: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2} [+-]\d{4}$/,
  picker_time: /^\d{2}:\d{2} [+-]\d{4}$/,
  select_person: /^ou_/,
};

/** One value, as its component would give it. */
export function checkValue(field: JsonObject, given: Filled): void {
  const tag = String(field.tag);
  const name = String(field.name);
  const many = tag.startsWith("multi_");
  if (many !== Array.isArray(given)) throw new Impossible(`${name} takes ${many ? "a list" : "one value"}`);
  const values = [given].flat();
  const longest = tag === "input" ? Number(field.max_length ?? 1000) : Number.POSITIVE_INFINITY;
  const options = Array.isArray(field.options)
    ? field.options.map((one) => (isObject(one) ? one.value : null))
    : undefined;
  for (const value of values) {
    if ([...value].length > longest) throw new Impossible(`${name} holds ${longest} characters`);
    if (options && options.length > 0 && !options.includes(value)) {
      throw new Impossible(`${name} has no option ${value}`);
    }
    if (FORMATS[tag]?.test(value) === false) throw new Impossible(`${value} is no value of a ${tag}`);
  }
}

function defaultOf(field: JsonObject): Filled | undefined {
  if (Array.isArray(field.selected_values)) return field.selected_values.map(String);
  const value = field.default_value ?? field.initial_option;
  return typeof value === "string" && value !== "" ? value : undefined;
}

function fieldsOf(value: Json | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (!isObject(value)) return [];
  const isField = typeof value.name === "string" && value.tag !== "form" && value.tag !== "button";
  if (isField) return [value];
  return Object.values(value).flatMap((part) => (typeof part === "object" ? fieldsOf(part) : []));
}

export function formValue(world: World, form: JsonObject, given: Record<string, Filled>): JsonObject {
  const fields = fieldsOf(form);
  const stray = Object.keys(given).find((name) => !fields.some((field) => field.name === name));
  if (stray !== undefined) throw new Impossible(`the form has no field ${stray}`);
  const filled: JsonObject = {};
  for (const field of fields) {
    const name = String(field.name);
    const value = given[name] ?? defaultOf(field);
    const blank = value === undefined || value.length === 0;
    if (blank && field.required === true) throw new Impossible(`the client wants ${name} filled in`);
    if (!blank) {
      checkValue(field, value);
      filled[name] = value;
    } else if (world.switches.unfilledFormFields === "empty") {
      filled[name] = String(field.tag).startsWith("multi_") ? [] : "";
    }
  }
  return filled;
}
