/**
 * How something was done, and whether it was.
 * Comes in: a question for a manner, or a yes or no. Goes out: the sentences that speak of it. Never: a no: what
 * a report does not mention may have happened all the same.
 */

import { fold } from "../normalize.ts";
import { clausesOf, windowAround } from "./clauses.ts";
import type { Finding, Search } from "./found.ts";
import type { Line } from "./report.ts";
import { lacking } from "./words.ts";

/** As many sentences as people read on a phone. */
const MOST = 3;
/** 基层协商绽放活力。 is a heading in the form of a sentence: it tells no manner. */
const SHORTEST = 18;
const MEANS =
  /通过|围绕|聚焦|制定|出台|印发|建立|健全|完善|创新|打造|推行|推出|探索|构建|依托|搭建|实行|组织|深入|坚持|利用|采取|落实|把|将|以/g;

/** The sentences that tell how: all of the question in them, with heading and the sentence before. */
export function findManner({ wanted, lines, tables }: Search): Finding[] {
  const { needs } = wanted;
  if (needs.length === 0) return [];
  const fits = lines.filter(
    (line) =>
      line.text.length >= SHORTEST &&
      lacking(needs, `${line.folded}\n${line.around}`).length === 0 &&
      (lacking(needs, line.folded).length === 0
        ? clausesOf(line.text)
            .flat()
            .some((clause) => windowAround(line.text, clause, needs, tables))
        : ownShare(needs, line) > 0.5),
  );
  const ranked = fits
    .map((line, i) => ({ line, i, score: scoreOf(line, needs) }))
    .sort((a, b) => b.score - a.score || a.i - b.i);
  const best = ranked[0]?.score ?? 0;
  return ranked
    .filter(({ score }) => score >= best * 0.5)
    .slice(0, MOST)
    .map(({ line }) => ({ line, shorts: [] }));

  function scoreOf(line: Line, wants: readonly string[]): number {
    const whole = wants.filter((need) => line.folded.includes(need)).length;
    const means = Math.min(5, [...line.text.matchAll(MEANS)].length);
    const clause = clausesOf(line.text)
      .flat()
      .some((one) => lacking(wants, fold(one.text, tables)).length === 0);
    return 1 + 2 * whole + means * 0.4 + (clause ? 2 : 0) - (line.caption ? 2 : 0);
  }
}

/** How much of what is needed the sentence itself says. */
function ownShare(needs: readonly string[], line: Line): number {
  const all = needs.join("").length;
  return 1 - lacking(needs, line.folded).join("").length / all;
}

const DENIED = /没有|未能|尚未|还未|未曾|缺乏|不足|不够|差距|需要进一步/;

/** The first sentences that say it was done. */
export function findWhether({ wanted, lines, tables }: Search): Finding[] {
  const { needs } = wanted;
  const [first] = needs;
  if (!first) return [];
  const longest = needs.reduce((a, b) => (b.length > a.length ? b : a), first);
  return lines
    .flatMap((line): Finding[] => {
      // What is asked about must stand there in one piece; its parts stand in many sentences.
      const name = bareName(longest).length <= 4 ? bareName(longest) : null;
      if (DENIED.test(line.text) || (name !== null && !line.folded.includes(name))) return [];
      const clauses = clausesOf(line.text).flat();
      const fits = clauses.some((clause) => windowAround(line.text, clause, needs, tables));
      return fits ? [{ line, shorts: [] }] : [];
    })
    .slice(0, 1);
}

const DID =
  /^(?:开展|召开|举办|举行|建立|组建|设立|成立|制定|出台|推行|编纂|编写|编印|出版|使用|运用|实施|组织|打造|搭建|启动|推出|建|用|搞|办|做)(?:了|过)?/;

/** The thing, without that it was done. */
function bareName(need: string): string {
  return need.replace(DID, "").replace(/的(?:事情?|情况|工作)$/, "");
}
