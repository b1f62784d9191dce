/**
 * Plenary sessions as people and reports name them: 十四届三次会议 is the third of the fourteenth term.
 * Comes in: text. Goes out: the sessions it names, and by one whose year is known the years of others.
 * Never: sessions of a standing committee, which meets several times a year.
 */

import { chineseNumber } from "./numbers.ts";

/** A session and the year in which it was held. */
export interface Sitting {
  term: number;
  number: number;
  year: number;
}

/** A session as named. */
export interface SittingSpan {
  start: number;
  end: number;
  term: number;
  number: number;
}

const NUMERAL = "[一二三四五六七八九十\\d]{1,3}";
const SITTING = new RegExp(
  `第?(${NUMERAL})届(?:政协|[^，。；、（）()常]{0,14}?委员会)?第?(${NUMERAL})次(?:全体)?(?:(?:会议|全会)(?!期间)(?:以来)?|(?=(?:会议|全会)期间))`,
  "g",
);
/** A committee is elected for this many years and meets once in each. */
const TERM = 5;

const read = (numeral: string): number =>
  /^\d+$/.test(numeral) ? Number(numeral) : (chineseNumber(numeral) ?? 0);

/** Every session a text names, in order. */
export function findSittings(text: string): SittingSpan[] {
  return [...text.matchAll(SITTING)].flatMap((match) => {
    const [term, number] = [read(match[1] ?? ""), read(match[2] ?? "")];
    const span = { start: match.index, end: match.index + match[0].length, term, number };
    return term > 0 && number > 0 && number <= TERM + 1 ? [span] : [];
  });
}

const TERMS = new RegExp(`第?(${NUMERAL})届(?=[^，。；、]{0,10}(?:政协|委员会))`, "g");

/** The terms of a committee that a text names: 八届政协, 第七届委员会. */
export function findTerms(text: string): number[] {
  return [...text.matchAll(TERMS)].map((match) => read(match[1] ?? "")).filter((term) => term > 0);
}

/** The year in which a session was held, by one that is known; null for terms so far apart that another committee is meant. */
export function yearOf({ term, number }: { term: number; number: number }, known: Sitting): number | null {
  if (Math.abs(term - known.term) > 2) return null;
  return known.year + (term - known.term) * TERM + number - known.number;
}
