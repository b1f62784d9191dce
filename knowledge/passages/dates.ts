/**
 * Dates and meetings by number, as reports print them.
 * Comes in: a text. Goes out: where which stands. Never: a year that the text does not print.
 */

/** A piece of a text. */
export interface Span {
  start: number;
  end: number;
  text: string;
}

/** All matches of a pattern as spans. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

const DATE =
  /(?:(?:19|20)\d\d年)?(?:1[0-2]|[1-9])月(?:[12]\d|3[01]|[1-9])日(?:(?:至|—|-|～)(?:(?:1[0-2]|[1-9])月)?(?:[12]\d|3[01]|[1-9])日)?|(?:(?:19|20)\d\d年)?(?<!\d)(?:1[0-2]|[1-9])月(?:[上中下]旬|底|初|份)?/g;

/** Days and months. */
export function datesIn(text: string, day: boolean): Span[] {
  return spansOf(text, DATE).filter((span) => !day || span.text.includes("日"));
}

const NUMBER = "[一二三四五六七八九十百\\d]+";
const MEETING = new RegExp(
  `第?${NUMBER}届(?:[\\u4e00-\\u9fa5]{0,12}?)第?${NUMBER}次(?:常委会会议|常委会议|常委会|主席会议|全体会议|会议|全会)|第${NUMBER}次(?:常委会会议|常委会议|常委会|主席会议|全体会议|会议|全会)`,
  "g",
);

/** Meetings by their number: 四届十五次常委会, 第十三届贵阳市委员会第四次会议. */
export function meetingsIn(text: string): Span[] {
  return spansOf(text, MEETING);
}
