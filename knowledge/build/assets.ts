/**
 * Lays figures out as asset files.
 * Comes in: checked figures and the tables for reading questions. Goes out: path → text, the same for the
 * same input. Never: I/O; a file over the limit.
 */

import type { Tables } from "../base.ts";
import {
  type Buckets,
  bucketOf,
  kindKey,
  type Manifest,
  type PackedArea,
  type PackedEntry,
  type PackedKind,
  type PackedRegion,
  type PackedReport,
  packFigure,
  reportKey,
} from "../codec.ts";
import { fold } from "../normalize.ts";
import { magnitude } from "../numbers.ts";
import { readPeriod } from "../periods.ts";
import type { Figure } from "../types.ts";
import { familiesOf } from "../units.ts";
import { viewOf } from "../view.ts";
import { layAreas } from "./areas.ts";

/** Limits of the platform's static assets that we keep to. */
export const MAX_FILES = 5000;
export const MAX_BYTES = 256 * 1024;

/** A file is aimed at this size: parsed in about a millisecond, and with room for uneven hashing. */
const AIM_BYTES = 90_000;
/** A ranking shows at most this many; more are never read. */
const TOP = 20;
/** A concept's kinds beyond these are each so rare that a question about them names more than the concept. */
const KINDS = 60;
/** Figures by which it is told whether a kind fits a question. */
const SAMPLES = 2;
/** A name that more reports than this use is no name of one of them. */
const NAME_REPORTS = 20;
/** A value that more figures than this share cannot be asked back for. */
const VALUE_FIGURES = 40;

/** Makes all asset files. */
export function buildAssets(figures: readonly Figure[], tables: Tables): Map<string, string> {
  const { areas, catalog } = catalogue(figures, tables);
  const families: Record<keyof Buckets, Map<string, unknown>> = {
    areas,
    catalog,
    reports: reports(figures),
    concepts: concepts(figures, tables),
    kinds: leaders(figures, tables),
    names: names(figures, tables),
    values: values(figures),
  };
  const files = new Map<string, string>();
  const buckets = {} as Buckets;
  for (const [family, entries] of Object.entries(families) as Array<[keyof Buckets, Map<string, unknown>]>) {
    buckets[family] = spread(family, entries, files);
  }
  files.set("tables.json", JSON.stringify(tables));
  const manifest: Manifest = {
    version: digest(files),
    buckets,
    reports: families.reports.size,
    figures: figures.length,
    papers: new Set(figures.map(paperOf)).size,
  };
  files.set("manifest.json", JSON.stringify(manifest));
  const over = [...files].filter(([, text]) => bytesOf(text) > MAX_BYTES);
  if (over.length > 0)
    throw new Error(`assets: over ${MAX_BYTES} bytes: ${over.map(([path]) => path).join(", ")}`);
  if (files.size > MAX_FILES)
    throw new Error(`assets: ${files.size} files, at most ${MAX_FILES} are allowed`);
  return files;
}

/** Spreads a family over files by the hash of its keys, over more of them until none is too large. */
function spread(family: keyof Buckets, entries: Map<string, unknown>, files: Map<string, string>): number {
  const packed = [...entries].map(([key, value]) => {
    const text = `${JSON.stringify(key)}:${JSON.stringify(value)}`;
    return { key, text, size: bytesOf(text) };
  });
  const total = packed.reduce((sum, { size }) => sum + size, 0);
  for (let count = Math.max(1, Math.ceil(total / AIM_BYTES)); ; count = Math.ceil(count * 1.5)) {
    const sizes = new Array<number>(count).fill(0);
    for (const { key, size } of packed)
      sizes[bucketOf(key, count)] = (sizes[bucketOf(key, count)] ?? 0) + size;
    // One key too large for a file stays too large in any number of them: the check at the end says so.
    if (Math.max(...sizes) > MAX_BYTES * 0.9 && count < MAX_FILES) continue;
    const parts: string[][] = Array.from({ length: count }, () => []);
    for (const { key, text } of packed) parts[bucketOf(key, count)]?.push(text);
    parts.forEach((part, i) => {
      files.set(`${family}/${i}.json`, `{${part.join(",")}}`);
    });
    return count;
  }
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** One title a year; a paper may have figures with a year and others without. */
function paperOf({ region, period, source }: Figure): string {
  const { year, reported } = readPeriod(period);
  return [region, source.title, source.date === "" ? (year ?? reported) : source.date].join("|");
}

/** The regions with their reports, and the areas by which they are browsed. */
function catalogue(
  figures: readonly Figure[],
  tables: Tables,
): { areas: Map<string, PackedArea>; catalog: Map<string, PackedRegion> } {
  const regions = new Map<string, PackedRegion>();
  for (const figure of figures) {
    const entry = regions.get(figure.region) ?? { committee: figure.committee, area: "", periods: [] };
    const known = entry.periods.find(([period]) => period === figure.period);
    if (known) known[2] += 1;
    else entry.periods.push([figure.period, figure.source.date, 1]);
    regions.set(figure.region, entry);
  }
  const order = (period: string): number => {
    const { year, reported } = readPeriod(period);
    return year ?? reported ?? 0;
  };
  for (const entry of regions.values()) entry.periods.sort((a, b) => order(b[0]) - order(a[0]));
  const reports = new Map([...regions].map(([region, { periods }]) => [region, periods.length]));
  const { areas, listedIn } = layAreas(reports, tables);
  for (const [region, entry] of regions) entry.area = listedIn.get(region) ?? "";
  return { areas, catalog: regions };
}

function reports(figures: readonly Figure[]): Map<string, PackedReport> {
  const found = new Map<string, PackedReport>();
  for (const figure of figures) {
    const { committee, region, period, source } = figure;
    const key = reportKey(region, period);
    const report = found.get(key) ?? { committee, region, period, sources: [], figures: [] };
    found.set(key, report);
    const { title, publisher, date } = source;
    let at = report.sources.findIndex((known) => known[0] === title && known[2] === date);
    if (at < 0) at = report.sources.push([title, publisher, date]) - 1;
    report.figures.push([at, packFigure(figure)]);
  }
  return found;
}

/** What figures of one kind share: the words of metric and scope, the measure. */
function kindOf(figure: Figure, tables: Tables): string {
  const { words } = viewOf(figure, tables);
  const named = (zone: "metric" | "scope"): string =>
    words[zone].map((word) => word.concept?.id ?? word.text).join("+");
  return [named("metric"), named("scope"), [...familiesOf(figure.unit)][0], figure.kind].join("|");
}

/** Per kind the largest and smallest figures, over all years and of each period: a ranking reads no more. */
function leaders(figures: readonly Figure[], tables: Tables): Map<string, PackedEntry[]> {
  const kinds = new Map<string, Figure[]>();
  for (const figure of [...figures].sort((a, b) => magnitude(b) - magnitude(a))) {
    const kind = kindOf(figure, tables);
    for (const key of [kindKey(kind, null), kindKey(kind, figure.period)]) {
      const list = kinds.get(key) ?? [];
      list.push(figure);
      kinds.set(key, list);
    }
  }
  const ends = (list: readonly Figure[]): readonly Figure[] =>
    list.length <= 2 * TOP ? list : [...list.slice(0, TOP), ...list.slice(-TOP)];
  return new Map([...kinds].map(([key, list]) => [key, ends(list).map(entryOf)]));
}

/** Per concept the kinds of figures that speak of it, the most frequent first, each with a few figures. */
function concepts(figures: readonly Figure[], tables: Tables): Map<string, PackedKind[]> {
  const found = new Map<string, Map<string, Figure[]>>();
  for (const figure of figures) {
    const kind = kindOf(figure, tables);
    for (const id of viewOf(figure, tables).concepts.keys()) {
      const kinds = found.get(id) ?? new Map<string, Figure[]>();
      found.set(id, kinds);
      const list = kinds.get(kind) ?? [];
      list.push(figure);
      kinds.set(kind, list);
    }
  }
  return new Map(
    [...found].map(([id, kinds]) => {
      const frequent = [...kinds].sort((a, b) => b[1].length - a[1].length).slice(0, KINDS);
      return [id, frequent.map(([kind, list]): PackedKind => [kind, list.slice(0, SAMPLES).map(entryOf)])];
    }),
  );
}

function entryOf(figure: Figure): PackedEntry {
  const { committee, region, period, source } = figure;
  return [committee, region, period, [source.title, source.publisher, source.date], packFigure(figure)];
}

function names(figures: readonly Figure[], tables: Tables): Map<string, Array<[string, string]>> {
  const found = new Map<string, Map<string, [string, string]>>();
  for (const figure of figures) {
    for (const entry of [figure.scope, figure.metric, ...figure.context, ...figure.parts, ...figure.terms]) {
      const name = fold(entry, tables);
      if (name.length < 3) continue;
      const at = found.get(name) ?? new Map<string, [string, string]>();
      found.set(name, at.set(reportKey(figure.region, figure.period), [figure.region, figure.period]));
    }
  }
  return new Map(
    [...found]
      .filter(([, at]) => at.size <= NAME_REPORTS)
      .map(([name, at]) => [name, [...at.values()]] as const),
  );
}

function values(figures: readonly Figure[]): Map<string, Array<[string, string, string]>> {
  const found = new Map<string, Array<[string, string, string]>>();
  for (const figure of figures) {
    for (const value of new Set([figure.value, magnitude(figure)])) {
      const list = found.get(String(value)) ?? [];
      if (list.length < VALUE_FIGURES) list.push([figure.region, figure.period, figure.id]);
      found.set(String(value), list);
    }
  }
  return found;
}

/** A short hash over all files: two builds of the same tables have the same version. */
function digest(files: Map<string, string>): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (const [path, text] of files) {
    for (const part of [path, text]) {
      for (let i = 0; i < part.length; i += 1) {
        low = Math.imul(low ^ part.charCodeAt(i), 0x01000193);
        high = Math.imul(high + part.charCodeAt(i), 0x5bd1e995) ^ (high >>> 15);
      }
    }
  }
  return (low >>> 0).toString(16).padStart(8, "0") + (high >>> 0).toString(16).padStart(8, "0");
}
