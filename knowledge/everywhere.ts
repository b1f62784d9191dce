/**
 * Questions over all committees: who has most, and what was asked without a place.
 * Comes in: what is wanted, years. Goes out: matching figures of all committees, one a report.
 * Never: a scan of all reports; roll-ups by concept and names hold what is needed.
 */

import { covered } from "./asked.ts";
import type { Base, Tables } from "./base.ts";
import { ALIKE, candidates, type FindOptions } from "./lookup.ts";
import type { Match } from "./match.ts";
import { magnitude } from "./numbers.ts";
import type { Segment } from "./segments.ts";
import { periodFor, type WantedYear } from "./targets.ts";
import type { Figure } from "./types.ts";

/** Figures fitting worse than the best by this much are about something else. */
const SPREAD = 0.6;

/** Places of a ranking that are told; of a kind as many are held from either end, and not what lies between. */
export const SHOWN = 20;

/** What figures are looked for with; `order` when they are to be ranked. */
interface Ground {
  base: Base;
  tables: Tables;
  options: FindOptions;
  order?: "most" | "least";
}

/** At most so many concepts, kinds of figures and reports are opened: each may be another file. */
const CONCEPTS = 4;
const KINDS = 8;
const NAMED_REPORTS = 6;
/** At most this many names are looked up: each may be another file. */
const NAMES = 12;

/**
 * Figures of all committees that answer what is wanted, the best of each report, best first. What counts it
 * together with other things is put `aside`.
 */
export async function matchesEverywhere(
  part: Segment,
  quoted: readonly string[],
  years: readonly WantedYear[],
  ground: Ground,
  aside: Match[] = [],
): Promise<Match[]> {
  const { base, tables, options } = ground;
  const figures = await poolOf(part, quoted, years, ground);
  const fits: Match[] = [];
  for (const fit of candidates(part, figures, tables, options)) {
    if (fit.open.length === 0 && fit.partial === "joint" && (await inYears(fit.view.figure, years, base))) {
      aside.push(fit);
    }
    if (fit.open.length > 0 || (fit.partial !== null && fit.partial !== "organ")) continue;
    if (await inYears(fit.view.figure, years, base)) fits.push(fit);
  }
  const lead = fits[0]?.score ?? 0;
  const best = new Map<string, Match>();
  for (const fit of fits) {
    if (fit.score < lead - SPREAD) continue;
    const key = `${fit.view.figure.region}|${fit.view.figure.period}`;
    const known = best.get(key);
    // Of figures that fit alike (批示 at two levels) the larger one stands for its report; its scope is told.
    const alike = known !== undefined && Math.abs(fit.score - known.score) < ALIKE;
    const larger = known !== undefined && magnitude(fit.view.figure) > magnitude(known.view.figure);
    if (!known || (alike ? larger : fit.score > known.score)) best.set(key, fit);
  }
  return [...best.values()];
}

async function inYears(figure: Figure, years: readonly WantedYear[], base: Base): Promise<boolean> {
  if (years.length === 0 || years.some(({ year }) => figure.period === String(year))) return true;
  const region = await base.region(figure.region);
  return (
    region !== null &&
    years.some((wanted) => periodFor(region, wanted)?.periods.some((entry) => entry.period === figure.period))
  );
}

/** The leading figures of the kinds that fit, and those of the reports that hold a name the question says. */
async function poolOf(
  part: Segment,
  quoted: readonly string[],
  years: readonly WantedYear[],
  { base, tables, options, order }: Ground,
): Promise<readonly Figure[]> {
  const pool = new Map<string, Figure>();
  const add = (list: readonly Figure[]): void => {
    for (const figure of list) pool.set(`${figure.region}|${figure.period}|${figure.id}`, figure);
  };
  for (const kind of await kindsOf(part, { base, tables, options })) {
    for (const period of periodsMeant(years)) {
      const ends = await base.leading(kind, period);
      add(order === "most" ? ends.slice(0, SHOWN) : order === "least" ? ends.slice(-SHOWN) : ends);
    }
  }
  const unknown = part.words.filter((w) => w.kind === "rest");
  // 有事来商量 begins with what is a word of its own elsewhere.
  const longer = unknown.flatMap(({ before, text }) => (before === undefined ? [] : [before + text]));
  const names = new Set([...quoted, ...unknown.map((w) => w.text), ...longer]);
  for (const name of [...names].flatMap(namesIn).slice(0, NAMES)) {
    for (const [region, period] of (await base.byName(name)).slice(0, NAMED_REPORTS)) {
      add(await base.figures(region, period));
    }
  }
  return [...pool.values()];
}

/** The kinds of figures, of those that speak of the question's rarest concept, that may be meant. */
async function kindsOf(
  part: Segment,
  { base, tables, options }: { base: Base; tables: Tables; options: FindOptions },
): Promise<string[]> {
  const said = part.words.flatMap((word) => (word.concept ? [word] : []));
  const telling = said.filter((word) => word.kind !== "light");
  const ids = new Set((telling.length > 0 ? telling : said).map((word) => word.concept?.id ?? ""));
  const lists = await Promise.all([...ids].slice(0, CONCEPTS).map((id) => base.byConcept(id)));
  const [rarest = []] = lists.sort((a, b) => a.length - b.length);
  const samples = rarest.flatMap((kind) => kind.samples);
  const fitting = new Set(candidates(part, samples, tables, options).map((fit) => fit.view.figure));
  return rarest
    .filter((kind) => kind.samples.some((sample) => fitting.has(sample)))
    .slice(0, KINDS)
    .map((kind) => kind.kind);
}

/** The period labels that years may stand under; null for all periods at once. */
function periodsMeant(years: readonly WantedYear[]): Array<string | null> {
  if (years.length === 0) return [null];
  return years.flatMap(({ year, ofReport }) => [
    String(year),
    `未标年份（${year}年报道）`,
    ...(ofReport ? [String(year - 1)] : []),
  ]);
}

/** A run of unknown characters and what it may begin or end with: 断头路打通 holds 断头路. */
function namesIn(run: string): string[] {
  if (run.length < 3) return [];
  const cuts = [3, 4, 5, 6].filter((length) => length < run.length);
  return [run, ...cuts.map((length) => run.slice(0, length)), ...cuts.map((length) => run.slice(-length))];
}

/** Whether the question names something that only this figure's report speaks of: a name of its own. */
export function distinctive(part: Segment, quoted: readonly string[], fit: Match): boolean {
  const { metric, scope, context, parts, terms } = fit.view.text;
  const text = [metric, scope, context, parts, terms].join("\n");
  if (quoted.some((name) => name.length >= 4 && text.includes(name))) return true;
  const own = part.words.filter((word) => word.kind === "rest" && covered(word.text, text) === 1);
  return own.reduce((sum, word) => sum + word.text.length, 0) >= 3;
}

/** Largest first, or smallest. */
export function ranked(figures: readonly Figure[], order: "most" | "least"): Figure[] {
  const sign = order === "most" ? -1 : 1;
  return figures
    .map((figure) => ({ figure, size: magnitude(figure) }))
    .sort((a, b) => sign * (a.size - b.size))
    .map(({ figure }) => figure);
}
