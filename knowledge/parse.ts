/**
 * A question in its pieces.
 * Comes in: the question as typed, tables, today. Goes out: places, years, what is asked for, words, cues.
 * Never: a look at the base, a decision what the question means.
 */

import type { Tables } from "./base.ts";
import { type Cues, readCues } from "./cues.ts";
import { meaningful, segment, type Word } from "./lexicon.ts";
import { fold, normalize } from "./normalize.ts";
import { findYears, wantsAllYears, type YearSpan } from "./periods.ts";
import { findPlaces, type PlaceSpan } from "./places.ts";
import { type AskSpan, findAsks, findNumbers, type StatedNumber, type UnitAsk } from "./units.ts";

/** One thing a question asks for: its words, and what is to be counted. */
export interface Segment {
  words: Word[];
  /** Asked for a number here; with its unit when one was said. */
  asks: boolean;
  unit: UnitAsk | null;
}

/** What was understood of a question before the base is looked at. */
export interface Parsed {
  text: string;
  places: PlaceSpan[];
  years: YearSpan[];
  allYears: boolean;
  numbers: StatedNumber[];
  /** The question's list items, one when it is no list. */
  segments: Segment[];
  /** Everything as one. */
  whole: Segment;
  /** How many times a number is asked for. */
  askCount: number;
  cues: Cues;
  /** Names in 《》 or “”, folded. */
  quoted: string[];
}

type Piece =
  | { kind: "place" | "year" | "number" | "separator" }
  | { kind: "ask"; ask: UnitAsk | null }
  | { kind: "word"; word: Word };

const QUOTED = /[“"「『《]([^“”"「」『』《》]{2,24})[”"」』》]/g;
const SEPARATOR = /^(?:[、,，;；?？]|和|与|及|以及|还有|跟|并|vs)$/;

/** Reads a question into pieces. */
export function parse(question: string, tables: Tables, today: string): Parsed {
  const quoted = [...question.normalize("NFKC").matchAll(QUOTED)].map((m) => fold(m[1] ?? "", tables));
  return parseNormal(normalize(question, tables), tables, today, quoted);
}

/**
 * The same for a text that is in its one spelling already. Places that start at `detail` describe what is
 * asked (乌当区 in a question about 贵阳): they become words that a figure has to hold.
 */
export function parseNormal(
  text: string,
  tables: Tables,
  today: string,
  quoted: string[] = [],
  detail: ReadonlySet<number> = new Set(),
): Parsed {
  const named = outsideTitles(findPlaces(text, tables), text, quoted);
  const places = named.filter((place) => !detail.has(place.start));
  const described = named.filter((place) => detail.has(place.start));
  const years = findYears(text, today).filter((year) => named.every((place) => !overlap(place, year)));
  const taken = [...named, ...years];
  const asks = findAsks(text).filter((ask) => taken.every((span) => !overlap(span, ask)));
  const numbers = findNumbers(text).filter((n) => [...taken, ...asks].every((span) => !overlap(span, n)));
  const pieces = cut(text, places, described, years, asks, numbers);
  const { segments, whole } = segmentsOf(pieces);
  return {
    text,
    places,
    years,
    allYears: wantsAllYears(text),
    numbers: numbers.filter((n) => n.unit !== "" || n.end - n.start > 1),
    segments,
    whole,
    askCount: asks.length,
    cues: readCues(text, asks.length > 0, numbers.length > 0),
    quoted,
  };
}

/** 《吕梁政协》 is a paper, not the place, when the place is named beside it. */
function outsideTitles(places: readonly PlaceSpan[], text: string, quoted: readonly string[]): PlaceSpan[] {
  const titles = quoted.flatMap((name) => {
    const start = text.lastIndexOf(name);
    return start < 0 ? [] : [{ start, end: start + name.length }];
  });
  const free = places.filter((place) => titles.every((title) => !overlap(title, place)));
  return free.length > 0 ? free : [...places];
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

function cut(
  text: string,
  places: readonly PlaceSpan[],
  described: readonly PlaceSpan[],
  years: readonly YearSpan[],
  asks: readonly AskSpan[],
  numbers: readonly StatedNumber[],
): Piece[] {
  const spans: Array<{ start: number; end: number; piece: Piece }> = [
    ...places.map((span) => ({ ...span, piece: { kind: "place" } as Piece })),
    ...described.map((span) => ({ ...span, piece: { kind: "word", word: placeWord(span) } as Piece })),
    ...years.map((span) => ({ ...span, piece: { kind: "year" } as Piece })),
    ...asks.map((span) => ({ ...span, piece: { kind: "ask", ask: span.ask } as Piece })),
    ...numbers.map((span) => ({ ...span, piece: { kind: "number" } as Piece })),
  ].sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let at = 0;
  const read = (until: number): void => {
    for (const word of segment(text.slice(at, until), at)) {
      if (SEPARATOR.test(word.text)) pieces.push({ kind: "separator" });
      else pieces.push({ kind: "word", word });
    }
  };
  for (const span of spans) {
    if (span.start < at) continue;
    read(span.start);
    pieces.push(span.piece);
    at = span.end;
  }
  read(text.length);
  return pieces;
}

function placeWord(span: PlaceSpan): Word {
  return { text: span.region, start: span.start, end: span.end, kind: "hard", concept: null };
}

/** Cuts the pieces at separators; a part that asks for nothing belongs to the next one that does. */
function segmentsOf(pieces: readonly Piece[]): { segments: Segment[]; whole: Segment } {
  const raw: Segment[] = [];
  let current: Segment = { words: [], asks: false, unit: null };
  const close = (): void => {
    if (current.words.length > 0 || current.asks) raw.push(current);
    current = { words: [], asks: false, unit: null };
  };
  for (const piece of pieces) {
    if (piece.kind === "separator") close();
    else if (piece.kind === "ask") {
      // 多少名委员编入了几个专委会: a second thing asked for begins a new part.
      if (current.asks && current.unit && piece.ask && current.unit.unit !== piece.ask.unit) close();
      current.asks = true;
      current.unit = piece.ask ?? current.unit;
    } else if (piece.kind === "word") {
      if (meaningful([piece.word]).length > 0) current.words.push(piece.word);
    }
  }
  close();
  const whole: Segment = {
    words: raw.flatMap((part) => part.words),
    asks: raw.some((part) => part.asks),
    unit: raw.findLast((part) => part.unit !== null)?.unit ?? null,
  };
  return { segments: joinUnasked(raw), whole };
}

function joinUnasked(raw: readonly Segment[]): Segment[] {
  const asking = raw.filter((part) => part.asks).length;
  if (asking < 2) {
    // A、B、C各多少件: one measure for all of the list. A tail of nothing but the ask is no item.
    const items = raw.filter((part) => part.words.length > 0);
    const shared = raw.find((part) => part.unit !== null)?.unit ?? null;
    return items.map((part) => ({ ...part, asks: true, unit: part.unit ?? shared }));
  }
  const joined: Segment[] = [];
  let waiting: Word[] = [];
  for (const part of raw) {
    if (part.asks) {
      joined.push({ ...part, words: [...waiting, ...part.words] });
      waiting = [];
    } else waiting = [...waiting, ...part.words];
  }
  const last = joined.at(-1);
  if (last && waiting.length > 0) last.words.push(...waiting);
  return joined;
}
