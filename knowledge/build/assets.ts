/**
 * Lays figures out as asset files: the visible list of what is laid out.
 * Comes in: checked figures, report by report, and the tables for reading questions. Goes out: paths and texts, the
 * same for the same input. Never: I/O; a file over the limit; more in memory than indexes and what is not yet handed out.
 */

import type { Tables } from "../base.ts";
import { type Buckets, type Manifest, reportKey } from "../codec.ts";
import { indexMentions } from "../passages/mentions.ts";
import { packTexts } from "../passages/pack.ts";
import { readPeriod } from "../periods.ts";
import type { Document } from "../read/document.ts";
import type { Figure } from "../types.ts";
import { catalogue } from "./catalogue.ts";
import { byteLength, digest, spread } from "./files.ts";
import { indexes } from "./indexes.ts";
import { packReports } from "./reports.ts";
import { rollUps } from "./rollups.ts";
import { shapes } from "./shapes.ts";
import { wordCount } from "./words.ts";

/** Limits of the platform's static assets that we keep to. */
export const MAX_FILES = 5000;
export const MAX_BYTES = 256 * 1024;

/** Makes all asset files at once; documents are the reports whose sentences are kept. */
export function buildAssets(
  figures: readonly Figure[],
  tables: Tables,
  documents: readonly Document[] = [],
): Map<string, string> {
  return new Map(assetFiles(byReport(figures), tables, documents));
}

/**
 * Makes asset files one after the other. The reports are gone through twice: first it is counted what is frequent,
 * then what was counted is laid out.
 */
export function* assetFiles(
  reports: Iterable<readonly Figure[]>,
  tables: Tables,
  documents: readonly Document[] = [],
): Generator<readonly [path: string, text: string]> {
  const sum = digest();
  let files = 0;
  function* out(made: Iterable<readonly [string, string]>): Generator<readonly [string, string]> {
    for (const [path, text] of made) {
      files += 1;
      if (byteLength(text) > MAX_BYTES) throw new Error(`assets: ${path} is over ${MAX_BYTES} bytes`);
      if (files > MAX_FILES) throw new Error(`assets: more than ${MAX_FILES} files`);
      sum.add(path, text);
      yield [path, text];
    }
  }

  const words = wordCount();
  const shapeOf = shapes(tables);
  const rolled = rollUps(shapeOf);
  const papers = new Set<string>();
  const counts = { reports: 0, figures: 0 };
  for (const report of reports) {
    counts.reports += 1;
    counts.figures += report.length;
    for (const figure of report) {
      words.count(figure);
      rolled.count(figure);
      papers.add(paperOf(figure));
    }
  }
  const frequent = words.frequent();
  const numbers = new Map(frequent.map((word, number) => [word, number]));

  rolled.choose();
  const places = catalogue();
  const index = indexes(tables);
  yield* out(
    packReports(reports, numbers, (report, file) => {
      places.add(report, file);
      index.add(report);
      for (const figure of report) rolled.add(figure);
    }),
  );
  for (const document of documents) places.addDocument(document);

  const { areas, catalog } = places.lay(tables);
  const buckets: Buckets = {
    areas: yield* spreadOut("areas", areas),
    catalog: yield* spreadOut("catalog", catalog),
    concepts: yield* spreadOut("concepts", rolled.concepts(numbers)),
    kinds: yield* spreadOut("kinds", rolled.kinds(numbers)),
    names: yield* spreadOut("names", index.names()),
    values: yield* spreadOut("values", index.values),
    texts: yield* spreadOut("texts", packTexts(documents)),
    mentions: yield* spreadOut("mentions", indexMentions(documents, tables)),
  };
  function* spreadOut(family: keyof Buckets, entries: Iterable<readonly [string, unknown]>) {
    const made = spread(family, entries, MAX_BYTES);
    yield* out(made);
    return made.length;
  }
  yield* out([
    ["words.json", JSON.stringify(frequent)],
    ["tables.json", JSON.stringify(tables)],
  ]);
  const manifest: Manifest = {
    version: sum.value(),
    buckets,
    ...counts,
    papers: papers.size,
    texts: documents.length,
  };
  yield* out([["manifest.json", JSON.stringify(manifest)]]);
}

/** The figures of each report together, in the order in which the reports begin. */
function byReport(figures: readonly Figure[]): Figure[][] {
  const found = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = reportKey(figure.region, figure.period);
    const report = found.get(key);
    if (report) report.push(figure);
    else found.set(key, [figure]);
  }
  return [...found.values()];
}

/** One title a year; a paper may have figures with a year and others without. */
function paperOf({ region, period, source }: Figure): string {
  const { year, reported } = readPeriod(period);
  return [region, source.title, source.date === "" ? (year ?? reported) : source.date].join("|");
}
