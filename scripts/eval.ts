/**
 * `npm run eval`: question sets through the engine, judged by value, unit, approximation, committee, year.
 * Comes in: sets as JSON lines (question, context, type, answers, winner, accept). Goes out: a table of
 * right / wrong / refused / asked back for each type, and every miss. Never: a set of its own making.
 */

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBase } from "../knowledge/ask.ts";
import { fold } from "../knowledge/normalize.ts";
import { magnitude } from "../knowledge/numbers.ts";
import type { Answer, Figure } from "../knowledge/types.ts";
import { familiesOf } from "../knowledge/units.ts";
import { askAfter } from "./ask.ts";
import { beijingToday, freshAssets } from "./cli.ts";
import { command } from "./command.ts";
import { reportAssets } from "./knowledge/reports.ts";

interface Gold {
  value: number | string;
  approx: string;
  unit: string;
  num?: number;
  committee: string;
  period: string;
  surface?: string;
  evidence?: string;
}

interface Item {
  id: string;
  question: string;
  context?: string[];
  type: string;
  answers: Gold[];
  winner?: string;
  ranking?: Array<{ committee: string }>;
  accept?: string;
  /** Of a check it begins with the verdict, of a computation with the result. */
  note?: string;
}

type Verdict = "right" | "wrong" | "refused" | "asked";

/** Types whose answers are words, which the shipped figures do not hold: told apart, a refusal is no answer. */
const WORDS = new Set(["text", "date"]);
const DEFAULT_SET = join(dirname(fileURLToPath(import.meta.url)), "../../shared/eval/dev.jsonl");

/** 海南州政协 is how people say 海南藏族自治州政协, 鼓楼区政协 how they say 南京市鼓楼区政协. */
function sameCommittee(full: string, said: string): boolean {
  if (/^[\u4e00-\u9fa5]{1,8}[省市州盟]$/.test(full.slice(0, -said.length)) && full.endsWith(said))
    return true;
  const [, name, division] = /^(.+)([州县旗])政协$/.exec(said) ?? [];
  return (
    full === said ||
    (/[县区旗]政协$/.test(said) && full.endsWith(`市${said}`)) ||
    (name !== undefined && new RegExp(`^${name}[\\u4e00-\\u9fa5]+族自治${division}政协$`).test(full))
  );
}

function same(figure: Figure, gold: Gold): boolean {
  if (gold.num === undefined || Math.abs(magnitude(figure) - gold.num) > 1e-9 * gold.num) return false;
  if (!sameCommittee(figure.committee, gold.committee) || figure.approx !== gold.approx) return false;
  const families = familiesOf(simplified(gold.unit));
  if (![...familiesOf(simplified(figure.unit))].some((family) => families.has(family))) return false;
  return /^\d{4}$/.test(gold.period) ? figure.period === gold.period : !/^\d{4}$/.test(figure.period);
}

/** Types that every office asks first. */
const CORE = ["single", "percent", "multi", "none"];

/** Right answers of some types, in percent. */
function share(table: ReadonlyMap<string, Record<Verdict, number>>, types: readonly string[]): number {
  const rows = types.flatMap((type) => table.get(type) ?? []);
  const all = rows.reduce((sum, row) => sum + row.right + row.wrong + row.refused + row.asked, 0);
  return (100 * rows.reduce((sum, row) => sum + row.right, 0)) / Math.max(1, all);
}

/** Whether the headline names the winner: by place, and by year where it names years, or by metric. */
function saysWinner({ winner = "" }: Item, headline: string): boolean {
  const [who = "", year = ""] = winner.split(" ");
  const [first = ""] = headline.split(/[更最]/);
  const name = who.replace(/[省市县区]?政协$/, "");
  return first.includes(name) && (!/\d{4}年/.test(first) || first.includes(year));
}

const bare = (text: string): string => simplified(text).replace(/[\s"'“”‘’「」《》]/g, "");

/** Whether the words wanted stand in the answer and in a sentence of the right committee. */
function saysWords({ answers }: Item, { text, passages }: Extract<Answer, { kind: "words" }>): boolean {
  return answers.every(({ value, committee }) => {
    const word = bare(String(value));
    const own = passages.filter((passage) => sameCommittee(passage.committee, committee));
    return bare(text).includes(word) && own.some(({ quote }) => bare(quote).includes(word));
  });
}

/** Whether the sentences that were asked for are shown. */
function showsSentences({ answers }: Item, answer: Answer): boolean {
  const shown = answer.kind === "words" ? answer.passages : answer.kind === "answer" ? answer.figures : [];
  return answers.every(({ evidence = "", committee }) =>
    shown.some((one) => sameCommittee(one.committee, committee) && bare(one.quote).includes(bare(evidence))),
  );
}

/** Whether the first line agrees with the verdict wanted: yes, or anything that is no plain yes. */
function saysVerdict({ note = "" }: Item, headline: string): boolean {
  const wanted = /^结论：(.)/.exec(note)?.[1];
  const yes = /^(?:对|是|有|属实|报告里写到)/.test(headline);
  return wanted === undefined || (headline !== "" && yes === (wanted !== "不" && wanted !== "没"));
}

/** Whether the number worked out stands in the answer, below the printed ones. */
function saysResult({ note = "" }: Item, text: string): boolean {
  const wanted = Number(/^结果：\D*([\d.]+)/.exec(note)?.[1]);
  const results = [...text.matchAll(/＝\D*?([\d.]+\d|\d)/g)].map(([, number]) => Number(number));
  return results.some((number) => Math.abs(number - wanted) <= Math.max(0.005, 0.001 * wanted));
}

/** Whether what is asserted is what is wanted, no more and no less. */
function saysAll(item: Item, figures: readonly Figure[]): boolean {
  const stray = figures.some((figure) => item.answers.every((gold) => !same(figure, gold)));
  const lacking = (gold: Gold): boolean => figures.every((figure) => !same(figure, gold));
  // A check may rest on one of the figures that bear on it.
  return !stray && (item.type === "check" ? !item.answers.every(lacking) : !item.answers.some(lacking));
}

/** Whether figures stand in the order asked for: by rank, or by year. */
function inOrder({ type, ranking, answers }: Item, figures: readonly Figure[]): boolean {
  if (type === "trend") {
    return figures.every((figure, i) => i === 0 || (figures[i - 1]?.period ?? "") <= figure.period);
  }
  if (type !== "rank") return true;
  const [first] = figures;
  if (ranking === undefined) return !first || !answers[0] || same(first, answers[0]);
  return ranking.every(({ committee }, i) => sameCommittee(figures[i]?.committee ?? "", committee));
}

/** Judges an answer. */
function judge(item: Item, answer: Answer): Verdict {
  if (answer.kind === "choose") return item.accept === "any-or-clarify" ? "right" : "asked";
  if (answer.kind === "none") return item.type === "none" ? "right" : "refused";
  if (item.type === "passage") return showsSentences(item, answer) ? "right" : "wrong";
  if (answer.kind === "words") {
    if (item.type === "check") {
      const told = showsSentences(item, answer) || saysWords(item, answer);
      return told && saysVerdict(item, answer.headline) ? "right" : "wrong";
    }
    return WORDS.has(item.type) && saysWords(item, answer) ? "right" : "wrong";
  }
  if (item.type === "none" || WORDS.has(item.type)) return "wrong";
  const { figures } = answer;
  if (item.accept === "any-or-clarify") {
    return figures.every((figure) => item.answers.some((gold) => same(figure, gold))) ? "right" : "wrong";
  }
  if (!saysAll(item, figures) || !inOrder(item, figures)) return "wrong";
  if (item.type === "check" && !saysVerdict(item, answer.headline)) return "wrong";
  if (item.type === "compute" && !saysResult(item, answer.text)) return "wrong";
  return saysWinner(item, answer.headline) ? "right" : "wrong";
}

const program = command(
  "npm run eval --",
  "用题集检验问数：每种题型答对、答错、没答、反问各多少，并列出每道没答对的题",
)
  .argument("[sets...]", "题集（JSON Lines）")
  .option("--min <percent>", "问数字的题（不算问文字和日期的）答对率低于它就以 1 退出", "0")
  .option("--max-wrong <count>", "答错多于它就以 1 退出")
  .option("--today <day>", "以哪一天为今天", beijingToday())
  .option("--reports <folder>", "从这个文件夹里的报告回答，不用随程序发布的数字")
  .parse();
const options = program.opts<{ min: string; maxWrong?: string; today: string; reports?: string }>();
const sets = program.args.length > 0 ? program.args : [DEFAULT_SET].filter((path) => existsSync(path));
if (sets.length === 0) program.error("没有题集：请给出文件名");

if (options.reports !== undefined && !existsSync(options.reports)) {
  program.error(`没有这个文件夹：${options.reports}`);
}
const base = openBase(await (options.reports === undefined ? freshAssets() : reportAssets(options.reports)));
const tables = await base.tables();
const simplified = (text: string): string => fold(text, tables);
let failed = false;
for (const path of sets) {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.trim() !== "");
  const items: Item[] = lines.map((line) => JSON.parse(line));
  const table = new Map<string, Record<Verdict, number>>();
  const misses: string[] = [];
  for (const item of items) {
    const answer = await askAfter(item.question, item.context ?? [], base, { today: options.today });
    const verdict = judge(item, answer);
    for (const type of [item.type, "all"]) {
      const row = table.get(type) ?? { right: 0, wrong: 0, refused: 0, asked: 0 };
      row[verdict] += 1;
      table.set(type, row);
    }
    if (verdict === "right") continue;
    const context = item.context?.length ? `（${item.context.join(" → ")}）` : "";
    misses.push(
      `${verdict} ${item.id} [${item.type}] ${item.question}${context}\n    ${answer.text.replaceAll("\n", "\n    ")}`,
    );
  }
  const all = table.get("all") ?? { right: 0, wrong: 0, refused: 0, asked: 0 };
  table.delete("all");
  console.log(`${path}\n`);
  for (const miss of misses) console.log(miss);
  console.table(Object.fromEntries([...table, ["all", all]]));
  const counted = items.filter((item) => !WORDS.has(item.type)).length;
  const right = all.right - [...WORDS].reduce((sum, type) => sum + (table.get(type)?.right ?? 0), 0);
  const rate = (100 * right) / Math.max(1, counted);
  const core = share(table, CORE);
  console.log(
    `all: ${((100 * all.right) / Math.max(1, items.length)).toFixed(1)} % right, of ${items.length}`,
  );
  console.log(`${CORE.join("+")}: ${core.toFixed(1)} % right`);
  console.log(`without text and date: ${rate.toFixed(1)} % right, ${all.wrong} wrong, of ${counted}\n`);
  if (rate < Number(options.min) || all.wrong > Number(options.maxWrong ?? Number.POSITIVE_INFINITY))
    failed = true;
}
if (failed) process.exitCode = 1;
