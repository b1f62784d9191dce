/**
 * The peers at one size. In: their built worker, the clauses of a base, questions. Out: what a search costs, or how many
 * reports one index holds in the memory that a Worker has. Never: an answer; a search only finds where one might stand.
 */
import type { Figure } from "../../../knowledge/types.ts";
import { type Cost, costOf } from "./engine.ts";
import { startInstance } from "./instance.ts";
import type { Asked } from "./questions.ts";

/** As the worker knows them. */
export const PEERS = ["MiniSearch", "Orama", "FlexSearch"];

/** What Cloudflare gives a Worker, all told. */
const MEMORY = 128 * 1024 * 1024;
/** Reports that are added before the heap is looked at. */
const STEP = 100;
/** Together long enough for a clock that counts hundredths of a second. */
const TIMES = 20;

export interface PeerCosts {
  kinds: Map<string, Cost>;
  /** Reports in the index. */
  held: number;
  heap: number;
  /** Seconds that it took to make the index. */
  built: number;
}

/** Adds reports until all are in or the memory is full; what is in is then searched. */
export async function measurePeer(
  folder: string,
  engine: string,
  reports: Iterable<readonly Figure[]>,
  questions: ReadonlyMap<string, readonly Asked[]>,
): Promise<PeerCosts> {
  const instance = await startInstance(folder, { bindings: { ENGINE: engine } });
  try {
    let held = 0;
    let built = 0;
    let waiting: string[] = [];
    const add = async (): Promise<void> => {
      const begin = performance.now();
      await instance.post("/add", waiting);
      built += (performance.now() - begin) / 1000;
      waiting = [];
    };
    for (const report of reports) {
      waiting.push(...report.map(({ quote }) => quote));
      held += 1;
      if (held % STEP > 0) continue;
      await add();
      if ((await instance.used()) < MEMORY) continue;
      const heap = await instance.heap();
      if (heap > MEMORY) return { kinds: new Map(), held: held - STEP, heap, built };
    }
    if (waiting.length > 0) await add();
    const kinds = new Map<string, Cost>();
    for (const [kind, list] of questions) {
      const costs: number[] = [];
      for (const { question } of list)
        costs.push(await instance.timed("/search", { question, times: TIMES }));
      kinds.set(kind, costOf(costs));
    }
    return { kinds, held, heap: await instance.heap(), built };
  } finally {
    await instance.stop();
  }
}
