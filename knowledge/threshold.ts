/**
 * Who passes a mark: 2025年立案超过200件的有哪些, 满意率98%以上的有哪几家.
 * Comes in: a question in its pieces. Goes out: all figures that pass, the largest first, or null where no mark is
 * asked for. Never: a figure that only together with another passes.
 */

import { answerWith, refuse } from "./answer.ts";
import { differences } from "./compare.ts";
import type { Context } from "./context.ts";
import { matchesEverywhere, ranked } from "./everywhere.ts";
import { type Held, holdAsk, NOTHING } from "./held.ts";
import type { Answer } from "./types.ts";
import { askFor } from "./units.ts";
import { judge, readStated } from "./verdicts.ts";
import { listed, placeWhen } from "./wording.ts";

const WHO = /哪些|哪几|哪家|哪个|哪里|有谁|都有谁|几家|名单/;

/** Answers who passes a mark. */
export async function threshold(context: Context): Promise<Answer | null> {
  const { parsed, base, tables } = context;
  const [number, ...others] = parsed.numbers;
  if (!number || others.length > 0 || parsed.places.length > 0 || !WHO.test(parsed.text)) return null;
  const mark = readStated(parsed.text, number);
  if (parsed.cues.reverse || (mark.mark === "none" && !/有(?:哪|谁|几家)/.test(parsed.text))) return null;
  const held: Held = {
    ...NOTHING,
    years: parsed.years.map((one) => one.year),
    asks: parsed.segments.map(holdAsk),
  };
  const unit = number.unit === "" ? null : askFor(number.unit);
  const words = parsed.whole.words.filter((word) => !WHO.test(word.text) && word.text !== "政协");
  const options = { plan: false, total: false, relaxed: true };
  const part = { ...parsed.whole, words, unit };
  const fits = await matchesEverywhere(part, parsed.quoted, parsed.years, { base, tables, options });
  const all = fits.map((fit) => fit.view.figure);
  if (all.length === 0) return refuse("no-metric", "没有找到各家的这项数字，没法按多少来列。", held);
  const passing = ranked(
    all.filter((figure) => judge(mark, figure).right),
    mark.mark === "less" ? "least" : "most",
  );
  const [first, ...rest] = passing;
  const said = parsed.text.slice(mark.start, mark.end);
  if (!first)
    return refuse(
      "no-metric",
      `资料库里有这项数字的${all.length}家，没有一家${said}。`,
      held,
      all.slice(0, 3),
    );
  const headline = `${said}的有${passing.length}家：${listed(passing.map(placeWhen))}。`;
  const notes = [...differences(passing), "只在资料库收的报告里比。"];
  return answerWith("list", [first, ...rest], { headline, notes, question: parsed.text }, held, {
    base,
    tables,
  });
}
