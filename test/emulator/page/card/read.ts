// Reading parts of a card, whatever somebody wrote into it.
// Comes in: a JSON value. Goes out: what was asked for, or something empty. It never throws.
import { isObject } from "../../json.ts";
import type { Json, JsonObject } from "../../types.ts";

export const objects = (value: Json | undefined): JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

export const strings = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

export const string = (value: Json | undefined): string => (typeof value === "string" ? value : "");

export const number = (value: Json | undefined, otherwise: number): number =>
  typeof value === "number" ? value : otherwise;

export const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** What a word of the card stands for; not every word is one of ours ("constructor"). */
export const meaning = <T>(words: Record<string, T>, word: string): T | undefined =>
  Object.hasOwn(words, word) ? words[word] : undefined;

/** What a text object says in Chinese, when it says it in several languages. */
export function wording(text: Json | undefined): string {
  const { content, i18n_content, i18n } = object(text);
  return string(object(i18n_content ?? i18n).zh_cn) || string(content);
}

/** Parts of a card have no ids of their own: where one stands is what it is. */
export const placed = <T>(list: readonly T[]): { at: string; one: T }[] =>
  list.map((one, i) => ({ at: String(i), one }));
