/**
 * The start. In: folders of built workers. Out: milliseconds that each takes to be evaluated in an instance of its own.
 * Never: a second load in one instance, where much is warm already; nor compilation, which workerd does before.
 */
import { type Files, read } from "../local/workerd.ts";
import { startLoader } from "./workerd.ts";

const INSTANCES = 15;

/** Medians over fresh instances, the candidates taking turns so that noise falls on all alike. */
export async function measureStart(folders: readonly string[]): Promise<number[]> {
  const candidates: Files[] = [[["worker.js", "export default {}"]], ...folders.map(read)];
  const samples = candidates.map((): number[] => []);
  for (let round = 0; round < INSTANCES; round += 1) {
    for (const [index, candidate] of candidates.entries()) samples[index]?.push(await evaluate(candidate));
  }
  const [empty = 0, ...costs] = samples.map(median);
  return costs.map((cost) => Math.max(0, cost - empty));
}

async function evaluate(candidate: Files): Promise<number> {
  const { instance, origin } = await startLoader(candidate);
  // The first requests of a connection are slower than the rest.
  for (let i = 0; i < 20; i += 1) await timed(`${origin}/`);
  const took = await timed(`${origin}/load`);
  await instance.dispose();
  return took;
}

async function timed(url: string): Promise<number> {
  const begin = performance.now();
  const answer = await fetch(url);
  await answer.arrayBuffer();
  const took = performance.now() - begin;
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return took;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
