/**
 * What a question wants worked out.
 * Comes in: a question in its pieces. Goes out: the operator with the questions for what it is worked out of, or null
 * where nothing is to be worked out. Never: a look at figures, arithmetic that nobody asked for.
 */

import type { Operator } from "./arithmetic.ts";
import { findAsks } from "./asks.ts";
import type { Context } from "./context.ts";
import type { Held } from "./held.ts";
import { meaningful, segment } from "./lexicon.ts";
import { type Parsed, parseNormal } from "./parse.ts";
import { asking, settingOf, withoutYears } from "./pieces.ts";

/** Words that ask for arithmetic, and say nothing else. */
const CALCULATE =
  /(?:请|帮我?|麻烦|给我?|替我)?(?:你)?(?:算算看?|算一?下(?:看)?|算出来?|计算(?:一?下|出来?)?|推算(?:一下)?|换算(?:一下)?|求一?下)/g;

const GROWTH =
  /(?:同比|环比)?(?:是|的)?(?:(?:增长|增加|上升|提高|提升|下降|减少|降低|涨|降)了?(?:百分之(?:几|多少)|几成|(?:多少|几)个?百分点?|多少%)|(?:增|涨|降)幅(?:是|有)?(?:多少|多大|百分之几)?|增长(?:率|了?多少|了?几)(?:是|有)?(?:多少|几|百分之几)?)/;
const TIMES = /(?:的)?(?:几|多少)倍/;
const SUM = /(?:加起来|合起来|加在一起|合在一起|加总|相加|之和|总和)/;
const TOTAL = /一共|总共|合计|共计/;
const AVERAGE =
  /平均(?:下来|起来)?(?:每|到每)(?:一)?([场次件个条篇期项名人位户家份批])?([\u4e00-\u9fa5]*?)(?=(?:是|有|为|达)?(?:多少|几))/;
const YEARLY = /年均|平均每年|每年平均/;
const SHARE =
  /^(.*?)占(?:了)?(?!道|领|用)(.+?)(?:中|里|当中)?(?:的)?(?:百分之(?:几|多少)|比例|比重|百分比|比|几成|多少)?(?:是|有)?(?:多少|几成|百分之几)?[呢?？。!！,，\s]*$/;

/** What politeness leaves of 请计算一下. */
const LEFT = /请?(?<![合总共统])计(?=[\s,，]|$)/;

/** How the result is to be written: two places behind the point are, whatever is asked. */
const ROUNDING = /[,，。\s](?:结果|得数)?(?:请)?(?:保留|精确到|四舍五入).*$/;

/** A stage over the one before it: what a rate is of. */
const RATES: ReadonlyArray<readonly [RegExp, string, string]> = [
  [/提?案?立案率/, "提案立案", "提案征集"],
  [/提?案?(?:办复|答复)率/, "提案办复", "提案立案"],
  [/提?案?办结率/, "提案办结", "提案立案"],
  [/提?案?面商率/, "提案面商", "提案立案"],
];

/** 征集的提案里有多少件没立案: what did not get to a stage. */
const UNREACHED: ReadonlyArray<readonly [RegExp, string, string]> = [
  [/(?:没有?|未|不予)(?:被|能)?立案/, "提案征集", "提案立案"],
  [/(?:没有?|未|尚未)(?:被|能)?办复/, "提案立案", "提案办复"],
];

/** What is to be worked out of what; `whole` asks for both figures at once. */
export interface Job {
  operator: Operator;
  /** For each part what to ask, the next where the one before finds nothing; so for the whole. */
  parts: string[][];
  whole?: string[];
  /** Asks for what the report may print itself. */
  printed?: string;
  /** 一共 and 年均 may ask for a figure of its own: where nothing can be worked out, that is looked up. */
  loose?: boolean;
  /** What the sentence of the first part may count beside it. */
  beside?: { thing: string; measure: string };
}

/** Reads what is to be worked out. */
export function jobOf({ parsed: asked, query, tables, previous }: Context): Job | null {
  const explicit = query.question.search(CALCULATE) >= 0;
  const text = asked.text
    .replace(ROUNDING, "")
    .replace(CALCULATE, "")
    .replace(LEFT, "")
    .replace(/[,，。?？!！\s]+$/, "");
  if (/报告(?:里|中|上)?(?:写|印|说|给)/.test(text) || asked.numbers.length > 0) return null;
  const signs = [AVERAGE, YEARLY, GROWTH, TIMES, SUM, TOTAL, GAP];
  if (!explicit && signs.every((sign) => !sign.test(text))) return null;
  const parsed = parseNormal(text, tables, query.today, asked.quoted);
  const about = (part: string): string => settingOf(parsed, { start: 0, end: 0 }) + part;
  for (const [pattern, whole, reached] of explicit ? UNREACHED : []) {
    if (pattern.test(text)) {
      return { operator: "difference", parts: [[`${about(whole)}多少件`], [`${about(reached)}多少件`]] };
    }
  }
  if (YEARLY.test(text))
    return { operator: "yearly", parts: [[asking(text.replace(YEARLY, ""))]], loose: true };
  const average = AVERAGE.exec(text);
  if (average) return averageJob(average, parsed);
  const growth = GROWTH.exec(text);
  const years = yearPair(parsed, previous);
  if (growth && years) return overYears("growth", parsed, growth, years);
  if (TIMES.test(text)) return { operator: "times", parts: [], whole: [text.replace(TIMES, "对比多少")] };
  if (explicit && text.includes("占")) return shareJob(parsed);
  for (const [pattern, reached, whole] of explicit ? RATES : []) {
    const rate = pattern.exec(text);
    if (!rate) continue;
    const before = text.slice(0, rate.index);
    return {
      operator: "share",
      parts: [[`${before}${reached}多少件`], [`${before}${whole}多少件`]],
      printed: text,
    };
  }
  const several = parsed.segments.length > 1 || parsed.places.length > 1;
  if (SUM.test(text) || (several && TOTAL.test(text))) {
    const whole = text
      .replace(SUM, "")
      .replace(TOTAL, "")
      .replace(/(?=多少|几)/, "各");
    return { operator: "sum", parts: [], whole: [whole], printed: text, loose: !SUM.test(text) && !explicit };
  }
  const against = parsed.cues.gap || parsed.cues.compare || years !== null;
  const gap = against ? GAP.exec(text) : null;
  if (!gap) return null;
  if (years && parsed.places.length < 2) return overYears("difference", parsed, gap, years);
  const [year, ...moreYears] = parsed.years;
  const shared = year && moreYears.length === 0 && parsed.places.length > 1;
  const whole = shared
    ? text.slice(year.start, year.end) + text.slice(0, year.start) + text.slice(year.end)
    : text;
  // 满意率高几个百分点 asks for a rate, which is no number of 百分点.
  const stem = whole.replace(gap[0], gap[1] ?? "");
  const plain = findAsks(stem).length > 0 ? `${stem}对比` : `${stem}对比多少`;
  return { operator: "difference", parts: sidesOf(gap, parsed), whole: [whole, plain] };
}

const GAP =
  /(?:相差|差了?|差着|高出?|低了?|增加了?|减少了?|增了?|减了?|(?:多(?!少)|(?<!多)少)((?:(?![多少几于])[\u4e00-\u9fa5]){0,4}?)[了出过]?)(?:多少|几)(?:个百分点|[\u4e00-\u9fa5]{0,2})/;

/** The two sides of 经济类比社会类提案多多少件; what one of them leaves out the other says. */
function sidesOf(gap: RegExpExecArray, parsed: Parsed): string[][] {
  const { text } = parsed;
  const [left, right, ...more] = text.slice(0, gap.index).split(/比|和|与|跟/);
  if (left === undefined || right === undefined || more.length > 0 || parsed.places.length > 1) return [];
  const topic = parsed.whole.words.find((word) => word.concept?.group === "topic")?.text ?? "";
  const full = (side: string): string => (side.includes(topic) ? side : side + topic);
  const at = text.indexOf(right, left.length);
  const setting = settingOf(parsed, { start: at, end: at + right.length });
  const { unit } = parsed.whole;
  return [[asking(full(left), unit)], [asking(setting + full(right), unit)]];
}

/** The same asked of two years, the later first. */
function overYears(
  operator: Operator,
  parsed: Parsed,
  [phrase, inner = ""]: RegExpExecArray,
  [later, earlier]: readonly [number, number],
): Job {
  const stem = withoutYears(parsed)
    .replace(phrase, inner)
    .replace(/(?:比|较|相比|同比|环比)(?=$|[\s,，])/g, "");
  const unit = findAsks(phrase).find(({ ask }) => ask !== null && ask.unit !== "%")?.ask ?? null;
  const asks = (year: number): string => asking(`${year}年${stem}`, unit);
  const printed = operator === "growth" ? { printed: parsed.text } : {};
  return { operator, parts: [[asks(later)], [asks(earlier)]], ...printed };
}

/** Two years, the later first; 比上年 behind a year is the year before that one. */
function yearPair({ years, cues }: Parsed, previous: Held | null): [number, number] | null {
  const [first, ...more] = years;
  const [held, ...others] = previous?.years ?? [];
  // 比上年多多少, after a question about a year: the year before that one.
  if (first?.relative && more.length === 0 && cues.change && held !== undefined && others.length === 0) {
    return [held, held - 1];
  }
  if (first && more.length === 0 && cues.change) {
    return [first.year, first.year - 1];
  }
  const before = more.find(
    ({ year, relative }) => /^上|前一/.test(relative ?? "") || (relative !== null && year === first?.year),
  );
  if (first && before && more.length === 1) return [first.year, first.year - 1];
  const [later, earlier, ...further] = [...new Set(years.map(({ year }) => year))].sort((a, b) => b - a);
  return later !== undefined && earlier !== undefined && further.length === 0 ? [later, earlier] : null;
}

/** A占B的比例: A is asked with its own words, B in the same place and year. */
function shareJob(parsed: Parsed): Job | null {
  const { text } = parsed;
  const [, left, right] = SHARE.exec(text) ?? [];
  if (left === undefined || right === undefined) return null;
  const at = text.indexOf(right, left.length);
  const setting = settingOf(parsed, { start: at, end: at + right.length });
  const whole = right.replace(/^(?:全部|所有|总)/, "").replace(/(?:总数|总量|数)$/, "");
  return { operator: "share", parts: [[asking(left)], [asking(setting + whole)]], printed: text };
}

/** 助学资金平均每个学生多少钱: what is shared out, over what it is shared out to. */
function averageJob(match: RegExpExecArray, parsed: Parsed): Job | null {
  const [whole, measure = "", run = ""] = match;
  const { text } = parsed;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + whole.length);
  const [word] = meaningful(segment(run));
  // 每场参与群众多少人 counts what was spoken of before; 每个学生, 每次协商 name what is counted.
  const named =
    /^[个名位户家人]?$/.test(measure) || /^(?:form|meeting|activity)$/.test(word?.concept?.group ?? "");
  const thing = named ? (word?.text ?? "") : "";
  if (measure === "" && thing === "") return null;
  const rest = run.slice(run.indexOf(thing) + thing.length);
  const setting = settingOf(parsed, { start: match.index, end: text.length });
  const count = measure === "个" && thing !== "" ? "多少" : `多少${measure}`;
  const counts =
    thing === "" ? [`${before}${count}`] : [`${setting}${count}${thing}`, `${before}${count}${thing}`];
  return {
    operator: "average",
    parts: [[before + thing + rest + after, before + rest + after], counts],
    printed: text,
    beside: { thing: thing === "" ? before.slice(before.length - 2) : thing, measure },
  };
}
