/**
 * What a question asks to count, and the numbers it states itself.
 * Comes in: normalised text. Goes out: places in the text with the measure asked for, or the number stated.
 * Never: places, years, metrics.
 */

import { chineseNumber } from "./numbers.ts";
import { askFor, type UnitAsk } from "./units.ts";

const MEASURE =
  "个百分点|个方面|方面|大工程|场\\(次\\)|场次|件次|人次|篇\\(次\\)|篇次|个\\(件\\)|批次|周年|块钱|亿元|万元|万字|万吨|家次|户次|课时|学时|小时|公里|平方米|万亩|万册|[场次件个条篇期项名人位户家份处间所座批元钱块亿万字天回趟方辑年吨册本部卷幅支台辆套组类种例亩轮起口株棵桩宗栋幢盏张只%]|讲(?![座话述解师堂坛授究])";
const ASK = new RegExp(`(?:多少|几多|几)([万亿]?(?:${MEASURE}))?`, "g");
const NOUN =
  /场次数?|场数|次数|人次数?|人数|名数|件数|篇数|期数|条数|(?<![这那哪几一两])个数|项数|户数|批次数?|字数|天数|家数|数量|数目|总数|总量|百分之几|百分之多少|百分比|百分点|比例|占比|比重|比率|几成|金额|(?<=[\u4e00-\u9fa5])(?<![么啥个几的])数(?=$|[\s、,;?和与及分各是有多])/g;
/** 办复率, 整改率: any rate but what is a word of its own (效率, 汇率) or no rate at all (率队). */
const RATE = /(?<=[\u4e00-\u9fa5]{2})(?<![效概汇频速税利草轻]|(?<!成)功)率(?![先领队军])/g;

/** 多少委员 asks for persons although it says no measure word; 居民 are counted by households too. */
const PEOPLE =
  /^(?:三级|市|省|困难|贫困|各级|党员)?(?:政协)?(?:委员(?!工作|会|提案|之家|驿站)|群众(?!问题|诉求)|干部|学生|大学生|党员|职工|专家|人(?![次大民员]))/;

const NOUN_UNIT: Readonly<Record<string, string>> = {
  场: "场次",
  次: "次",
  人: "人",
  名: "名",
  件: "件",
  篇: "篇",
  期: "期",
  条: "条",
  个: "个",
  项: "项",
  户: "户",
  批: "批次",
  字: "字",
  天: "天",
  家: "家",
};

/** A place in the text that asks for a number. */
export interface AskSpan {
  start: number;
  end: number;
  ask: UnitAsk | null;
}

/** 从多少升到多少 asks once, for a number and the one it became. */
export const FROM_TO = /[从由](?:多少|几)[^,，。]{0,6}[到至](?:多少|几)/;

/** Finds every place that asks for a number: 多少场, 几次, 篇数, 占比, 办复率. */
export function findAsks(text: string): AskSpan[] {
  const spans: AskSpan[] = [];
  const risen = FROM_TO.exec(text);
  if (risen) spans.push({ start: risen.index, end: risen.index + risen[0].length, ask: null });
  for (const match of text.matchAll(ASK)) {
    const start = match.index;
    const before = text.slice(Math.max(0, start - 2), start);
    const after = text.slice(start + match[0].length);
    // 百分之几 is found below; 几乎, 几家里 and 几点钟 ask for no count of things.
    if (/百分之$|分之$/.test(before)) continue;
    if (
      /^几(?:家|个|市)?$/.test(match[0]) &&
      /^(?:里|中|乎|点|号|月|家里|家中|个市|家市|个地方|届)/.test(after)
    )
      continue;
    if (match[0].startsWith("几") && /^几[十百千万]/.test(text.slice(start))) continue;
    const unit = match[1];
    // 排第几 asks for a place among others, printed as 第25名.
    if (before.endsWith("第") && unit === undefined) {
      spans.push({ start, end: start + match[0].length, ask: askFor("名") });
      continue;
    }
    if (unit === undefined && /占(?!道|领|用).{0,14}$/.test(text.slice(0, start))) {
      spans.push({ start, end: start + match[0].length, ask: { unit: "%", families: ["rate"] } });
      continue;
    }
    if ((unit === undefined || unit === "个") && PEOPLE.test(after)) {
      spans.push({ start, end: start + match[0].length, ask: askFor("名") });
      continue;
    }
    // 多少人民群众 asks for no 人; 多少次 does.
    const cut = unit === "人" && /^(?:民|大)/.test(after) ? undefined : unit;
    const end = start + match[0].length - (unit !== undefined && cut === undefined ? unit.length : 0);
    spans.push({ start, end, ask: cut === undefined ? null : askFor(cut) });
  }
  for (const match of text.matchAll(NOUN)) {
    const word = match[0];
    // 353场次 is a number with its unit, 多少人次 was found above.
    if (/[\d余多几少万亿]$/.test(text.slice(0, match.index))) continue;
    const rate = /^(?:百分|比|占比|几成)/.test(word);
    const plain = /^(?:数|数量|数目|总数|总量)$/.test(word);
    const ask: UnitAsk | null = rate
      ? { unit: "%", families: ["rate"] }
      : word === "金额"
        ? { unit: "元", families: ["money"] }
        : plain
          ? null
          : word.startsWith("人次")
            ? askFor("人次")
            : askFor(NOUN_UNIT[word.slice(0, 1)] ?? word);
    spans.push({ start: match.index, end: match.index + word.length, ask });
  }
  for (const match of text.matchAll(RATE)) {
    spans.push({ start: match.index, end: match.index + 1, ask: { unit: "%", families: ["rate"] } });
  }
  // 提案征集多少件，立案呢: the last clause asks too.
  const tail = /[,，;；。?？][^,，;；。?？]+(呢)[?？!！。]*$/.exec(text);
  const at = tail ? text.lastIndexOf("呢") : -1;
  const clause = tail?.index ?? 0;
  if (at > 0 && spans.some((span) => span.end <= clause) && spans.every((span) => span.end <= clause)) {
    spans.push({ start: at, end: at + 1, ask: null });
  }
  return mergeAdjacent(dropOverlaps(spans), text);
}

/** 次数是多少万, 比例有多少: the noun and the question word ask once. */
function mergeAdjacent(spans: readonly AskSpan[], text: string): AskSpan[] {
  const merged: AskSpan[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (
      last &&
      /^(?:是|有|达到|达|为|大概|大约|约|一共|总共|共|分别|各|到底|报告|[里中上]|写[了的]|印[了的]|说的?|\s)*$/.test(
        text.slice(last.end, span.start),
      )
    ) {
      const bare = span.ask === null || span.ask.unit === "万" || span.ask.unit === "亿";
      const isNoun = (one: AskSpan): boolean => !/[多几]/.test(text.slice(one.start, one.end));
      // 场次 人次: two measures with a blank between them are two things.
      const two = isNoun(span) && span.ask !== null && /^\s+$/.test(text.slice(last.end, span.start));
      if (isNoun(last) && !two) {
        merged[merged.length - 1] = {
          start: last.start,
          end: span.end,
          ask: bare ? (last.ask ?? span.ask) : span.ask,
        };
        continue;
      }
    }
    merged.push(span);
  }
  return merged;
}

/** A number with its measure word that the question itself states. */
export interface StatedNumber {
  start: number;
  end: number;
  value: number;
  unit: string;
}

const STATED = new RegExp(`(\\d+(?:\\.\\d+)?)([万亿]?)[余多]?([万亿]?)(${MEASURE})?`, "g");

/** Finds numbers stated in the question: 353场次, 43.62%, 1.2万余人次. */
export function findNumbers(text: string): StatedNumber[] {
  const found: StatedNumber[] = [];
  for (const match of text.matchAll(STATED)) {
    const [whole, digits = "", first = "", second = "", unit = ""] = match;
    let value = Number(digits);
    for (const char of first + second) value *= chineseNumber(char) ?? 1;
    const bare = unit.replace(/^[万亿]+(?=.)/, "");
    for (const char of unit.slice(0, unit.length - bare.length)) value *= chineseNumber(char) ?? 1;
    found.push({
      start: match.index,
      end: match.index + whole.length,
      value: Number(value.toPrecision(12)),
      unit: bare === "万" || bare === "亿" ? "" : bare,
    });
  }
  return found;
}

/** Of spans that overlap the longer, then the earlier one stays. */
export function dropOverlaps<T extends { start: number; end: number }>(spans: T[]): T[] {
  const kept: T[] = [];
  for (const span of [...spans].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (kept.every((other) => span.end <= other.start || span.start >= other.end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}
