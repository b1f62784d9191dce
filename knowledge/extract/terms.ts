/**
 * The other words by which a count may be asked for.
 * In: the words of a clause. Out: key words, entries of a setting. Never: numbers.
 */

import { segment } from "../lexicon.ts";
import { wordsOf } from "./noun.ts";

const CUT = /[，、；：:。！？“”"《》（）()〔〕【】\s]|以及|的|了|等|和|与|及|将|把|被/;
const LONGEST_RUN = 14;

/** Runs of text between marks and particles, and each known word. */
export function keyWords(texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    for (const run of text.normalize("NFKC").split(CUT)) {
      const end = run.slice(-LONGEST_RUN);
      if (end.length >= 2 && wordsOf(end).length > 0) found.add(end);
      for (const word of segment(run)) {
        if (word.concept && word.text.length >= 2) found.add(word.text);
      }
    }
  }
  return [...found];
}

/** Titles in 《》 and short names in “”. */
export function titlesIn(text: string): string[] {
  return [...text.matchAll(/《[^》]{2,30}》|“[^”]{2,16}”/g)].map((hit) => hit[0].replace(/[“”]/g, ""));
}

/** Entries of a setting: short, parted where they are lists. */
export function contextOf(entries: readonly string[]): string[] {
  const bits = entries.flatMap((entry) => (/^《/.test(entry) ? [entry] : entry.split(/[、，；：]/)));
  return [
    ...new Set(
      bits.map((bit) =>
        clean(bit).replace(/^(?:组织)?(?:开展|实施|推进|推动|加强|召开|举办)(?=[\u4e00-\u9fa5]{2})/, ""),
      ),
    ),
  ].filter((bit) => bit.length >= 2 && bit.length <= 24 && wordsOf(bit).length > 0);
}

/** An entry without quotes, blanks and joining words at its ends. */
export function clean(text: string): string {
  return text.replace(/[“”"\s]/g, "").replace(/^[的等及、，]+|[的等和及、，]+$/g, "");
}
