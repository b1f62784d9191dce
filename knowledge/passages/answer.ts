/**
 * Answers of words as values with their text: the short answer first, then the sentence and where it stands.
 * Comes in: sentences that answer. Goes out: an Answer. Never: a word that the report does not print, but for
 * what says how the sentences are to be taken.
 */

import type { Held } from "../held.ts";
import { periodName } from "../periods.ts";
import type { Answer, Passage } from "../types.ts";
import { passageWhere, sourceLines } from "../wording.ts";
import type { Finding } from "./found.ts";
import type { Line } from "./report.ts";
import type { Wanted } from "./wanted.ts";

/** As many sentences as people read; names beyond stand in the headline. */
const SENTENCES = 5;

/** The answer that sentences give. */
export function answerFindings(
  wanted: Wanted,
  findings: readonly Finding[],
  notes: readonly string[],
  held: Held,
): Answer {
  const passages = distinct(findings.map(({ line }) => passageOf(line))).slice(0, SENTENCES);
  const caveats: string[] = [...notes];
  if (findings.some(({ line }) => line.plan)) caveats.push("这是来年的打算，不是已经做了的。");
  const names = new Set(findings.flatMap(({ shorts }) => shorts));
  if (wanted.many && names.size > 0) caveats.push("只列报告里写到名字的，报告没有另外给出总数。");
  return wordsAnswer(headlineOf(wanted, findings), passages, caveats, held);
}

/** An answer of words with its text. */
export function wordsAnswer(
  headline: string,
  passages: readonly Passage[],
  notes: readonly string[],
  held: Held,
): Answer {
  const [first, ...rest] = passages;
  if (!first) throw new Error("words: no passage");
  const lines = [
    ...(headline === "" ? [] : [headline]),
    ...passages.map((passage) => `${passageWhere(passage)}：${passage.quote}`),
    ...notes,
    ...sourceLines(passages),
  ];
  return {
    kind: "words",
    headline,
    passages: [first, ...rest],
    notes: [...notes],
    followups: [],
    text: lines.join("\n"),
    slots: held,
  };
}

/** A line as it is shown. */
export function passageOf(line: Line): Passage {
  const { committee, region, period, source } = line.report;
  return { committee, region, period, quote: line.text, source: { ...source, section: line.heading } };
}

function distinct(passages: readonly Passage[]): Passage[] {
  return passages.filter((one, i) => passages.findIndex((other) => other.quote === one.quote) === i);
}

/** The short answer; each report's own where several answer. */
function headlineOf(wanted: Wanted, findings: readonly Finding[]): string {
  if (wanted.kind === "whether") return "报告里写到了。";
  const reports = [...new Set(findings.map(({ line }) => line.report))];
  const parts = reports.flatMap((report) => {
    const own = findings.filter(({ line }) => line.report === report);
    const shorts = [...new Set(own.flatMap(({ shorts: said }) => said))];
    if (shorts.length === 0) return [];
    const whose = reports.length > 1 ? `${report.committee}${periodName(report.period)}：` : "";
    return [`${whose}${shorts.join("、")}`];
  });
  return parts.join("；");
}
