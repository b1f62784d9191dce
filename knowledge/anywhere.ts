/**
 * Questions that name no place: whose figure is meant, and who has most.
 * Comes in: the question in its pieces. Goes out: an answer that says whose figure it is, or a question back.
 * Never: a figure of one committee where several could be meant.
 */

import { answerWith, CHOICES, chooseAmong, refuse } from "./answer.ts";
import { differences, withCaveat } from "./compare.ts";
import type { Context } from "./context.ts";
import { distinctive, matchesEverywhere, ranked, SHOWN } from "./everywhere.ts";
import { type Held, holdAsk, NOTHING } from "./held.ts";
import type { Match } from "./match.ts";
import { magnitude, readNumber } from "./numbers.ts";
import type { Answer, Figure } from "./types.ts";
import { placeWhen, whoWhen } from "./wording.ts";

/** No place was named: a name that only one committee has answers; else whose figure is asked back. */
export async function anywhere(context: Context): Promise<Answer> {
  const { parsed, base, tables } = context;
  const part = parsed.whole;
  const held: Held = {
    ...NOTHING,
    years: parsed.years.map((y) => y.year),
    asks: parsed.segments.map(holdAsk),
  };
  const options = { plan: parsed.cues.plan, total: parsed.cues.total, relaxed: true };
  const fits = await matchesEverywhere(part, parsed.quoted, parsed.years, { base, tables, options });
  const regions = new Set(fits.map((fit) => fit.view.figure.region));
  const [only] = fits;
  if (only && fits.length === 1 && distinctive(part, parsed.quoted, only)) {
    const figure = only.view.figure;
    const note = `没有说是哪里，只有${whoWhen(figure)}有这个数。`;
    return answerWith(
      "lookup",
      [figure],
      { notes: [note] },
      { ...held, regions: [figure.region] },
      { base, tables },
    );
  }
  // Some of hundreds of places would be no choice.
  if (only && regions.size <= CHOICES)
    return chooseAmong(
      fits.map((fit) => fit.view.figure),
      "想问哪一家的？",
      held,
      context,
    );
  if (part.words.length === 0 && regions.size === 0) {
    return refuse("no-metric", "想问哪个市政协、哪一年、什么数？比如“贵阳2024年社区协商多少场”。", held);
  }
  const unread = /^(?!全国|各|我|咱|省|市|县|区|人民)([\u4e00-\u9fa5]{2,4}?[市县区州]?)政协/.exec(
    parsed.text,
  )?.[1];
  const read =
    unread !== undefined && parsed.whole.words.every((word) => word.kind === "rest" || word.start > 0);
  const why = read
    ? `没有认出“${unread}”是哪里，请核对地名再问一次。`
    : "没有说是哪个市政协的，请带上地名再问一次。";
  return refuse("no-place", why, held);
}

/** Reports left out of a ranking, for they print the matter only together with others. */
function together(aside: readonly Match[], shown: readonly Figure[]): string[] {
  const left = aside
    .map((fit) => fit.view.figure)
    .filter((one) => shown.every((f) => f.region !== one.region || f.period !== one.period));
  const [first] = left;
  if (!first || first.parts.length < 2) return [];
  return [`${whoWhen(first)}只有${first.parts.join("、")}合在一起的数（${first.printed}），没有排进来。`];
}

/** 排一排, 前三名, 第二: how the row is wanted, and no part of what is counted. */
const ORDERING = /^(?:排名|排行|排序|排个?名?|排一?排|排?[前第]?[一二三四五六七八九十两几\d]+[家名个位]?)$/;

/** 最少的三家, 前五名: so many are asked for; 排第二: the one at that place. */
function placesAsked(text: string): { count: number | null; nth: number | null } {
  const [, many] = /(?:最[多少高低大小]的?|前)([一二两三四五六七八九十\d]{1,2})[家名个位]/.exec(text) ?? [];
  const [, place] = /第([二三四五六七八九十\d]{1,2})(?:[家名位]|$|[的是呢?？])/.exec(text) ?? [];
  const read = (word: string | undefined): number | null => (word === undefined ? null : readNumber(word));
  return { count: read(many), nth: read(place) };
}

/** Who has most, over all committees. */
export async function rank(context: Context): Promise<Answer> {
  const { parsed, base, tables } = context;
  const held: Held = {
    ...NOTHING,
    years: parsed.years.map((y) => y.year),
    asks: parsed.segments.map(holdAsk),
  };
  const options = { plan: false, total: false, relaxed: true };
  const words = parsed.whole.words.filter((word) => !ORDERING.test(word.text));
  const aside: Match[] = [];
  const order = parsed.cues.rank ?? "most";
  const ground = { base, tables, options, order };
  const fits = await matchesEverywhere(
    { ...parsed.whole, words },
    parsed.quoted,
    parsed.years,
    ground,
    aside,
  );
  const sorted = ranked(
    fits.map((fit) => fit.view.figure),
    order,
  ).slice(0, SHOWN);
  const { count, nth } = placesAsked(parsed.text);
  const [first, ...rest] = count === null ? sorted : sorted.slice(0, Math.max(1, count));
  if (!first) return refuse("no-metric", "没有找到各家都有的这项数字，没法排名。", held);
  const few = rest.length === 0 ? `只有${whoWhen(first)}有这个数。` : "";
  const word = parsed.cues.rank === "least" ? "最少" : "最多";
  const top = sorted.filter((figure) => magnitude(figure) === magnitude(first));
  const names = top.map(placeWhen).join("、") + (top.length > 1 ? "并列" : "");
  const differ = differences([first, ...rest]);
  const at = nth === null ? undefined : sorted[nth - 1];
  const said = at ? `第${nth}是${placeWhen(at)}：${at.printed}；` : "";
  const headline = rest.length === 0 ? "" : withCaveat(`${said}${names}${word}：${first.printed}。`, differ);
  return answerWith(
    "rank",
    [first, ...rest],
    { headline, notes: [few, ...differ, ...together(aside, sorted)] },
    held,
    {
      base,
      tables,
    },
  );
}
