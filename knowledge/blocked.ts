/**
 * What stands in the way of an answer, said as kindly and exactly as possible.
 * Comes in: readings that found no figure, several, or only a part. Goes out: a reason, or a question back.
 * Never: a figure asserted.
 */

import { chooseAmong, chooseOf, refuse, refuseWith } from "./answer.ts";
import type { Context } from "./context.ts";
import type { Held } from "./held.ts";
import { periodName } from "./periods.ts";
import type { Reading } from "./reading.ts";
import type { Outcome } from "./resolve.ts";
import type { Segment } from "./segments.ts";
import { choicesFor } from "./suggest.ts";
import type { Target } from "./targets.ts";
import type { Answer, Choice, Figure } from "./types.ts";
import { listed, metricName, passageWhere, placeName, placeWhen, whoWhen } from "./wording.ts";

/** What of a list was not found, or not told apart: said beside what was. */
export function openItems({ outcomes, asks: read }: Reading, asks: readonly Segment[]): string[] {
  const named = asks.length === outcomes.length ? asks : read;
  const shown = outcomes.flatMap((one) => (one.kind === "one" ? [one.figure] : []));
  const name = (i: number): string => {
    const words = named[i]?.words.map((word) => word.text).join("") ?? "";
    return named[i]?.unit?.unit === "%" && !/[率比]$/.test(words) ? `${words}率` : words;
  };
  const notes = outcomes.map((outcome, i) => {
    if (outcome.kind === "one") return "";
    if (outcome.kind === "none") return `没有找到：${name(i)}。`;
    if (outcome.kind === "part") {
      const { figure } = outcome;
      return `没有找到：${name(i)}（只有${metricName(figure)}${figure.printed}）。`;
    }
    if (outcome.kind === "many") return `${name(i)}有几个相近的数，请单独问。`;
    // What leans on the item before it finds that one's figure again: nothing of its own.
    if (outcome.figures.every((figure) => shown.includes(figure))) return `没有找到：${name(i)}。`;
    return `没有分清“${name(i)}”是不是指${listed(outcome.figures.map(metricName))}，请单独问。`;
  });
  return notes.filter((note) => note !== "");
}

/** A figure of all, where some were taken out of the question. */
export async function exceptAnswer(
  context: Context,
  readings: readonly Reading[],
  held: Held,
): Promise<Answer> {
  const said = context.parsed.except.map((word) => word.text).join("");
  const found = readings.flatMap((reading) =>
    reading.outcomes.flatMap((one) => (one.kind === "one" || one.kind === "part" ? [one.figure] : [])),
  );
  return refuseWith("no-scope", `报告没有给出除去“${said}”以后的数。`, held, found.slice(0, 3), context);
}

/** Why a figure that speaks of the matter is not the number. */
function partReason(figure: Figure, why: "joint" | "scope", total: boolean): string {
  if (why === "scope" && /新增|净增/.test(figure.metric)) {
    return `${whoWhen(figure)}的报告没有给出总数，只给了新增的数：${metricName(figure)}${figure.printed}。`;
  }
  // A title tells what the figure is about, not which part of a sum it is.
  if (why === "scope" && !total && /^《/.test(figure.scope)) {
    return `${whoWhen(figure)}的报告只有限定在${figure.scope}的数：${figure.metric}${figure.printed}。`;
  }
  return why === "joint"
    ? `报告没有单独给出这个数，只给了${listed(togetherIn(figure))}合在一起的${figure.metric}：${figure.printed}。`
    : `${whoWhen(figure)}的报告没有给出总数，只给了其中一部分：${metricName(figure)}${figure.printed}。`;
}

/** Something stands in the way: what, said as kindly and exactly as possible. */
export async function blockedAnswer(
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
    // What the question names and no figure speaks of is not in the report: said, with what is near to tap.
    if (doubt.open !== "") {
      return refuseWith("no-scope", `查到的数里没有提“${doubt.open}”。`, held, doubt.figures, context);
    }
    return chooseAmong(doubt.figures, "您问的是不是：", held, context);
  }
  if (many && !none && !part) return chooseBetween(readings, many, held, context);
  if (part?.why === "joint" && part.brief) {
    return chooseAmong([part.figure], "您问的是不是：", held, context);
  }
  if (part) {
    const { figure } = part;
    const followups = await choicesFor([figure], context);
    // 2022和2024年立案多少件, a part of it in one and nothing in the other: both are said.
    const also = none && none.target !== part.target ? notIn(none.target) : "";
    const reason = partReason(figure, part.why, context.parsed.cues.total) + also;
    return refuse("no-scope", reason, held, [], followups);
  }
  const place = none?.target ?? readings[0]?.target;
  const near = none?.kind === "none" ? none.near : [];
  const kindOnly = place ? onlyKind(readings, near) : null;
  if (kindOnly) return refuseWith("no-scope", kindOnly, held, [], context);
  return refuseWith(
    "no-metric",
    place ? notIn(place) : "报告里没有找到这个数。",
    held,
    near.slice(0, 3),
    context,
  );
}

function notIn({ region, periods: [first, ...more] }: Target): string {
  const { committee } = region;
  const where = first && more.length === 0 ? passageWhere({ committee, period: first.period }) : committee;
  return `${where}的报告里没有找到这个数。`;
}

/** 经济类提案 where the report has 民生类 only: said as such. */
function onlyKind(readings: readonly Reading[], near: readonly Figure[]): string | null {
  const words = readings.flatMap((reading) => reading.asks.flatMap((part) => part.words));
  const asked = words.find((word) => word.kind === "hard" && /.类$/.test(word.text));
  const other = near.find((figure) => /.类$/.test(figure.scope));
  if (!asked || !other) return null;
  return `报告里没有${asked.text}的，只有${other.scope}${other.metric}${other.printed}。`;
}

/** What one figure counts together: its parts, or the organs of its scope or setting. */
function togetherIn(figure: Figure): string[] {
  if (figure.parts.length > 1) return figure.parts;
  return figure.scope.includes("、") ? figure.scope.split("、") : figure.context;
}

/** 天水和吕梁谁的提案多, where one has several: each choice asks for both again. */
function bothSides(readings: readonly Reading[], figures: readonly Figure[]): Choice[] {
  const [other, ...more] = readings.flatMap(({ outcomes: [first] }) =>
    first?.kind === "one" ? [first.figure] : [],
  );
  if (readings.length !== 2 || !other || more.length > 0) return [];
  const name = (figure: Figure): string =>
    `${placeWhen(figure)}${figure.scope.replaceAll("、", "和")}${figure.metric}`;
  return figures.map((figure) => ({
    label: `和${metricName(figure)}比`.slice(0, 20),
    question: `${name(other)}和${name(figure)}哪个多`,
  }));
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
  const sides = bothSides(readings, figures);
  if (sides.length > 1) return chooseOf(sides, "想比哪一个？", held);
  if (readings.length === 1 && reading && reading.asks.length > 1 && years.size > 1) {
    // A list over an open year: each choice asks the whole list again.
    const rest = reading.asks.map((part) => part.words.map((word) => word.text).join("")).join("、");
    const region = placeName(reading.target.region);
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
