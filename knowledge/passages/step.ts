/**
 * Questions whose answer is words: the step that `ask` takes before it looks for figures.
 * Comes in: a question in its pieces. Goes out: an answer of the report's own sentences, what is missing, or null
 * where the question is for figures or the base holds no sentences of the reports it is about.
 * Never: a sentence of another committee or year than the question names; a sentence of its own.
 */

import { refuse } from "../answer.ts";
import type { Context } from "../context.ts";
import { type Held, NOTHING } from "../held.ts";
import { periodName } from "../periods.ts";
import { type Scene, sceneOf } from "../scene.ts";
import { sortPlaces } from "../targets.ts";
import type { Answer } from "../types.ts";
import { answerFindings, passageOf, wordsAnswer } from "./answer.ts";
import { findAnywhere } from "./anywhere.ts";
import type { Finding } from "./found.ts";
import { aboutReports } from "./paper.ts";
import { linesOf, type ReportText } from "./report.ts";
import { reportAsk } from "./reports.ts";
import { search, whyNot } from "./search.ts";
import { leaning, rereading, saidBy, withoutPlace } from "./stem.ts";
import { type Wanted, wantedOf } from "./wanted.ts";

/** 谁去高校 compares nothing: what is compared stands at the end, or with a word for it. */
const COMPARES =
  /(?:多|少|高|低|大|小)(?:一?[些点]|的)?(?:[?？。！!，,呢吧啊\s]|$|多少|几)|对比|比较|相比|差|比.{1,16}(?:多|少|高|低)/;

/** 第一责任人 ranks nothing. */
const RANKS = /最[多高大少低小]|排|垫底|倒数|居首|榜首|名列|前几|第一(?:名|的?[?？。\s]*$)/;

/** Answers what asks for words. */
export async function words(context: Context): Promise<Answer | null> {
  const { parsed, base } = context;
  const { cues } = parsed;
  if (cues.chat || cues.order || (cues.rank !== null && RANKS.test(parsed.text))) return null;
  if (cues.compare && COMPARES.test(parsed.text)) return null;
  if ((await base.manifest()).texts === 0) return null;
  const places = await sortPlaces(parsed.places, parsed.text, base);
  const text = rereading(withoutPlace(parsed, places), context);
  const report = reportAsk(text);
  if (report) return aboutReports(report, context, await sceneOf(context, places));
  const counted = parsed.askCount > 0 && !/哪几|第几/.test(parsed.text);
  const wanted = counted ? null : leaning(wantedOf(text, parsed.quoted), context);
  if (!wanted || wanted.needs.length + wanted.post.length === 0) return null;
  if (wanted.kind === "whether" && parsed.numbers.length > 0) return null;
  // 240场次是什么 asks what a number is; 投资3亿元的是哪个集团 asks for a name.
  const named = wanted.kind === "which" && wanted.phrase.includes("哪") && wanted.head.length > 1;
  if (cues.reverse && (!named || places.asked.length === 0)) return null;
  const scene = await sceneOf(context, places);
  if (scene === null) {
    const { findings, owner } = await findAnywhere(wanted, context);
    const [first] = findings;
    if (first) {
      const { committee, region } = first.line.report;
      const held: Held = { ...NOTHING, regions: [region], said: saidBy(wanted, text) };
      return owner
        ? wordsAnswer(committee, [passageOf(first.line)], [], held)
        : answerFindings(wanted, findings, [`没有说是哪里，只有${committee}的报告写到。`], held);
    }
    if (wanted.kind === "whether" || wanted.kind === "manner") return null;
    return refuse("no-place", "没有说是哪个市政协的，请带上地名再问一次。", NOTHING);
  }
  if ("kind" in scene) return scene;
  return inScene(wanted, text, scene, context);
}

async function inScene(wanted: Wanted, text: string, scene: Scene, context: Context): Promise<Answer | null> {
  const { base, tables, parsed } = context;
  const held: Held = { ...scene.held, asks: [], said: saidBy(wanted, text) };
  const findings: Finding[] = [];
  const reasons: string[] = [];
  const notes = scene.targets.flatMap((target) =>
    target.notes.map((note) => note.replace(/的数。$/, "的。")),
  );
  for (const { region, periods } of scene.targets) {
    for (const { period } of periods) {
      const reports = await base.texts(region.region, period);
      if (reports.length === 0) continue;
      const lines = reports.flatMap((report) => linesOf(report, tables));
      // Who somebody is stands in what they say of the year to come as well.
      const all = parsed.cues.plan || wanted.kind === "person";
      const open = all ? lines : lines.filter(({ plan }) => !plan);
      const found = search(wanted, open, tables);
      findings.push(...found);
      if (found.length > 0) continue;
      const planned = open.length < lines.length && search(wanted, lines, tables).length > 0;
      const why = planned ? "只在来年的打算里写到" : whyNot(wanted, open);
      reasons.push(`${reportName(reports)}${why}`);
    }
  }
  if (findings.length > 0) return answerFindings(wanted, findings, [...scene.notes, ...notes], held);
  if (parsed.cues.reverse) return null;
  // 有没有报社情民意 may still be answered by a figure, as long as the report speaks of it.
  const counted = parsed.whole.words.some((word) => word.kind === "hard" || word.kind === "part");
  const told = reasons.some((why) => !/没有写到|打算/.test(why));
  if (reasons.length === 0 || (wanted.kind === "whether" && counted && told)) return null;
  return refuse("no-metric", `${reasons.join("；")}。`, held);
}

function reportName([first]: readonly ReportText[]): string {
  if (!first) return "";
  const period = periodName(first.period);
  return /^\d{4}年$/.test(period)
    ? `${first.committee}${period}的报告`
    : `${first.committee}的报告（${period}）`;
}
