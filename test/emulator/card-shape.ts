// The vocabulary in which card-components.ts and card-inputs.ts say what a component of JSON 2.0 may hold.
// Comes in: checks per property. Goes out: one check for the whole object. It never lets an unknown property pass.
import { isObject } from "./json.ts";
import { badCard, type Refusal } from "./refusal.ts";
import type { Chat, Json } from "./types.ts";
import type { World } from "./world.ts";

/** What the walk through one card remembers. */
export interface CardWalk {
  world: World;
  chat: Chat;
  /** Everything with a tag, nested plain_text objects included. */
  tagged: number;
  tables: number;
  elementIds: Set<string>;
  names: Set<string>;
  /** Custom sizes declared in config.style. */
  textSizes: Set<string>;
}

/** Where in the card the walk is. */
export interface Place {
  path: string;
  /** Container levels above. */
  level: number;
  inForm: boolean;
  atRoot: boolean;
}

export type Check = (walk: CardWalk, value: Json, place: Place) => void;

const UNPARSABLE = 200621;

export function unparsable(place: Place, reason: string): Refusal {
  return badCard(UNPARSABLE, `parse card json err, ${reason}; path: ${place.path}`);
}

export const below = (place: Place, name: string | number): Place => ({
  ...place,
  path: `${place.path}.${name}`,
});

function rule(what: string, holds: (value: Json) => boolean): Check {
  return (_walk, value, place) => {
    if (!holds(value)) throw unparsable(place, `expected ${what}`);
  };
}

export const anything: Check = () => {};
export const bool = rule("a boolean", (value) => typeof value === "boolean");
export const text = rule("a string", (value) => typeof value === "string");
export const filled = rule(
  "a string that is not empty",
  (value) => typeof value === "string" && value !== "",
);
export const object = rule("an object", isObject);
export const textList = rule(
  "a list of strings",
  (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
);

export const atMost = (chars: number) =>
  rule(
    `a string of at most ${chars} characters`,
    (value) => typeof value === "string" && [...value].length <= chars,
  );

export const oneOf = (...allowed: Json[]) =>
  rule(`one of ${allowed.join(", ")}`, (value) => allowed.includes(value));

export const whole = (min: number, max: number) =>
  rule(
    `a whole number from ${min} to ${max}`,
    (value) => Number.isInteger(value) && within(Number(value), min, max),
  );

const within = (value: number, min: number, max: number) => value >= min && value <= max;

/** One of the words, or pixels such as "120px" within the limits. */
export const pixels = (min: number, max: number, ...words: string[]) =>
  rule([...words, `${min}px–${max}px`].join(", "), (value) => {
    if (typeof value !== "string") return false;
    const px = value.match(/^(\d+)px$/)?.[1];
    return px === undefined ? words.includes(value) : within(Number(px), min, max);
  });

/** 0, 4px, "8px 12px", -4px … up to four of them. */
export const spacing = rule("lengths in px", (value) => {
  return typeof value === "string" && /^-?\d+(px)?( -?\d+(px)?){0,3}$/.test(value);
});

export const gap = rule("small, medium, large, extra_large or px", (value) => {
  return typeof value === "string" && /^(small|medium|large|extra_large|\d+px)$/.test(value);
});

const ELEMENT_ID = /^[A-Za-z][A-Za-z0-9_]{0,19}$/;

const elementId: Check = (walk, value, place) => {
  if (typeof value !== "string" || !ELEMENT_ID.test(value)) {
    throw unparsable(place, "element_id must start with a letter and hold at most 20 letters, digits or _");
  }
  if (walk.elementIds.has(value)) throw badCard(300301, `element_id is not unique: ${value}`);
  walk.elementIds.add(value);
};

export const SIZES =
  "heading-0 heading-1 heading-2 heading-3 heading-4 heading normal notation xxxx-large xxx-large xx-large x-large large medium small x-small";

export const textSize: Check = (walk, value, place) => {
  if (typeof value === "string" && (SIZES.split(" ").includes(value) || walk.textSizes.has(value))) return;
  throw unparsable(place, "unknown text_size");
};

export interface Shape {
  required?: Record<string, Check>;
  optional?: Record<string, Check>;
}

/** An object with these properties and no other. Anything with a tag counts as one of the 200. */
export function shape({ required = {}, optional = {} }: Shape): Check {
  const known = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (walk, value, place) => {
    if (!isObject(value)) throw unparsable(place, "expected an object");
    if ("tag" in value) walk.tagged += 1;
    for (const name of Object.keys(required)) {
      if (!(name in value)) throw unparsable(place, `property ${name} is required`);
    }
    for (const [name, part] of Object.entries(value)) {
      if (name === "tag" && !known.has("tag")) continue;
      const check = known.get(name);
      if (!check) throw unparsable(place, `unknown property, property: ${name}`);
      check(walk, part, below(place, name));
    }
  };
}

export function listOf(check: Check, limits: { min?: number; max?: number } = {}): Check {
  return (walk, value, place) => {
    if (!Array.isArray(value)) throw unparsable(place, "expected a list");
    const { min = 0, max = Number.POSITIVE_INFINITY } = limits;
    if (!within(value.length, min, max)) throw unparsable(place, `expected ${min} to ${max} entries`);
    for (const [i, item] of value.entries()) check(walk, item, below(place, i));
  };
}

/** What every component may carry. */
export const component = ({ required = {}, optional = {} }: Shape): Check =>
  shape({ required, optional: { element_id: elementId, margin: spacing, ...optional } });

export function tagOf(value: Json): string {
  return isObject(value) && typeof value.tag === "string" ? value.tag : "";
}
