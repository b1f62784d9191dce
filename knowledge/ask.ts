/**
 * A question to an answer: the visible list of steps.
 * Comes in: a question with what surrounds it, an opened base. Goes out: an Answer.
 * Never: a clock, I/O of its own, a guess around something that is missing.
 *
 * Slots go first: what was named rules figures out; wording only ranks what is left. Search (bigrams)
 * suggests neighbours and never answers. What is missing is said, what is doubtful is asked back.
 */

import { answerWith, chooseAmong, refuse } from "./answer.ts";
import type { Base, Tables } from "./base.ts";
import { differences } from "./compare.ts";
import { distinctive, matchesEverywhere, ranked } from "./everywhere.ts";
import { askOf, type Held, holdAsk, NOTHING, readHeld } from "./held.ts";
import { answerTargets } from "./operations.ts";
import { type Parsed, parse, parseNormal, type Segment } from "./parse.ts";
import { figuresFor } from "./reverse.ts";
import { type NamedPlaces, pairYears, sortPlaces, type Target, targetsOf } from "./targets.ts";
import { magnitude } from "./numbers.ts";
import { mend } from "./typos.ts";
import type { Answer, Figure, Query } from "./types.ts";
import { whoWhen } from "./wording.ts";

export { openBase, type Base, BaseError } from "./base.ts";

/** Everything a step may need of the question. */
export interface Context {
  query: Query;
  base: Base;
  tables: Tables;
  parsed: Parsed;
  previous: Held | null;
}

/** Answers a question out of a base. */
export async function ask(query: Query, base: Base): Promise<Answer> {
  const tables = await base.tables();
  const parsed = parse(query.question, tables, query.today);
  const previous = readHeld(query.previous);
  const first = await answer({ query, base, tables, parsed, previous });
  if (first.kind === "answer") return first;
  // Only what could not be answered as typed is read as a typing error.
  const mended = mend(parsed.text, tables);
  if (!mended) return first;
  const reread = parseNormal(mended.text, tables, query.today, parsed.quoted);
  const second = await answer({ query, base, tables, parsed: reread, previous });
  if (second.kind === "none") return first;
  const note = `按${mended.changes.map(([from, to]) => `“${from}”→“${to}”`).join("、")}理解。`;
  return second.kind === "answer"
    ? { ...second, notes: [note, ...second.notes], text: `${second.text}\n${note}` }
    : second;
}

async function answer(context: Context): Promise<Answer> {
  const { parsed, base, tables, previous } = context;
  const { cues } = parsed;
  const held = previous ?? NOTHING;
  if (isChat(parsed)) {
    return refuse("off-topic", "这个我帮不上忙。我只查政协报告里的数字，比如“贵阳2024年社区协商多少场”。", held);
  }
  if (cues.reverse) return reverse(context);
  if (cues.words) {
    return refuse("no-metric", "名字、时间和做法我还答不了，目前只能查报告里印出的数字。", held);
  }
  const places = await sortPlaces(parsed.places, parsed.text, base);
  const read = places.detail.length > 0 ? withDetail(context, places) : context;
  const lone = places.asked.length === 0 && (!previous || (parsed.whole.words.length > 0 && !cues.followup));
  const everywhere = cues.rank !== null || (cues.compare && parsed.segments.length < 2 && parsed.years.length < 2);
  if (lone && everywhere) return rank(read);
  const regions = await regionsOf(read, places);
  if ("kind" in regions) return regions;
  return answerTargets(read, regions.targets, regions.asks, regions.notes);
}

/** Weather, poems and the like; also a greeting with nothing behind it. */
function isChat(parsed: Parsed): boolean {
  const ours = parsed.whole.words.some((word) => word.kind === "hard" || word.kind === "part");
  if (parsed.cues.chat && !ours) return true;
  const empty = parsed.whole.words.length === 0 && parsed.places.length === 0 && parsed.years.length === 0;
  return empty && parsed.askCount === 0 && parsed.numbers.length === 0 && !parsed.cues.followup && !parsed.cues.total;
}

/** Reads the question again with places that only describe as words of what is asked. */
function withDetail(context: Context, places: NamedPlaces): Context {
  const { parsed, tables, query } = context;
  const detail = new Set(places.detail.map((place) => place.start));
  return { ...context, parsed: parseNormal(parsed.text, tables, query.today, parsed.quoted, detail) };
}

interface Scene {
  targets: Target[];
  asks: Segment[];
  notes: string[];
}

/** Whose reports are meant and what is asked of them, with what an earlier question or home supplies. */
async function regionsOf(context: Context, places: NamedPlaces): Promise<Scene | Answer> {
  const { parsed, base, previous, query } = context;
  const notes: string[] = [];
  let names = [...new Set(places.asked.map((place) => place.region))];
  const leans = previous !== null && (names.length === 0 || parsed.whole.words.length === 0);
  if (names.length === 0 && leans) names = [...previous.regions];
  if (names.length === 0 && query.home !== undefined) {
    names = [query.home];
    notes.push(`没有说是哪里，按${query.home}查的。`);
  }
  if (names.length === 0) return anywhere(context);
  const paired = pairYears(places.asked, parsed.years);
  const sameRegions = leans && places.asked.length === 0;
  const keepYears = parsed.years.length === 0 && previous !== null && (sameRegions || parsed.whole.words.length === 0);
  const years = keepYears ? previous.years.map((year) => ({ year, relative: null, ofReport: false })) : parsed.years;
  const asks = asksOf(parsed, leans ? previous : null);
  const held: Held = {
    ...NOTHING,
    regions: names,
    years: years.map((one) => one.year),
    asks: asks.length > 0 ? asks.map(holdAsk) : (previous?.asks ?? []),
    compare: parsed.cues.compare,
  };
  const targets: Target[] = [];
  const unknown: string[] = [];
  for (const [i, name] of names.entries()) {
    const region = await base.region(name);
    if (!region) {
      unknown.push(name);
      continue;
    }
    const own = paired?.[i];
    const wanted = own ? [own] : years;
    const found = targetsOf(region, wanted);
    if (Array.isArray(found)) targets.push(...found);
    else return gapAnswer(context, found.reason, asks, held, region);
  }
  if (unknown.length > 0) {
    return refuse("no-place", `资料库里没有${unknown.join("、")}的政协报告。`, held);
  }
  return { targets, asks, notes };
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
  region: { region: string; committee: string; periods: ReadonlyArray<{ period: string; year: number | null }> },
): Promise<Answer> {
  const newest = region.periods[0];
  if (!newest) return refuse("no-period", reason, held);
  const year = newest.year === null ? "" : `${newest.year}年`;
  const words = asks.map((part) => part.words.map((word) => word.text).join("")).join("、");
  const measure = context.parsed.whole.unit ? `多少${context.parsed.whole.unit.unit}` : "是多少";
  const offer = `${region.region}${year}${words}${measure}`;
  return refuse("no-period", reason, held, [], words === "" ? [] : [{ label: `${region.region}${year}`, question: offer }]);
}

/** No place was named: a name that only one committee has answers; else whose figure is asked back. */
async function anywhere(context: Context): Promise<Answer> {
  const { parsed, base, tables } = context;
  const part = parsed.whole;
  const held: Held = { ...NOTHING, years: parsed.years.map((y) => y.year), asks: parsed.segments.map(holdAsk) };
  const options = { plan: parsed.cues.plan, total: parsed.cues.total, relaxed: true };
  const fits = await matchesEverywhere(part, parsed.quoted, parsed.years, { base, tables, options });
  const regions = new Set(fits.map((fit) => fit.view.figure.region));
  const [only] = fits;
  if (only && fits.length === 1 && distinctive(part, parsed.quoted, only)) {
    const figure = only.view.figure;
    const note = `没有说是哪里，只有${whoWhen(figure)}有这个数。`;
    return answerWith("lookup", [figure], { notes: [note] }, { ...held, regions: [figure.region] }, { base, tables });
  }
  if (only) return chooseAmong(fits.map((fit) => fit.view.figure), "想问哪一家的？", held, context);
  if (part.words.length === 0 && regions.size === 0) {
    return refuse("no-metric", "想问哪个市政协、哪一年、什么数？比如“贵阳2024年社区协商多少场”。", held);
  }
  return refuse("no-place", "没有说是哪个市政协的，也没有找到哪一家有这样的数。请带上地名再问一次。", held);
}

/** Who has most, over all committees. */
async function rank(context: Context): Promise<Answer> {
  const { parsed, base, tables } = context;
  const held: Held = { ...NOTHING, years: parsed.years.map((y) => y.year), asks: parsed.segments.map(holdAsk), compare: true };
  const options = { plan: false, total: false, relaxed: true };
  const fits = await matchesEverywhere(parsed.whole, parsed.quoted, parsed.years, { base, tables, options });
  const sorted = ranked(fits.map((fit) => fit.view.figure), parsed.cues.rank ?? "most");
  const [first, ...rest] = sorted;
  if (!first) return refuse("no-metric", "没有找到各家都有的这项数字，没法排名。", held);
  const few = rest.length === 0 ? `只有${whoWhen(first)}有这个数。` : "";
  const word = parsed.cues.rank === "least" ? "最少" : "最多";
  const top = sorted.filter((figure) => magnitude(figure) === magnitude(first));
  const names = top.map(whoWhen).join("、") + (top.length > 1 ? "并列" : "");
  const headline = rest.length === 0 ? "" : `${names}${word}：${first.printed}。`;
  return answerWith("rank", [first, ...rest], { headline, notes: [few, ...differences(sorted)] }, held, { base, tables });
}

/** What a number is. */
async function reverse(context: Context): Promise<Answer> {
  const { parsed, base, tables, previous } = context;
  const held = previous ?? NOTHING;
  const found: Figure[] = [];
  for (const stated of parsed.numbers) found.push(...(await figuresFor(stated, parsed, base, tables)));
  const [first, ...rest] = found;
  const said = parsed.numbers.map((stated) => parsed.text.slice(stated.start, stated.end)).join("、");
  if (!first) return refuse("no-metric", `资料库的报告里没有“${said}”这个数。`, held);
  const regions = [...new Set(found.map((figure) => figure.region))];
  const headline = rest.length === 0 ? "" : `“${said}”在资料库里有${found.length}处。`;
  return answerWith("reverse", [first, ...rest], { headline }, { ...held, regions }, { base, tables });
}
