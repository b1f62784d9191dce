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
import { unitFit } from "./units.ts";
import { viewOf } from "./view.ts";

/** What a question is resolved with. */
export interface Ground {
  base: Base;
  tables: Tables;
  options: FindOptions;
  /** Figures that earlier items of a list got: each item is answered by its own. */
  taken?: ReadonlySet<Figure>;
}

export type Outcome = Finding & { target: Target };

/** How good an outcome is, for choosing among readings: an answer beats a choice beats a part. */
const RANK: Readonly<Record<Finding["kind"], number>> = { one: 3, many: 2, part: 1, doubt: 0.5, none: 0 };

/** Resolves one reading in one target, over all the periods it leaves open. */
export async function resolve(part: Segment, target: Target, ground: Ground): Promise<Outcome> {
  const findings: Finding[] = [];
  for (const entry of target.periods) {
    const all = await ground.base.figures(target.region.region, entry.period);
    const { taken } = ground;
    const figures = taken && taken.size > 0 ? all.filter((figure) => !taken.has(figure)) : all;
    findings.push(
      ground.options.plan
        ? findIntended(part, figures, ground)
        : find(part, figures, ground.tables, ground.options),
    );
  }
  return { ...merge(findings), target };
}

/** What was intended for a year, where that is asked for, is not what was done in it. */
function findIntended(part: Segment, figures: readonly Figure[], { tables, options }: Ground): Finding {
  const intended = find(
    part,
    figures.filter(({ kind }) => kind === "plan"),
    tables,
    options,
  );
  return intended.kind === "none" ? find(part, figures, tables, options) : intended;
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

/** What was found, and by which reading. */
interface Resolved {
  outcome: Outcome;
  reading: Segment;
}

/** Tries readings in order; the first answer is taken, else the best of the rest. */
export async function resolveFirst(
  readings: readonly Segment[],
  target: Target,
  ground: Ground,
): Promise<Resolved> {
  let best: Resolved | null = null;
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
 * Resolves a list: each item alone or leaning on the one before, and by a figure of its own, unless one figure counts
 * several of them together. All or nothing: a list of which an item is missing is told as such, not answered in part.
 */
export async function resolveList(
  items: readonly Segment[],
  target: Target,
  ground: Ground,
): Promise<Resolved[]> {
  const results: Resolved[] = [];
  const taken = new Set<Figure>();
  let earlier: Segment | null = null;
  const said = (item: Segment): string => [...item.words.map((word) => word.text), item.unit?.unit].join("|");
  for (const [i, item] of items.entries()) {
    // 2024立案和2025立案分别多少 says one thing twice.
    const again =
      results[items.slice(0, i).findIndex((one) => item.words.length > 0 && said(one) === said(item))];
    if (again) {
      results.push(again);
      continue;
    }
    // 市委办和省政协采用多少篇: what the first item leaves open the next one says, but for what is that one's own part.
    const next = items[1] && withoutParts(items[1]);
    const readings: Segment[] = earlier
      ? leaning(earlier, item)
      : next
        ? [item, ...leaning(next, item)]
        : [item];
    const strict = await resolveFirst(readings, target, { ...ground, taken });
    const free = item.lent ? readings.map((reading) => ({ ...reading, unit: null })) : [];
    const loose =
      strict.outcome.kind === "none" ? await resolveFirst(free, target, { ...ground, taken }) : strict;
    const result = loose.outcome.kind === "none" ? strict : loose;
    const { outcome } = result;
    // 接待群众多少，开展活动多少场: what names nothing of its own is first looked for beside the last.
    const vague = item.words.every((word) => word.kind === "light");
    const beside: Outcome | null =
      earlier && (vague || outcome.kind !== "one")
        ? await besideLast(item, results, target, ground, taken)
        : null;
    const found: Resolved = beside ? { outcome: beside, reading: item } : result;
    results.push(found);
    if (found.outcome.kind === "one" && found.outcome.figure.parts.length < 2)
      taken.add(found.outcome.figure);
    earlier = found.outcome.kind === "none" ? (earlier ?? item) : found.reading;
  }
  return results;
}

const withoutParts = (item: Segment): Segment => ({
  ...item,
  words: item.words.filter((word) => word.kind !== "part"),
});

/** 签了几个项目多少钱: an item that says little but its measure is what the sentence of the last one counts in it. */
async function besideLast(
  item: Segment,
  results: ReadonlyArray<{ outcome: Outcome }>,
  target: Target,
  { base, tables }: Ground,
  taken: ReadonlySet<Figure>,
): Promise<Outcome | null> {
  const last = results.at(-1)?.outcome;
  const { unit } = item;
  if (
    item.words.some((word) => word.kind !== "light") ||
    unit === null ||
    last?.kind !== "one" ||
    last.figure.quote === ""
  )
    return null;
  const { figure } = last;
  const [only, ...more] = (await base.figures(figure.region, figure.period)).filter(
    (one) =>
      !taken.has(one) &&
      one.quote === figure.quote &&
      item.words.every((word) => viewOf(one, tables).text.metric.includes(word.text)) &&
      one.kind === figure.kind &&
      unitFit(unit, one.unit) >= 0.9,
  );
  if (!only || more.length > 0) return null;
  return { kind: "one", figure: only, match: { ...last.match, view: viewOf(only, tables) }, target };
}
