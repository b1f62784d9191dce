/**
 * Questions that name no place: whose figure is meant, and who has most.
 * Comes in: the question in its pieces. Goes out: an answer that says whose figure it is, or a question back.
 * Never: a figure of one committee where several could be meant.
 */

import { answerWith, chooseAmong, refuse } from "./answer.ts";
import { differences } from "./compare.ts";
import type { Context } from "./context.ts";
import { distinctive, matchesEverywhere, ranked } from "./everywhere.ts";
import { type Held, holdAsk, NOTHING } from "./held.ts";
import { magnitude } from "./numbers.ts";
import type { Answer } from "./types.ts";
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
  if (only)
    return chooseAmong(
      fits.map((fit) => fit.view.figure),
      "想问哪一家的？",
      held,
      context,
    );
  if (part.words.length === 0 && regions.size === 0) {
    return refuse("no-metric", "想问哪个市政协、哪一年、什么数？比如“贵阳2024年社区协商多少场”。", held);
  }
  return refuse("no-place", "没有说是哪个市政协的，也没有找到哪一家有这样的数。请带上地名再问一次。", held);
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
  const words = parsed.whole.words.filter((word) => !/^(?:排名|排行|排序|排个?名?|排一?排)$/.test(word.text));
  const fits = await matchesEverywhere({ ...parsed.whole, words }, parsed.quoted, parsed.years, {
    base,
    tables,
    options,
  });
  const sorted = ranked(
    fits.map((fit) => fit.view.figure),
    parsed.cues.rank ?? "most",
  );
  const [first, ...rest] = sorted;
  if (!first) return refuse("no-metric", "没有找到各家都有的这项数字，没法排名。", held);
  const few = rest.length === 0 ? `只有${whoWhen(first)}有这个数。` : "";
  const word = parsed.cues.rank === "least" ? "最少" : "最多";
  const top = sorted.filter((figure) => magnitude(figure) === magnitude(first));
  const names = top.map(placeWhen).join("、") + (top.length > 1 ? "并列" : "");
  const headline = rest.length === 0 ? "" : `${names}${word}：${first.printed}。`;
  return answerWith("rank", [first, ...rest], { headline, notes: [few, ...differences(sorted)] }, held, {
    base,
    tables,
  });
}
