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
  [/明年|下一?年度?|来年/g, 1],
];

// A bare 2024 is a year unless a measure word follows: 2000余户, 2025条.
const FOUR =
  /(?<![\d.])(19[5-9]\d|20[0-4]\d)(?:年度|年底|年末|全年|年|(?![\d.]|[余多]?(?:场|次|件|个|条|篇|期|项|名|人|位|户|家|份|元|万|亿|字|天|%)))/g;
const TWO = /(?<![\d.])([0-4]\d)年(?!代|级|来|间|前|后|内)度?底?/g;
// 2022-2024, 2022和2024两年: the first of two may lack its 年.
const TWO_PAIR = /(?<![\d.])([0-4]\d)(?=(?:和|与|跟|、|-|到|至|vs)\d\d年)/g;

/** The years a question names, in the order of naming. */
export function findYears(text: string, today: string): YearSpan[] {
  const now = Number(today.slice(0, 4));
  const spans: YearSpan[] = [];
  const add = (match: RegExpMatchArray, year: number, relative: string | null): void => {
    const start = match.index ?? 0;
    let end = start + match[0].length;
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
  return spans.sort((a, b) => a.start - b.start);
}

const WITHIN_YEAR =
  /(?<!\d)(?:1[0-2]|[1-9])月(?!协商)(?:份|\d{1,2}日)?|[上下]半年|(?:第?[一二三四1-4]|[头前][一二三1-3]个)季度|(?:本|这个?|上个?|下个?)(?:月|季度)(?!协商)|(?:本|这|上|下)个?(?:周|星期)|每(?:个?月|个?季度|周|个?星期|天|日|场|次)/g;

/** Spans shorter than a year: a figure of the year says nothing about them, unless it is of just that day. */
export function findDates(text: string): Array<{ start: number; end: number; text: string }> {
  return [...text.matchAll(WITHIN_YEAR)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0].replace(/份$/, ""),
  }));
}

/** Whether the question wants every year there is: 这两年, 历年, 哪年. */
export function wantsAllYears(text: string): boolean {
  return /这两年|这几年|两年|历年|各年|每年度|哪一?年|逐年/.test(text);
}

/** What a period label says: the year, or the year in which an undated report was published. */
export interface PeriodLabel {
  year: number | null;
  /** Year of publication of a report that prints no year for its figures. */
  reported: number | null;
}

/** Reads `2024` or `未标年份（2024年报道）`. */
export function readPeriod(label: string): PeriodLabel {
  if (/^\d{4}$/.test(label)) return { year: Number(label), reported: null };
  const reported = /(\d{4})年/.exec(label)?.[1];
  return { year: null, reported: reported === undefined ? null : Number(reported) };
}

/** The period as a person says it: `2024年`, or the label of an undated report. */
export function periodName(label: string): string {
  return /^\d{4}$/.test(label) ? `${label}年` : label;
}
