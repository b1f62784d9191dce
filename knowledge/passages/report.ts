/**
 * A report's sentences as questions are compared with them.
 * Comes in: what the base has of a report. Goes out: its lines, folded, with what stands around them.
 * Never: a decision; a word that the report does not print.
 */

import { type Concept, segment, withBroader } from "../lexicon.ts";
import { type CharTables, fold } from "../normalize.ts";
import type { Source } from "../types.ts";

/** One paper of one committee about one period, as the assets hold it. */
export interface ReportText {
  committee: string;
  region: string;
  period: string;
  source: Omit<Source, "section">;
  sections: readonly TextSection[];
}

/** A part of it under one heading. */
export interface TextSection {
  heading: string;
  /** What is only intended: nothing in it is an achievement. */
  plan: boolean;
  sentences: ReadonlyArray<{ text: string; caption: boolean }>;
}

/** A sentence with its surroundings. */
export interface Line {
  report: ReportText;
  heading: string;
  plan: boolean;
  caption: boolean;
  /** As printed. */
  text: string;
  /** In the spelling questions are read in. */
  folded: string;
  /** Heading and the sentence before, folded: what a sentence leaves unsaid because it was just said. */
  around: string;
}

const lines = new WeakMap<ReportText, readonly Line[]>();

/** All lines of a report, from memory when they were asked for before. */
export function linesOf(report: ReportText, tables: CharTables): readonly Line[] {
  const known = lines.get(report);
  if (known) return known;
  const made: Line[] = [];
  for (const { heading, plan, sentences } of report.sections) {
    let before = "";
    for (const { text, caption } of sentences) {
      const folded = fold(text, tables);
      const around = `${fold(heading, tables)}\n${caption ? "" : before}`;
      // A picture shows what was, wherever it stands.
      made.push({ report, heading, plan: plan && !caption, caption, text, folded, around });
      before = folded;
    }
  }
  lines.set(report, made);
  return made;
}

const said = new Map<string, ReadonlySet<string>>();

/** At most this many sentences keep their concepts; a question asks for those of the few that nearly fit. */
const KEPT = 2000;

/** The concepts of the shared vocabulary that a text speaks of. */
export function conceptsIn(text: string): ReadonlySet<string> {
  const known = said.get(text);
  if (known) return known;
  // 批 stands for 批示 in a question, but in a report it is as often half of 批准.
  // The 总书记 of a slogan is no 市委书记.
  const words = segment(text.replaceAll("总书记", "总")).filter((word) => word.text.length > 1);
  const ids = new Set(words.flatMap(({ concept }) => (tells(concept) ? withBroader(concept) : [])));
  if (said.size >= KEPT) said.clear();
  said.set(text, ids);
  return ids;
}

/** A light concept takes in too much to stand for a word of the question. */
export function tells(concept: Concept | null): concept is Concept {
  return concept !== null && (concept.kind === "hard" || concept.kind === "part");
}
