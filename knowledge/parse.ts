/**
 * A question in its pieces.
 * Comes in: the question as typed, tables, today. Goes out: places, years, what is asked for, words, cues.
 * Never: a look at the base, a decision what the question means.
 */

import { type AskSpan, findAsks, findNumbers, type StatedNumber } from "./asks.ts";
import type { Tables } from "./base.ts";
import { type Cues, findExceptions, findNegated, readCues } from "./cues.ts";
import { meaningful, segment, type Word } from "./lexicon.ts";
import { fold, normalize } from "./normalize.ts";
import {
  findDates,
  findSameYear,
  findSomeYears,
  findYears,
  type SomeYears,
  wantsAllYears,
  type YearSpan,
} from "./periods.ts";
import { findPlaces, type PlaceSpan } from "./places.ts";
import { type Piece, type Segment, segmentsOf } from "./segments.ts";
import { findSittings, type SittingSpan } from "./sittings.ts";

/** What was understood of a question before the base is looked at. */
export interface Parsed {
  text: string;
  places: PlaceSpan[];
  years: YearSpan[];
  /** Plenary sessions: what was done since. */
  sittings: SittingSpan[];
  allYears: boolean;
  /** 这三年: the newest so many. */
  newest: SomeYears | null;
  numbers: StatedNumber[];
  /** The question's list items, one when it is no list. */
  segments: Segment[];
  /** Everything as one. */
  whole: Segment;
  /** How many times a number is asked for. */
  askCount: number;
  cues: Cues;
  /** What the question takes out of what it asks for: 不算全国政协. */
  except: Word[];
  /** Names in 《》 or “”, folded. */
  quoted: string[];
}

const QUOTED = /[“"「『《]([^“”"「」『』《》]{2,24})[”"」』》]/g;
const SEPARATOR = /^(?:[、,，;；?？/]|和|与|及|以及|还有|跟|并|加|加上|外加|还是|或者|vs)$/;

/** A comma parts a setting from what is asked as often as it parts items. */
const CLAUSE = /^[,，;；?？]$/;

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
  const several = findSomeYears(text).filter((span) =>
    [...named, ...years].every((one) => !overlap(one, span)),
  );
  const sittings = findSittings(text).filter((span) => named.every((one) => !overlap(one, span)));
  const out = findExceptions(text).map((span) => after(span, [...named, ...years]));
  const dates = [...findDates(text), ...findNegated(text)].filter((date) =>
    [...named, ...years, ...several].every((span) => !overlap(span, date)),
  );
  const taken = [...named, ...years, ...several, ...sittings, ...out, ...dates];
  const counts = findNumbers(text).filter((n) => taken.every((span) => !overlap(span, n)));
  const asks = findAsks(text).filter(
    (ask) => taken.every((span) => !overlap(span, ask)) && !isStated(ask, counts, text),
  );
  const numbers = counts.filter((n) => asks.every((span) => !overlap(span, n)));
  const stated = numbers.filter((n) => n.unit !== "" || n.end - n.start > 1);
  const cues = readCues(text, asks.length > 0, stated.length > 0);
  const pieces = cut(
    text,
    [...places, ...out],
    [...described, ...dates],
    [...years, ...several, ...sittings, ...findSameYear(text)],
    asks,
    numbers,
  );
  const { segments, whole } = segmentsOf(pieces, cues.list && places.length < 2 && years.length < 2);
  return {
    text,
    places,
    years,
    sittings,
    allYears: wantsAllYears(text),
    newest: several.find(({ count }) => count !== null) ?? null,
    numbers: stated,
    segments,
    whole,
    askCount: asks.length,
    cues,
    except: out.flatMap((span) => meaningful(segment(span.text))),
    quoted,
  };
}

/** Whether a number is named and not asked for: 39.66%是什么比例 asks for its name, 满意率97% tells it. */
function isStated(ask: Span, numbers: readonly StatedNumber[], text: string): boolean {
  if (/(?:什么|啥|哪个|哪种|哪项)$/.test(text.slice(0, ask.start))) return true;
  const noun = !/[多几]/.test(text.slice(ask.start, ask.end));
  return (
    noun &&
    numbers.some(
      ({ start, unit }) =>
        start >= ask.end &&
        unit !== "" &&
        /^(?:是|为|有|达到?|约|大约|近|将近|超过|不到|只有|已经|正好|有没有|是不是|是否|[的了,])*$/.test(
          text.slice(ask.end, start),
        ),
    )
  );
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

/** What is left of a span behind those that it begins with: 民生类以外 of 贵阳民生类以外. */
function after<T extends Span & { text: string }>(span: T, before: readonly Span[]): T {
  const met = before.filter((one) => overlap(one, span));
  const end = Math.max(span.start, ...met.map((one) => one.end));
  // 乌当区之外: the place itself is what is taken out.
  const last = met.at(-1);
  if (last && end - span.start >= span.text.length) {
    return { ...span, start: last.start, text: span.text.slice(Math.max(0, last.start - span.start)) };
  }
  return { ...span, start: end, text: span.text.slice(end - span.start) };
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

interface Span {
  start: number;
  end: number;
}

function cut(
  text: string,
  places: readonly Span[],
  described: ReadonlyArray<Span & { region?: string; text?: string }>,
  years: readonly Span[],
  asks: readonly AskSpan[],
  numbers: readonly StatedNumber[],
): Piece[] {
  const spans: Array<{ start: number; end: number; piece: Piece }> = [
    ...places.map((span) => ({ ...span, piece: { kind: "place" } as Piece })),
    ...described.map((span) => ({ ...span, piece: { kind: "word", word: namedWord(span) } as Piece })),
    ...years.map((span) => ({ ...span, piece: { kind: "year" } as Piece })),
    ...asks.map((span) => ({ ...span, piece: { kind: "ask", ask: span.ask } as Piece })),
    ...numbers.map((span) => ({ ...span, piece: { kind: "number" } as Piece })),
  ].sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let at = 0;
  const bare = new Set(asks.flatMap((span) => (span.ask === null ? [span.end] : [])));
  const read = (until: number): void => {
    const words = segment(text.slice(at, until), at).map((word, i, all) =>
      besideOf(word, all[i - 1], all[i + 1]),
    );
    for (const [i, word] of words.entries()) {
      if (SEPARATOR.test(word.text)) pieces.push({ kind: "separator", clause: CLAUSE.test(word.text) });
      else if (word.text === " ") pieces.push({ kind: "gap" });
      // 教育类 names a kind: a figure that does not speak of it is of all kinds.
      else if (word.kind === "rest" && /.类$/.test(word.text)) {
        pieces.push({ kind: "word", word: { ...word, kind: "hard" } });
      } else if (word.kind === "rest" && bare.has(word.start) && words[i + 1]?.kind !== "hard") {
        pieces.push({ kind: "word", word: { ...word, counted: true } });
      } else {
        pieces.push({ kind: "word", word: ownsNext(word, words[i + 1]) ? { ...word, kind: "hard" } : word });
      }
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

/** An unknown word between fillers keeps the characters beside it: they may be halves of its own words. */
function besideOf(word: Word, left: Word | undefined, right: Word | undefined): Word {
  if (word.kind !== "rest") return word;
  return {
    ...word,
    ...(left?.kind === "filler" ? { before: left.text.slice(-1) } : {}),
    ...(right?.kind === "filler" ? { after: right.text.slice(0, 1) } : {}),
  };
}

/** 市委党组会, 市委采用: an organ right before a meeting or a stage says whose it is. */
function ownsNext(word: Word, next: Word | undefined): boolean {
  // 市政协 is the committee itself, but for who adopted something.
  if (word.concept?.id === "市政协") return next?.concept?.id === "采用";
  return word.concept?.group === "organ" && /^(?:meeting|stage)$/.test(next?.concept?.group ?? "");
}

function namedWord(span: Span & { region?: string; text?: string }): Word {
  return {
    text: span.region ?? span.text ?? "",
    start: span.start,
    end: span.end,
    kind: "hard",
    concept: null,
  };
}
