/**
 * Looking up, several at once, side by side: the answer for targets that are known.
 * Comes in: targets, the parts asked for. Goes out: an Answer. Never: another target, a sum.
 */

import { answerWith, refuse, refuseWith } from "./answer.ts";
import { blockedAnswer, exceptAnswer, openItems } from "./blocked.ts";
import { differences, toldApart, verdict, withCaveat } from "./compare.ts";
import type { Context } from "./context.ts";
import { holdAsk } from "./held.ts";
import { periodName } from "./periods.ts";
import { corrections, falsePremise, partOfStated } from "./premise.ts";
import { type Reading, read } from "./reading.ts";
import { type Ground, resolve } from "./resolve.ts";
import type { Scene } from "./scene.ts";
import type { Target } from "./targets.ts";
import type { Answer, Figure, Operation } from "./types.ts";
import { listed, metricName } from "./wording.ts";

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
  if (parsed.cues.compare) narrowYears(readings);
  const blocked = readings.flatMap((reading) => reading.outcomes.filter((one) => one.kind !== "one"));
  const sure = readings.flatMap((r) => r.outcomes.filter((one) => one.kind === "one"));
  const partly =
    readings.length === 1 && sure.length > 0 && !parsed.cues.compare && parsed.cues.rank === null;
  if (blocked.length > 0 && !partly) return blockedAnswer(readings, blocked, held, context);
  for (const reading of readings) all.push(...openItems(reading, asks));
  const figures = readings.flatMap((r) => r.outcomes.flatMap((o) => (o.kind === "one" ? [o.figure] : [])));
  const unique = figures.filter((figure, i) => figures.indexOf(figure) === i);
  const [first, ...rest] = unique;
  if (!first) return refuse("no-metric", "没有找到这个数。", held);
  const undivided = partOfStated(context, unique);
  if (undivided) {
    return refuse("no-scope", `报告没有把${metricName(undivided)}${undivided.printed}再分开来说。`, held);
  }
  for (const reading of readings) all.push(...openYear(reading), ...namesTold(reading));
  if (parsed.cues.gap) all.push("相差多少我还不会算，上面是报告印出的数。");
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
