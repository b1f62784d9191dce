/**
 * Checks the shipped figures: form of the tables, and every printed figure against its report.
 *
 *   node scripts/check-figures.ts [REPORTS_DIR] [--uncovered]
 *
 * Comes in: knowledge/figures/*.csv, and the reports as *.txt (default ../shared/reports, may be missing).
 * Goes out: errors with file and line, exit code 1 on any.
 * `--uncovered` lists numbers with a measure word in the reports that no row covers; an aid, never an error.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

const COLUMNS = [
  "committee",
  "region",
  "period",
  "metric",
  "scope",
  "context",
  "parts",
  "printed",
  "value",
  "approx",
  "unit",
  "kind",
  "section",
  "terms",
  "title",
  "publisher",
  "date",
] as const;
type Column = (typeof COLUMNS)[number];

const REQUIRED: readonly Column[] = [
  "committee",
  "region",
  "period",
  "metric",
  "printed",
  "value",
  "unit",
  "kind",
  "section",
  "terms",
  "title",
];
const KINDS = ["done", "plan", "cumulative"];
const MARKS = [
  "不足",
  "不到",
  "超过",
  "突破",
  "将近",
  "接近",
  "大约",
  "以上",
  "左右",
  "余",
  "多",
  "近",
  "约",
  "逾",
  "超",
];
/** A mark that stands before its number; 签约 and 附近 are words of their own. */
const MARK_BEFORE = /(不足|不到|超过?|突破|大约|将近|接近|(?<![附最邻])近|(?<![签节条合预特])约|逾)$/u;
const CHINESE_NUMBER = "零〇一二两三四五六七八九十百千";
const PERIOD = /^(\d{4}|未标年份（\d{4}年报道）)$/u;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u;
const VALUE = new RegExp(`^(\\d+(\\.\\d+)?|[${CHINESE_NUMBER}]+)$`, "u");
/** So many characters in one run would be the report's own sentence. */
const LONGEST_RUN = 19;

interface Row {
  file: string;
  line: number;
  fields: Record<Column, string>;
}

/** A report, or the part of one file that belongs to a title. */
interface SourceText {
  name: string;
  /** No white space, full and half width made one. */
  text: string;
}

const errors: string[] = [];

function fail(file: string, line: number, message: string): void {
  errors.push(`${file}:${line} ${message}`);
}

function fold(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "");
}

/** Letters and digits only. */
function bare(text: string): string {
  return text.normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "");
}

// ---------------------------------------------------------------- form

function readTable(path: string): Row[] {
  const file = basename(path);
  const bytes = readFileSync(path);
  const text = bytes.toString("utf8");
  if (text.startsWith("\uFEFF")) fail(file, 1, "文件头有 BOM");
  if (text.includes("\uFFFD")) fail(file, 1, "不是 UTF-8");
  if (text.includes("\r")) fail(file, 1, "换行应为 LF");
  if (!text.endsWith("\n")) fail(file, text.split("\n").length, "末行缺换行");
  let records: string[][];
  try {
    records = parse(text, { bom: true });
  } catch (error) {
    fail(file, 1, `不合 CSV 格式：${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
  const header = records[0] ?? [];
  if (header.join() !== COLUMNS.join()) {
    fail(file, 1, `表头应为 ${COLUMNS.join()}`);
    return [];
  }
  const rows: Row[] = [];
  // Fields hold no line breaks, so a record is a line.
  records.slice(1).forEach((record, index) => {
    const line = index + 2;
    if (record.some((field) => field.includes("\n"))) fail(file, line, "字段内不得换行");
    const fields = Object.fromEntries(COLUMNS.map((column, at) => [column, record[at] ?? ""]));
    rows.push({ file, line, fields: fields as Record<Column, string> });
  });
  return rows;
}

/** `超过27万余次` → marks `超过余`, rest `27万次`. */
function takeMarks(printed: string): { marks: string; rest: string } {
  let marks = "";
  let rest = "";
  for (let at = 0; at < printed.length; ) {
    const mark = MARKS.find((candidate) => printed.startsWith(candidate, at));
    if (mark === undefined) rest += printed[at++];
    else {
      marks += mark;
      at += mark.length;
    }
  }
  return { marks, rest };
}

function checkForm(row: Row): void {
  const { fields } = row;
  const say = (message: string) => fail(row.file, row.line, message);
  for (const column of COLUMNS) {
    if (fields[column] !== fields[column].trim()) say(`${column} 首尾有空白`);
  }
  for (const column of REQUIRED) if (fields[column] === "") say(`${column} 为空`);
  if (fields.committee !== `${fields.region}市政协`) say(`committee 与 region 不合：${fields.committee}`);
  if (!PERIOD.test(fields.period)) say(`period 不合格式：${fields.period}`);
  if (!KINDS.includes(fields.kind)) say(`kind 应为 ${KINDS.join("、")}：${fields.kind}`);
  if (fields.date !== "" && !DATE.test(fields.date)) say(`date 不合格式：${fields.date}`);
  if (!VALUE.test(fields.value)) say(`value 不是数：${fields.value}`);
  // Marks, number and unit together are all of what is printed, nothing more or less (前, 第: a rank).
  const { marks, rest } = takeMarks(fields.printed);
  if (marks !== fields.approx) say(`approx 应为“${marks}”，写的是“${fields.approx}”`);
  if (rest.replace(/^[前第]/u, "") !== fields.value + fields.unit) {
    say(`printed 去掉约数应是 value 加 unit：${fields.printed} ≠ ${fields.value} + ${fields.unit}`);
  }
  for (const column of ["scope", "context", "parts"] as const) {
    const items = fields[column].split("、");
    if (fields[column] !== "" && items.some((item) => item === "")) say(`${column} 有空项`);
    if (new Set(items).size !== items.length) say(`${column} 有重复`);
  }
  if (fields.parts !== "" && !fields.parts.includes("、")) say("parts 只有一项");
  const terms = fields.terms.split(" ");
  if (terms.some((term) => term === "")) say("terms 之间应恰有一个空格");
  if (new Set(terms).size !== terms.length) say("terms 有重复");
}

function checkTables(rows: Row[]): void {
  const seen = new Map<string, Row>();
  const titles = new Map<string, string>();
  for (const row of rows) {
    checkForm(row);
    const { committee, period, metric, scope, context, printed, title, publisher, date } = row.fields;
    const key = [committee, period, metric, scope, context, printed].join("|");
    const before = seen.get(key);
    if (before) fail(row.file, row.line, `与 ${before.file}:${before.line} 重复：${metric} ${printed}`);
    else seen.set(key, row);
    const source = [committee, title, publisher, date].join("|");
    if ((titles.get(row.file) ?? source) !== source) {
      fail(row.file, row.line, "一个文件里只能有一个单位、一个标题、一个发布者和日期");
    }
    titles.set(row.file, titles.get(row.file) ?? source);
  }
}

// ---------------------------------------------------------------- sources

/** Title → its text. A file that prints several of the titles is cut at each of them. */
function readSources(directory: string, titles: string[]): Map<string, SourceText> {
  const sources = new Map<string, SourceText>();
  for (const name of readdirSync(directory).filter((entry) => entry.endsWith(".txt"))) {
    const text = fold(readFileSync(join(directory, name), "utf8"));
    const starts = titles
      .map((title) => ({ title, at: text.indexOf(fold(title)) }))
      .filter(({ at }) => at >= 0)
      .sort((left, right) => left.at - right.at);
    starts.forEach(({ title, at }, index) => {
      const part = starts.length === 1 ? text : text.slice(at, starts[index + 1]?.at);
      sources.set(title, { name, text: part });
    });
  }
  return sources;
}

/** Why what stands around a find shows that it is not the whole printed figure; empty if it is. */
function cutOff(text: string, start: number, end: number): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const first = text[start] ?? "";
  if (/^[\d.]/u.test(first) && /\d[.,]?$/u.test(before)) return "是更长数字的尾巴";
  if (CHINESE_NUMBER.includes(first) && new RegExp(`[${CHINESE_NUMBER}\\d]$`, "u").test(before)) {
    return "是更长数字的尾巴";
  }
  const mark = MARK_BEFORE.exec(before);
  if (mark) return `漏了前面的“${mark[0]}”`;
  const cut = /^(人?次(?!会)|\((?:件|次)\)|以上|左右|余|多(?!年))/u.exec(after);
  if (cut) return `漏了后面的“${cut[0]}”`;
  return "";
}

/** Where a printed figure stands whole, and why other finds of it do not count. */
function findPrinted(text: string, printed: string): { spans: [number, number][]; reasons: string[] } {
  const wanted = fold(printed);
  const spans: [number, number][] = [];
  const reasons: string[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const reason = cutOff(text, at, at + wanted.length);
    if (reason === "") spans.push([at, at + wanted.length]);
    else reasons.push(reason);
  }
  return { spans, reasons };
}

function checkSources(rows: Row[], sources: Map<string, SourceText>): void {
  const missing = new Set<string>();
  // More rows than places where the figure stands: one of them is made up.
  const uses = new Map<string, number>();
  for (const row of rows) {
    const { title, printed } = row.fields;
    const source = sources.get(title);
    if (!source) {
      if (!missing.has(title)) fail(row.file, row.line, `没有哪份材料印着标题：${title}`);
      missing.add(title);
      continue;
    }
    const { spans, reasons } = findPrinted(source.text, printed);
    const key = `${title}|${fold(printed)}`;
    const used = (uses.get(key) ?? 0) + 1;
    uses.set(key, used);
    if (spans.length === 0) {
      const why = reasons.length > 0 ? `（${[...new Set(reasons)].join("；")}）` : "";
      fail(row.file, row.line, `${source.name} 里没有“${printed}”${why}`);
    } else if (used > spans.length) {
      fail(row.file, row.line, `${source.name} 里“${printed}”只有 ${spans.length} 处，行数多了`);
    }
  }
  checkWording(rows, [...new Set([...sources.values()].map(({ text }) => bare(text)))]);
}

/** No sentence of a report may be carried over; titles may. */
function checkWording(rows: Row[], texts: string[]): void {
  const length = LONGEST_RUN + 1;
  for (const row of rows) {
    const own = bare(COLUMNS.map((column) => (column === "title" ? "\n" : row.fields[column])).join(" "));
    for (let at = 0; at + length <= own.length; at++) {
      const run = own.slice(at, at + length);
      if (!texts.some((text) => text.includes(run))) continue;
      fail(row.file, row.line, `与原文连续 ${length} 字以上相同：${run}`);
      break;
    }
  }
}

// ---------------------------------------------------------------- what no row covers

const NUMBER = /\d+(?:\.\d+)?(?:[余多]?[万亿])?[余多]?(?:%|\p{Script=Han}{1,3}(?:\([件次]\))?)?/gu;
const CHINESE_COUNT = new RegExp(
  `[${CHINESE_NUMBER}]+[余多]?(?:[个件次篇条名项场期家户人位份种类届年天月省市县区地级大批方面]|场次|人次)`,
  "gu",
);

function listUncovered(rows: Row[], sources: Map<string, SourceText>): void {
  for (const [title, { name, text }] of sources) {
    const own = rows.filter((row) => row.fields.title === title);
    const counts = new Map<string, number>();
    for (const { fields } of own) counts.set(fields.printed, (counts.get(fields.printed) ?? 0) + 1);
    // A find counts as covered when there are as many rows as places; otherwise all places are shown.
    const covered = new Set<number>();
    const doubtful = new Map<number, string>();
    for (const [printed, count] of counts) {
      const { spans } = findPrinted(text, printed);
      for (const [start, end] of spans) {
        for (let at = start; at < end; at++) {
          if (spans.length <= count) covered.add(at);
          else doubtful.set(at, `${count} 行，${spans.length} 处`);
        }
      }
    }
    console.log(`\n${name}｜${title}`);
    for (const pattern of [NUMBER, CHINESE_COUNT]) {
      for (const match of text.matchAll(pattern)) {
        if (covered.has(match.index)) continue;
        const around = text.slice(Math.max(0, match.index - 14), match.index + match[0].length + 10);
        const doubt = doubtful.get(match.index);
        console.log(`  ${match[0]}　…${around}…${doubt ? `　（${doubt}）` : ""}`);
      }
    }
  }
}

// ---------------------------------------------------------------- run

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const args = process.argv.slice(2);
const reports = resolve(
  args.find((argument) => !argument.startsWith("-")) ?? join(root, "../shared/reports"),
);
const tables = join(root, "knowledge/figures");

const rows = readdirSync(tables)
  .filter((entry) => entry.endsWith(".csv"))
  .sort()
  .flatMap((entry) => readTable(join(tables, entry)));
checkTables(rows);

if (existsSync(reports)) {
  const sources = readSources(reports, [...new Set(rows.map((row) => row.fields.title))]);
  checkSources(rows, sources);
  if (args.includes("--uncovered")) listUncovered(rows, sources);
} else {
  console.log(`没有 ${reports}，未与原文核对`);
}

for (const error of errors) console.error(error);
console.log(`${rows.length} figures, ${errors.length} errors`);
if (errors.length > 0) process.exitCode = 1;
