/**
 * The stores that a proof can run on. In: a name. Out: what the worker is told to use, running as long as the proof.
 * Never: a store of the proof's own.
 */

export const ENGINES = ["durable", "redis"] as const;
export type EngineName = (typeof ENGINES)[number];

export interface Engine {
  variables: Record<string, string>;
  stop(): Promise<void>;
}

/** @throws Error with a sentence when this machine or this version does not have it. */
export async function startEngine(name: EngineName): Promise<Engine> {
  if (name === "redis") throw new Error("还没有 Redis 引擎，请用 --engine durable");
  return { variables: {}, stop: async () => {} };
}
