/**
 * The form in which figures lie in assets, and where they lie: the one thing the build and the reader share.
 * Comes in: figures, or the arrays they were packed into. Goes out: the other of the two.
 * Never: I/O, a check (the build has checked before).
 */

import { periodName } from "./periods.ts";
import type { Figure, FigureKind, Source } from "./types.ts";

/** How many files each family of assets is spread over, so that a question reads one small file of each. */
export interface Buckets {
  areas: number;
  catalog: number;
  reports: number;
  concepts: number;
  kinds: number;
  names: number;
  values: number;
}

/** `manifest.json`: what the assets are. `version` changes when any answer can. */
export interface Manifest {
  version: string;
  buckets: Buckets;
  reports: number;
  figures: number;
  /** Papers the figures stand in: one may speak of several periods. */
  papers: number;
}

/** id, metric, scope, context, parts, terms, printed, value, approx, unit, kind, section, quote. */
export type PackedFigure = [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  number,
  string,
  string,
  FigureKind,
  string,
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

/** A region in the catalogue: who it is and which periods there are, newest first: period, date, figures. */
export interface PackedRegion {
  committee: string;
  /** Key of the area that lists it. */
  area: string;
  periods: Array<[string, string, number]>;
}

/** A figure in a roll-up, whole, so that a ranking over thousands of committees reads one file. */
export type PackedEntry = [string, string, string, PackedSource, PackedFigure];

/** A kind of figure (metric, scope, measure) that speaks of a concept, with a few of its figures. */
export type PackedKind = [string, PackedEntry[]];

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

const join = (words: readonly string[], by: string): string => words.join(by);
const split = (text: string, by: string): string[] => (text === "" ? [] : text.split(by));

/** Packs a figure; its committee, period and source stand once, on its report. */
export function packFigure(figure: Figure): PackedFigure {
  const composed = composeQuote(figure);
  return [
    figure.id,
    figure.metric,
    figure.scope,
    join(figure.context, "、"),
    join(figure.parts, "、"),
    join(figure.terms, " "),
    figure.printed,
    figure.value,
    figure.approx,
    figure.unit,
    figure.kind,
    figure.source.section,
    figure.quote === composed ? "" : figure.quote,
  ];
}

/** Unpacks a figure; a quote that is only composed is not stored but composed again. */
export function unpackFigure(
  packed: PackedFigure,
  owner: { committee: string; region: string; period: string },
  source: PackedSource,
): Figure {
  const [id, metric, scope, context, parts, terms, printed, value, approx, unit, kind, section, quote] =
    packed;
  const [title, publisher, date] = source;
  const paper: Source = { title, publisher, date, section };
  const bare = {
    id,
    committee: owner.committee,
    region: owner.region,
    period: owner.period,
    metric,
    value,
    approx,
    unit,
    printed,
    scope,
    context: split(context, "、"),
    parts: split(parts, "、"),
    kind,
    terms: split(terms, " "),
  };
  return { ...bare, quote: quote === "" ? composeQuote(bare) : quote, source: paper };
}
