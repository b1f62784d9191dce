/**
 * Years in a question.
 * Comes in: normalised text and today's Beijing date. Goes out: the years meant, with how they were said.
 * Never: a clock of its own, a year that nobody said.
 */

/** One year as it was said. */
export interface YearSpan {
  start: number;
  end: number;
  year: number;
  /** 去年, 今年 … when the year was said relative to today. */
  relative: string | null;
  /** 去年的报告: the year may also be the one in which the report was given. */
  ofReport: boolean;
}

const RELATIVE: ReadonlyArray<readonly [RegExp, number]> = [
  [/大前年/g, -3],
  [/前年/g, -2],
  [/去年|上一?年度?|前一年/g, -1],
  [/今年|本年度?|当前年度/g, 0],
  [/明年|下一?年度?|来年|后一年|次年|第二年/g, 1],
];

// A bare 2024 is a year unless a measure word follows: 2000余户, 2025条.
const FOUR =
  /(?<![\d.])(19[5-9]\d|20[0-4]\d)(?:年度|年底|年末|全年|年|(?![\d.]|[余多]?(?:场|次|件|个|条|篇|期|项|名|人|位|户|家|份|元|万|亿|字|天|%)))/g;
const TWO = /(?<![\d.])([0-4]\d)年(?!代|级|来|间|前|后|内)度?底?/g;
// 2022-2024, 2022和2024两年: the first of two may lack its 年.
const TWO_PAIR = /(?<![\d.])([0-4]\d)(?=(?:和|与|跟|、|-|到|至|vs)\d\d年)/g;

/** 2021年以来, 2021年启动以来: no year but what began in it. */
const SINCE = /^[\u4e00-\u9fa5]{0,6}以来/;

/** The years a question names, in the order of naming. */
export function findYears(text: string, today: string): YearSpan[] {
  const now = Number(today.slice(0, 4));
  const spans: YearSpan[] = [];
  const add = (match: RegExpMatchArray, year: number, relative: string | null): void => {
    const start = match.index ?? 0;
    let end = start + match[0].length;
    if (SINCE.test(text.slice(end))) return;
    // 2024年全年, 2024年度, 2022年底: the tail says nothing more.
    const tail = /^(?:全年|年度|度|底|末)/.exec(text.slice(end));
    if (tail) end += tail[0].length;
    // 截至2022年12月 is the year to its end: the month narrows nothing. In 2024年6月3日 it does, and stays.
    const date = /^\s?1?\d月(?:份|\d{1,2}[日号])?底?/.exec(text.slice(end));
    if (date && /(?:截至|截止到?|到)$/.test(text.slice(0, start))) end += date[0].length;
    const ofReport =
      /^(?:的|度|里的|作的|做的)*(?:政协|常委会|市政协)?(?:的)?(?:工作)?(?:报告|总结|综述)/.test(
        text.slice(end),
      );
    spans.push({ start, end, year, relative, ofReport });
  };
  for (const match of text.matchAll(FOUR)) add(match, Number(match[1]), null);
  for (const match of text.matchAll(TWO)) add(match, 2000 + Number(match[1]), null);
  for (const match of text.matchAll(TWO_PAIR)) add(match, 2000 + Number(match[1]), null);
  for (const [pattern, offset] of RELATIVE) {
    for (const match of text.matchAll(pattern)) {
      const at = match.index;
      if (spans.some((span) => at < span.end && at + match[0].length > span.start)) continue;
      add(match, now + offset, match[0]);
    }
  }
  spans.sort((a, b) => a.start - b.start);
  return stepped(
    spans,
    spans.flatMap((span) => (span.relative === null ? [span.year] : [])),
  ).flatMap((span, i, all) => [...between(all[i - 1], span, text), span]);
}

/** 前一年 beside 2024 is 2023, and so it is after a question about 2024; 去年 is the year before this one. */
export function stepped(years: readonly YearSpan[], named: readonly number[]): YearSpan[] {
  const [year, ...others] = new Set(named);
  if (year === undefined || others.length > 0) return [...years];
  return years.map((span) => {
    const said = span.relative ?? "";
    const step = BEFORE.test(said) ? -1 : AFTER.test(said) ? 1 : 0;
    return step === 0 ? span : { ...span, year: year + step, relative: null };
  });
}

const BEFORE = /^(?:前一年|上一?年度?)$/;
const AFTER = /^(?:后一年|次年|第二年|下一?年度?)$/;

/** No question runs over more years than these. */
const LONGEST_SPAN = 10;

/** 2024 of 2023到2025年. */
function between(first: YearSpan | undefined, last: YearSpan, text: string): YearSpan[] {
  if (!first || !/^(?:到|至|-)$/.test(text.slice(first.end, last.start))) return [];
  const count = last.year - first.year - 1;
  if (count < 1 || count > LONGEST_SPAN) return [];
  return Array.from({ length: count }, (_, i) => ({ ...last, end: last.start, year: first.year + 1 + i }));
}

const WITHIN_YEAR =
  /(?<!\d)(?:1[0-2]|[1-9])月(?!协商)(?:份|\d{1,2}日)?|[上下]半年|(?:第?[一二三四1-4]|[头前][一二三1-3]个)季度|(?:本|这个?|上个?|下个?)(?:月|季度)(?!协商)|(?:本|这|上|下)个?(?:周|星期)|每(?:个?月|个?季度|周|个?星期|天|日|场|次)/g;

/** Spans other than a year: a figure of the year says nothing about them, unless it is of just that day or span. */
export function findDates(text: string): Array<{ start: number; end: number; text: string }> {
  const since = [...text.matchAll(/(\d{4}年)[\u4e00-\u9fa5]{0,6}以来/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[1] ?? "",
  }));
  const within = [...text.matchAll(WITHIN_YEAR)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0].replace(/份$/, ""),
  }));
  return [...since, ...within];
}

const SOME_YEARS =
  /(?:这|近|最近|过去|前后)?([两二三四])个?年(?:来|间|里)?(?!级|制|行动|规划|计划|攻坚|任务|期|任|决胜)|(?:这|近|最近)几年(?:来|间|里)?|历年|各年度?|每一年|每年度|每年(?=[的都各分])|逐年/g;
/** Several years as they were said. */
export interface SomeYears {
  start: number;
  end: number;
  text: string;
  /** How many, if they say so. */
  count: number | null;
}

/** The year that is spoken of already. */
const SAME_YEAR = /同一?年(?!级|期)|(?<![比较年])同期(?!相)/g;
const NUMERALS: Readonly<Record<string, number>> = { 两: 2, 二: 2, 三: 3, 四: 4 };

/** Words for the year that was spoken of before: 同期营口呢. */
export function findSameYear(text: string): Array<{ start: number; end: number }> {
  return [...text.matchAll(SAME_YEAR)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Words that ask for several years: 这三年, 历年; with how many, if they say so. */
export function findSomeYears(text: string): SomeYears[] {
  return [...text.matchAll(SOME_YEARS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    count: NUMERALS[match[1] ?? ""] ?? null,
  }));
}

/** Whether the question wants every year there is: 这两年, 历年, 哪年. */
export function wantsAllYears(text: string): boolean {
  return /哪一?年/.test(text) || findSomeYears(text).length > 0;
}

/** What a period label says: the year, or the year in which an undated report was published. */
export interface PeriodLabel {
  year: number | null;
  /** Year of publication of a report that prints no year for its figures. */
  reported: number | null;
}

/**
 * Reads `2024`, a part of a year (`2024年1—9月`, `截至2024年6月`), or a phrase with the year in which it was printed
 * (`未标年份（2024年报道）`, `五年来（2022年报告）`).
 */
export function readPeriod(label: string): PeriodLabel {
  const year = /^(?:截至)?(\d{4})(?:$|年(?![—-]))/.exec(label)?.[1];
  if (year !== undefined) return { year: Number(year), reported: null };
  const reported = /(\d{4})年/.exec(label)?.[1];
  return { year: null, reported: reported === undefined ? null : Number(reported) };
}

/** First and last year of a period that runs over several: 2017—2021, 2016—2021年（2022年报告）. */
export function spanOf(label: string): readonly [number, number] | null {
  const [, first, last] = /^(\d{4})年?[—–-](\d{4})(?:年|（|$)/.exec(label) ?? [];
  return first === undefined ? null : [Number(first), Number(last)];
}

/** The period as a person says it: `2024年`, `2017—2021年`, or the label of an undated report. */
export function periodName(label: string): string {
  return /^\d{4}(?:—\d{4})?$/.test(label) ? `${label}年` : label;
}
