/**
 * Whose report it is.
 * Comes in: title, text and page notices of one report. Goes out: the committee, or null where the text does not tell.
 * Never: the committee of a place that is only visited, received from, or reported to.
 */

import { abovesOf, type Divisions, findPlaces } from "../places.ts";
import { type Committee, committeeOf, type Level, mentionsIn, NATION, tailOf } from "./committees.ts";

/** What identity is read off. */
export interface Voice {
  title: string;
  /** The report's paragraphs in order. */
  paragraphs: readonly string[];
  /** Lines around it: who issued it, who signed it. */
  around: readonly string[];
}

/** 赴遵义市政协, 接待…, 与…: others it has to do with. */
const OTHERS =
  /(?:赴|到|去|往|前往|接待|来自|邀请|联合|配合|协助|与|同|和|及|、|陪同|学习|借鉴|参加|迎接|对接|指导|获|被|受|经|由|向)$/;

/** 在中共贵阳市委坚强领导下: said of one's own party committee only. */
const LED = /^(?:中共)?[^，。、]{2,10}委[^，。、]{0,8}领导下/;

const OWN: ReadonlyArray<readonly [RegExp, Level]> = [
  [/省政协|自治区政协|我省|全省|我区各族|全区政协系统/g, "province"],
  [/[市州盟]政协|我[市州盟]|全[市州盟]/g, "city"],
  [/[县旗]政协|我[县旗]|全[县旗]|(?<!自治)区政协|我区|全区/g, "county"],
];

/** Levels by how often the text speaks of itself so: 市政协, 我市, 全市. */
function selfLevels(text: string): Map<Level, number> {
  return new Map(OWN.map(([pattern, level]) => [level, [...text.matchAll(pattern)].length]));
}

/** Of the divisions that share a name the one whose city or province the text speaks of most. */
export function settle(committee: Committee, text: string, divisions: Divisions): Committee {
  const { region } = committee;
  if (committee.level !== "county" || !Object.hasOwn(divisions.twins, region)) return committee;
  const [best, next] = (divisions.twins[region] ?? [])
    .map((one) => {
      const aboves = abovesOf(one, divisions);
      return { aboves, count: aboves.reduce((sum, above) => sum + text.split(above).length - 1, 0) };
    })
    .sort((a, b) => b.count - a.count);
  const [above] = best?.aboves ?? [];
  if (!best || above === undefined || best.count === (next?.count ?? 0)) return committee;
  return committeeOf(`${above}${tailOf(above, divisions)}${region}`, divisions) ?? committee;
}

/** Tells whose report it is by what it calls itself, where, and how often. */
export function whose({ title, paragraphs, around }: Voice, divisions: Divisions): Committee | null {
  const body = paragraphs.join("\n");
  const opening = body.slice(0, 260);
  const all = [title, body, ...around].join("\n");
  const scores = new Map<string, { committee: Committee; score: number }>();
  const add = (text: string, each: number, most: number, party: number): void => {
    const counted = new Map<string, number>();
    for (const mention of mentionsIn(text, divisions)) {
      const { at } = mention;
      const committee = settle(mention.committee, all, divisions);
      const before = text.slice(Math.max(0, at - 4), at);
      const led = mention.party && LED.test(text.slice(at, at + 24));
      const weight = led ? 3 * each : (OTHERS.test(before) ? 0.15 : 1) * (mention.party ? party : 1) * each;
      const sum = Math.min(most, (counted.get(committee.region) ?? 0) + weight);
      const entry = scores.get(committee.region) ?? { committee, score: 0 };
      // 云川政协 is short for 云川市政协.
      if (committee.name.length > entry.committee.name.length) entry.committee = committee;
      entry.score += sum - (counted.get(committee.region) ?? 0);
      counted.set(committee.region, sum);
      scores.set(committee.region, entry);
    }
  };
  add(title, 30, 30, 0.5);
  for (const line of around) add(line, 8, 8, 0.5);
  add(opening, 6, 12, 0.7);
  add(body, 1, 14, 0.7);
  const said = /我代表(?:中国人民政治协商会议|政协)?(.{2,30}?)(?:常务委员会|常委会)/.exec(
    body.slice(0, 600),
  )?.[0];
  if (said !== undefined) add(said, 40, 40, 0);
  const levels = selfLevels(`${title}\n${body}`);
  const titled = new Set([
    ...[...selfLevels(title)].flatMap(([level, count]) => (count > 0 ? level : [])),
    ...mentionsIn(title, divisions).map((mention) => mention.committee.level),
  ]);
  // 贵州推进基层协商综述 names the place and leaves the committee to the text.
  for (const { region } of findPlaces(title, divisions)) {
    const entry = scores.get(region);
    if (!entry) continue;
    entry.score += 12;
    titled.add(entry.committee.level);
  }
  const total = [...levels.values()].reduce((sum, count) => sum + count, 0);
  const rated = [...scores.values()].map(({ committee, score }) => {
    const share = total === 0 ? 0.5 : (levels.get(committee.level) ?? 0) / total;
    const level = titled.size === 0 ? 1 : titled.has(committee.level) ? 1.5 : 0.1;
    // The nation's own reports speak of 全国政协 from the title on; others only look up to it.
    const nation = committee.region === NATION.region;
    return { committee, score: score * (nation ? (score >= 30 ? 1 : 0.3) : (0.4 + share) * level) };
  });
  rated.sort((a, b) => b.score - a.score);
  const best = rated[0];
  return best && best.score >= 1 ? best.committee : null;
}

/** Where no committee is named: the place that 市政协 or 县政协 can only be of, by the places the text speaks of. */
export function whoseByPlaces({ title, paragraphs, around }: Voice, divisions: Divisions): Committee | null {
  const text = [title, ...paragraphs, ...around].join("\n");
  const [own] = [...selfLevels(text)].sort((a, b) => b[1] - a[1]);
  if (!own || own[1] === 0) return null;
  const rank = own[0] === "province" ? 1 : own[0] === "city" ? 2 : 3;
  const counts = new Map<string, number>();
  for (const place of findPlaces(text, divisions)) {
    // A county speaks for its city.
    const region = place.level === rank ? place.region : place.level === rank + 1 ? place.above : "";
    if (region !== "") counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  const [most, next] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && most[1] >= 2 && most[1] >= 2 * (next?.[1] ?? 0) ? committeeOf(most[0], divisions) : null;
}
