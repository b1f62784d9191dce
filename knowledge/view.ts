/**
 * A figure as matching sees it: its words by place, worked out once.
 * Comes in: a figure. Goes out: its concepts and texts, by zone. Never: a decision.
 */

import type { Word } from "./lexicon.ts";
import type { CharTables } from "./normalize.ts";
import { phraseOf } from "./phrases.ts";
import type { Figure } from "./types.ts";

/** Where in a figure something stands; the earlier the more it is what the figure is about. */
export type Zone = "metric" | "scope" | "parts" | "terms" | "context" | "section";

const ZONES: readonly Zone[] = ["metric", "scope", "parts", "terms", "context", "section"];

/** The words of a figure. */
export interface View {
  figure: Figure;
  words: Record<Zone, Word[]>;
  /** Concept → first zone that holds it, broader concepts included. */
  concepts: Map<string, Zone>;
  /** Folded text per zone, entries parted by a line break. */
  text: Record<Zone, string>;
  /** All of it but the section, which only says where the figure stands. */
  all: string;
  /** Each of the parts, in the same form as the terms. */
  parts: string[];
  /** Names in its setting that hardly anything else has: titles in 《》 and long entries. */
  names: string[];
  /** Each of the terms, folded and without fillers, as a question's words are. */
  terms: string[];
}

/** A setting this long is a name of its own: 全国道德模范提名奖. */
const LONG_NAME = 6;

/** What is left of a name must still be one. */
const SHORT_NAME = 5;

const views = new WeakMap<Figure, View>();

function zoneEntries(figure: Figure): Record<Zone, readonly string[]> {
  return {
    metric: [figure.metric],
    scope: [figure.scope],
    parts: figure.parts,
    terms: figure.terms,
    context: figure.context,
    section: [figure.source.section],
  };
}

/** The view of a figure, from memory when it was asked for before. */
export function viewOf(figure: Figure, tables: CharTables): View {
  const known = views.get(figure);
  if (known) return known;
  const entries = zoneEntries(figure);
  const words = {} as Record<Zone, Word[]>;
  const text = {} as Record<Zone, string>;
  const concepts = new Map<string, Zone>();
  for (const zone of ZONES) {
    const phrases = entries[zone].map((entry) => phraseOf(entry, tables));
    text[zone] = phrases.map((phrase) => phrase.text).join("\n");
    words[zone] = phrases.flatMap((phrase) => phrase.words);
    for (const phrase of phrases) {
      for (const id of phrase.concepts) if (!concepts.has(id)) concepts.set(id, zone);
    }
  }
  // A proposal of which no stage is told was handed in: nothing less, nothing more.
  if (words.metric.some((word) => word.concept?.id === "提案") && !words.metric.some(isStage)) {
    if (!words.scope.some(isStage) && !words.metric.some((word) => word.concept?.id === "重点")) {
      concepts.set("收集", concepts.get("收集") ?? "terms");
    }
  }
  const view: View = {
    figure,
    words,
    concepts,
    text,
    all: [text.metric, text.scope, text.parts, text.terms, text.context].join("\n"),
    parts: entries.parts.map((part) => phraseOf(part, tables).essence),
    names: [...figure.context, figure.scope].flatMap((entry) => {
      const name = phraseOf(entry, tables).essence;
      // 政协调研报告 is no name: without what says nothing it is a common word.
      const long = entry.length >= LONG_NAME && name.length >= SHORT_NAME;
      return long || /^《.+》$/.test(entry) ? [name] : [];
    }),
    terms: entries.terms.map((term) => phraseOf(term, tables).essence),
  };
  views.set(figure, view);
  return view;
}

function isStage(word: Word): boolean {
  return word.concept?.group === "stage";
}
