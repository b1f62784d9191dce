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
import { magnitude } from "../knowledge/numbers.ts";
import type { Answer, Figure } from "../knowledge/types.ts";
import { familiesOf } from "../knowledge/units.ts";
import { askAfter } from "./ask.ts";
import { beijingToday, freshAssets } from "./cli.ts";
import { command } from "./command.ts";

interface Gold {
  value: number | string;
  approx: string;
  unit: string;
  num?: number;
  committee: string;
  period: string;
}

interface Item {
  id: string;
  question: string;
  context?: string[];
  type: string;
  answers: Gold[];
  winner?: string;
  accept?: string;
}

type Verdict = "right" | "wrong" | "refused" | "asked";

/** Types whose answers are words, which the shipped figures do not hold: told apart, a refusal is no answer. */
const WORDS = new Set(["text", "date"]);
const DEFAULT_SET = join(dirname(fileURLToPath(import.meta.url)), "../../shared/eval/dev.jsonl");

function same(figure: Figure, gold: Gold): boolean {
  if (gold.num === undefined || Math.abs(magnitude(figure) - gold.num) > 1e-9 * gold.num) return false;
  if (figure.committee !== gold.committee || figure.approx !== gold.approx) return false;
  const families = familiesOf(gold.unit);
  if (![...familiesOf(figure.unit)].some((family) => families.has(family))) return false;
  return /^\d{4}$/.test(gold.period) ? figure.period === gold.period : figure.period.startsWith("未标年份");
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
  return first.includes(who.replace(/市政协$/, "")) && (!/\d{4}年/.test(first) || first.includes(year));
}

/** Judges an answer. */
function judge(item: Item, answer: Answer): Verdict {
  if (answer.kind === "choose") return item.accept === "any-or-clarify" ? "right" : "asked";
  if (answer.kind === "none") return item.type === "none" ? "right" : "refused";
  if (item.type === "none" || WORDS.has(item.type)) return "wrong";
  const { figures } = answer;
  if (item.accept === "any-or-clarify") {
    return figures.every((figure) => item.answers.some((gold) => same(figure, gold))) ? "right" : "wrong";
  }
  const stray = figures.some((figure) => item.answers.every((gold) => !same(figure, gold)));
  const lacking = item.answers.some((gold) => figures.every((figure) => !same(figure, gold)));
  if (stray || lacking) return "wrong";
  if (item.type === "rank" && item.answers[0] && !same(figures[0], item.answers[0])) return "wrong";
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
  .parse();
const options = program.opts<{ min: string; maxWrong?: string; today: string }>();
const sets = program.args.length > 0 ? program.args : [DEFAULT_SET].filter((path) => existsSync(path));
if (sets.length === 0) program.error("没有题集：请给出文件名");

const base = openBase(await freshAssets());
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
