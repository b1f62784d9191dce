/**
 * Answers about reports as such.
 * Comes in: what is asked of them, whose they are. Goes out: an Answer out of what is known of the papers.
 * Never: a walk over more reports than people read.
 */

import { refuse } from "../answer.ts";
import type { Base } from "../base.ts";
import type { Context } from "../context.ts";
import { NOTHING } from "../held.ts";
import type { Scene } from "../scene.ts";
import type { Answer } from "../types.ts";
import { wordsAnswer } from "./answer.ts";
import type { ReportText } from "./report.ts";
import { type Aspect, factOf, ofSession, type ReportAsk, type ReportFact } from "./reports.ts";

/** A base of more reports than this is asked about by place. */
const FEW = 40;

const UNKNOWN: Record<Aspect, string> = {
  author: "报告里没有署名，看不出是谁作的。",
  title: "没有记下报告的题目。",
  date: "报告没有写明日期。",
  meeting: "报告的题目里没有写是哪次会议。",
  year: "报告没有写明年份。",
  list: "资料库里没有报告原文。",
};

/** Answers what is asked of reports; of all of them where no place is named and there are few. */
export async function aboutReports(
  ask: ReportAsk,
  { base, tables }: Context,
  scene: Scene | Answer | null,
): Promise<Answer | null> {
  if (scene && "kind" in scene) return scene;
  const held = scene?.held ?? NOTHING;
  const reports = scene ? await reportsOf(scene, base) : await allReports(base);
  if (reports === null) return refuse("no-place", "报告很多，请说出是哪个市政协的。", held);
  // A question about figures of shipped reports (2024年的报告) finds no text here.
  if (reports.length === 0) return null;
  const meant = reports.filter((report) => ofSession(report, ask.session));
  if (meant.length === 0) return refuse("no-metric", `没有${ask.session}的报告。`, held);
  if (!scene && ask.session === "" && ask.aspect !== "list") {
    return refuse("no-place", "想问哪个市政协的报告？请带上地名再问一次。", held);
  }
  const facts = meant.flatMap((report) => factOf(report, ask.aspect, tables) ?? []);
  if (facts.length === 0) return refuse("no-metric", UNKNOWN[ask.aspect], held);
  return wordsAnswer(headlineOf(facts, ask.aspect), facts.map(passageOf), scene?.notes ?? [], held);
}

async function reportsOf({ targets }: Scene, base: Base): Promise<ReportText[]> {
  const found: ReportText[] = [];
  for (const { region, periods } of targets) {
    for (const { period } of periods) found.push(...(await base.texts(region.region, period)));
  }
  return found;
}

/** Every report there is, or null where they are many. */
async function allReports(base: Base, area = ""): Promise<ReportText[] | null> {
  if ((await base.manifest()).texts > FEW) return null;
  const found: ReportText[] = [];
  for (const { name, places } of (await base.area(area)) ?? []) {
    if (places > 1) {
      found.push(...((await allReports(base, area === "" ? name : `${area}/${name}`)) ?? []));
      continue;
    }
    const region = await base.region(name);
    for (const { period } of region?.periods ?? []) found.push(...(await base.texts(name, period)));
  }
  return found;
}

function headlineOf(facts: readonly ReportFact[], aspect: Aspect): string {
  if (aspect === "list") return `资料库里有${facts.length}份报告：`;
  const [first] = facts;
  return facts.length === 1 && first ? first.short : facts.map(sayWhose).join("；");
}

function sayWhose({ report, short }: ReportFact): string {
  return `${report.committee}（${report.period}）：${short}`;
}

function passageOf({ report, quote }: ReportFact) {
  const { committee, region, period, source } = report;
  return { committee, region, period, quote, source: { ...source, section: "" } };
}
