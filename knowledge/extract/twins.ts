/**
 * Figures of one report that bear the same name: what tells the parts from the whole becomes their scope.
 * In: labelled figures of a report. Out: the same figures, each fact once, some narrowed. Never: a figure renamed; a
 * whole chosen where nothing says which it is.
 */

import { segment } from "../lexicon.ts";
import { magnitude } from "../numbers.ts";
import type { Figure } from "../types.ts";
import { familiesOf } from "../units.ts";

/** A figure with what its clause says of whole and part. */
export interface Told {
  figure: Figure;
  whole: boolean;
  narrow: string;
}

/** One fact printed twice is one figure: the first of them. */
function once(told: readonly Told[]): Told[] {
  const seen = new Set<string>();
  const staged = new Set(
    told.flatMap(({ figure: f }) => (/^提案./.test(f.metric) ? [`${f.period}|${f.printed}`] : [])),
  );
  return told.filter((one) => {
    // 立案550件。550件提案分别交由…: the same proposals once more.
    const { figure } = one;
    if (figure.metric === "提案" && figure.scope === "" && staged.has(`${figure.period}|${figure.printed}`))
      return false;
    const { metric, scope, printed, period, parts } = one.figure;
    const key = [metric, scope, printed, period, parts.join("、")].join("|");
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** 委员提案 is what all proposals are called, unless the report tells 集体提案 apart from them. */
function besideCollective(told: readonly Told[]): Told[] {
  const collective = told.some(
    ({ figure }) => figure.metric.includes("提案") && /集体|党派|团体|界别/.test(figure.scope),
  );
  if (!collective) return [...told];
  return told.map((one) => {
    const { metric, scope, terms } = one.figure;
    const members = scope === "" && metric === "提案" && terms.includes("委员提案");
    return members ? { ...one, figure: { ...one.figure, scope: "委员" } } : one;
  });
}

/** Narrows all but the whole of figures that are named alike. */
export function tellApart(all: readonly Told[]): Figure[] {
  const told = besideCollective(once(all));
  const groups = new Map<string, Told[]>();
  for (const one of told) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return told.map((one) => {
    const group = groups.get(keyOf(one)) ?? [];
    const whole = group.length < 2 || one.figure.scope !== "" ? one : wholeOf(group);
    if (!whole || whole === one) return one.figure;
    const scope = one.narrow === "" ? ownSetting(one, group) : one.narrow;
    return scope === "" ? one.figure : { ...one.figure, scope };
  });
}

function keyOf({ figure }: Told): string {
  const [family = ""] = familiesOf(figure.unit);
  return [figure.period, figure.metric, figure.scope, family, figure.kind].join("|");
}

/** The one that is said to be the whole; of meetings the largest, for the others are some of them. */
function wholeOf(group: readonly Told[]): Told | null {
  const largest = [...group].sort((a, b) => magnitude(b.figure) - magnitude(a.figure))[0] ?? null;
  const meetings = segment(largest?.figure.metric ?? "").some(
    (word) => word.kind === "hard" && word.concept?.group === "meeting",
  );
  if (meetings) return largest;
  const said = group.filter((one) => one.whole && one.narrow === "");
  const [only] = said;
  if (only && said.length === 1) return only;
  const plain = group.filter((one) => one.narrow === "");
  return plain.length === 1 && plain[0] === largest ? largest : null;
}

/** A setting that no other of the group has. */
function ownSetting(one: Told, group: readonly Told[]): string {
  return (
    one.figure.context.find((entry) =>
      group.every((other) => other === one || !other.figure.context.includes(entry)),
    ) ?? ""
  );
}
