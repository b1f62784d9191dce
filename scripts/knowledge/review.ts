/**
 * Added reports, reviewed: what was extracted, what a person has corrected, what is doubtful.
 * Comes in: added reports with their tables, the shipped figures. Goes out: figures to answer from, tables to check.
 * Never: a correction lost: a row that no longer fits stays in the table, and it is said.
 */

import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Tables } from "../../knowledge/base.ts";
import { extractFigures } from "../../knowledge/extract/figures.ts";
import type { Figure } from "../../knowledge/types.ts";
import { type Added, finishedOf } from "./added.ts";
import {
  COLUMNS,
  type Correction,
  cellsOf,
  corrected,
  correctionsIn,
  DOUBTFUL,
  type Row,
  type Verdict,
} from "./corrections.ts";
import { doubtsOf } from "./doubts.ts";
import { keyOf, type Placed, placed } from "./places.ts";
import { readSheet, sheetOf } from "./sheet.ts";

/** The table people open. */
export const TABLE = "核对表.csv";
/** The rows as they were last written, without a person's changes. */
const WRITTEN = "figures.json";

/** A figure with all that is known about it. */
export interface Reviewed {
  /** With the corrections. */
  figure: Figure;
  extracted: Placed;
  verdict: Verdict | "";
  doubts: string[];
}

/** A report with its figures. */
export interface Review {
  report: Added;
  figures: Reviewed[];
  /** Corrected rows of the table that the report no longer has. */
  strays: Row[];
  /** What could not be taken over from the table. */
  problems: string[];
}

/** The figures of a report that are answered from. */
export const usedOf = ({ figures }: Review): Figure[] =>
  figures.filter(({ verdict }) => verdict !== "不用").map(({ figure }) => figure);

/** Whether a person should look at a figure. */
export const isDoubtful = ({ verdict, doubts }: Reviewed): boolean => verdict === "" && doubts.length > 0;

/** Reviews all reports together: a figure may be doubtful for what another report says. */
export async function reviewAll(
  reports: readonly Added[],
  shipped: readonly Figure[],
  tables: Tables,
): Promise<Review[]> {
  const reviews: Review[] = [];
  for (const report of reports) reviews.push(await reviewOne(report, tables));
  const doubts = doubtsOf([...shipped, ...reviews.flatMap(usedOf)], tables);
  for (const { report, figures } of reviews) {
    // A figure of another year than its report's is worth a look; which report it is, its title tells.
    const periods = new Map(report.documents.map((one) => [`${one.region}|${one.title}`, one.period]));
    for (const one of figures) {
      const { region, source, period } = one.figure;
      one.doubts = doubts(one.figure, periods.get(`${region}|${source.title}`) ?? period);
    }
  }
  return reviews;
}

async function reviewOne(report: Added, tables: Tables): Promise<Review> {
  const extracted = placed(finishedOf(report).flatMap((document) => extractFigures(document, tables)));
  const cells = new Map(extracted.map((one) => [one.key, cellsOf(one)]));
  const { corrections, problems } = await savedIn(report.dir, cells);
  const figures = extracted.map((one): Reviewed => {
    const correction = corrections.get(one.key);
    const figure = corrected(one.figure, correction);
    return { figure, extracted: one, verdict: correction?.verdict ?? "", doubts: [] };
  });
  const strays = [...corrections].filter(([key]) => !cells.has(key)).map(([, { row }]) => row);
  for (const row of strays)
    problems.push(`“${row.指标} ${row.原样}”这一行对不上了：报告里没有这一句，或者这一处没有这个数`);
  return { report, figures, strays, problems: problems.map((one) => `${report.id} ${TABLE}：${one}`) };
}

async function savedIn(
  dir: string,
  extracted: ReadonlyMap<string, Row>,
): Promise<{ corrections: Map<string, Correction>; problems: string[] }> {
  const path = join(dir, TABLE);
  if (!existsSync(path)) return { corrections: new Map(), problems: [] };
  const written = join(dir, WRITTEN);
  const before: Row[] = existsSync(written) ? JSON.parse(await readFile(written, "utf8")) : [];
  const rows = before.map((row): [string, Row] => [keyOf(row.原句, row.位置), row]);
  const saved = await readTable(path);
  return correctionsIn(saved, rows.length > 0 ? new Map(rows) : extracted);
}

async function readTable(path: string): Promise<Array<Record<string, string>>> {
  let rows: Array<Record<string, string>>;
  try {
    rows = readSheet(await readFile(path));
  } catch {
    throw new TableError(`${path} 不是 CSV 表：请改好，或者删掉这张表再来（表里的改动就没有了）`);
  }
  const missing = COLUMNS.find((name) => rows.some((row) => row[name] === undefined));
  if (missing !== undefined) throw new TableError(`${path} 少了“${missing}”一列：请补上，或者删掉这张表再来`);
  return rows;
}

/** A table cannot be read, so that what a person changed in it would be lost. */
export class TableError extends Error {
  override name = "TableError";
}

/** Writes the table of a report anew, doubtful rows on top, where anything in it is no longer so. */
export async function writeTable({ report, figures, strays }: Review): Promise<void> {
  const rows = figures.map((one): Row => {
    const cells = cellsOf({ ...one.extracted, figure: one.figure });
    const doubtful = isDoubtful(one);
    return { ...cells, 状态: doubtful ? DOUBTFUL : one.verdict, 原因: one.doubts.join("；") };
  });
  const lost = strays.map(
    (row): Row => ({ ...row, 原因: "对不上了：报告里没有这一句，或者这一处没有这个数" }),
  );
  const top = rows.filter((row) => row.状态 === DOUBTFUL);
  const all = [...top, ...lost, ...rows.filter((row) => row.状态 !== DOUBTFUL)];
  const sheet = sheetOf(
    COLUMNS,
    all.map((row) => COLUMNS.map((name) => row[name])),
  );
  // The table first: if it ends between the two, what was newly extracted counts as corrected, and nothing is lost.
  await writeChanged(join(report.dir, TABLE), sheet);
  const written = figures.map(({ extracted }) => cellsOf(extracted));
  await writeChanged(join(report.dir, WRITTEN), `${JSON.stringify(written)}\n`);
}

/** A file that is as it should be stays untouched: it may be open in another program. */
async function writeChanged(path: string, text: string): Promise<void> {
  const before = await readFile(path, "utf8").catch(() => null);
  if (before !== text) await writeFile(path, text);
}
