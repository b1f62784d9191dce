/**
 * The words that stand in many figures, so that each is written once.
 * Comes in: figures, one after the other. Goes out: words, the most frequent first. Never: a rare word.
 */

import { wordsOf } from "../codec.ts";
import type { Figure } from "../types.ts";
import { byteLength } from "./files.ts";

/** What is read by every worker at its first question. */
const MOST_BYTES = 150_000;
/** Rarer ones save nothing. */
const OFTEN = 3;
/** Names that no other report has would fill the memory; the rarest are forgotten from time to time. */
const COUNTED = 1_000_000;

/** Counts words. */
export function wordCount(): { count(figure: Figure): void; frequent(): string[] } {
  const counts = new Map<string, number>();
  return {
    count(figure) {
      for (const word of wordsOf(figure)) counts.set(word, (counts.get(word) ?? 0) + 1);
      if (counts.size <= COUNTED) return;
      for (const [word, count] of counts) if (count < OFTEN) counts.delete(word);
    },
    frequent() {
      const often = [...counts].filter(([, count]) => count >= OFTEN).sort((a, b) => b[1] - a[1]);
      let bytes = 0;
      const end = often.findIndex(([word]) => {
        bytes += byteLength(word) + 3;
        return bytes > MOST_BYTES;
      });
      return often.slice(0, end < 0 ? often.length : end).map(([word]) => word);
    },
  };
}
