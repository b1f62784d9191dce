/**
 * Questions for words that name no place: a name that only one committee's reports hold finds its report.
 * Comes in: what is wanted. Goes out: the sentences that answer, of whichever report holds the name.
 * Never: a report that was found by common words; one of several committees.
 */

import type { Context } from "../context.ts";
import type { Finding } from "./found.ts";
import { mentionsIn } from "./mentions.ts";
import { linesOf } from "./report.ts";
import { search } from "./search.ts";
import type { Wanted } from "./wanted.ts";
import { lacking } from "./words.ts";

/** 哪里的, 哪个市的, 哪家的: the committee itself is asked for. */
const OWNER = /^(?:市|城市|地方|单位|市政协|政协|地市)?$/;

/** Sentences of one committee, or nothing. `named` is what found them. */
export async function findAnywhere(
  wanted: Wanted,
  { base, tables }: Context,
): Promise<{ findings: Finding[]; owner: boolean }> {
  const owner = wanted.kind === "where" || (wanted.kind === "which" && OWNER.test(wanted.head));
  for (const name of mentionsIn(wanted)) {
    const reports = await base.mentions(name);
    if (reports.length === 0 || new Set(reports.map(([region]) => region)).size > 1) continue;
    const texts = await Promise.all(reports.map(([region, period]) => base.texts(region, period)));
    const lines = texts.flat().flatMap((report) => linesOf(report, tables));
    const wants = wanted.kind === "which" ? wanted.besides : wanted.needs;
    const findings = owner
      ? lines
          .filter(
            ({ folded, around }) =>
              folded.includes(name) && lacking(wants, `${folded}\n${around}`).length === 0,
          )
          .slice(0, 1)
          .map((line) => ({ line, shorts: [] }))
      : search(
          wanted,
          lines.filter(({ plan }) => !plan),
          tables,
        );
    if (findings.length > 0) return { findings, owner };
  }
  return { findings: [], owner };
}
