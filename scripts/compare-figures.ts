/**
 * The shipped figures beside what is extracted from the same reports: each difference to be explained or mended.
 *
 *   node scripts/compare-figures.ts [REPORTS_DIR]
 *
 * Comes in: knowledge/figures/*.csv, the reports (default ../shared/reports). Goes out: per report the rows that
 * extraction lacks, the numbers it has and the rows lack, and what both have under other names or narrowings.
 * Never: a change, a verdict.
 */

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { figuresFromRows } from "../knowledge/build/rows.ts";
import { extractFigures } from "../knowledge/extract/figures.ts";
import { segment } from "../knowledge/lexicon.ts";
import { readPeriod } from "../knowledge/periods.ts";
import type { Figure } from "../knowledge/types.ts";
import { FIGURES, readRows, readTables } from "./build-knowledge.ts";
import { command } from "./command.ts";
import { readFolder } from "./knowledge/folder.ts";

const DEFAULT = join(dirname(fileURLToPath(import.meta.url)), "../../shared/reports");

/** What a number is told by across the two: place, year, and the number as printed. */
function keyOf({ region, period, printed }: Figure): string {
  return [region, readPeriod(period).year ?? "", printed.normalize("NFKC").replace(/\s/g, "")].join("|");
}

/** The known words of a name: 党组会议 and 党组（扩大）会议 are one. */
function wordsOf(text: string): string {
  const words = segment(text.normalize("NFKC")).flatMap(({ concept, kind }) =>
    concept && kind !== "light" ? [concept.id] : [],
  );
  return [...new Set(words)].sort().join("+");
}

function nameOf({ metric, scope, parts }: Figure): string {
  return `${metric}${scope === "" ? "" : `（${scope}）`}${parts.length > 1 ? `｛${parts.join("、")}｝` : ""}`;
}

/** Pairs figures printed alike, the ones with most words in common first. */
function paired(rows: readonly Figure[], found: readonly Figure[]): Array<[Figure, Figure | null]> {
  const left = new Set(found);
  return rows.map((row) => {
    const alike = [...left].filter((figure) => keyOf(figure) === keyOf(row));
    const best = alike.find((figure) => wordsOf(figure.metric) === wordsOf(row.metric)) ?? alike[0] ?? null;
    if (best) left.delete(best);
    return [row, best];
  });
}

const program = command(
  "node scripts/compare-figures.ts",
  "把随程序发布的数字和从同一批报告里提取的数字逐一对照，列出不同之处",
)
  .argument("[folder]", "报告所在的文件夹", DEFAULT)
  .parse();
const [folder = DEFAULT] = program.processedArgs as [string?];

const rows = figuresFromRows(await readRows(FIGURES));
const tables = await readTables(rows);
const { documents, problems } = await readFolder(folder, tables);
for (const problem of problems) console.error(problem);
const found = documents.flatMap((document) => extractFigures(document, tables));
const pairs = paired(rows, found);
const matched = new Set(pairs.map(([, figure]) => figure));

const lacking = pairs.filter(([, figure]) => figure === null);
const renamed = pairs.filter(
  ([row, figure]) =>
    figure !== null &&
    (wordsOf(row.metric) !== wordsOf(figure.metric) || (row.scope === "") !== (figure.scope === "")),
);
const more = found.filter((figure) => !matched.has(figure));

console.log(`没有提取到的（${lacking.length}）`);
for (const [row] of lacking) console.log(`  ${row.region}${row.period}　${row.printed}　${nameOf(row)}`);
console.log(`\n名称或限定不同的（${renamed.length}）`);
for (const [row, figure] of renamed) {
  if (figure)
    console.log(`  ${row.region}${row.period}　${row.printed}　${nameOf(row)} ／ ${nameOf(figure)}`);
}
console.log(`\n只有提取才有的（${more.length}）`);
for (const figure of more) {
  console.log(`  ${figure.region}${figure.period}　${figure.printed}　${nameOf(figure)}`);
}
console.log(`\n${rows.length} 行，提取 ${found.length} 个，对上 ${rows.length - lacking.length} 个`);
