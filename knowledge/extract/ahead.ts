/**
 * For which year something is intended.
 * In: the report, the heading an intention stands under, the year it names itself. Out: a period. Never: a figure.
 */

import type { Document, Section } from "../read/document.ts";

/** 2025年工作要点: a paper that is about the year to come as a whole. */
const PLANS = /(20\d\d)年.{0,8}(?:要点|计划|安排|打算|方案)/;

/** The year an intention names, else the one of its heading, else the one after the report's. */
export function yearAhead({ period, title }: Document, { heading }: Section, named: string): string {
  const last = /(\d{4})年?$/.exec(period)?.[1];
  if (last === undefined) return period;
  if (named !== "") return named > last ? named : period;
  if (PLANS.exec(title)?.[1] === last) return last;
  const headed = /(20\d\d)年/.exec(heading)?.[1];
  return headed !== undefined && headed > last ? headed : String(Number(last) + 1);
}
