/**
 * Which time a report is about.
 * Comes in: title, headings, opening and date of one report. Goes out: a year, or the phrase the report prints with the
 * year in which it was given. Never: the day of publication taken for the time reported on.
 */

import { spelledDigits } from "../numbers.ts";

/** What the period is read off. */
export interface Times {
  title: string;
  headings: readonly string[];
  paragraphs: readonly string[];
  /** ISO, or empty. */
  date: string;
  /** The latest year by which the file dates itself, in this report or another; null if none. */
  latest: number | null;
}

/** A period as it is labelled, and what is doubtful about it. */
export interface Period {
  label: string;
  doubt: string;
}

/** What the rules look at. */
interface Clues {
  title: string;
  headings: readonly string[];
  opening: string;
  body: string;
  /** Year and month of the report's own date; null where it has none. */
  year: number | null;
  month: number | null;
  /** The year in which it was given, as far as the text tells. */
  given: number | null;
  /** A report to a plenary session. */
  sitting: boolean;
}

const YEAR = "(?<!\\d)(20\\d\\d|19\\d\\d|二[〇零○][一二三四五六七八九〇零○]{2})年";

/** Behind a year: what says that it is looked back on. */
const REPORTED =
  /^(?:度)?[^，。]{0,14}?(?:回顾|综述|总结|情况|纪实|亮点|盘点|成效|述评|履职|答卷|工作|实录|扫描|成绩单|概述|巡礼|关键词|回眸)/;
/** Behind a year: what says that it is yet to come. */
const AHEAD = /^(?:度)?(?:的)?.{0,8}(?:打算|安排|思路|任务|部署|计划|要点|目标|展望|建议|意见|举措|重点工作)/;

const SPAN = /(?<!\d)(20\d\d)年?[-—–~至到]{1,2}(20\d\d)年(?!\d)/;
const PART =
  /(?:(?<!\d)(20\d\d)年|今年)(1?\d?月?[-—–~至到]{1,2}1?\d月|[上下]半年|前[一二三]季度|第?[一二三四]季度)/;
const FIVE =
  /五年(?:来|间|的?工作|的?履职|回顾|综述|答卷|奋进)|(?:过去|近|这|本届)(?:的)?五年|换届以来|本届(?:政协|以来)|(?:过去|近)(?:三|四|两|几)年|(?:三|四|两|几)年来/;
// 十三届三次会议以来 is a year, 十三届一次会议以来 the whole term.
const SINCE = /(第?[一二三四五六七八九十]{1,3}届)(?![^，。；、]{0,6}[二三四五六]次)[^，。；、]{0,10}?以来/;
const TERM = /(第[一二三四五六七八九十]{1,3}届)委员会(?:坚持|以|自|始终|在|紧|认真)/;
const LATELY = /(?<!\d)20\d\d年以来|近(?:些|几|两|三|四)?年来?(?=[，,]|来|贵|.{0,12}政协)/;
const THIS_YEAR = /今年以来|今年(?=[，,])/;
const ONE_YEAR = /去年|过去的?一年|一年来|全年|[二三四五六]次(?:全体)?会议以来/;
const UNTIL = /截至(20\d\d)年(\d{1,2})月/;

const number = (year: string): number | null =>
  /^\d/.test(year) ? Number(year) : Number(spelledDigits(year.replaceAll("○", "〇")) ?? Number.NaN) || null;

/** The year a line looks back on: of 2024年工作回顾, not of 2025年工作打算. */
function lookedBack(line: string): number | null {
  for (const match of line.matchAll(new RegExp(YEAR, "g"))) {
    const behind = line.slice(match.index + match[0].length);
    if (!AHEAD.test(behind) && REPORTED.test(behind)) return number(match[1] ?? "");
  }
  return null;
}

/** A printed phrase with the year in which it was said, unless it names years itself. */
const said = (phrase: string, { given, sitting }: Clues): string =>
  given === null || /\d{4}/.test(phrase) ? phrase : `${phrase}（${given}年${sitting ? "报告" : "报道"}）`;

/** 2016—2021年 of 2016年至2021年. */
function spanned(text: string): string | null {
  const span = SPAN.exec(text);
  return span ? `${span[1]}—${span[2]}年` : null;
}

/** The phrase for several years as people say it: 五年来 of 过去五年的工作. */
function several(text: string): string | null {
  const since = SINCE.exec(text)?.[1];
  if (since !== undefined) return `${since}以来`;
  const printed = (FIVE.exec(text) ?? LATELY.exec(text))?.[0];
  if (printed === undefined) return null;
  if (printed.includes("五年")) return "五年来";
  if (printed.includes("本届")) return "本届以来";
  return /^近年/.test(printed) ? "近年来" : printed;
}

const label = (year: number | null): string | null => (year === null ? null : String(year));

/** Tried in this order: what is said outright goes before what follows from dates. */
const RULES: ReadonlyArray<(clues: Clues) => string | null> = [
  function partOfYear(clues) {
    const part = PART.exec(clues.title) ?? (clues.sitting ? null : PART.exec(clues.opening.slice(0, 160)));
    const year = part?.[1] ?? clues.given;
    return part && year !== null ? `${year}年${(part[2] ?? "").replace(/[-–~至到]+/, "—")}` : null;
  },
  function yearsInTitle(clues) {
    const span = spanned(clues.title);
    return span === null ? null : said(span, clues);
  },
  ({ title }) => label(lookedBack(title)),
  function severalInTitle(clues) {
    const phrase = several(clues.title);
    if (phrase === null) return null;
    // A title says 五年, the opening which: 2011年至2015年，….
    const [, first, last] = SPAN.exec(clues.opening.slice(0, 160)) ?? [];
    const years = phrase === "五年来" && Number(last) - Number(first) === 4 ? spanned(clues.opening) : null;
    return said(years ?? phrase, clues);
  },
  ({ headings }) =>
    headings
      .map(lookedBack)
      .map(label)
      .find((year) => year !== null) ?? null,
  function severalInHeadings(clues) {
    // 今后五年的工作 and 近年来 in a heading say nothing of the whole.
    const heading = clues.headings.find((line) => /五年/.test(line) && !/今后|未来|下/.test(line));
    return heading !== undefined && FIVE.test(heading) ? said("五年来", clues) : null;
  },
  function plannedInTitle({ title }) {
    const year = new RegExp(YEAR).exec(title);
    return year && AHEAD.test(title.slice(year.index + year[0].length)) ? label(number(year[1] ?? "")) : null;
  },
  function sessionInTitle({ title, year, month }) {
    return /会议以来/.test(title) && year !== null && month !== null && month <= 4 ? String(year - 1) : null;
  },
  fromOpening,
  function bareInTitle({ title, given }) {
    const year = Number(/(?<!\d)(20\d\d)(?![\d年])/.exec(title)?.[1] ?? Number.NaN);
    return given === null || given - year <= 1 ? label(year || null) : null;
  },
  function furtherDown(clues) {
    const phrase = TERM.exec(clues.opening)?.[1] ?? null;
    const later = phrase === null ? several(clues.body.slice(0, 1500)) : `${phrase}以来`;
    return later === null ? null : said(later, clues);
  },
  function readOut({ sitting, year, month }) {
    return sitting && year !== null ? String((month ?? 1) <= 4 ? year - 1 : year) : null;
  },
  ({ given }) => (given === null ? null : `未标年份（${given}年报道）`),
];

/** What the opening says first: a year, the past year, this year so far, or several. */
function fromOpening(clues: Clues): string | null {
  const { opening, given, year, month } = clues;
  const at = (pattern: RegExp): number => {
    const index = opening.search(pattern);
    return index < 0 ? Number.POSITIVE_INFINITY : index;
  };
  const named = [
    ...opening.matchAll(new RegExp(`(?<!截至|[-—–~至到])${YEAR}(?!\\s?\\d|以来|[-—–~至到])`, "g")),
  ]
    .filter((match) => !AHEAD.test(opening.slice(match.index + match[0].length)))
    .map((match) => ({ year: number(match[1] ?? ""), at: match.index }))
    // An older year is that of something remembered.
    .find((one) => one.year !== null && (given === null || given - one.year <= 1));
  const long = Math.min(at(SPAN), at(SINCE), at(FIVE), at(LATELY));
  const first = Math.min(named?.at ?? Number.POSITIVE_INFINITY, at(ONE_YEAR), at(THIS_YEAR), long, at(UNTIL));
  if (first === Number.POSITIVE_INFINITY) return null;
  if (named && (named.at === first || (at(ONE_YEAR) === first && year === null))) return label(named.year);
  if (first === at(THIS_YEAR)) return said("今年以来", clues);
  if (first === long) {
    const phrase = first === at(SPAN) ? spanned(opening) : several(opening);
    return phrase === null ? null : said(phrase, clues);
  }
  if (first === at(UNTIL)) {
    const [, until, till] = UNTIL.exec(opening) ?? [];
    return `截至${until}年${till}月`;
  }
  if (given === null) return null;
  if (opening.startsWith("去年", first)) return String(given - 1);
  // Said early in a year it is the one before, late in a year this one, between them nobody can tell.
  if (year === null || month === null || month >= 10) return String(given);
  return month <= 4 ? String(year - 1) : said("一年来", clues);
}

/** Reads the period. */
export function periodOf({ title, headings, paragraphs, date, latest }: Times): Period {
  const body = paragraphs.join("\n");
  const opening = body.slice(0, 420);
  const year = date === "" ? null : Number(date.slice(0, 4));
  const clues: Clues = {
    title,
    headings,
    opening,
    body,
    year,
    month: Number(date.slice(5, 7)) || null,
    given: year ?? latest,
    sitting:
      /常务委员会工作报告|常委会工作报告|次会议上/.test(title) ||
      /代表.{2,30}(?:常务委员会|常委会).{0,8}报告/.test(opening),
  };
  for (const rule of RULES) {
    const found = rule(clues);
    if (found === null) continue;
    const dated = /（\d{4}年报[道告]）/.test(found);
    if (dated && year === null)
      return { label: found, doubt: "材料没有写明发布时间，年份是从文中最晚的日期看出来的。" };
    if (/\d{4}/.test(found)) return { label: found, doubt: "" };
    return { label: found, doubt: "看不出这份材料是哪一年写的，请补上 date。" };
  }
  return { label: "未写明", doubt: "看不出这份材料讲的是哪一年，请补上 period。" };
}
