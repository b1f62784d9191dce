/**
 * The list in a question: which words, and which measure, belong to which item.
 * Comes in: the pieces of a question in order. Goes out: its items, and everything as one.
 * Never: a look at figures; whether the items are one thing or several is told by what is found for them.
 */

import { meaningful, type Word } from "./lexicon.ts";
import type { UnitAsk } from "./units.ts";

/** One thing a question asks for: its words, and what is to be counted. */
export interface Segment {
  words: Word[];
  /** Asked for a number here; with its unit when one was said. */
  asks: boolean;
  unit: UnitAsk | null;
  /** Concepts named elsewhere in the same list. */
  beside?: ReadonlySet<string>;
  /** The measure was said for another item of the list: 征集和编报期数. */
  lent?: true;
}

/** A piece of a question. */
export type Piece =
  | { kind: "place" | "year" | "number" }
  | { kind: "separator"; clause: boolean }
  /** A blank: it parts two things asked for, and nothing else. */
  | { kind: "gap" }
  | { kind: "ask"; ask: UnitAsk | null }
  | { kind: "word"; word: Word };

/** A part while it is being read. */
interface Draft extends Segment {
  /** Words said after the ask: they may yet turn out to belong to the next one. */
  after: Word[];
  /** A number was stated in it. */
  states: boolean;
  /** A comma ends it, which parts a setting from what is asked as often as items. */
  clause: boolean;
}

const draft = (words: Word[] = []): Draft => ({
  words,
  after: [],
  asks: false,
  unit: null,
  states: false,
  clause: false,
});

/** Cuts the pieces at separators; a part that asks for nothing belongs to the next one that does. */
export function segmentsOf(pieces: readonly Piece[], list: boolean): { segments: Segment[]; whole: Segment } {
  // 党纪学习教育，支部书记党课几场 asks once; A几场，B几场 and A，B各几场 are lists.
  const splits = list || pieces.filter((piece) => piece.kind === "ask").length > 1;
  const drafts: Draft[] = [];
  let current = draft();
  const close = (next = draft()): void => {
    current.words.push(...current.after);
    if (current.words.length > 0 || current.asks) drafts.push(current);
    current = next;
  };
  let blank = false;
  for (const piece of pieces) {
    if (piece.kind === "word" && blank) {
      // 党组会议 主席会议次数: like things with a blank between them.
      const group = piece.word.concept?.group ?? "";
      if (ITEMS.has(group) && current.words.at(-1)?.concept?.group === group) close();
    }
    blank = piece.kind === "gap";
    if (piece.kind === "separator") {
      current.clause = piece.clause;
      if (!piece.clause || splits || current.states) close();
    } else if (piece.kind === "gap") {
      // 智力支边资金 项目数 各多少: said to be a list, blanks part what tells something.
      if (
        list
          ? current.words.some((word) => word.kind !== "rest" || word.text.length > 2)
          : splits && current.asks
      )
        close();
    } else if (piece.kind === "number") current.states = true;
    else if (piece.kind === "ask") {
      if (current.asks) {
        // 提案多少件办结率多少: what stands between belongs to the second ask; 多少名委员编入了几个专委会
        // begins with its ask, and what follows is its own. So is the 项目 of 签了几个项目多少钱.
        const own = current.words.length === 0 || (isMoney(piece.ask) && !isMoney(current.unit));
        const next = own ? draft() : draft(current.after);
        if (!own) current.after = [];
        close(next);
      }
      current.asks = true;
      current.unit = piece.ask ?? current.unit;
    } else if (piece.kind === "word" && meaningful([piece.word]).length > 0) {
      (current.asks ? current.after : current.words).push(piece.word);
    }
  }
  close();
  const asking = drafts.some((part) => part.asks);
  // 党组会38次，中心组几次: what the question knows already is not asked for.
  const unknown = drafts.filter((part) => part.asks || !part.states);
  const raw = asking && unknown.some((part) => part.words.length > 0) ? unknown : drafts;
  const whole: Segment = {
    words: raw.flatMap((part) => part.words),
    asks: asking,
    unit: raw.findLast((part) => part.unit !== null)?.unit ?? null,
  };
  const parts = raw.map(({ words, asks, unit, clause }) => ({ words, asks, unit, clause }));
  const items = joinUnasked(list ? parts.flatMap(apart) : parts, list);
  if (items.length < 2) return { segments: items, whole };
  const beside = new Set(whole.words.flatMap((word) => (word.concept ? [word.concept.id] : [])));
  // 几个方面多少条改革任务: an item that only asks borrows the words of the next.
  const filled = items.map((item, i) => ({
    ...item,
    words: item.words.length > 0 || i > 0 ? item.words : (items[1]?.words ?? []),
  }));
  return { segments: filled.map((item) => ({ ...item, beside })), whole };
}

/** 多少钱, 多少万: what it is the sum of was said before. */
const isMoney = (unit: UnitAsk | null): boolean => unit !== null && /^(?:钱|块钱|元|万|亿)$/.test(unit.unit);

/** A part of a question, with what ends it. */
type Part = Segment & { clause: boolean };

/** Groups of which two words make two items; two of others (媒体报道) make one name. */
const ITEMS = new Set(["meeting", "form", "activity", "stage", "place"]);

/** 常委会议主席会议各几次 is a list without separators: a second word of one group begins an item. */
function apart(part: Part): Part[] {
  const items: Word[][] = [[]];
  const seen = new Set<string>();
  for (const word of part.words) {
    const own = word.concept?.group ?? "";
    const group = ITEMS.has(own) || own === "object" ? own : "";
    if (group !== "" && seen.has(group)) {
      items.push([]);
      seen.clear();
    }
    if (group !== "") seen.add(group);
    items.at(-1)?.push(word);
  }
  return items.map((words, i) => ({ ...part, words, asks: part.asks && i === items.length - 1 }));
}

/** Groups of which a list names one after the other, what all have in common behind the last. */
const NAMED = new Set([...ITEMS, "organ"]);

/** Only these are said of what stands before: 研讨 of 党组会和中心组研讨 is the last one's own. */
const SHARED = new Set(["object", "stage", "topic", "verb", "media"]);

/** 社区协商和园区协商解决问题: what stands behind the last of like things is said of all of them. */
function withTail<T extends Segment>(items: readonly T[]): T[] {
  const [first, ...more] = items;
  const last = more.at(-1);
  const group = first?.words.at(-1)?.concept?.group ?? "";
  if (!first || !last || !NAMED.has(group)) return [...items];
  const isName = (word: Word): boolean => word.concept?.group === group;
  const bare = items.slice(0, -1).every(({ words }) => words.length > 0 && words.every(isName));
  const at = last.words.findLastIndex(isName);
  if (!bare || at < 0) return [...items];
  const tail = last.words
    .slice(at + 1)
    .filter((word) => word.kind !== "light" || word.concept?.group === "verb");
  if (!tail.some((word) => SHARED.has(word.concept?.group ?? ""))) return [...items];
  return items.map((item) => (item === last ? item : { ...item, words: [...item.words, ...tail] }));
}

function joinUnasked(raw: readonly Part[], list: boolean): Segment[] {
  const asking = raw.filter((part) => part.asks).length;
  if (asking < 2) {
    // A、B、C各多少件: one measure for all of the list. A tail of nothing but the ask is no item.
    // 篇数和阅读量: a measure said before the end of the list is that item's own.
    const items = raw.filter((part) => part.words.length > 0);
    const last = raw.at(-1);
    if (last && !list && raw.length > 1 && last.words.length === 0 && last.unit?.families.includes("money")) {
      // 签约项目和金额: the sum of the first is the second item.
      return [...items, last];
    }
    const shared = last?.unit ?? null;
    return withTail(items).map((part) => ({ ...part, asks: true, ...measureOf(part, shared) }));
  }
  const worded = raw.filter((part) => part.words.length > 0);
  const units = raw.filter((part) => part.asks).map((part) => part.unit);
  if (units.length === worded.length && worded.slice(0, -1).every((part) => !part.asks)) {
    // A、B的次数和件数: as many measures as items, said after all of them.
    return worded.map((part, i) => ({ ...part, asks: true, unit: units[i] ?? null }));
  }
  const joined: Segment[] = [];
  let waiting: Part[] = [];
  for (const part of raw) {
    waiting.push(part);
    if (!part.asks) continue;
    // 编报多少期，全国政协、省政协各采用几条: a list within the list.
    const tailed = list ? withTail(waiting) : waiting;
    const inner = tailed[0] !== waiting[0] || (list && waiting.slice(0, -1).every(isItem));
    if (waiting.length > 1 && inner) {
      joined.push(...tailed.map((one) => ({ ...one, asks: true, ...measureOf(one, part.unit) })));
    } else joined.push({ ...part, words: waiting.flatMap(({ words }) => words) });
    waiting = [];
  }
  joined.at(-1)?.words.push(...waiting.flatMap(({ words }) => words));
  return joined;
}

/** Whether a part that asks for nothing is an item of its own: it names something, and no comma ends it. */
const isItem = ({ words, clause }: Part): boolean =>
  !clause && words.some((word) => word.kind === "hard" || word.kind === "part");

/** An item's own measure, or the one that the list lends it. */
function measureOf({ unit }: Segment, shared: UnitAsk | null): Pick<Segment, "unit" | "lent"> {
  return unit !== null || shared === null ? { unit } : { unit: shared, lent: true };
}
