/**
 * How figures, places and years are said in Chinese.
 * Comes in: figures. Goes out: short texts. Never: a number that is not printed, a decision.
 */

import { periodName } from "./periods.ts";
import type { Figure } from "./types.ts";
import { familiesOf } from "./units.ts";

/** 社情民意信息采用（市委办公厅）; the scope always stands beside the metric. */
export function metricName(figure: Figure): string {
  return figure.scope === "" ? figure.metric : `${figure.metric}（${figure.scope}）`;
}

/** 贵阳市政协2024年. */
export function whoWhen(figure: Figure): string {
  return `${figure.committee}${periodName(figure.period)}`;
}

/** What is told apart of figures with one name: their setting. */
export function settingOf(figure: Figure): string {
  return figure.parts.length > 1 ? figure.parts.join("、") : figure.context.join("、");
}

/** One figure as one line: who, when, what, how much. */
export function figureLine(figure: Figure): string {
  const setting = settingOf(figure);
  const detail = setting === "" ? "" : `〔${setting}〕`;
  return `${whoWhen(figure)}：${metricName(figure)}${detail} ${figure.printed}`;
}

/** Where a figure stands. */
export function sourceLine(figure: Figure): string {
  const { title, publisher, date, section } = figure.source;
  const tail = [publisher, date, section === "" ? "" : `“${section}”部分`].filter((part) => part !== "");
  return `出处：《${title.replace(/^《|》$/g, "")}》${tail.length === 0 ? "" : `（${tail.join("，")}）`}`;
}

/** What a question says to get this figure's number. */
function askPhrase(figure: Figure): string {
  const families = familiesOf(figure.unit);
  if (families.has("rate")) return "是百分之几";
  if (families.has("other")) return "是多少";
  if (families.has("money")) return "多少元";
  return `多少${figure.unit.normalize("NFKC").replace(/^[万亿]+/, "")}`;
}

/** `贵阳2024年`; an undated report is asked for without a year. */
export function placeAndYear(figure: Figure): string {
  return /^\d{4}$/.test(figure.period) ? `${figure.region}${figure.period}年` : figure.region;
}

/** The complete question that asks for this figure; a setting tells it from figures like it. */
export function questionFor(figure: Figure, setting = ""): string {
  const of = setting === "" ? "" : `${setting}的`;
  return `${placeAndYear(figure)}${of}${figure.scope.replaceAll("、", "和")}${figure.metric}${askPhrase(figure)}`;
}

/** What a button says of a figure that stands among others: only what tells it apart. */
export function labelAmong(figure: Figure, among: readonly Figure[], setting: string): string {
  const others = among.filter((other) => other !== figure);
  const samePlace = others.every((other) => other.region === figure.region);
  const sameYear = others.every((other) => other.period === figure.period);
  const twins = others.filter((other) => metricName(other) === metricName(figure));
  const beside = twins.some((other) => other.region === figure.region && other.period === figure.period);
  const parts = [
    samePlace ? "" : figure.region,
    sameYear || !/^\d{4}$/.test(figure.period) ? "" : `${figure.period}年`,
    samePlace && sameYear ? metricName(figure) : "",
    beside ? (setting === "" ? figure.unit : setting) : "",
  ];
  const label = parts.filter((part) => part !== "").join(" ");
  return label === "" ? metricName(figure) : label;
}

/** Joins words the Chinese way: 甲、乙和丙. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join("、")}和${last}`;
}
