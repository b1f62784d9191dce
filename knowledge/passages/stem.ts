/**
 * What is left of a question when it is known whose reports it is about, and what an earlier one lends it.
 * Comes in: a question in its pieces, what was asked before. Goes out: the text that says what is wanted.
 * Never: a place or a year; those are in the scene.
 */

import type { Context } from "../context.ts";
import type { Parsed } from "../parse.ts";
import type { NamedPlaces } from "../targets.ts";
import { reportAsk } from "./reports.ts";
import { type Wanted, wantedOf } from "./wanted.ts";
import { needsOf } from "./words.ts";

/** What a question for words leaves to the next one. */
export interface Said {
  text: string;
  phrase: string;
}

/** The question without the places and years whose reports it is about. */
export function withoutPlace(parsed: Parsed, { asked, detail }: NamedPlaces): string {
  // 贵州 right before 贵阳 says where it lies; elsewhere it is another committee's, and stays in the question.
  const about = parsed.places.filter(
    (place) =>
      asked.includes(place) || (!detail.includes(place) && asked.some(({ start }) => start === place.end)),
  );
  const spans = [
    ...about.map(({ start, end }) => ({ start, end: end - lent(parsed.text, end) })),
    ...parsed.years,
  ];
  let text = "";
  let at = 0;
  for (const { start, end } of spans.sort((one, other) => one.start - other.start)) {
    text += `${parsed.text.slice(at, Math.max(at, start))} `;
    at = Math.max(at, end);
  }
  return (text + parsed.text.slice(at)).trim();
}

/** 会宁县长: the 县 of the place's name is half of a post. */
function lent(text: string, end: number): number {
  return /[省市县区州]$/.test(text.slice(0, end)) && /^(?:委(?!员)|长(?!期)|领导|政府)/.test(text.slice(end))
    ? 1
    : 0;
}

/** 南屏呢, 那副主席呢: what the question before asked is asked again, of what is new. */
export function rereading(text: string, { parsed, previous }: Context): string {
  const said = previous?.said as Said | undefined;
  if (!said || wantedOf(text) || reportAsk(text) || parsed.askCount > 0) return text;
  const own = text.replace(/^(?:那么?|再|还有|换成|换|改成)|呢|[?？!！。\s]/g, "").replace(/^的|的$/g, "");
  if (needsOf(own).length === 0) return said.text;
  return parsed.cues.followup ? `${own}${said.phrase}` : text;
}

/** 是怎么做的 alone is asked of what the question before was about. */
export function leaning(wanted: Wanted | null, { previous }: Context): Wanted | null {
  if (!wanted || !previous || wanted.needs.length > 0 || wanted.post !== "") return wanted;
  const said = previous.said as Said | undefined;
  const needs = said
    ? (wantedOf(said.text)?.needs ?? [])
    : previous.asks.flatMap(({ words }) => needsOf(words.join("")));
  return { ...wanted, needs, besides: needs };
}

/** What is kept of a question for the next one. */
export const saidBy = ({ phrase }: Wanted, text: string): Said => ({ text, phrase });
