/**
 * One thing asked for, in the reports of one target.
 * Comes in: a part of a question, a target. Goes out: a figure, figures to choose from, a part, or nothing.
 * Never: words of an answer.
 */

import type { Base, Tables } from "./base.ts";
import { leaning } from "./held.ts";
import { type Finding, type FindOptions, find } from "./lookup.ts";
import type { Segment } from "./segments.ts";
import type { Target } from "./targets.ts";
import type { Figure } from "./types.ts";

/** What a question is resolved with. */
export interface Ground {
  base: Base;
  tables: Tables;
  options: FindOptions;
}

export type Outcome = Finding & { target: Target };

/** How good an outcome is, for choosing among readings: an answer beats a choice beats a part. */
const RANK: Readonly<Record<Finding["kind"], number>> = { one: 3, many: 2, part: 1, doubt: 0.5, none: 0 };

/** Resolves one reading in one target, over all the periods it leaves open. */
export async function resolve(part: Segment, target: Target, ground: Ground): Promise<Outcome> {
  const findings: Finding[] = [];
  for (const entry of target.periods) {
    const figures = await ground.base.figures(target.region.region, entry.period);
    findings.push(find(part, figures, ground.tables, ground.options));
  }
  return { ...merge(findings), target };
}

/** Findings of several years: one year's answer stands alone, several years' answers are to choose from. */
function merge(findings: readonly Finding[]): Finding {
  const top = Math.max(0, ...findings.map((finding) => RANK[finding.kind]));
  const best = findings.filter((finding) => RANK[finding.kind] === top);
  const first = best[0];
  if (!first) return { kind: "none", near: [] };
  // A year whose figure fits clearly worse is about something else.
  if (first.kind === "doubt") {
    const figures = findings.flatMap((f) => (f.kind === "doubt" ? f.figures : []));
    return { kind: "doubt", figures: figures.slice(0, 3), open: first.open };
  }
  if (top < 2)
    return first.kind === "none" ? { kind: "none", near: findings.flatMap(nearOf).slice(0, 3) } : first;
  const able = findings.flatMap((f) =>
    f.kind === "one"
      ? [{ score: f.match.score, figures: [f.figure] }]
      : f.kind === "many"
        ? [{ score: f.best.score, figures: f.figures }]
        : [],
  );
  const lead = Math.max(...able.map((one) => one.score));
  const fitting = able.filter((one) => one.score > lead - 0.35);
  const figures: Figure[] = fitting.flatMap((one) => one.figures);
  if (figures.length === 1) {
    const one = findings.find((f) => f.kind === "one" && f.figure === figures[0]);
    if (one) return one;
  }
  const bestMatch = first.kind === "one" ? first.match : first.kind === "many" ? first.best : null;
  return bestMatch ? { kind: "many", figures, best: bestMatch } : first;
}

function nearOf(finding: Finding): Figure[] {
  return finding.kind === "none" ? finding.near : [];
}

/** Tries readings in order; the first answer is taken, else the best of the rest. */
export async function resolveFirst(
  readings: readonly Segment[],
  target: Target,
  ground: Ground,
): Promise<{ outcome: Outcome; reading: Segment }> {
  let best: { outcome: Outcome; reading: Segment } | null = null;
  for (const reading of readings) {
    const outcome = await resolve(reading, target, ground);
    if (outcome.kind === "one") return { outcome, reading };
    if (!best || RANK[outcome.kind] > RANK[best.outcome.kind]) best = { outcome, reading };
  }
  return (
    best ?? { outcome: { kind: "none", near: [], target }, reading: { words: [], asks: false, unit: null } }
  );
}

/**
 * Resolves a list: each item alone or leaning on the one before. All or nothing: a list of which an item
 * is missing is told as such, not answered in part.
 */
export async function resolveList(
  items: readonly Segment[],
  target: Target,
  ground: Ground,
): Promise<Array<{ outcome: Outcome; reading: Segment }>> {
  const results: Array<{ outcome: Outcome; reading: Segment }> = [];
  let earlier: Segment | null = null;
  for (const item of items) {
    // 市委办和省政协采用多少篇: what the first item leaves open the next one says.
    const next = items[1];
    const readings: Segment[] = earlier
      ? leaning(earlier, item)
      : next
        ? [item, ...leaning(next, item)]
        : [item];
    const result = await resolveFirst(readings, target, ground);
    results.push(result);
    earlier = result.outcome.kind === "none" ? (earlier ?? item) : result.reading;
  }
  return results;
}
