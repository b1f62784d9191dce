/**
 * The plenary session a report goes by.
 * Comes in: title, text and period of one report. Goes out: a session of its own committee with the year in which it
 * was held, or nothing. Never: a session of another committee, of a party or of a people's congress.
 */

import { findSittings, type Sitting } from "../sittings.ts";
import type { Level } from "./committees.ts";

const LEVELS: Readonly<Record<Level, RegExp>> = {
  nation: /全国(?:政协)?$|^$/,
  province: /(?:省|区)?政协$|^$/,
  city: /(?<![省国])政协$|^$/,
  county: /(?<![省国市])政协$|^$/,
};
const OTHERS = /人大|人民代表|党|中共|委$/;

/** Reads it off what follows the session (以来), or the day on which it sat. */
export function sittingOf(text: string, year: number | null, level: Level): Sitting | undefined {
  for (const { start, end, term, number } of findSittings(text)) {
    const before = text.slice(Math.max(0, start - 30), start);
    const whose = /[\u4e00-\u9fa5]{0,8}$/.exec(before)?.[0] ?? "";
    const committee = /[\u4e00-\u9fa5]{0,4}政协$/.exec(whose)?.[0] ?? "";
    if (OTHERS.test(whose.slice(-4)) || (level !== "nation" && !LEVELS[level].test(committee))) continue;
    if (text.slice(start, end).endsWith("以来") && year !== null) return { term, number, year };
    const sat = /(20\d\d)年\d{1,2}月[^。；]{0,24}$/.exec(before)?.[1];
    if (sat !== undefined && /^(?:上|）|\)|召开|开幕)/.test(text.slice(end))) {
      return { term, number, year: Number(sat) };
    }
    // A report on a year is given at the session that opens the next.
    if (start < 200 && text.startsWith("上", end) && year !== null) return { term, number, year: year + 1 };
  }
  return undefined;
}
