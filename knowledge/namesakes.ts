/**
 * The same thing counted in several papers.
 * Comes in: figures. Goes out: which of them say the same, which say otherwise. Never: a choice which paper is right.
 */

import { magnitude } from "./numbers.ts";
import type { Figure } from "./types.ts";
import { familiesOf } from "./units.ts";

/** What figures share of which only one can be right. */
export function nameOf({ committee, period, metric, scope, parts, unit, kind }: Figure): string {
  const [family = unit] = familiesOf(unit);
  return [committee, period, metric, scope, parts.join("、"), family, kind].join("|");
}

/** Whether two figures are of one name in two papers; within one paper they are two things. */
export function areNamesakes(a: Figure, b: Figure): boolean {
  const papers = a.source.title !== b.source.title || a.source.date !== b.source.date;
  return papers && nameOf(a) === nameOf(b);
}

/** Whether two printed numbers are the same, 1.2万 and 12000, but not 98 and 98余. */
export function sayTheSame(a: Figure, b: Figure): boolean {
  return magnitude(a) === magnitude(b) && a.approx === b.approx;
}

/** What other papers print otherwise, each number once. */
export function otherwise(figure: Figure, figures: readonly Figure[]): Figure[] {
  const differing = figures.filter((other) => areNamesakes(figure, other) && !sayTheSame(figure, other));
  return differing.filter((other, i) => !differing.slice(0, i).some((one) => sayTheSame(one, other)));
}
