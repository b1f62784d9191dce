/**
 * Figures side by side.
 * Comes in: figures that answer the same question for several places, years or metrics. Goes out: the
 * headline with the winner, and what makes them differ in kind. Never: a difference, a sum, a share.
 */

import { magnitude } from "./numbers.ts";
import type { Figure } from "./types.ts";
import { familiesOf } from "./units.ts";
import { metricName, whoWhen } from "./wording.ts";

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
  if (!samePlace || !sameYear) parts.push(whoWhen(figure));
  if (samePlace && (sameYear || figures.filter((other) => other.period === figure.period).length > 1)) {
    const name = metricName(figure);
    const shared = figures.filter((other) => metricName(other) === name).length > 1;
    parts.push(shared ? `${figure.context.join("、")}${name}` : name);
  }
  return parts.join("");
}

/** Who has more, in one line; says so when that cannot be told. */
export function verdict(figures: readonly Figure[]): string {
  const names = (list: readonly Figure[]): string =>
    list.map((figure) => nameAmong(figure, figures)).join("、");
  const sorted = [...figures].sort((a, b) => magnitude(b) - magnitude(a));
  const [first] = sorted;
  if (!first) return "";
  if (!comparable(figures)) return `${names(figures)}的计量单位不同，不宜直接比多少。`;
  const top = sorted.filter((figure) => magnitude(figure) === magnitude(first));
  if (top.length === figures.length) return `${names(figures)}印出的数一样多，都是${first.printed}。`;
  const most = familiesOf(first.unit).has("rate") ? "最高" : "最多";
  const word = figures.length > 2 ? most : most.slice(1);
  return `${names(top)}${top.length > 1 ? "并列" : ""}${word}：${first.printed}。`;
}

/** In what the figures differ although they are compared. */
export function differences(figures: readonly Figure[]): string[] {
  const notes: string[] = [];
  const [first, ...rest] = figures;
  if (!first) return [];
  const perReport =
    new Set(figures.map((figure) => `${figure.region}|${figure.period}`)).size === figures.length;
  if (!perReport) return [];
  const wording = (figure: Figure): string => {
    const setting = figure.parts.length > 1 ? figure.parts : figure.context;
    return metricName(figure) + (setting.length > 0 ? `（${setting.join("、")}）` : "");
  };
  if (rest.some((figure) => wording(figure) !== wording(first))) {
    notes.push(
      `口径不完全相同：${figures.map((figure) => `${whoWhen(figure)}是${wording(figure)}`).join("；")}。`,
    );
  }
  const units = new Set(figures.map((figure) => figure.unit.normalize("NFKC").replace(/^[万亿]+/, "")));
  if (units.size > 1) notes.push(`单位不同：${[...units].join("、")}。`);
  return notes;
}
