/**
 * `npm run bench`: the budgets, measured side by side with a bare Hono worker in the same run; with `knowledge` those
 * of the knowledge base, side by side with full-text indexes.
 * In: the project. Out: one table. Never: another address than this machine's; a failure for a slow machine, unless
 * asked for with --strict.
 */

import { Argument } from "commander";
import { benchKnowledge } from "./bench/knowledge/run.ts";
import { measureRates, type Rate } from "./bench/rate.ts";
import { measureStart } from "./bench/start.ts";
import { table } from "./bench/table.ts";
import { inMemory } from "./bench/workerd.ts";
import { buildWorker } from "./build-worker.ts";
import { BUNDLE_CEILING, bundle, sizeOf, WORKER } from "./bundle.ts";
import { freshAssets } from "./cli.ts";
import { command } from "./command.ts";
import { startRedis } from "./local/redis.ts";

const START_TIMES = 3;
const RATIO = { verify: 0.5, claim: 0.15, redis: 0.1 };
const SCRATCH = "dist/bench";

interface Row {
  what: string;
  figure: string;
  peer: string;
  ratio: string;
  budget: string;
  /** Null for what has no budget. */
  kept: boolean | null;
}

const program = command(
  "npm run bench --",
  "测量打包大小、启动和收消息的速度，与同一次运行中只有 Hono 的空机器人比较（约一分钟）",
)
  .addArgument(
    new Argument(
      "[subject]",
      "knowledge：改测问数，从6份报告到三万份，并与三个全文检索库比较（约二十分钟）",
    ).choices(["knowledge"]),
  )
  .option("--strict", "有一项超出预算时退出码为 1；机器忙时数字会差，所以默认不这样做")
  .parse();
const { strict } = program.opts<{ strict?: boolean }>();

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
const ms = (value: number): string => `${value.toFixed(2)} 毫秒`;
const perSecond = (value: number): string => `${Math.round(value)} 次/秒`;

function rateRow(what: string, { bot, peer, ratio }: Rate, budget: number | null): Row {
  return {
    what,
    figure: perSecond(bot),
    peer: perSecond(peer),
    ratio: `${ratio.toFixed(3)} 倍`,
    budget: budget === null ? "" : `≥ ${budget} 倍`,
    kept: budget === null ? null : ratio >= budget,
  };
}

/** @returns null where there is no redis-server. */
async function claimOnRedis(peer: string): Promise<Rate | null> {
  const redis = await startRedis();
  if (!redis) return null;
  try {
    const { url, token } = redis.rest;
    const store = { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token };
    const [claim] = await measureRates(WORKER, peer, ["bot"], store);
    return claim ?? null;
  } finally {
    await redis.stop();
  }
}

async function measure(): Promise<Row[]> {
  await freshAssets();
  console.error("打包……");
  const botSize = bundle();
  const [peer, sdk, schemas] = ["peer", "sdk", "schemas"].map((name) => {
    buildWorker(`scripts/bench/${name}/worker.ts`, `${SCRATCH}/${name}`);
    return `${SCRATCH}/${name}`;
  }) as [string, string, string];
  console.error("测启动……");
  const [peerStart = 0, botStart = 0, sdkStart = 0, schemaStart = 0] = await measureStart([
    peer,
    WORKER,
    sdk,
    schemas,
  ]);
  console.error("测速度……");
  const [verify, claim, question] = await measureRates(WORKER, peer, ["unknown", "bot", "question"]);
  if (!verify || !claim || !question) throw new Error("没有测到速度");
  const redis = await claimOnRedis(peer);
  return [
    {
      what: "打包大小（gzip）",
      figure: kb(botSize.gzip),
      peer: kb(sizeOf(peer).gzip),
      ratio: "",
      budget: `≤ ${BUNDLE_CEILING / 1024} KB`,
      kept: botSize.gzip <= BUNDLE_CEILING,
    },
    {
      what: "启动：模块求值",
      figure: ms(botStart),
      peer: ms(peerStart),
      ratio: `${(botStart / peerStart).toFixed(2)} 倍`,
      budget: `≤ ${START_TIMES} 倍`,
      kept: botStart <= START_TIMES * peerStart,
    },
    {
      what: "首个请求：装入校验（zod）",
      figure: ms(schemaStart),
      peer: "",
      ratio: "",
      budget: "",
      kept: null,
    },
    { what: "首条消息：装入飞书 SDK", figure: ms(sdkStart), peer: "", ratio: "", budget: "", kept: null },
    rateRow("收事件：验签、解密、解析", verify, RATIO.verify),
    rateRow("收消息：再加认领（Durable Object）", claim, RATIO.claim),
    ...(redis ? [rateRow("收消息：再加认领（Redis，经测试用的网桥）", redis, RATIO.redis)] : []),
    rateRow("问答全程：认领、查找、回复", question, null),
  ];
}

const mark = (kept: boolean | null): string => (kept === null ? "" : kept ? "✓" : "✗ 超出预算");

/** Measures the bot and prints; @returns whether every budget was kept. */
async function benchBot(): Promise<boolean> {
  const rows = await measure();
  console.log(
    table([
      ["", "机器人", "空 Hono", "比", "预算"],
      ...rows.map((row) => [row.what, row.figure, row.peer, row.ratio, row.budget, mark(row.kept)]),
    ]),
  );
  console.log(
    `\n直连 workerd，两者轮流各测 5 轮，取中位数；日志不输出，Durable Object 存在${inMemory ? "内存" : "磁盘"}里。` +
      "认领一项用的是别的机器人发来的消息，200 之后只剩一次收尾；问答全程受飞书限速（每秒 45 条）排队，只供参考。",
  );
  return rows.every(({ kept }) => kept !== false);
}

const kept = program.args[0] === "knowledge" ? await benchKnowledge() : await benchBot();
if (!kept) {
  console.log("有超出预算的项。机器忙时会这样：再测一次，或关掉别的程序。--strict 时退出码为 1。");
  if (strict) process.exitCode = 1;
}
