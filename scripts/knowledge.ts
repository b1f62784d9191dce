/**
 * `npm run knowledge`: the operator's command for reports.
 * Comes in: report files, and tables a person has checked. Goes out: added reports, the assets that are answered from.
 * Never: a figure built that does not stand in its report; a correction dropped without a word.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import { RowsError } from "../knowledge/build/rows.ts";
import type { Given } from "../knowledge/read/document.ts";
import {
  assetsOf,
  buildKnowledge,
  HERE,
  type Knowledge,
  ProofError,
  readKnowledge,
  readTables,
  type Where,
} from "./build-knowledge.ts";
import { command, explained } from "./command.ts";
import { type Ask, addFile, listPaths, type Outcome } from "./knowledge/add.ts";
import { AddedError, finishedOf, isFinished, recordsIn, removeAdded } from "./knowledge/added.ts";
import { differenceLines, FIELDS, isAdded, listLines, outcomeLines, reviewLines } from "./knowledge/print.ts";
import { isDoubtful, TableError } from "./knowledge/review.ts";

interface Options {
  folder: string;
  out: string;
}

const whereOf = ({ folder, out }: Options): Where => ({ ...HERE, reports: folder, out });

/** A command below: all of them know where reports lie. */
function below(name: string, does: string): Command {
  return explained(new Command(name), does)
    .option("--folder <folder>", "加进来的报告放在哪里", HERE.reports)
    .option("--out <folder>", "资料包写到哪里", HERE.out);
}

const add = below("add", "加报告：.txt .md .html .docx .pdf，或者放着这些文件的文件夹")
  .argument("<file...>", "报告文件或文件夹")
  .option("--committee <name>", "是哪家政协的，如 贵阳市政协")
  .option("--region <name>", "是哪里的，如 贵阳")
  .option("--period <year>", "讲的是哪一年，如 2024")
  .option("--title <title>", "标题")
  .option("--date <day>", "哪一天发布的，如 2025-01-11")
  .action(async (paths: string[], options: Options & Given) => {
    const { folder, out, ...told } = options;
    const { listed, problems } = await listPaths(paths);
    if (listed.length > 1 && told.title !== undefined) add.error("--title 只能和一份报告一起用");
    for (const problem of problems) console.error(`✗ ${problem}`);
    const terminal = askAtTerminal();
    const records = await recordsIn(folder);
    const ground = { folder, records, tables: await readTables([]), ask: terminal?.ask ?? null };
    const outcomes: Outcome[] = [];
    for (const [i, one] of listed.entries()) {
      const added = await addFile(one, told, ground);
      outcomes.push(...added);
      const at = listed.length > 1 ? `[${i + 1}/${listed.length}] ` : "";
      for (const outcome of added) {
        const say = isAdded(outcome) ? console.log : console.error;
        say(at + outcomeLines(outcome).join("\n"));
      }
    }
    terminal?.close();
    if (problems.length > 0 || !outcomes.every(isAdded)) process.exitCode = 1;
    if (outcomes.every(({ id }) => id === null)) return;
    const built = await buildKnowledge(whereOf({ folder, out }));
    const ids = new Set(outcomes.map(({ id }) => id));
    const own = built.reviews.filter(({ report }) => ids.has(report.id));
    say(own.flatMap(({ problems: lost }) => lost));
    const able = own.filter(({ report }) => finishedOf(report).length > 0);
    if (able.length === 0) return;
    console.log(reviewLines(able).join("\n"));
    console.log("表里改好了存盘，再运行 npm run knowledge 就照改");
  });

const build = below("build", "检查数字和报告，做成问数用的资料包（不写子命令就是它）").action(
  async (options: Options) => {
    const started = performance.now();
    const { manifest, reviews, replaced } = await buildKnowledge(whereOf(options));
    const took = Math.round(performance.now() - started);
    say(reviews.flatMap(({ problems }) => problems));
    if (replaced.length > 0)
      console.log(`随程序发布的材料有 ${replaced.length} 份加了报告全文，这几份按报告回答`);
    const doubtful = reviews.flatMap(({ figures }) => figures.filter(isDoubtful)).length;
    const open = reviews.filter(({ report }) => !isFinished(report)).length;
    console.log(
      `${manifest.reports} 个单位和时期，${manifest.figures} 个数字${doubtful > 0 ? `（${doubtful} 个存疑）` : ""}，${
        open > 0 ? `${open} 份报告未完成，` : ""
      }版本 ${manifest.version}，用时 ${took} 毫秒`,
    );
  },
);

const list = below("list", "列出加进来的报告").action(async (options: Options) => {
  const { reviews } = await readKnowledge(whereOf(options));
  const lines = listLines(reviews);
  console.log(lines.length > 0 ? lines.join("\n") : "还没有加过报告：npm run knowledge -- add 文件");
});

const check = below("check", "逐个证明数字照样印在报告里，列出不一致的地方").action(
  async (options: Options) => {
    const where = whereOf(options);
    const knowledge = await readKnowledge(where);
    const { shipped, reviews, wrong } = knowledge;
    const stale = await staleIn(where, knowledge);
    say([...wrong, ...stale]);
    say(reviews.flatMap(({ problems }) => problems));
    const differences = differenceLines(shipped, reviews);
    if (differences.length > 0) console.log(["几份报告印的不一样，都留着：", ...differences].join("\n  "));
    const figures = shipped.length + reviews.flatMap((review) => review.figures).length;
    console.log(`${figures} 个数字，${wrong.length} 处不对，${stale.length} 个资料文件不是最新的`);
    if (wrong.length + stale.length > 0) process.exitCode = 1;
  },
);

const remove = below("remove", "去掉一份加进来的报告，连同它的表")
  .argument("<id>", "list 列出的编号")
  .action(async (id: string, options: Options) => {
    if (!(await removeAdded(options.folder, id))) remove.error(`没有编号为 ${id} 的报告`);
    await buildKnowledge(whereOf(options));
    console.log(`去掉了 ${id}`);
  });

/** Asset files that are not what would be built now. */
async function staleIn(where: Where, knowledge: Knowledge): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, text] of assetsOf(knowledge)) {
    const built = await readFile(join(where.out, path), "utf8").catch(() => null);
    if (built !== text) stale.push(`${path} 和报告对不上，请运行 npm run knowledge`);
  }
  return stale;
}

/** Asks the person at the terminal, if there is one. */
function askAtTerminal(): { ask: Ask; close: () => void } | null {
  if (!process.stdin.isTTY) return null;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Whoever ends the input has nothing more to say.
  const closed = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
  return {
    ask: async (file, field) => {
      const said = lines.question(`${file} 看不出${FIELDS[field]}，请写（回车跳过）：`);
      return (await Promise.race([said, closed])).trim();
    },
    close: () => lines.close(),
  };
}

function say(problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
}

const program = command("npm run knowledge --", "知识库：加报告，核对数字，做成问数用的资料包");
program.addCommand(add).addCommand(build, { isDefault: true });
for (const one of [list, check, remove]) program.addCommand(one);
const EXPECTED = [RowsError, ProofError, TableError, AddedError];
try {
  await program.parseAsync();
} catch (error) {
  const known = EXPECTED.some((kind) => error instanceof kind) && error instanceof Error;
  console.error(known ? error.message : error);
  process.exitCode = 1;
}
