/**
 * Entries of figures as matching reads them.
 * Comes in: a metric, a scope, a setting, a key word. Goes out: it folded and cut into words, worked out once for all
 * figures that say it. Never: a question's text, which nobody says twice.
 */

import { meaningful, segment, type Word, withBroader } from "./lexicon.ts";
import { type CharTables, fold } from "./normalize.ts";

/** An entry. */
export interface Phrase {
  /** Folded. */
  text: string;
  words: readonly Word[];
  /** Concepts of its words, broader ones included. */
  concepts: readonly string[];
  /** Without fillers, as a question's words are. */
  essence: string;
}

/** Reports share most of their words: with these at hand a report that was never read is read in half the time. */
const REMEMBERED = 10_000;

const known = new WeakMap<CharTables, Map<string, Phrase>>();

/** Reads an entry, from memory when it was read before. */
export function phraseOf(entry: string, tables: CharTables): Phrase {
  const phrases = known.get(tables) ?? new Map<string, Phrase>();
  known.set(tables, phrases);
  let phrase = phrases.get(entry);
  if (!phrase) {
    const text = fold(entry, tables);
    const words = meaningful(segment(text));
    const concepts = new Set(words.flatMap(({ concept }) => (concept ? withBroader(concept) : [])));
    phrase = { text, words, concepts: [...concepts], essence: words.map((word) => word.text).join("") };
    // All at once, for what is in use is soon read again.
    if (phrases.size >= REMEMBERED) phrases.clear();
    phrases.set(entry, phrase);
  }
  return phrase;
}
