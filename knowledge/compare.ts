/**
 * Figures side by side.
 * Comes in: figures that answer the same question for several places, years or metrics. Goes out: the
 * headline with the winner, and what makes them differ in kind. Never: a difference, a sum, a share.
 */

import { magnitude } from "./numbers.ts";
import type { Figure } from "./types.ts";
import { askFor, familiesOf, unitFit } from "./units.ts";
import { metricName, ownName, placeName, placeWhen } from "./wording.ts";

/** Whether the printed units count the same kind of thing. */
export function comparable(figures: readonly Figure[]): boolean {
  const [first, ...rest] = figures.map((figure) => familiesOf(figure.unit));
  if (!first) return false;
  return [...first].some((family) => rest.every((set) => set.has(family)));
}

/** What one of several figures is called where they stand together: by what tells them apart. */
export function nameAmong(figure: Figure, figures: readonly Figure[]): string {
  const samePlace = figures.every((other) => other.region === figure.region);
  const sameYear = figures.every((other) => other.period === figure.period);
  const parts: string[] = [];
  if (!samePlace || !sameYear) parts.push(sameYear ? placeName(figure) : placeWhen(figure));
  if (samePlace && (sameYear || figures.filter((other) => other.period === figure.period).length > 1)) {
    const name = metricName(figure);
    const shared = figures.filter((other) => metricName(other) === name).length > 1;
    const scopes = figures.filter((other) => other.metric === figure.metric && other.scope !== "");
    // Of one metric with different scopes the scope is the name: 市委办公厅 beside 省政协办公厅.
    if (!shared && scopes.length === figures.length) return [...parts, figure.scope].join("");
    const others = figures.filter((other) => other !== figure && metricName(other) === name);
    const own = figure.context.find((entry) => others.every((other) => !other.context.includes(entry))) ?? "";
    // 社区协商 and 协商解决问题 make 社区协商解决问题; any other setting stands behind the name.
    if (!shared || own === "") parts.push(name);
    else if (own.endsWith("协商") && name.startsWith("协商")) parts.push(`${own.slice(0, -2)}${name}`);
    else parts.push(`${figure.metric}（${[figure.scope, own].filter((part) => part !== "").join("，")}）`);
  }
  return parts.join("");
}

/** 450余 is more than 450, 近450 is less. */
function lean({ approx }: Figure): number {
  return (/[余多超破]/.test(approx) ? 1 : 0) - (approx.includes("近") ? 1 : 0);
}

/** Who has more, in one line; says so when that cannot be told. */
export function verdict(figures: readonly Figure[]): string {
  const name = (figure: Figure): string => nameAmong(figure, figures);
  const names = (list: readonly Figure[]): string => list.map(name).join("、");
  const sorted = [...figures].sort((a, b) => magnitude(b) - magnitude(a) || lean(b) - lean(a));
  const [first] = sorted;
  if (!first) return "";
  if (!comparable(figures)) return `${names(figures)}的计量单位不同，不宜直接比多少。`;
  const top = sorted.filter(
    (figure) => magnitude(figure) === magnitude(first) && lean(figure) === lean(first),
  );
  if (top.length === figures.length) {
    const same = figures.every((figure) => figure.printed === first.printed);
    if (same) return `${names(figures)}一样多，都是${first.printed}。`;
    return `${figures.map((figure) => name(figure) + figure.printed).join("、")}，一样多。`;
  }
  const high = familiesOf(first.unit).has("rate") ? "高" : "多";
  const word = (figures.length > 2 ? "最" : "更") + high;
  const rest = sorted.slice(top.length).map((figure) => `${name(figure)}${figure.printed}`);
  return `${names(top)}${top.length > 1 ? "并列" : ""}${word}：${first.printed}，${rest.join("，")}。`;
}

/** Each figure by what tells it from the others, where their names alone do not. */
export function toldApart(figures: readonly Figure[]): string {
  // What two papers say of the same is told apart by their titles, line by line.
  const names = figures.map(
    (figure) => `${figure.committee}${figure.period}${metricName(figure)}${figure.source.title}`,
  );
  if (new Set(names).size === names.length) return "";
  return `${figures.map((figure) => nameAmong(figure, figures) + figure.printed).join("，")}。`;
}

/** What a figure really counts, where its metric alone does not say it: 党组（扩大）会议 under 党组会议. */
function countedAs(figure: Figure): string {
  return figure.scope === "" ? ownName(figure) : metricName(figure);
}

/** A winner among figures of different kind is told with that in the same line. */
export function withCaveat(headline: string, notes: readonly string[]): string {
  const kinds = notes.flatMap((note) => /^(?:口径|单位)不同/.exec(note) ?? []);
  const told = kinds.length > 0 && /[多少高]：/.test(headline);
  return told ? headline.replace(/。$/, `（${kinds.join("、")}）。`) : headline;
}

/** In what the figures differ although they are compared: one short line, or nothing. */
export function differences(figures: readonly Figure[]): string[] {
  const reports = new Set(figures.map((figure) => `${figure.region}|${figure.period}`));
  const [first] = figures;
  if (!first || reports.size !== figures.length) return [];
  const notes: string[] = [];
  const say = (what: (figure: Figure) => string): string =>
    `口径不同：${figures.map((figure) => `${nameAmong(figure, figures)}是${what(figure)}`).join("，")}。`;
  const kind = (figure: Figure): string => (figure.kind === "cumulative" ? "累计数" : "当年数");
  // 全国政协 and 全国政协办公厅 adopt alike.
  const told = (figure: Figure): string => countedAs(figure).replaceAll("办公厅", "");
  const oneMetric = figures.every((figure) => figure.metric === first.metric && figure.scope !== "");
  if (new Set(figures.map(told)).size > 1) notes.push(say(oneMetric ? (figure) => figure.scope : countedAs));
  else if (new Set(figures.map(kind)).size > 1) notes.push(say(kind));
  const alike = (other: Figure): boolean => unitFit(askFor(first.unit), other.unit) === 1;
  if (!figures.every(alike)) notes.push(`单位不同：${[...new Set(figures.map((f) => f.unit))].join("、")}。`);
  return notes;
}
