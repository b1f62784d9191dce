/**
 * The form in which figures lie in assets, and where they lie: the one thing the build and the reader share.
 * Comes in: figures, or the arrays they were packed into. Goes out: the other of the two.
 * Never: I/O, a check (the build has checked before).
 */

import { periodName } from "./periods.ts";
import type { Sitting } from "./sittings.ts";
import type { Figure, FigureKind, Source } from "./types.ts";

/** How many files each family of assets is spread over by the hash of its keys: a question reads one of each. */
export interface Buckets {
  areas: number;
  catalog: number;
  concepts: number;
  kinds: number;
  names: number;
  values: number;
  /** Sentences of added reports, and the names that stand in them. */
  texts: number;
  mentions: number;
}

/** `manifest.json`: what the assets are. `version` changes when any answer can. */
export interface Manifest {
  version: string;
  buckets: Buckets;
  reports: number;
  figures: number;
  /** Papers the figures stand in: one may speak of several periods. */
  papers: number;
  /** Reports with their sentences: none of the shipped ones. */
  texts: number;
}

/** A word as it is written in an asset: its number in `words.json`, or itself when it is too rare for that. */
export type Ref = number | string;

/** id, value, metric, scope, approx, unit, kind, section, context, parts, terms, printed, quote. */
export type PackedFigure = [
  string,
  number,
  Ref,
  Ref,
  Ref,
  Ref,
  Ref,
  Ref,
  Ref[],
  Ref[],
  Ref[],
  /** Empty when it is value, approx and unit one behind the other, which is nearly always. */
  string,
  /** Empty when it is composed of the rest. */
  string,
];

/** title, publisher, date. */
export type PackedSource = [string, string, string];

/** A report of one committee about one period; `sources` because a report may have several papers. */
export interface PackedReport {
  committee: string;
  region: string;
  period: string;
  sources: PackedSource[];
  /** Each with the index of its source. */
  figures: Array<[number, PackedFigure]>;
}

/**
 * What is listed in an area of the catalogue (province, prefecture): name, places, reports. One place is that
 * region itself, more are an area whose key is this one's and the name, joined by a slash.
 */
export type PackedArea = Array<[string, number, number]>;

/**
 * A region in the catalogue: who it is and which periods there are, newest first: period, date, and the number of the
 * file that holds the report's figures, or -1. Reports are told their file, not hashed: they are large, and hashing
 * would fill some files three times as much as others.
 */
export interface PackedRegion {
  committee: string;
  /** Key of the area that lists it. */
  area: string;
  periods: Array<[string, string, number]>;
  /** Periods of which there are intentions only, in the same form. */
  ahead: Array<[string, string, number]>;
  /** A session of its committee whose year is known. */
  sitting?: Sitting;
}

/** A figure in a roll-up, whole, so that a ranking over thousands of committees reads one file. */
export type PackedEntry = [string, string, string, PackedSource, PackedFigure];

/** A kind of figure (metric, scope, measure) that speaks of a concept, with a few of its figures. */
export type PackedKind = [string, PackedEntry[]];

/** Where a figure is printed: region, period, its place in the report. */
export type PackedPlace = [string, string, number];

/** The key of a kind's leading figures: over all years, or of one period. */
export function kindKey(kind: string, period: string | null): string {
  return period === null ? kind : `${kind}|${period}`;
}

/** FNV-1a: spreads keys evenly and is the same everywhere. */
export function bucketOf(key: string, buckets: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0) % buckets;
}

/** The path of a file of reports. */
export function reportsPath(file: number): string {
  return `reports/${file}.json`;
}

/** The path of the file that holds a key. */
export function pathOf(family: keyof Buckets, key: string, buckets: Buckets): string {
  return `${family}/${bucketOf(key, buckets[family])}.json`;
}

/** The key of a report: one committee's region and one period. */
export function reportKey(region: string, period: string): string {
  return `${region}|${period}`;
}

/** The line shown as 出处 for a shipped figure, composed from its row: no sentence of a report. */
export function composeQuote(figure: Omit<Figure, "quote" | "source">): string {
  const setting = [figure.scope, ...figure.context, ...figure.parts].filter((word) => word !== "");
  const detail = setting.length === 0 ? "" : `（${setting.join("、")}）`;
  return `${figure.committee}${periodName(figure.period)}：${figure.metric}${detail} ${figure.printed}`;
}

/**
 * Writes entries as a JSON object with a line for each, so that one of them can be read without the others.
 * A line break inside an entry is impossible: JSON escapes it.
 */
export function joinEntries(entries: ReadonlyArray<readonly [key: string, json: string]>): string {
  return `{\n${entries.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(",\n")}\n}`;
}

/** The JSON of one entry of a file; null when the file has no such key. */
export function entryIn(file: string, key: string): string | null {
  const name = `\n${JSON.stringify(key)}:`;
  const at = file.indexOf(name);
  if (at < 0) return null;
  const end = file.indexOf("\n", at + name.length);
  return file.slice(at + name.length, file.charAt(end - 1) === "," ? end - 1 : end);
}

const inFull = ({ value, approx, unit }: Pick<Figure, "value" | "approx" | "unit">): string =>
  `${value}${approx}${unit}`;

/** The words of a figure that other figures may share. */
export function wordsOf(figure: Figure): string[] {
  const { metric, scope, approx, unit, kind, context, parts, terms, source } = figure;
  return [metric, scope, approx, unit, kind, source.section, ...context, ...parts, ...terms];
}

/** Packs a figure; its committee, period and source stand once, on its report. */
export function packFigure(figure: Figure, numbers: ReadonlyMap<string, number>): PackedFigure {
  const ref = (word: string): Ref => numbers.get(word) ?? word;
  return [
    figure.id,
    figure.value,
    ref(figure.metric),
    ref(figure.scope),
    ref(figure.approx),
    ref(figure.unit),
    ref(figure.kind),
    ref(figure.source.section),
    figure.context.map(ref),
    figure.parts.map(ref),
    figure.terms.map(ref),
    figure.printed === inFull(figure) ? "" : figure.printed,
    figure.quote === composeQuote(figure) ? "" : figure.quote,
  ];
}

/** Unpacks a figure; a quote that is only composed is not stored but composed again. */
export function unpackFigure(
  packed: PackedFigure,
  words: readonly string[],
  owner: { committee: string; region: string; period: string },
  [title, publisher, date]: PackedSource,
): Figure {
  const word = (ref: Ref): string => (typeof ref === "number" ? (words[ref] ?? "") : ref);
  const [id, value, metric, scope, approx, unit, kind, section, context, parts, terms, printed, quote] =
    packed;
  const bare = {
    id,
    committee: owner.committee,
    region: owner.region,
    period: owner.period,
    metric: word(metric),
    value,
    approx: word(approx),
    unit: word(unit),
    printed,
    scope: word(scope),
    context: context.map(word),
    parts: parts.map(word),
    kind: word(kind) as FigureKind,
    terms: terms.map(word),
  };
  if (printed === "") bare.printed = inFull(bare);
  const source: Source = { title, publisher, date, section: word(section) };
  return { ...bare, quote: quote === "" ? composeQuote(bare) : quote, source };
}
