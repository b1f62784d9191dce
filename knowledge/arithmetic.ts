/**
 * Arithmetic on printed figures, for those who ask for it.
 * Comes in: figures and what to work out. Goes out: the formula with its result in one line, or why it is not worked
 * out. Never: a number that passes for one of a report; a result of figures that count different things.
 */

import { magnitude, scaleOf } from "./numbers.ts";
import type { Figure } from "./types.ts";
import { askFor, familiesOf, unitFit } from "./units.ts";

/** What can be worked out. */
export type Operator = "difference" | "growth" | "share" | "times" | "average" | "sum" | "mean" | "yearly";

/** A result, or the reason for none. */
export type Worked = { line: string } | { refused: string };

const trim = (value: number): string => String(Number(value.toFixed(2)));
const plain = (value: number): number => Number(value.toPrecision(12));

/** 余, 近, 约 of what went in: the result is no more exact. */
const about = (figures: readonly Figure[]): string => (figures.some((one) => one.approx !== "") ? "约" : "");

/** 12000元 and 1.2万元 are one amount: above a myriad it is said in 万. */
function amount(value: number, unit: string): string {
  const bare = unit.replace(/^[万亿]+(?=.)/, "");
  if (Math.abs(value) >= 1e8) return `${trim(value / 1e8)}亿${bare}`;
  return Math.abs(value) >= 1e4 && familiesOf(unit).has("money")
    ? `${trim(value / 1e4)}万${bare}`
    : `${trim(value)}${bare}`;
}

const shown = (figure: Figure): string => `${figure.value}${figure.unit}`;

/** Why figures may not be put into one formula. */
function obstacle(operator: Operator, figures: readonly Figure[]): string | null {
  const [first, ...rest] = figures;
  if (!first) return "没有数可算。";
  const differ = (what: (figure: Figure) => unknown): boolean =>
    rest.some((one) => what(one) !== what(first));
  if (differ((one) => one.kind === "plan")) return "一个是计划数，一个是完成数，不能放在一起算。";
  if (operator === "average") return null;
  if (rest.some((one) => unitFit(askFor(first.unit), one.unit) < 0.9))
    return "计量单位不同，不能放在一起算。";
  const sameReport = !differ((one) => `${one.region}|${one.period}`);
  if (sameReport) return null;
  if (differ((one) => one.kind)) return "一个是累计数，一个是当年数，口径不同，不能放在一起算。";
  // 民生类 beside all, 市委 beside 省委; 全区政协系统 beside a figure that says no such thing may be compared.
  const scopes = figures.map((one) => one.scope);
  const apart =
    scopes.every((scope) => scope !== "") || scopes.some((scope) => /类|重点|累计|其中|每|平均/.test(scope));
  return apart && new Set(scopes).size > 1 ? "口径不同，不能放在一起算。" : null;
}

/** A figure of 2017—2021 over its five years. */
function perYear(figure: Figure): Worked {
  const [, from, to] = /^(\d{4})\D+(\d{4})/.exec(figure.period) ?? [];
  const years = Number(to) - Number(from) + 1;
  if (!(years > 1) || figure.unit === "%") return { refused: "报告没有几年合计的数，算不出年均数。" };
  const each = magnitude(figure) / years;
  const exact = Number(each.toFixed(2)) === plain(each) && figure.approx === "";
  return {
    line: `机器人计算：${shown(figure)}÷${years}年＝${exact ? "" : "约"}${amount(each, figure.unit)}。`,
  };
}

/** Works it out: the first figure against the second; of a growth the later against the earlier. */
export function workOut(operator: Operator, figures: readonly Figure[]): Worked {
  const refused = obstacle(operator, figures);
  if (refused) return { refused };
  const [first, second] = figures;
  if (operator === "yearly" && first) return perYear(first);
  if (!first || !second) return { refused: "要有两个数才能算。" };
  const line = (formula: string, result: string): Worked => ({ line: `机器人计算：${formula}＝${result}。` });
  const [a, b] = [magnitude(first), magnitude(second)];
  const near = about(figures);
  const inexact = (value: number): string => (Number(value.toFixed(2)) === plain(value) ? near : "约");
  const sameUnit = figures.every((one) => scaleOf(one.unit) === scaleOf(first.unit));
  const pair = (sign: string): string => `${shown(first)}${sign}${shown(second)}`;
  if (operator === "sum") {
    const total = plain(figures.reduce((sum, one) => sum + (sameUnit ? one.value : magnitude(one)), 0));
    if (familiesOf(first.unit).has("rate")) return { refused: "百分比相加没有意义，我不算。" };
    const result = sameUnit ? `${trim(total)}${first.unit}` : amount(total, first.unit);
    return line(figures.map(shown).join("＋"), near + result);
  }
  if (operator === "mean") {
    const mean = figures.reduce((sum, one) => sum + magnitude(one), 0) / figures.length;
    return line(
      `（${figures.map(shown).join("＋")}）÷${figures.length}`,
      `${inexact(mean)}${amount(mean, first.unit)}`,
    );
  }
  if (operator === "difference") {
    const rate = familiesOf(first.unit).has("rate");
    const gap = plain(sameUnit ? Math.abs(first.value - second.value) : Math.abs(a - b));
    const [more, less] = a >= b ? [first, second] : [second, first];
    const unit = rate ? "个百分点" : first.unit;
    const result = sameUnit ? `${trim(gap)}${unit}` : amount(gap, first.unit);
    return line(`${shown(more)}－${shown(less)}`, near + result);
  }
  if (b === 0) return { refused: "除数是零，没法算。" };
  if (operator === "times") return line(pair("÷"), `${inexact(a / b)}${trim(a / b)}倍`);
  if (operator === "share") return line(pair("÷"), `${near}${trim((100 * a) / b)}%`);
  if (operator === "average") {
    return line(pair("÷"), `${inexact(a / b)}${amount(a / b, first.unit)}`);
  }
  if (familiesOf(first.unit).has("rate")) {
    const points = plain(first.value - second.value);
    const result =
      points === 0 ? "持平" : `${points > 0 ? "提高" : "下降"}${near}${trim(Math.abs(points))}个百分点`;
    return line(pair("－"), result);
  }
  const percent = (100 * (a - b)) / b;
  const result =
    percent === 0 ? "持平" : `${percent > 0 ? "增长" : "下降"}${near}${trim(Math.abs(percent))}%`;
  return line(`（${shown(first)}－${shown(second)}）÷${shown(second)}`, result);
}
