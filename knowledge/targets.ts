/**
 * Whose figures and of which year a question means.
 * Comes in: places and years as named, what was meant before, home. Goes out: reports to look into, or what
 * is missing. Never: another year or place instead of the one that was named.
 *
 * Years said relative to today (去年) are that calendar year and no other. With 报告 behind it (去年的报告)
 * it may also be the one in which the report was given: the report of January 2025 reviews 2024.
 * A report that prints no year answers for the year it was published in, with a note, and for no other.
 */

import type { Base, PeriodEntry, RegionEntry } from "./base.ts";
import { periodName, spanOf, type YearSpan } from "./periods.ts";
import { abovesOf, type PlaceSpan } from "./places.ts";
import type { Missing } from "./types.ts";

/** A year as wanted, however it was said. */
export interface WantedYear {
  year: number;
  relative: string | null;
  ofReport: boolean;
}

/** The reports of one region that a question may be about. */
export interface Target {
  region: RegionEntry;
  periods: PeriodEntry[];
  /** What has to be said about the choice of them. */
  notes: string[];
}

/** What stands in the way. */
export interface Gap {
  missing: Missing;
  reason: string;
  region: RegionEntry | null;
}

/** Finds what a region has of a year, with what it only intends if that is asked for; null when it has nothing. */
export function periodFor(
  region: RegionEntry,
  wanted: WantedYear,
  plan = false,
): { periods: PeriodEntry[]; note: string } | null {
  const { year, relative, ofReport } = wanted;
  const said = relative === null ? "" : `${relative}按${year}年理解。`;
  const own = (plan ? all(region) : region.periods).filter(
    (entry) => entry.year === year || (entry.reported === year && spanOf(entry.period) === null),
  );
  const undated = own.every((entry) => entry.year === null)
    ? `材料没有写明年份，这是${year}年报道的数。`
    : "";
  if (own.length > 0) return { periods: own, note: said + undated };
  if (ofReport && relative !== null) {
    const given = region.periods.find((entry) => entry.date.startsWith(String(year)) && entry.year !== null);
    if (given) {
      return {
        periods: [given],
        note: `${relative ?? `${year}年`}作的报告，讲的是${periodName(given.period)}的工作。`,
      };
    }
  }
  return null;
}

const all = ({ periods, ahead }: RegionEntry): PeriodEntry[] => [...ahead, ...periods];

/** 2024年报道, or the phrase that stands for a period whose report says no year at all. */
const reportOf = ({ period, reported }: PeriodEntry): string =>
  reported === null ? period : `${reported}年报道`;

/** What a region has instead, in words. */
export function periodsOf(region: RegionEntry): string {
  return region.periods
    .map((entry) => (entry.year === null ? `${reportOf(entry)}（没有写明年份）` : `${entry.year}年`))
    .join("、");
}

function yearGap(region: RegionEntry, wanted: WantedYear): Gap {
  const said = wanted.relative === null ? `${wanted.year}年` : `${wanted.relative}（${wanted.year}年）`;
  const undated = region.periods.find((entry) => entry.year === null);
  const reason = undated
    ? `${region.committee}的材料没有逐一写明年份（${reportOf(undated)}），答不了${said}的数。`
    : `资料库里没有${region.committee}${said}的报告，现有${periodsOf(region)}的。`;
  return { missing: "no-period", reason, region };
}

/** Whether a period is just the years wanted: 2017—2021年 of 2017到2021年. */
export function coversJust(period: string, years: readonly WantedYear[]): boolean {
  const span = spanOf(period);
  if (!span) return false;
  const [first, last] = span;
  const wanted = new Set(years.map(({ year }) => year));
  return wanted.size === last - first + 1 && wanted.has(first) && wanted.has(last);
}

/** The reports of one region for the years wanted; none wanted means any. */
export function targetsOf(region: RegionEntry, years: readonly WantedYear[], plan: boolean): Target[] | Gap {
  if (years.length === 0) {
    return [{ region, periods: plan ? all(region) : region.periods, notes: [] }];
  }
  const [whole] = region.periods.filter(({ period }) => coversJust(period, years));
  if (whole) return [{ region, periods: [whole], notes: [] }];
  const targets: Target[] = [];
  for (const wanted of years) {
    const found = periodFor(region, wanted, plan);
    if (!found) return yearGap(region, wanted);
    if (targets.every((target) => target.periods[0] !== found.periods[0])) {
      targets.push({ region, periods: found.periods, notes: found.note === "" ? [] : [found.note] });
    }
  }
  return targets;
}

/** Places that are asked about, apart from places that only belong to what is asked. */
export interface NamedPlaces {
  asked: PlaceSpan[];
  /** 云岩区 in a question about 贵阳, 北京 in one about 天水: words, not whose figures. */
  detail: PlaceSpan[];
}

/** Tells the places whose figures are wanted from those that only describe. */
export async function sortPlaces(
  places: readonly PlaceSpan[],
  text: string,
  base: Base,
): Promise<NamedPlaces> {
  const tables = await base.tables();
  const known = await Promise.all(places.map(async (place) => (await base.region(place.region)) !== null));
  // 杭州市拱墅区 is one place; what 云岩区政协 right behind 贵阳市 did is not what 贵阳 did.
  const whole = places.filter((place, i) => {
    const next = places[i + 1];
    if (!next || !/^的?$/.test(text.slice(place.end, next.start))) return true;
    const own = known[i + 1] || ownReport(next, text);
    return !own || !abovesOf(next.region, tables).includes(place.region);
  });
  if (whole.length < places.length) return sortPlaces(whole, text, base);
  const owners = places.filter((_, i) => known[i]);
  if (owners.length === 0) {
    // 贵州贵阳 with neither in the base: the narrower one is what is asked about.
    const narrow = places.filter((place) => places.every((other) => other.above !== place.region));
    return { asked: [...narrow], detail: [] };
  }
  // 苏州市政协立案的提案里涉及吴江的: whose they are is said by 政协, the other is what they are about.
  const [first] = places;
  const about =
    first && ownReport(first, text) && !known[0] && !places.slice(1).some((p) => ownReport(p, text));
  if (about && ABOUT.test(text.slice(first.end, owners[0]?.start))) return { asked: [first], detail: [] };
  const asked: PlaceSpan[] = [];
  const detail: PlaceSpan[] = [];
  places.forEach((place, i) => {
    if (known[i]) asked.push(place);
    // 贵州 before 贵阳 only says where it lies; 苏州市政协采用 behind a county of 苏州 says who adopted.
    else if (owners.some((owner) => owner.above === place.region && place.start < owner.start)) return;
    else if (owners.some((owner) => owner.above === place.region)) detail.push(place);
    else if (inList(place, places, text)) asked.push(place);
    else detail.push(place);
  });
  return { asked, detail };
}

const ABOUT = /(?:涉及|涉|关于|有关|针对|关系到|事关)$/;

/** 云岩区政协 is whose figures are wanted, unless it is who adopted something. */
function ownReport(place: PlaceSpan, text: string): boolean {
  return (
    text.slice(place.start, place.end).includes("政协") &&
    !/^(?:采|录|转|系统|委员)/.test(text.slice(place.end))
  );
}

/** Whether a place stands in a list with another: 贵阳和遵义, 贵阳、遵义, 贵阳比遵义. */
function inList(place: PlaceSpan, places: readonly PlaceSpan[], text: string): boolean {
  return places.some((other) => {
    if (other === place || other.above === place.region || place.above === other.region) return false;
    const [first, second] = other.start < place.start ? [other, place] : [place, other];
    return /^(?:\d{2,4}年?|\s|的|年)*(?:和|与|跟|同|及|以及|还有|比|对比|、|,|，|vs|或|还是)(?:\s)*$/.test(
      text.slice(first.end, second.start),
    );
  });
}

/**
 * The years that belong to one place each: a year right behind a place is that place's own when another place
 * follows (贵阳2024和六盘水), or words stand between the two (六盘水场次和贵阳2024场次). 吕梁和六盘水2025年
 * shares its year, so do 吕梁六盘水2025 and 2025年吕梁和六盘水. Null for a place without a year of its own.
 */
export function ownYears(
  places: readonly PlaceSpan[],
  years: readonly YearSpan[],
  text: string,
): Array<YearSpan | null> {
  if (places.length < 2) return places.map(() => null);
  const behind = places.map(
    (place) =>
      years.find((year) => year.start >= place.end && /^\s?$/.test(text.slice(place.end, year.start))) ??
      null,
  );
  // Every place with a year somewhere of its own: 2024年贵阳和2025年六盘水.
  if (years.length === places.length && behind.every((year) => year === null)) {
    const order = places.every((place, i) => (years[i]?.start ?? 0) < place.start);
    if (order) return [...years];
  }
  return behind.map((year, i) => {
    const place = places[i];
    if (!year || !place) return null;
    const last = i === places.length - 1;
    const listed = inList(place, places, text) || places[i - 1]?.end === place.start;
    return last && listed && behind.slice(0, i).every((other) => other === null) ? null : year;
  });
}
