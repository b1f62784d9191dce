/**
 * `npm run bench -- knowledge`: what a question costs with 6, 600 and 30,000 reports, beside full-text indexes.
 * In: the shipped figures as patterns. Out: one table, and whether the budgets were kept. Never: a file outside dist.
 */
import { rmSync } from "node:fs";
import { MAX_BYTES, MAX_FILES } from "../../../knowledge/build/assets.ts";
import { figuresFromRows } from "../../../knowledge/build/rows.ts";
import { FIGURES, readRows, readTables } from "../../build-knowledge.ts";
import { buildWorker } from "../../build-worker.ts";
import { table } from "../table.ts";
import { type Made, makeBase } from "./base.ts";
import { type Cost, type EngineCosts, measureEngine } from "./engine.ts";
import { type Extent, reports } from "./generate.ts";
import { measurePeer, PEERS, type PeerCosts } from "./peer.ts";
import { type Asked, questionsAbout } from "./questions.ts";

const SCRATCH = "dist/bench/knowledge";
/** The reports of the smallest are in all others: the same is asked of each. */
export const SIZES: readonly Extent[] = [
  { committees: 3, years: 2 },
  { committees: 60, years: 10 },
  { committees: 3000, years: 10 },
];
const EVERYWHERE = 1000;
const BUDGET = { p50: 2, p99: 10, cold: 25, ratio: 1.5, heap: 64 * 1024 * 1024 };

interface Measured {
  size: number;
  made: Made;
  costs: EngineCosts;
  peers: Map<string, PeerCosts>;
}

/** Measures and prints; @returns whether every budget was kept. */
export async function benchKnowledge(sizes: readonly Extent[] = SIZES): Promise<boolean> {
  const shipped = figuresFromRows(await readRows(FIGURES));
  const tables = await readTables([]);
  const [smallest = { committees: 3, years: 2 }] = sizes;
  const questions = questionsAbout([...reports(shipped, tables, smallest)]);
  buildWorker("scripts/bench/knowledge/worker.ts", `${SCRATCH}/engine`);
  buildWorker("scripts/bench/knowledge/search/worker.ts", `${SCRATCH}/peers`);
  const measured: Measured[] = [];
  for (const extent of sizes) {
    const size = extent.committees * extent.years;
    const all = reports(shipped, tables, extent);
    console.error(`${size} 份报告：做资料包……`);
    const made = makeBase(all, tables, `${SCRATCH}/${size}`);
    console.error(`${size} 份报告：问……`);
    const costs = await measureEngine(
      `${SCRATCH}/engine`,
      made.folder,
      questions,
      everywhere(reports(shipped, tables, { ...extent, years: 1 })),
    );
    rmSync(made.folder, { recursive: true });
    const peers = new Map<string, PeerCosts>();
    for (const peer of PEERS) {
      console.error(`${size} 份报告：${peer}……`);
      peers.set(peer, await measurePeer(`${SCRATCH}/peers`, peer, all, questions));
    }
    measured.push({ size, made, costs, peers });
  }
  const kinds = [...questions.keys()];
  console.log(table([headOf(measured), ...kinds.map((kind) => rowOf(kind, measured)), ...totals(measured)]));
  const missed = misses(kinds, measured);
  for (const line of missed) console.log(`✗ ${line}`);
  return missed.length === 0;
}

/** Questions about as many different committees as there are, a thousand at most. */
function everywhere(newest: ReturnType<typeof reports>): Asked[] {
  const asked: Asked[] = [];
  for (const report of newest) {
    if (asked.length >= EVERYWHERE) break;
    asked.push(...(questionsAbout([report]).get("查一个数") ?? []).slice(0, 1));
  }
  return Array.from({ length: EVERYWHERE }, (_, i) => asked[i % asked.length]).filter(
    (one) => one !== undefined,
  );
}

const count = (value: number): string => value.toLocaleString("en-US");
const mb = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const ms = ({ p50, p99 }: Cost): string => `${p50.toFixed(1)}/${p99.toFixed(1)}`;

function headOf(measured: readonly Measured[]): string[] {
  return [
    "每问用的 CPU（毫秒，中位/最慢）",
    ...measured.flatMap(({ size }) => [`${count(size)}份 热`, "冷", "答出"]),
    "大/小",
    ...measured.flatMap(({ size, peers }) => [...peers.keys()].map((peer) => `${peer} ${count(size)}份`)),
  ];
}

function rowOf(kind: string, measured: readonly Measured[]): string[] {
  return [
    kind,
    ...measured.flatMap(({ costs }) => {
      const cost = costs.kinds.get(kind);
      return cost ? [ms(cost.warm), ms(cost.cold), `${cost.answered}/${cost.asked}`] : ["", "", ""];
    }),
    ratioOf(kind, measured).toFixed(2),
    ...measured.flatMap(({ peers }) =>
      [...peers.values()].map(({ kinds }) => {
        const cost = kinds.get(kind);
        return cost ? ms(cost) : "装不下";
      }),
    ),
  ];
}

/** The largest size by the smallest, warm. */
function ratioOf(kind: string, measured: readonly Measured[]): number {
  const p50 = (at: number): number => measured.at(at)?.costs.kinds.get(kind)?.warm.p50 ?? 0;
  return p50(-1) / Math.max(p50(0), 0.1);
}

function totals(measured: readonly Measured[]): string[][] {
  const row = (
    what: string,
    own: (one: Measured) => string,
    peer: (costs: PeerCosts) => string = () => "",
  ): string[] => [
    what,
    ...measured.flatMap((one) => [own(one), "", ""]),
    "",
    ...measured.flatMap(({ peers }) => [...peers.values()].map(peer)),
  ];
  return [
    row(
      `堆（问${EVERYWHERE}句后）`,
      ({ costs }) => mb(costs.heap),
      ({ heap }) => mb(heap),
    ),
    row(
      "装下",
      ({ size }) => `${count(size)}份`,
      ({ held }) => `${count(held)}份`,
    ),
    row(
      "做成用时",
      ({ made }) => `${made.seconds.toFixed(1)} 秒`,
      ({ built }) => `${built.toFixed(1)} 秒`,
    ),
    row("做时内存", ({ made }) => mb(made.memory)),
    row("文件", ({ made }) => `${count(made.files)} 个`),
    row("共", ({ made }) => mb(made.bytes)),
    row("最大一个", ({ made }) => mb(made.largest)),
  ];
}

function misses(kinds: readonly string[], measured: readonly Measured[]): string[] {
  const last = measured.at(-1);
  if (!last) return [];
  const { costs, made } = last;
  const over: Array<[boolean, string]> = kinds.flatMap((kind): Array<[boolean, string]> => {
    const cost = costs.kinds.get(kind);
    if (!cost) return [];
    return [
      [cost.warm.p50 > BUDGET.p50, `${kind}：热，中位超过 ${BUDGET.p50} 毫秒`],
      [cost.warm.p99 > BUDGET.p99, `${kind}：热，最慢的超过 ${BUDGET.p99} 毫秒`],
      [cost.cold.p99 > BUDGET.cold, `${kind}：冷，最慢的超过 ${BUDGET.cold} 毫秒`],
      [ratioOf(kind, measured) > BUDGET.ratio, `${kind}：超过最小一档的 ${BUDGET.ratio} 倍`],
    ];
  });
  over.push(
    [costs.heap > BUDGET.heap, `堆超过 ${mb(BUDGET.heap)}`],
    [made.files > MAX_FILES, `文件多于 ${MAX_FILES} 个`],
    [made.largest > MAX_BYTES, `有文件大于 ${mb(MAX_BYTES)}`],
  );
  return over.filter(([missed]) => missed).map(([, line]) => line);
}
