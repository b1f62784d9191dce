/**
 * Whose reports a question is about, and what is asked of them.
 * Comes in: the question in its pieces, what was asked before, home. Goes out: targets and what is asked, or the
 * answer that says what is missing. Never: a look at figures.
 */

import { refuse } from "./answer.ts";
import type { RegionEntry } from "./base.ts";
import type { Context } from "./context.ts";
import { askOf, type Held, holdAsk, NOTHING } from "./held.ts";
import { type Parsed, parseNormal } from "./parse.ts";
import { periodName, spanOf, stepped, type YearSpan } from "./periods.ts";
import type { Segment } from "./segments.ts";
import { yearOf } from "./sittings.ts";
import { type NamedPlaces, ownYears, type Target, targetsOf, type WantedYear } from "./targets.ts";
import type { Answer } from "./types.ts";
import { placeName } from "./wording.ts";

/** Reads the question again with places that only describe as words of what is asked. */
export function withDetail(context: Context, places: NamedPlaces): Context {
  const { parsed, tables, query } = context;
  const detail = new Set(places.detail.map((place) => place.start));
  return { ...context, parsed: parseNormal(parsed.text, tables, query.today, parsed.quoted, detail) };
}

/** Reads 近三年 of a place with fewer reports as what its report says of those years together. */
export function withSpan(context: Context, { targets }: Scene): Context {
  const { newest, years, whole, segments } = context.parsed;
  const dated = targets.flatMap(({ periods }) => periods.filter(({ year }) => year !== null));
  if (!newest?.count || years.length > 0 || dated.length >= newest.count) return context;
  const { text, start, end } = newest;
  const said = (part: Segment): Segment => ({
    ...part,
    words: [{ text, start, end, kind: "hard", concept: null }, ...part.words],
  });
  return { ...context, parsed: { ...context.parsed, whole: said(whole), segments: segments.map(said) } };
}

/** What a question is about. */
export interface Scene {
  targets: Target[];
  asks: Segment[];
  notes: string[];
  /** What is asked of one place only, where each side of a comparison says it for itself. */
  sides: ReadonlyMap<string, Segment>;
  /** To be kept for a follow-up. */
  held: Held;
}

/**
 * Whose reports are meant and what is asked of them, with what an earlier question or home supplies.
 * Null when no place is named or known.
 */
export async function sceneOf(context: Context, places: NamedPlaces): Promise<Scene | Answer | null> {
  const { parsed, base, previous, query } = context;
  const notes: string[] = [];
  let names = [...new Set(places.asked.map((place) => place.region))];
  const leans = previous !== null && (names.length === 0 || parsed.whole.words.length === 0);
  if (names.length === 0 && leans) names = [...previous.regions];
  // 和吕梁比呢: the place asked about before is the other side.
  else if (leans && parsed.cues.compare && names.length === 1) {
    names = [...new Set([...previous.regions, ...names])];
  }
  if (names.length === 0 && query.home !== undefined) {
    names = [query.home];
    notes.push(`没有说是哪里，按${query.home}查的。`);
  }
  if (names.length === 0) return null;
  const before = [...new Set([...(previous?.years ?? []), ...Object.values(previous?.own ?? {})])];
  const years = stepped(parsed.years, before);
  // 去年贵阳和前年贵阳: of one place all years are meant.
  const own = names.length > 1 ? ownYears(places.asked, years, parsed.text) : [];
  // 和前一年比呢: the year asked about before is the other side.
  const beside =
    leans && parsed.cues.compare && places.asked.length === 0 && years.length === 1 ? before : [];
  const shared = years.filter((year) => !own.includes(year));
  const kept = parsed.years.length === 0 && leans ? previous : null;
  const added = parsed.cues.also && leans ? previous : null;
  const asks = [...(added?.asks.map(askOf) ?? []), ...asksOf(parsed, leans ? previous : null)];
  const held: Held = {
    ...NOTHING,
    regions: names,
    years: kept ? kept.years : [...beside, ...shared.map((one) => one.year)],
    own: kept ? kept.own : ownByRegion(places, own),
    asks: asks.length > 0 ? asks.map(holdAsk) : (previous?.asks ?? []),
  };
  const targets: Target[] = [];
  const unknown: string[] = [];
  for (const name of names) {
    const region = await base.region(name);
    if (!region) {
      unknown.push(name);
      continue;
    }
    const sat = yearSince(parsed, region);
    if (sat === null) return refuse("no-period", `${region.committee}的报告没有写明那是哪一年的会议。`, held);
    if (sat !== undefined) held.own = { ...held.own, [name]: sat };
    const found = targetsOf(region, yearsFor(name, held, years), parsed.cues.plan);
    const [only, ...others] = region.periods;
    if (Array.isArray(found)) targets.push(...found.map((target) => newestOf(target, held, parsed)));
    else if (only && others.length === 0 && beforeYear(name, context, places)) {
      targets.push({ region, periods: [only], notes: [] });
      notes.push(`${region.committee}只有${periodName(only.period)}的报告。`);
    } else return gapAnswer(context, found.reason, asks, held, region);
  }
  if (unknown.length > 0) {
    return refuse(
      "no-place",
      `资料库里没有${unknown.map((name) => asTyped(name, context)).join("、")}的报告。`,
      held,
    );
  }
  return {
    targets,
    asks,
    notes,
    sides: sidesOf(parsed, places),
    held,
  };
}

/** 这三年 of a region with more of them: the newest three. 五年 of one that reports on so many: that report. */
function newestOf(target: Target, { years }: Held, { newest, text }: Parsed): Target {
  const count = newest?.count ?? null;
  const long = /五年|[本这一二三四五六七八九十]届/.test(text) && years.length === 0;
  const spans = target.periods.filter(({ period }) => spanOf(period) !== null);
  if (long && spans.length > 0) return { ...target, periods: spans };
  const dated = target.periods.filter(({ year }) => year !== null);
  return count === null || years.length > 0 || dated.length <= count
    ? target
    : { ...target, periods: dated.slice(0, count) };
}

/** The year that begins with the session a question names instead of a year; null where nobody can tell. */
function yearSince({ sittings, years }: Parsed, { sitting }: RegionEntry): number | null | undefined {
  const [since, ...others] = sittings;
  if (!since || years.length > 0) return undefined;
  return sitting && others.length === 0 ? yearOf(since, sitting) : null;
}

/** A place as the question says it, with its 政协: 甘肃省政协. */
function asTyped(name: string, { parsed }: Context): string {
  const place = parsed.places.find((one) => one.region === name);
  const said = place ? parsed.text.slice(place.start, place.end) : name;
  return said.includes("政协") ? said : `${said}政协`;
}

/** 吕梁和贵阳24年谁多: the year right behind the last of two places may be that one's alone. */
function beforeYear(name: string, { parsed }: Context, { asked }: NamedPlaces): boolean {
  const last = asked.at(-1);
  const [year, ...others] = parsed.years;
  const own = last && year && others.length === 0 && parsed.text.slice(last.end, year.start).trim() === "";
  return (
    parsed.cues.compare && asked.length > 1 && own === true && year.start >= last.end && last.region !== name
  );
}

/** 吕梁编报的社情民意和贵阳收集的社情民意: what stands behind each place is asked of that place alone. */
function sidesOf(parsed: Parsed, { asked }: NamedPlaces): ReadonlyMap<string, Segment> {
  const [first] = asked;
  if (!parsed.cues.compare || asked.length < 2 || !first) return new Map();
  const before = parsed.whole.words.filter((word) => word.start < first.start);
  const sides = asked.map((place, i): [string, Segment] => {
    const next = asked[i + 1]?.start ?? Number.POSITIVE_INFINITY;
    const words = parsed.whole.words.filter((word) => word.start >= place.end && word.start < next);
    const unit = parsed.askCount < 2 ? parsed.whole.unit : null;
    return [place.region, { words: [...before, ...words], asks: true, unit }];
  });
  const telling = sides.every(([, side]) =>
    side.words.some((word) => word.start > first.start && (word.kind === "hard" || word.kind === "part")),
  );
  return telling ? new Map(sides) : new Map();
}

function ownByRegion(places: NamedPlaces, own: ReadonlyArray<YearSpan | null>): Record<string, number> {
  return Object.fromEntries(
    places.asked.flatMap((place, i) => {
      const year = own[i]?.year;
      return year === undefined ? [] : [[place.region, year]];
    }),
  );
}

/** The years meant for one region, with how they were said when this question said them. */
function yearsFor(region: string, held: Held, said: readonly YearSpan[]): WantedYear[] {
  const own = held.own[region];
  return (own === undefined ? held.years : [own]).map(
    (year) => said.find((span) => span.year === year) ?? { year, relative: null, ofReport: false },
  );
}

/** The parts asked for; a follow-up's part leans on the last one before. */
function asksOf(parsed: Parsed, previous: Held | null): Segment[] {
  if (parsed.whole.words.length > 0) return parsed.segments;
  const unit = parsed.whole.unit;
  return (previous?.asks ?? []).map((held) => {
    const before = askOf(held);
    // 总数呢 after 民生类: what narrowed the question falls away.
    const words = parsed.cues.total ? before.words.filter((word) => word.kind !== "part") : before.words;
    return { words, asks: true, unit: unit ?? held.unit };
  });
}

/** A year that the base lacks, with the newest offered as a question. */
async function gapAnswer(
  context: Context,
  reason: string,
  asks: readonly Segment[],
  held: Held,
  region: {
    region: string;
    committee: string;
    periods: ReadonlyArray<{ period: string; year: number | null }>;
  },
): Promise<Answer> {
  const newest = region.periods[0];
  if (!newest) return refuse("no-period", reason, held);
  const year = newest.year === null ? "" : `${newest.year}年`;
  const words = asks.map((part) => part.words.map((word) => word.text).join("")).join("、");
  const measure = context.parsed.whole.unit ? `多少${context.parsed.whole.unit.unit}` : "是多少";
  const offer = `${placeName(region)}${year}${words}${measure}`;
  return refuse(
    "no-period",
    reason,
    held,
    [],
    words === "" ? [] : [{ label: `${placeName(region)}${year}`, question: offer }],
  );
}
