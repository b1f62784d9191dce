/**
 * `npm run -s ask`: questions on the command line.
 * Comes in: a question as arguments, or with --json one JSON object a line. Goes out: the answer for people,
 * or one JSON object a line, in order, and nothing else on standard output. Never: a language model.
 */

import { existsSync } from "node:fs";
import { ask, type Base, openBase } from "../knowledge/ask.ts";
import type { Answer, Figure, Query, Slots } from "../knowledge/types.ts";
import { beijingToday, freshAssets, inputLines, isDay } from "./cli.ts";
import { command } from "./command.ts";
import { reportAssets } from "./knowledge/reports.ts";

interface Options {
  json: boolean;
  today: string;
  home?: string;
  reports?: string;
}

/** A figure as the contract of `ask --json` has it. */
function publicFigure(figure: Figure): Record<string, unknown> {
  const { committee, region, period, metric, value, approx, unit, scope, quote, source } = figure;
  return { committee, region, period, metric, value, approx, unit, scope, quote, source };
}

/** An answer as the contract of `ask --json` has it. */
export function publicAnswer(id: unknown, answer: Answer): Record<string, unknown> {
  const { kind, text } = answer;
  if (answer.kind === "answer") {
    return { id, kind, text, figures: answer.figures.map(publicFigure), passages: answer.passages };
  }
  if (answer.kind === "words") return { id, kind: "answer", text, figures: [], passages: answer.passages };
  if (answer.kind === "choose") {
    return { id, kind, text, choices: answer.choices.map((choice) => choice.question), figures: [] };
  }
  return { id, kind, text, missing: answer.missing, figures: [] };
}

/** Answers a question after the earlier ones of the same person. */
export async function askAfter(
  question: string,
  earlier: readonly string[],
  base: Base,
  options: Pick<Options, "today" | "home">,
): Promise<Answer> {
  const about = options.home === undefined ? {} : { home: options.home };
  let previous: Slots | undefined;
  for (const said of earlier) {
    const before: Query = {
      question: said,
      today: options.today,
      ...about,
      ...(previous ? { previous } : {}),
    };
    previous = (await ask(before, base)).slots;
  }
  return ask({ question, today: options.today, ...about, ...(previous ? { previous } : {}) }, base);
}

async function answerLine(line: string, base: Base, options: Options): Promise<Record<string, unknown>> {
  let id: unknown = null;
  try {
    const input: unknown = JSON.parse(line);
    if (typeof input !== "object" || input === null || Array.isArray(input))
      throw new Error("不是 JSON 对象");
    const { id: given = null, question, context = [] } = input as Record<string, unknown>;
    id = given;
    if (typeof question !== "string") throw new Error("缺 question");
    const earlier = Array.isArray(context) ? context.filter((one) => typeof one === "string") : [];
    return publicAnswer(id, await askAfter(question, earlier, base, options));
  } catch (error) {
    // The line keeps its place in the output, so that input and output can be read side by side.
    console.error(`ask: ${error instanceof Error ? error.message : String(error)}: ${line.slice(0, 80)}`);
    return { id, kind: "none", text: "这一行读不懂。", missing: "off-topic", figures: [] };
  }
}

async function main(): Promise<void> {
  const program = command(
    "npm run -s ask --",
    "查政协报告里的数字，例如：npm run -s ask -- 贵阳2024年社区协商多少场",
  )
    .argument("[question...]", "要问的话")
    .option("--json", "从标准输入逐行读 {id, question, context}，逐行写出回答")
    .option("--today <day>", "以哪一天为今天，如 2026-11-22（默认北京时间今天）", beijingToday())
    .option("--home <region>", "没有说地名时按哪里查，如 贵阳")
    .option("--reports <folder>", "从这个文件夹里的报告回答，不用随程序发布的数字");
  program.parse();
  const options = program.opts<Options>();
  if (!isDay(options.today)) program.error("--today 要写成 2026-11-22 这样的日期");
  if (options.reports !== undefined && !existsSync(options.reports)) {
    program.error(`没有这个文件夹：${options.reports}`);
  }
  const question = program.args.join(" ");
  if (!options.json && question === "") program.help();
  const base = openBase(
    await (options.reports === undefined ? freshAssets() : reportAssets(options.reports)),
  );
  if (!options.json) {
    console.log((await askAfter(question, [], base, options)).text);
    return;
  }
  for await (const line of inputLines()) console.log(JSON.stringify(await answerLine(line, base, options)));
}

if (import.meta.main) await main();
