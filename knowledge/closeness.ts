/**
 * Of figures that fit, which one is called most like the question.
 * Comes in: what was asked, a figure's view. Goes out: a small number for ordering. Never: a figure ruled in or out.
 */

import { type Asked, says, shareSaid } from "./asked.ts";
import type { Word } from "./lexicon.ts";
import type { View } from "./view.ts";

/** How near a figure's name and narrowing are to the question's own words: more is nearer, 0 is usual. */
export function closeness(asked: Asked, view: View, unsaid: Word | undefined): number {
  return (calledSo(asked, view) ? LITERAL : 0) - scopeLeft(asked, view) - leftOut(asked, view, unsaid);
}

/** More than what figures that fit alike may differ by. */
const LITERAL = 0.15;

/** Of names that mean the same (协商活动, 协商议事活动) the one that is just as the question says. */
function calledSo(asked: Asked, view: View): boolean {
  const name = view.words.metric.map((word) => word.text).join("");
  const said = name.length > 2 && asked.joined.includes(name);
  return said || (asked.joined.length > 2 && name.startsWith(asked.joined));
}

/** Of figures narrowed alike (全国政协, 全国政协综合采用) the one that is narrowed no further than the question says. */
function scopeLeft(asked: Asked, view: View): number {
  const share = shareSaid(asked, view.words.scope);
  return share > 0 && share < 1 ? LITERAL * (1 - share) * 2 : 0;
}

/**
 * What it costs that the question leaves out a word of the figure's name: most for the last one, for a name
 * is about what it ends with (the 产能 of 签约项目年产能 is no number of 项目).
 */
function leftOut(asked: Asked, view: View, unsaid: Word | undefined): number {
  const out = (w: Word): boolean => w.text.length > 1 && says(asked, w) === 0;
  const head = view.words.metric.findLast((word) => word.kind !== "light");
  const counted = asked.unit !== null && head?.text.includes(asked.unit.unit);
  if (head && out(head) && !counted) return 0.3;
  return unsaid || view.words.metric.some((w) => w.kind === "rest" && out(w)) ? 0.15 : 0;
}
