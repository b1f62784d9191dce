/**
 * All that is asked of one target: one thing, or the items of a list.
 * Comes in: the parts asked for, a target. Goes out: an outcome for each. Never: words of an answer.
 */

import { readAsked } from "./asked.ts";
import type { Context } from "./context.ts";
import { askOf, leaning } from "./held.ts";
import { namedParts } from "./partial.ts";
import { type Ground, type Outcome, resolve, resolveFirst, resolveList } from "./resolve.ts";
import type { Segment } from "./segments.ts";
import type { Target } from "./targets.ts";
import { familiesOf } from "./units.ts";
import { viewOf } from "./view.ts";

/** What one target has to say to all that is asked. */
export interface Reading {
  target: Target;
  outcomes: Outcome[];
  asks: Segment[];
}

/** Reads everything asked for in one target. */
export async function read(
  context: Context,
  target: Target,
  asks: readonly Segment[],
  ground: Ground,
): Promise<Reading> {
  const { parsed, previous } = context;
  const fresh = parsed.whole.words.length > 0;
  const one: Segment = fresh ? parsed.whole : (asks[0] ?? parsed.whole);
  const several = asks.length > 1;
  const { also } = parsed.cues;
  const manyAsks = (fresh && parsed.askCount > 1) || (also && several);
  const leans = fresh && previous !== null && parsed.places.length === 0 && previous.asks.length > 0 && !also;
  const earlier = leans ? previous.asks.at(-1) : undefined;
  const before = earlier ? askOf(earlier) : null;
  const whole: Segment[] = before ? leaning(before, one) : [one];
  const heads: Segment[] = before && asks[0] ? leaning(before, asks[0]) : asks.slice(0, 1);
  const single = async (relaxed: boolean): Promise<Reading> => {
    const { outcome, reading } = await resolveFirst(whole, target, {
      ...ground,
      options: { ...ground.options, relaxed },
    });
    return { target, outcomes: [outcome], asks: [reading] };
  };
  const umbrella = fresh ? await underUmbrella(one, target, ground) : null;
  if (umbrella) return umbrella;
  if (!several) {
    const strict = await single(false);
    if (!isOpenOutcome(strict)) return strict;
    const loose = await single(true);
    return isOpenOutcome(loose) ? strict : loose;
  }
  // One figure may count all of a list (四类协商353场次), unless each is asked for on its own.
  const joint = manyAsks || (parsed.cues.list && !parsed.cues.total) ? null : await single(false);
  const items = await listOf(asks, target, ground, heads);
  if (joint?.outcomes[0]?.kind === "one" && !outdoes(items, joint)) return joint;
  if (items.outcomes.every((outcome) => outcome.kind === "one")) return items;
  if (manyAsks) return items;
  if (items.outcomes.some((one) => one.kind === "one") && items.outcomes.some(missesItem(asks))) return items;
  const loose = await single(true);
  if (loose.outcomes[0]?.kind === "one" && !parsed.cues.compare && !parsed.cues.list) return loose;
  if (joint && joint.outcomes[0]?.kind === "part") return joint;
  return items;
}

/**
 * 院坝、社区、园区、景区协商 are 基层协商 where a figure counts just these together: what else is asked of them
 * (解决多少问题) is asked of that.
 */
async function underUmbrella(part: Segment, target: Target, ground: Ground): Promise<Reading | null> {
  const asked = readAsked(part);
  for (const { period } of target.periods) {
    for (const figure of await ground.base.figures(target.region.region, period)) {
      if (figure.parts.length < 3) continue;
      const view = viewOf(figure, ground.tables);
      if (namedParts(asked, view).length < view.parts.length) continue;
      const listed = view.parts.join("");
      const rest = part.words.filter((word) => !listed.includes(word.text));
      const more = rest.some((word) => word.kind === "hard" && !view.concepts.has(word.concept?.id ?? ""));
      const name = view.words.metric.filter((word) => word.kind === "hard");
      if (!more || name.length === 0) continue;
      const reading = { ...part, words: [...name, ...rest] };
      const outcome = await resolve(reading, target, ground);
      if (outcome.kind === "one") return { target, outcomes: [outcome], asks: [reading] };
    }
  }
  return null;
}

function isOpenOutcome({ outcomes: [first] }: Reading): boolean {
  return first?.kind === "none" || first?.kind === "doubt";
}

/** Whether an item was not found that names a thing of its own: it is told, never passed over. */
function missesItem(asks: readonly Segment[]): (outcome: Outcome, i: number) => boolean {
  return (outcome, i) =>
    outcome.kind !== "one" &&
    (asks[i]?.words ?? []).some((word) =>
      /^(?:stage|meeting|form|place|media)$/.test(word.concept?.group ?? ""),
    );
}

/** Whether a list found a figure for each item, where one that names them all does not count them together. */
function outdoes(items: Reading, joint: Reading): boolean {
  const [whole] = joint.outcomes;
  if (whole?.kind !== "one" || whole.figure.parts.length > 1) return false;
  const found = items.outcomes.flatMap((outcome) => (outcome.kind === "one" ? [outcome.figure] : []));
  const each = found.length === items.outcomes.length && new Set(found).size === found.length;
  // 主席会议和常委会议: two things with a name of their own, of which the one is not set in the other.
  const own = (part: Segment): boolean => part.words.some((word) => word.concept?.group === "meeting");
  if (each && items.asks.every(own)) return true;
  // 服务为民活动与群众座谈 is one thing in its setting; 工作室，还有平台 only meet in key words.
  const { concepts } = whole.match.view;
  const words = joint.asks.flatMap((part) => part.words);
  const unasked = joint.asks.every((part) => part.unit === null);
  const measures = new Set(
    items.outcomes.flatMap((one) => (one.kind === "one" ? [...familiesOf(one.figure.unit)][0] : [])),
  );
  // 帮扶项目和资金 asks for two measures, even where the one is set in the other.
  const apart = unasked && measures.size === items.outcomes.length;
  if (!apart && words.every((word) => concepts.get(word.concept?.id ?? "") !== "terms")) return false;
  return each;
}

/** What an item leaves open is the figure of the same setting as the others: 宣讲、调研、信访接待 of one campaign. */
function settle(outcomes: readonly Outcome[]): Outcome[] {
  const settings = new Set(outcomes.flatMap((one) => (one.kind === "one" ? one.figure.context : [])));
  return outcomes.map((outcome) => {
    if (outcome.kind !== "many") return outcome;
    const [figure, ...others] = outcome.figures.filter((one) =>
      one.context.some((entry) => settings.has(entry)),
    );
    return figure && others.length === 0
      ? { kind: "one", figure, match: outcome.best, target: outcome.target }
      : outcome;
  });
}

/** The items of a list in one report: of several reports the one that has them all. */
async function listOf(
  asks: readonly Segment[],
  target: Target,
  ground: Ground,
  heads: readonly Segment[],
): Promise<Reading> {
  const tries: Reading[] = [];
  for (const period of target.periods) {
    const only = { ...target, periods: [period] };
    const head = heads.length > 1 ? (await resolveFirst(heads, only, ground)).reading : asks[0];
    const results = await resolveList(head ? [head, ...asks.slice(1)] : asks, only, ground);
    tries.push({
      target,
      outcomes: settle(results.map((r) => r.outcome)),
      asks: results.map((r) => r.reading),
    });
  }
  const complete = tries.filter((one) => one.outcomes.every((outcome) => outcome.kind === "one"));
  const [chosen] = complete;
  if (chosen && complete.length === 1) return chosen;
  if (chosen) {
    // Both years have them all: which year is open. Told as figures to choose from.
    const figures = complete.flatMap((one) =>
      one.outcomes.flatMap((o) => (o.kind === "one" ? [o.figure] : [])),
    );
    const best = chosen.outcomes.flatMap((o) => (o.kind === "one" ? [o.match] : []))[0];
    if (best) return { target, outcomes: [{ kind: "many", figures, best, target }], asks: chosen.asks };
  }
  const score = (one: Reading): number => one.outcomes.filter((outcome) => outcome.kind === "one").length;
  const best = tries.sort((a, b) => score(b) - score(a))[0];
  return (
    best ?? {
      target,
      outcomes: [await resolve(asks[0] ?? { words: [], asks: false, unit: null }, target, ground)],
      asks: [...asks],
    }
  );
}
