/**
 * Pieces of a question put together to a question of their own.
 * Comes in: a question in its pieces. Goes out: texts to be asked again. Never: a word that the question does not
 * say, but for what asks for a number.
 */

import { findAsks } from "./asks.ts";
import type { Parsed } from "./parse.ts";
import type { UnitAsk } from "./units.ts";

interface Span {
  start: number;
  end: number;
}

/** Spans of several years and terms of office, which are no year of their own: 五年, 四届, 十四届二次会议. */
const TERM = /第?[一二三四五六七八九十]+届(?:[一二三四五六七八九十]+次会议)?|(?<![0-9])[三四五]年(?:来|间)?/g;

/** What joins a year to another: 比2024年, 从2023年, 到2025年. */
const BEFORE_YEAR = /(?:相比于?|比起?|较|从|自|到|至|和|与|跟|同|、|-)$/;

/** Where and when, as the question says it, outside of a span: what a part cut out of it goes without. */
export function settingOf({ text, places, years }: Parsed, without: Span): string {
  const terms = [...text.matchAll(TERM)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const within = (span: Span): boolean => span.start >= without.start && span.end <= without.end;
  const own = places.some(within);
  const spans = [...(own ? [] : places), ...(years.some(within) ? [] : years), ...terms].filter(
    (span) => !within(span),
  );
  return spans
    .sort((a, b) => a.start - b.start)
    .map((span) => text.slice(span.start, span.end))
    .join("");
}

/** The question without the years it names and what joins them. */
export function withoutYears({ text, years }: Pick<Parsed, "text" | "years">): string {
  let rest = "";
  let at = 0;
  for (const { start, end } of years) {
    rest += text.slice(at, start).replace(BEFORE_YEAR, "");
    at = end;
  }
  return rest + text.slice(at).replace(/^年/, "");
}

/** A part as a question for a number, in the measure that the whole question asks for. */
export function asking(part: string, unit: UnitAsk | null = null): string {
  const bare = part.replace(/^[的,，、\s]+|[的,，、。?？!！\s]+$/g, "");
  return findAsks(bare).length > 0 ? bare : `${bare}多少${unit?.unit === "%" ? "" : (unit?.unit ?? "")}`;
}
