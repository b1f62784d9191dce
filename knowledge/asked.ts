/**
 * A thing asked for, as it is held against figures: read once, compared with many.
 * Comes in: the words and unit of a part of a question. Goes out: what it says, in the forms comparing needs.
 * Never: a figure's numbers, a decision.
 */

import { type Word, withBroader } from "./lexicon.ts";
import type { UnitAsk } from "./units.ts";

/** A thing asked for. */
export interface Wanted {
  words: readonly Word[];
  unit: UnitAsk | null;
  /** Concepts that the rest of the question names: an item of a list need not repeat them. */
  beside?: ReadonlySet<string>;
}

/** A thing asked for, read. */
export interface Asked extends Wanted {
  /** The words one after the other; with a line break between them, so that none runs into the next. */
  joined: string;
  lines: string;
  /** Concepts said, as such and with everything they are a kind of. */
  direct: ReadonlySet<string>;
  ids: ReadonlySet<string>;
}

/** Reads a thing asked for. */
export function readAsked(wanted: Wanted): Asked {
  const texts = wanted.words.map((word) => word.text);
  const concepts = wanted.words.flatMap((word) => (word.concept ? [word.concept] : []));
  return {
    ...wanted,
    joined: texts.join(""),
    lines: texts.join("\n"),
    direct: new Set(concepts.map((concept) => concept.id)),
    ids: new Set(concepts.flatMap(withBroader)),
  };
}

/** How much a word counts: a concept more than an unknown word, that by its length, a light one least. */
export function weight(word: Word): number {
  // 委员 and 群众 stand in nearly every sentence of these reports.
  if (word.kind === "light") return word.concept?.group === "who" ? 0.25 : 0.5;
  if (word.kind === "rest") return word.text.length === 1 ? 0.25 : 0.75 * Math.min(word.text.length, 6);
  return 3;
}

/**
 * The same for a word of a question, with the characters beside it: 数退 of 指数退出 is cut out of two words.
 */
export function coveredInPlace({ text, before = "", after = "" }: Word, by: string): number {
  let count = 0;
  const whole = before + text + after;
  for (let i = before.length; i < before.length + text.length; i += 1) {
    const left = i > 0 && by.includes(whole.slice(i - 1, i + 1));
    const right = i + 1 < whole.length && by.includes(whole.slice(i, i + 2));
    if (left || right) count += 1;
  }
  return Math.max(count / text.length, covered(text, by));
}

/** Share of a text's characters that stand in another text in pairs or longer. */
export function covered(text: string, by: string): number {
  if (text.length === 1) return by.includes(text) ? 1 : 0;
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const left = i > 0 && by.includes(text.slice(i - 1, i + 1));
    const right = i + 1 < text.length && by.includes(text.slice(i, i + 2));
    if (left || right) count += 1;
  }
  return count / text.length;
}

/** How far the question says a word of a figure's label, 0 to 1. */
export function says(asked: Asked, word: Word): number {
  // 多少字 says the 字数 of 文史资料字数.
  if (asked.unit !== null && word.text === `${asked.unit.unit}数`) return 1;
  if (!word.concept) return covered(word.text, asked.lines);
  if (asked.ids.has(word.concept.id)) return 1;
  // A question about 协商 speaks of 社区协商 too, though less exactly than one that says it.
  const broader = withBroader(word.concept).some((id) => asked.direct.has(id));
  return broader ? 0.6 : Number(asked.lines.includes(word.text));
}

/** Share of a label that the question says. */
export function shareSaid(asked: Asked, words: readonly Word[]): number {
  let all = 0;
  let said = 0;
  for (const word of words) {
    all += weight(word);
    said += weight(word) * says(asked, word);
  }
  return all === 0 ? 0 : said / all;
}
