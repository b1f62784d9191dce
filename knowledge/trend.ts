/**
 * One figure over the years: 历年立案, 这三年党组会议次数, 2023到2025年逐年.
 * Comes in: a question in its pieces. Goes out: a row for each year with the years that are missing, or null where no
 * course over years is asked for. Never: a year filled in from its neighbours, a trend out of one year.
 */

import { answerWith, refuse } from "./answer.ts";
import { workOut } from "./arithmetic.ts";
import type { RegionEntry } from "./base.ts";
import { comparable, differences, verdict, withCaveat } from "./compare.ts";
import type { AskPart, Context } from "./context.ts";
import type { Held } from "./held.ts";
import { chineseNumber, magnitude } from "./numbers.ts";
import type { Parsed } from "./parse.ts";
import { asking, withoutYears } from "./pieces.ts";
import { coversJust, sortPlaces } from "./targets.ts";
import type { Answer, Figure } from "./types.ts";
import { listed, nameBeside } from "./wording.ts";

const COURSE =
  /历年来?(?:的)?|逐年(?:来)?(?:的)?|(?:(?<!平均)每|各)(?:一)?年(?!度)(?:的)?|走势|趋势|(?:增减|逐年|年度|数量)?(?:的)?(?:变化|变动)(?:情况|趋势)?(?:如何|怎么?样|大吗|大不大)?/g;
const SPAN = /(?:这|近|最近|过去|前|头|连续)([几两二三四五六七八九十\d])年(?:来|间|里)?(?:的)?/;
const COUNT = /([三四五六七八九十])年(?:间|里)?(?:的)?/;
const LISTING =
  /(?:平均(?:每年)?|年均|合计|一共|总共|加起来|总和|累计|分别|各|依次|比一比|比一下|对比一下|对比|比较一下|列出来|列一下|列个表|汇总|情况)/g;
const TOTAL = /平均|年均|合计|一共|总共|加起来|总和|累计/;
const RANGE = /^年?(?:到|至|-)$/;

/** As many rows as people read. */
const MOST = 12;

/** Answers what asks for a course over the years. */
export async function trend(context: Context, askPart: AskPart): Promise<Answer | null> {
  const { parsed, base, previous, query } = context;
  const course = SPAN.test(parsed.text) || parsed.text.search(COURSE) >= 0;
  if (!course && new Set(parsed.years.map(({ year }) => year)).size < 2) return null;
  const places = await sortPlaces(parsed.places, parsed.text, base);
  const named = [...new Set(places.asked.map((place) => place.region))];
  const [name, ...more] = named.length > 0 ? named : previous ? previous.regions : [query.home ?? ""];
  const region = name === undefined || more.length > 0 ? null : await base.region(name);
  if (!region) return null;
  // One report about just these years has one number for all of them.
  if (region.periods.some(({ period }) => coversJust(period, parsed.years))) return null;
  const years = yearsOf(parsed, region);
  if (!years || years.length < 2) return null;
  const stem = withoutYears(parsed)
    .replace(SPAN, "")
    .replace(COUNT, "")
    .replace(COURSE, "")
    .replace(LISTING, "")
    .replace(
      /(?:都|一直|持续|在)*(?:增长|增加|增多|上升|提高|递增|下降|减少|递减)(?:了|的)*[吗么吧]?[?？。]?$/,
      "",
    )
    .replace(/(?:哪一?年(?:最?[多少高低])?|有何|是|有|怎么?样|如何)?[,，。?？!！\s]*$/, "");
  return overYears(asking(stem), years, context, askPart);
}

/** The years meant, oldest first; null where the question asks for no course. */
function yearsOf(parsed: Parsed, region: RegionEntry): number[] | null {
  const { text, years } = parsed;
  const known = region.periods.flatMap(({ year }) => (year === null ? [] : [year]));
  const newest = Math.max(...known);
  const said = [...new Set(years.map(({ year }) => year))].sort((a, b) => a - b);
  const [from, to] = said;
  const [first, second] = years;
  if (from !== undefined && to !== undefined && said.length === 2 && first && second) {
    const whole = region.periods.some(({ period }) => period.includes(`${from}`) && period.includes(`${to}`));
    const range = RANGE.test(text.slice(first.end, second.start));
    const course = text.search(COURSE) >= 0;
    if (range && (course || !whole)) return span(from, to);
    return course || TOTAL.test(text) ? said : null;
  }
  if (said.length > 2) return said;
  if (said.length === 1) return null;
  const count = SPAN.exec(text)?.[1];
  const few =
    count === undefined
      ? null
      : count === "几"
        ? newest - Math.min(...known) + 1
        : (chineseNumber(count) ?? Number(count));
  if (known.length < 2 || (few === null && (parsed.cues.compare || parsed.cues.rank !== null))) return null;
  if (few !== null && few > 1) return span(newest - few + 1, newest);
  return text.search(COURSE) >= 0 ? span(Math.min(...known), newest) : null;
}

function span(from: number, to: number): number[] {
  const length = Math.min(to - from + 1, MOST);
  return Array.from({ length }, (_, i) => to - length + 1 + i);
}

async function overYears(
  stem: string,
  years: readonly number[],
  context: Context,
  askPart: AskPart,
): Promise<Answer | null> {
  const rows: Figure[] = [];
  const missing: string[] = [];
  const unclear: string[] = [];
  let first: Answer | null = null;
  let held: Held | null = null;
  for (const year of years) {
    const answer = await askPart(`${year}年${stem}`);
    first ??= answer;
    if (answer.kind === "answer") {
      held = answer.slots as Held;
      rows.push(...answer.figures);
    } else if (answer.kind === "none" && answer.missing === "off-topic") return null;
    else (answer.kind === "none" ? missing : unclear).push(`${year}年`);
  }
  const [row, ...others] = rows;
  if (!row || !held) return first;
  const notes = [
    missing.length > 0 ? `没有查到${listed(missing)}的这个数。` : "",
    unclear.length > 0 ? `${listed(unclear)}的有几个相近的数，请单独问。` : "",
  ];
  const slots = { ...held, years: [...years], own: {} };
  if (others.length === 0) {
    if (unclear.length > 0) return refuse("no-metric", `${notes.join("")}`, slots, [row]);
    notes.push("只有一年的数，看不出变化。");
  }
  if (others.length > 0) notes.push(...totalOf(rows, context.parsed.text));
  const ranks = /哪一?年/.test(context.parsed.text);
  const differ = differences(rows);
  const headline = others.length === 0 ? "" : withCaveat(ranks ? verdict(rows) : course(rows), differ);
  return answerWith(
    "trend",
    [row, ...others],
    { headline, notes: [...notes, ...differ], question: stem },
    slots,
    context,
  );
}

/** 三年一共, 三年平均: worked out of the rows for those who ask for it. */
function totalOf(rows: readonly Figure[], text: string): string[] {
  const each = /平均|年均/.test(text);
  if (!TOTAL.test(text)) return [];
  const worked = workOut(each ? "mean" : "sum", rows);
  return ["refused" in worked ? worked.refused : worked.line];
}

/** 2023年31件，2024年35件，2025年38件，逐年增加。 */
function course(rows: readonly Figure[]): string {
  const alike = new Set(rows.map((row) => row.period)).size === rows.length;
  if (!alike) return "";
  const [first] = rows;
  const name = first ? nameBeside(first, [first]) : "";
  const told = rows.map((row) => `${row.period}年${row.printed}`).join("，");
  if (!comparable(rows)) return `${name}：${told}。`;
  const steps = rows.slice(1).map((row, i) => magnitude(row) - magnitude(rows[i] ?? row));
  const rate = rows.every((row) => row.unit === "%");
  const [up, down] = rate ? ["提高", "下降"] : ["增加", "减少"];
  const one = rows.length === 2;
  const way = steps.every((step) => step > 0)
    ? `${one ? "" : "逐年"}${up}`
    : steps.every((step) => step < 0)
      ? `${one ? "" : "逐年"}${down}`
      : steps.every((step) => step === 0)
        ? "持平"
        : "有升有降";
  return `${name}：${told}，${way}。`;
}
