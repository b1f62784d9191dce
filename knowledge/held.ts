/**
 * What is kept of a question for the next one, and how a follow-up builds on it.
 * Comes in: slots as stored, the new question's pieces. Goes out: what is wanted now, in order of likelihood.
 * Never: a look at figures; a place or year that neither question named.
 */

import { segment, type Word } from "./lexicon.ts";
import type { Segment } from "./segments.ts";
import type { Slots } from "./types.ts";
import type { UnitAsk } from "./units.ts";

/** One thing that was asked for. */
export interface HeldAsk {
  words: string[];
  unit: UnitAsk | null;
}

/** The meaning of a question, as plain JSON. */
export interface Held extends Slots {
  version: 1;
  regions: string[];
  /** Years said for all of them. */
  years: number[];
  /** Years said for one of them: 贵阳2024和六盘水2025. */
  own: Record<string, number>;
  asks: HeldAsk[];
}

/** Nothing understood. */
export const NOTHING: Held = { version: 1, regions: [], years: [], own: {}, asks: [] };

/** Reads stored slots; what an older version stored counts as nothing. */
export function readHeld(slots: Slots | undefined): Held | null {
  if (slots?.version !== 1) return null;
  const held = slots as Partial<Held>;
  if (!Array.isArray(held.regions) || !Array.isArray(held.years) || !Array.isArray(held.asks)) return null;
  return { ...NOTHING, ...held } as Held;
}

/** Stores what was asked for. */
export function holdAsk(part: Segment): HeldAsk {
  return { words: part.words.map((word) => word.text), unit: part.unit };
}

/** Reads it back as it would be in a question. */
export function askOf(held: HeldAsk): Segment {
  return { words: held.words.flatMap((text) => segment(text)), asks: true, unit: held.unit };
}

function groupOf(word: Word): string {
  return word.concept?.group ?? "";
}

/** 园区的 after 社区协商 is 园区协商: the ending that both have is said once. */
function inFull(word: Word, earlier: Segment): Word {
  if (word.kind !== "rest") return word;
  for (const { text, concept } of earlier.words) {
    if (!concept || concept.kind === "light") continue;
    for (let at = 1; at <= text.length - 2; at += 1) {
      const [whole, ...more] = segment(word.text + text.slice(at), word.start);
      if (whole?.concept?.group === concept.group && more.length === 0) return whole;
    }
  }
  return word;
}

/**
 * What a part means that leans on an earlier one (那园区协商呢, the second item of a list): first the
 * earlier one with its words of the same group replaced, then the part alone, then both together.
 */
export function leaning(earlier: Segment, brief: Segment): Segment[] {
  // 优秀提案 is no 优秀委员: what stands right before its noun is said in full.
  const ended = (word: Word, next: Word | undefined): boolean =>
    next?.start === word.end && next.kind === "hard";
  const now = {
    ...brief,
    words: brief.words.map((word, i, all) => (ended(word, all[i + 1]) ? word : inFull(word, earlier))),
  };
  if (now.words.length === 0) return [{ ...earlier, unit: now.unit ?? earlier.unit }];
  const groups = new Set(now.words.map(groupOf).filter((group) => group !== ""));
  const said = new Set(now.words.map((word) => word.text));
  const has = (group: string): boolean => groups.has(group);
  const kept = earlier.words.filter((word) => {
    const group = groupOf(word);
    if (said.has(word.text) || groups.has(group)) return false;
    // Another stage is reached at another level and in another measure: the organ goes with it.
    if (has("stage") && group === "organ") return false;
    if (word.concept?.id === "重点" && has("stage")) return false;
    // 重点的有几件 after 立案: the stage gives way to the part.
    return !(
      group === "stage" && now.words.some((w) => w.concept?.kind === "part" && w.concept.group !== "who")
    );
  });
  // 占多少, then 城乡的呢: who asked for a share goes on asking for shares.
  const share = earlier.unit?.unit === "%" && now.unit === null;
  const unit = share ? earlier.unit : now.unit;
  const loose = earlier.words.filter((word) => !said.has(word.text));
  const reading = (words: Word[]): Segment => ({ ...now, words, asks: true, unit });
  const swapped = reading([...kept, ...now.words]);
  // 反映社情民意 after 提交提案: with the matter its stage may go too.
  const unstaged = kept.filter((word) => groupOf(word) !== "stage");
  const fresh =
    (has("topic") || has("field")) && unstaged.length < kept.length
      ? [reading([...unstaged, ...now.words])]
      : [];
  const alone = reading(now.words);
  // 民主党派发言多少人次，提案多少件: whose they are, or of which kind, is said for both.
  const whose = kept.filter((word) => word.kind === "part" && groupOf(word) === "who");
  const narrowed = whose.length > 0 ? [reading([...whose, ...now.words])] : [];
  const both = reading([...loose, ...now.words]);
  // 那园区协商呢 keeps asking for the same measure, unless nothing is counted so.
  const measured = unit === null && earlier.unit !== null ? [{ ...swapped, unit: earlier.unit }] : [];
  return [...measured, swapped, ...fresh, ...narrowed, both, alone];
}
