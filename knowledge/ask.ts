/**
 * A question to an answer: the visible list of steps.
 * Comes in: a question with what surrounds it, an opened base. Goes out: an Answer.
 * Never: a clock, I/O of its own, a guess around something that is missing.
 *
 * Slots go first: what was named rules figures out; wording only ranks what is left. Search (bigrams)
 * suggests neighbours and never answers. What is missing is said, what is doubtful is asked back.
 */

import { answerWith, chooseOf, refuse } from "./answer.ts";
import { anywhere, rank } from "./anywhere.ts";
import type { Base, Tables } from "./base.ts";
import { check } from "./check.ts";
import { compute } from "./compute.ts";
import type { AskPart, Context } from "./context.ts";
import { NOTHING, readHeld } from "./held.ts";
import { list } from "./list.ts";
import { answerTargets } from "./operations.ts";
import { type Parsed, parse, parseNormal } from "./parse.ts";
import { words } from "./passages/step.ts";
import { figuresFor } from "./reverse.ts";
import { sceneOf, withDetail, withSpan } from "./scene.ts";
import { unshared } from "./shared.ts";
import { sortPlaces } from "./targets.ts";
import { threshold } from "./threshold.ts";
import { trend } from "./trend.ts";
import type { Answer, Figure, Query } from "./types.ts";
import { type Mended, mend, placesLike } from "./typos.ts";

export { type Base, openBase } from "./base.ts";

/** Nobody asks for a figure in more characters; what is longer is a text, of which the beginning is read. */
const LONGEST = 300;

/** Answers a question out of a base. */
export async function ask(query: Query, base: Base): Promise<Answer> {
  const tables = await base.tables();
  const parsed = parse(query.question.slice(0, LONGEST), tables, query.today);
  const previous = readHeld(query.previous);
  const readings = await unshared({ query, base, tables, parsed, previous });
  const [only, ...others] = readings;
  if (only && others.length > 0) return amongShared(readings);
  const first = await answer(only ?? { query, base, tables, parsed, previous });
  if (first.kind === "answer" || first.kind === "words") return first;
  // A year without a report stays without one, however the rest is spelt.
  if (first.kind === "none" && first.missing === "no-period") return first;
  // Only what could not be answered as typed is read as a typing error.
  const mended =
    (await mendPlace(parsed, tables, base)) ??
    mend(parsed.text, tables, await wordsAround(parsed, base, first.kind === "choose" ? 2 : 3));
  if (!mended) return first;
  const reread = parseNormal(mended.text, tables, query.today, parsed.quoted);
  const second = await answer({ query, base, tables, parsed: reread, previous });
  if (second.kind === "none") return first;
  const note = `按${mended.changes.map(([from, to]) => `“${from}”→“${to}”`).join("、")}理解。`;
  return second.kind !== "choose"
    ? { ...second, notes: [note, ...second.notes], text: `${second.text}\n${note}` }
    : { ...second, prompt: `${note}${second.prompt}`, text: `${note}${second.text}` };
}

/** Of several places with one name the only one that has an answer; else which of them is meant is asked back. */
async function amongShared(readings: readonly Context[]): Promise<Answer> {
  const answers: Answer[] = [];
  for (const reading of readings) answers.push(await answer(reading));
  const sure = answers.filter(({ kind }) => kind === "answer" || kind === "words");
  const [only = answers.find(({ kind }) => kind === "choose") ?? answers[0], ...others] = sure;
  if (only && others.length === 0) return only;
  const choices = readings.map(({ parsed: { text } }) => ({ label: text.slice(0, 16), question: text }));
  return chooseOf(choices, "有几个地方叫这个名字，想问哪一个？", readings[0]?.previous ?? NOTHING);
}

/** 吕粱 for 吕梁: where no place is named, one that the base knows and that sounds like the beginning. */
async function mendPlace(parsed: Parsed, tables: Tables, base: Base): Promise<Mended | null> {
  if (parsed.places.length > 0) return null;
  for (const [typed, name] of placesLike(parsed.text, tables).slice(0, 6)) {
    if (!(await base.region(name))) continue;
    return { text: name + parsed.text.slice(typed.length), changes: [[typed, name]] };
  }
  return null;
}

/**
 * Words of the reports of the places named. Short ones sound like much: they count only where all but one
 * word was understood already.
 */
async function wordsAround(parsed: Parsed, base: Base, shortest: number): Promise<string[]> {
  const words = new Set<string>();
  for (const { region } of parsed.places.slice(0, 2)) {
    const entry = await base.region(region);
    for (const { period } of entry?.periods.slice(0, 2) ?? []) {
      for (const { terms, context } of await base.figures(region, period)) {
        for (const word of [...terms, ...context]) {
          if (/^[\u4e00-\u9fa5]{2,6}$/.test(word) && word.length >= shortest) words.add(word);
        }
      }
    }
  }
  return [...words];
}

async function answer(context: Context): Promise<Answer> {
  const { parsed, query, tables, previous } = context;
  if (parsed.cues.order) {
    const held = previous ?? NOTHING;
    return refuse("off-topic", "改数字、订票这类事我办不了，我只查政协报告里印出的数字。", held);
  }
  const part: AskPart = (text) =>
    direct({ ...context, parsed: parseNormal(text, tables, query.today, parsed.quoted) });
  return (await madeOf(context, part)) ?? direct(context);
}

/** What is answered by asking for its parts, each as a question of its own. */
async function madeOf(context: Context, part: AskPart): Promise<Answer | null> {
  return (
    (await compute(context, part)) ??
    (await trend(context, part)) ??
    (await check(context, part)) ??
    (await threshold(context)) ??
    list(context)
  );
}

/** What is answered by looking it up. */
async function direct(context: Context): Promise<Answer> {
  const { parsed, base, previous } = context;
  const { cues } = parsed;
  const held = previous ?? NOTHING;
  const said = await words(context);
  if (said) return said;
  if (isChat(parsed)) {
    return refuse(
      "off-topic",
      "这个我帮不上忙。我只查政协报告里的数字，比如“贵阳2024年社区协商多少场”。",
      held,
    );
  }
  if (cues.reverse) return reverse(context);
  if (cues.words) {
    return refuse("no-metric", "名字、时间和做法我还答不了，目前只能查报告里印出的数字。", held);
  }
  if (cues.change && new Set(parsed.years.map(({ year }) => year)).size < 2) {
    return refuse("no-metric", "报告没有印增减的数，我也不推算。可以把两年的数分开问。", held);
  }
  const places = await sortPlaces(parsed.places, parsed.text, base);
  const read = places.detail.length > 0 ? withDetail(context, places) : context;
  const lone = places.asked.length === 0 && (!previous || (parsed.whole.words.length > 0 && !cues.followup));
  const everywhere =
    cues.rank !== null || (cues.compare && parsed.segments.length < 2 && parsed.years.length < 2);
  if (lone && everywhere) return rank(read);
  const scene = await sceneOf(read, places);
  if (scene === null) return anywhere(read);
  if ("kind" in scene) return scene;
  return answerTargets(withSpan(read, scene), scene);
}

/** Weather, poems and the like; also a greeting with nothing behind it. */
function isChat(parsed: Parsed): boolean {
  const ours = parsed.whole.words.some((word) => word.kind === "hard" || word.kind === "part");
  // 写一篇发言稿 uses our words, but asks for no number.
  const asks = parsed.askCount > 0 || parsed.cues.compare || parsed.cues.rank !== null;
  if (parsed.cues.chat && (!ours || !asks)) return true;
  const empty = parsed.whole.words.length === 0 && parsed.places.length === 0 && parsed.years.length === 0;
  const compares = parsed.cues.compare || parsed.cues.rank !== null;
  return (
    empty &&
    !compares &&
    parsed.askCount === 0 &&
    parsed.numbers.length === 0 &&
    !parsed.cues.followup &&
    !parsed.cues.total
  );
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
