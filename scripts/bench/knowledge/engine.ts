/**
 * The engine at one size. In: its built worker, a base on disk, questions. Out: what a question costs, warm and cold; the heap.
 * Never: an answer judged; `npm run eval` does that.
 */
import type { Slots } from "../../../knowledge/types.ts";
import { type Instance, startInstance } from "./instance.ts";
import type { Asked } from "./questions.ts";
import type { Job } from "./worker.ts";

/** Milliseconds over the questions of a kind. */
export interface Cost {
  p50: number;
  p99: number;
}

export interface EngineCosts {
  kinds: Map<string, { warm: Cost; cold: Cost; answered: number; asked: number }>;
  /** After many questions all over the base. */
  heap: number;
}

/** Questions a request: together long enough for a clock that counts hundredths of a second. */
const WARM = 100;
const COLD = 10;
const TODAY = "2026-06-30";

/** Measures all. */
export async function measureEngine(
  folder: string,
  assets: string,
  questions: ReadonlyMap<string, readonly Asked[]>,
  everywhere: readonly Asked[],
): Promise<EngineCosts> {
  const instance = await startInstance(folder, { assets });
  try {
    const kinds: EngineCosts["kinds"] = new Map();
    for (const [kind, list] of questions) {
      const warm: number[] = [];
      const cold: number[] = [];
      let answered = 0;
      for (const asked of list) {
        const query = await queryOf(asked, instance);
        const { kind: told } = await instance.post<{ kind: string }>("/ask", { query, times: 1 });
        if (told === "answer") answered += 1;
        warm.push(await instance.timed("/warm", { query, times: WARM }));
        await instance.post("/prepare", { query, times: 1 });
        cold.push(await instance.timed("/cold", { query, times: COLD }));
      }
      kinds.set(kind, { warm: costOf(warm), cold: costOf(cold), answered, asked: list.length });
    }
    for (const { question } of everywhere)
      await instance.post("/ask", { query: { question, today: TODAY }, times: 1 });
    return { kinds, heap: await instance.heap() };
  } finally {
    await instance.stop();
  }
}

async function queryOf({ question, before }: Asked, instance: Instance): Promise<Job["query"]> {
  if (before === undefined) return { question, today: TODAY };
  const query = { question: before, today: TODAY };
  const { slots } = await instance.post<{ slots: Slots }>("/ask", { query, times: 1 });
  return { question, today: TODAY, previous: slots };
}

/** Median, and what 99 of 100 stay under. */
export function costOf(values: readonly number[]): Cost {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
