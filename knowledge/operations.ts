/**
 * Looking up, several at once, side by side: the answer for targets that are known.
 * Comes in: targets, the parts asked for. Goes out: an Answer. Never: another target, a sum.
 */

import { align } from "./align.ts";
import { answerWith, refuse, refuseWith } from "./answer.ts";
import { FROM_TO } from "./asks.ts";
import { blockedAnswer, exceptAnswer, openItems } from "./blocked.ts";
import { differences, toldApart, verdict, withCaveat } from "./compare.ts";
import type { Context } from "./context.ts";
import { holdAsk } from "./held.ts";
import { periodName } from "./periods.ts";
import { corrections, falsePremise, partOfStated } from "./premise.ts";
import { type Reading, read } from "./reading.ts";
import { type Ground, resolve } from "./resolve.ts";
import type { Scene } from "./scene.ts";
import { findTerms } from "./sittings.ts";
import type { Target } from "./targets.ts";
import type { Answer, Figure, Operation } from "./types.ts";
import { listed, metricName } from "./wording.ts";

/** 哪一年最多: one number over several years does not tell. */
const WHICH_YEAR = /[哪那]一?年.{0,12}最[多少高低大小]/;

/** Answers for targets that are known. */
export async function answerTargets(
  context: Context,
  { targets, asks, notes, sides, held: meant }: Scene,
): Promise<Answer> {
  const { parsed, base, tables } = context;
  const held = { ...meant };
  const options = {
    plan: parsed.cues.plan,
    total: parsed.cues.total,
    relaxed: false,
    flow: parsed.cues.flow,
  };
  const ground: Ground = { base, tables, options };
  if (asks.length === 0) {
    const names = listed([
      ...new Set(
        targets.map(
          (target) =>
            `${target.region.committee}${target.periods.map((p) => periodName(p.period)).join("、")}`,
        ),
      ),
    ]);
    return refuse("no-metric", `想查${names}的什么数？比如提案立案多少件、社情民意报送多少期。`, held);
  }
  const readings: Reading[] = [];
  for (const target of openUp(
    targets,
    parsed.allYears || (parsed.cues.rank !== null && targets.length === 1),
  )) {
    const side = sides.get(target.region.region);
    const own = side ? await resolve(side, target, ground) : null;
    if (side && own?.kind === "one") readings.push({ target, outcomes: [own], asks: [side] });
    else readings.push(await read(context, target, asks, ground));
  }
  held.asks = readings[0]?.asks.map(holdAsk) ?? held.asks;
  const all = [...notes, ...readings.flatMap((reading) => reading.target.notes)];
  if (parsed.except.length > 0) return exceptAnswer(context, readings, held);
  const wrong = await falsePremise(context, readings, ground);
  if (wrong) return refuseWith("no-metric", wrong.reason, held, wrong.near, context);
  if (parsed.cues.compare) {
    await align(readings, ground);
    narrowYears(readings);
  }
  const blocked = readings.flatMap((reading) => reading.outcomes.filter((one) => one.kind !== "one"));
  const sure = readings.flatMap((r) => r.outcomes.filter((one) => one.kind === "one"));
  const partly =
    readings.length === 1 && sure.length > 0 && !parsed.cues.compare && parsed.cues.rank === null;
  if (blocked.length > 0 && !partly) return blockedAnswer(readings, blocked, held, context);
  for (const reading of readings) all.push(...openItems(reading, asks));
  if (sure.some((one) => one.kind === "one" && (one.beside ?? []).length > 0))
    all.push("几份材料印的数不一样，都列在这里。");
  const figures = readings.flatMap((r) =>
    r.outcomes.flatMap((o) => (o.kind === "one" ? [o.figure, ...(o.beside ?? [])] : [])),
  );
  const told = figures.filter((figure, i) => figures.indexOf(figure) === i);
  const unique = FROM_TO.test(parsed.text) ? await withEarlier(told, ground) : told;
  const [first, ...rest] = unique;
  if (!first) return refuse("no-metric", "没有找到这个数。", held);
  if (parsed.cues.compare && asks.length > 1 && rest.length === 0) {
    return refuse(
      "no-metric",
      `只找到${metricName(first)}${first.printed}，没有可以和它比的另一个数。`,
      held,
    );
  }
  const [term] = parsed.sittings.length > 0 ? [] : findTerms(parsed.text);
  const ofTerm = findTerms(first.source.title);
  if (term !== undefined && ofTerm.length > 0 && !ofTerm.includes(term)) {
    return refuse("no-period", `资料库里没有第${term}届的这个数，只有第${ofTerm[0]}届的材料。`, held);
  }
  if (WHICH_YEAR.test(parsed.text) && rest.length === 0 && !/^\d{4}$/.test(first.period)) {
    return refuse("no-period", `报告只有${periodName(first.period)}合在一起的数，没有分年。`, held);
  }
  const undivided = partOfStated(context, unique);
  if (undivided) {
    return refuse("no-scope", `报告没有把${metricName(undivided)}${undivided.printed}再分开来说。`, held);
  }
  for (const reading of readings) all.push(...openYear(reading), ...namesTold(reading));
  all.push(...corrections(context, unique));
  const compare =
    readings.length > 1 || parsed.cues.compare || (parsed.cues.rank !== null && rest.length > 0);
  const operation: Operation = rest.length === 0 ? "lookup" : compare ? "compare" : "several";
  const ordered: [Figure, ...Figure[]] = [first, ...rest];
  const { text: question } = parsed;
  if (operation !== "compare") {
    return answerWith(
      operation,
      ordered,
      { headline: toldApart(ordered), notes: all, question },
      held,
      ground,
    );
  }
  const perTarget = readings[0]?.outcomes.length ?? 1;
  // Several metrics of several places have no one winner; the rows speak.
  const differ = differences(ordered);
  const said = readings.length > 1 && perTarget > 1 ? "" : verdict(ordered);
  const headline = withCaveat(said, differ);
  const notesOf = [...all, ...differ];
  return answerWith("compare", ordered, { headline, notes: notesOf, question }, held, ground);
}

/**
 * The same place over two years: where one year has only a part that no other part stands beside, that part is
 * what can be compared; differences says so.
 */
function narrowYears(readings: readonly Reading[]): void {
  const places = new Set(readings.map((reading) => reading.target.region.region));
  const found = readings.some((reading) => reading.outcomes.every((one) => one.kind === "one"));
  if (readings.length < 2 || places.size > 1 || !found) return;
  for (const reading of readings) {
    reading.outcomes = reading.outcomes.map((outcome) =>
      outcome.kind === "part" && outcome.why === "scope" && outcome.lone
        ? { kind: "one", figure: outcome.figure, match: outcome.match, target: outcome.target }
        : outcome,
    );
  }
}

/** 这两年 and 哪年最多 open a target into its years. */
function openUp(targets: readonly Target[], allYears: boolean): Target[] {
  if (!allYears) return [...targets];
  return targets.flatMap((target) => target.periods.map((period) => ({ ...target, periods: [period] })));
}

/** From how much to how much: before a number what the same sentence says it was. */
async function withEarlier(figures: readonly Figure[], { base }: Ground): Promise<Figure[]> {
  const [now, ...more] = figures;
  if (!now || more.length > 0) return [...figures];
  const all = await base.figures(now.region, now.period);
  const earlier = all.filter(
    ({ quote, metric, scope }) => quote === now.quote && metric === now.metric && scope.endsWith("此前"),
  );
  return earlier.length === 1 ? [...earlier, now] : [now];
}

/** What the question says in other words is called so in the report. */
function namesTold({ outcomes }: Reading): string[] {
  return outcomes.flatMap((one) =>
    one.kind === "one" && one.named !== undefined ? [`报告里记作“${one.named}”。`] : [],
  );
}

/** The question had no year and the region several reports, of which one has the figure: say which. */
function openYear({ target, outcomes }: Reading): string[] {
  if (target.periods.filter((entry) => entry.year !== null).length < 2) return [];
  const years = [
    ...new Set(outcomes.flatMap((one) => (one.kind === "one" ? [periodName(one.figure.period)] : []))),
  ];
  return [`没有说哪一年；只有${listed(years)}的报告有这个数。`];
}
