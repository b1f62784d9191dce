/**
 * Looking up, several at once, side by side: the answer for targets that are known.
 * Comes in: targets, the parts asked for. Goes out: an Answer. Never: another target, a sum.
 */

import { answerWith, chooseAmong, chooseOf, refuse, refuseWith } from "./answer.ts";
import { differences, verdict } from "./compare.ts";
import type { Context } from "./context.ts";
import { type Held, holdAsk } from "./held.ts";
import { magnitude } from "./numbers.ts";
import { periodName } from "./periods.ts";
import { type Reading, read } from "./reading.ts";
import { type Ground, type Outcome, resolve } from "./resolve.ts";
import type { Scene } from "./scene.ts";
import type { Segment } from "./segments.ts";
import { periodsOf, type Target } from "./targets.ts";
import type { Answer, Figure, Operation } from "./types.ts";
import { askFor } from "./units.ts";
import { listed, metricName, whoWhen } from "./wording.ts";

/** Answers for targets that are known. */
export async function answerTargets(
  context: Context,
  { targets, asks, notes, sides, held: meant }: Scene,
): Promise<Answer> {
  const { parsed, base, tables } = context;
  const held = { ...meant };
  const options = { plan: parsed.cues.plan, total: parsed.cues.total, relaxed: false };
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
  const blocked = readings.flatMap((reading) => reading.outcomes.filter((one) => one.kind !== "one"));
  const sure = readings.flatMap((r) => r.outcomes.filter((one) => one.kind === "one"));
  const partly = readings.length === 1 && sure.length > 0 && !parsed.cues.compare && parsed.cues.rank === null;
  if (blocked.length > 0 && !partly) return blockedAnswer(readings, blocked, held, context);
  for (const reading of readings) all.push(...openItems(reading, asks));
  const figures = readings.flatMap((r) => r.outcomes.flatMap((o) => (o.kind === "one" ? [o.figure] : [])));
  const unique = figures.filter((figure, i) => figures.indexOf(figure) === i);
  const [first, ...rest] = unique;
  if (!first) return refuse("no-metric", "没有找到这个数。", held);
  for (const reading of readings) all.push(...openYear(reading));
  all.push(...corrections(context, unique));
  const compare =
    readings.length > 1 || parsed.cues.compare || (parsed.cues.rank !== null && rest.length > 0);
  const operation: Operation = rest.length === 0 ? "lookup" : compare ? "compare" : "several";
  const ordered: [Figure, ...Figure[]] = [first, ...rest];
  if (operation !== "compare") return answerWith(operation, ordered, { notes: all }, held, ground);
  const perTarget = readings[0]?.outcomes.length ?? 1;
  // Several metrics of several places have no one winner; the rows speak.
  const headline = readings.length > 1 && perTarget > 1 ? "" : verdict(ordered);
  return answerWith("compare", ordered, { headline, notes: [...all, ...differences(ordered)] }, held, ground);
}

/** What of a list was not found, or not told apart: said beside what was. */
function openItems({ outcomes, asks: read }: Reading, asks: readonly Segment[]): string[] {
  const named = asks.length === outcomes.length ? asks : read;
  const name = (i: number): string => named[i]?.words.map((word) => word.text).join("") ?? "";
  const notes = outcomes.map((outcome, i) => {
    if (outcome.kind === "one") return "";
    if (outcome.kind === "none") return `没有找到：${name(i)}。`;
    if (outcome.kind === "part") return partReason(outcome.figure, outcome.why);
    return `${name(i)}有几个相近的数，请单独问。`;
  });
  return notes.filter((note) => note !== "");
}

/** A figure of all, where some were taken out of the question. */
async function exceptAnswer(context: Context, readings: readonly Reading[], held: Held): Promise<Answer> {
  const said = context.parsed.except.map((word) => word.text).join("");
  const found = readings.flatMap((reading) =>
    reading.outcomes.flatMap((one) => (one.kind === "one" || one.kind === "part" ? [one.figure] : [])),
  );
  return refuseWith("no-scope", `报告没有给出除去“${said}”以后的数。`, held, found.slice(0, 3), context);
}

/** 签约5个项目金额多少, where the report says 3: nothing is answered on a ground that is not there. */
async function falsePremise(
  { parsed }: Context,
  readings: readonly Reading[],
  ground: Ground,
): Promise<{ reason: string; near: Figure[] } | null> {
  if (parsed.askCount === 0 || readings.length !== 1) return null;
  const [reading] = readings;
  for (const stated of parsed.numbers) {
    const unit = askFor(stated.unit);
    if (!reading || stated.unit === "" || !unit) continue;
    const outcome = await resolve({ ...parsed.whole, unit }, reading.target, ground);
    if (outcome.kind !== "one" || outcome.match.unit < 1) continue;
    const { figure } = outcome;
    if (magnitude(figure) === stated.value) continue;
    const said = parsed.text.slice(stated.start, stated.end);
    return { reason: `报告印的是${metricName(figure)}${figure.printed}，不是${said}。`, near: [figure] };
  }
  return null;
}

/** Why a figure that speaks of the matter is not the number. */
function partReason(figure: Figure, why: "joint" | "scope"): string {
  return why === "joint"
    ? `报告没有单独给出这个数，只给了${listed(togetherIn(figure))}合在一起的${figure.metric}：${figure.printed}。`
    : `${whoWhen(figure)}的报告没有给出总数，只给了其中一部分：${metricName(figure)}${figure.printed}。`;
}

/** 社区协商400场对吗: a number that the question states and the report does not print. */
function corrections({ parsed }: Context, figures: readonly Figure[]): string[] {
  if (parsed.askCount > 0 || parsed.numbers.length === 0 || figures.length !== 1) return [];
  const [figure] = figures;
  const wrong = parsed.numbers.find((stated) => figure && stated.value !== magnitude(figure));
  return wrong && figure
    ? [`报告印的是${figure.printed}，不是${parsed.text.slice(wrong.start, wrong.end)}。`]
    : [];
}

/** 这两年 and 哪年最多 open a target into its years. */
function openUp(targets: readonly Target[], allYears: boolean): Target[] {
  if (!allYears) return [...targets];
  return targets.flatMap((target) => target.periods.map((period) => ({ ...target, periods: [period] })));
}

/** The question had no year and the region several reports, of which one has the figure: say which. */
function openYear({ target, outcomes }: Reading): string[] {
  if (target.periods.filter((entry) => entry.year !== null).length < 2) return [];
  const years = [
    ...new Set(outcomes.flatMap((one) => (one.kind === "one" ? [periodName(one.figure.period)] : []))),
  ];
  return [
    `${target.region.committee}有${periodsOf(target.region)}的报告，这个数只在${listed(years)}的里面。`,
  ];
}

/** Something stands in the way: what, said as kindly and exactly as possible. */
async function blockedAnswer(
  readings: readonly Reading[],
  blocked: readonly Outcome[],
  held: Held,
  context: Context,
): Promise<Answer> {
  const none = blocked.find((one) => one.kind === "none");
  const part = blocked.find((one) => one.kind === "part");
  const many = blocked.find((one) => one.kind === "many");
  const doubt = blocked.find((one) => one.kind === "doubt");
  if (doubt?.kind === "doubt" && !none && !part) {
    const why = doubt.open === "" ? "" : `报告里没有提“${doubt.open}”。`;
    return chooseAmong(doubt.figures, `${why}您问的是不是：`, held, context);
  }
  if (many && !none && !part) return chooseBetween(readings, many, held, context);
  if (part) {
    const { figure } = part;
    return refuseWith("no-scope", partReason(figure, part.why), held, [figure], context);
  }
  const place = none?.target ?? readings[0]?.target;
  const where = place
    ? `${place.region.committee}${place.periods.length === 1 ? periodName(place.periods[0]?.period ?? "") : ""}的报告里`
    : "报告里";
  const near = none?.kind === "none" ? none.near : [];
  return refuseWith("no-metric", `${where}没有找到这个数。`, held, near.slice(0, 3), context);
}

/** What one figure counts together: its parts, or the organs of its scope or setting. */
function togetherIn(figure: Figure): string[] {
  if (figure.parts.length > 1) return figure.parts;
  return figure.scope.includes("、") ? figure.scope.split("、") : figure.context;
}

async function chooseBetween(
  readings: readonly Reading[],
  many: Outcome,
  held: Held,
  context: Context,
): Promise<Answer> {
  const figures = many.kind === "many" ? many.figures : [];
  const years = new Set(figures.map((figure) => figure.period));
  const prompt = years.size > 1 ? "有不止一年的，想问哪一年？" : "有几个相近的数，想问哪一个？";
  const [reading] = readings;
  if (readings.length === 1 && reading && reading.asks.length > 1 && years.size > 1) {
    // A list over an open year: each choice asks the whole list again.
    const rest = reading.asks.map((part) => part.words.map((word) => word.text).join("")).join("、");
    const region = reading.target.region.region;
    return chooseOf(
      [...years].map((year) => ({
        label: periodName(year),
        question: `${region}${periodName(year)}${rest}各多少`,
      })),
      prompt,
      held,
    );
  }
  return chooseAmong(figures, prompt, held, context);
}
