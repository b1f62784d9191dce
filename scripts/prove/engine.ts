/**
 * The stores that a proof can run on. In: a name. Out: what the worker is told to use, running as long as the proof.
 * Never: a store of the proof's own.
 */

import { startRedis } from "../local/redis.ts";

export const ENGINES = ["durable", "redis"] as const;
export type EngineName = (typeof ENGINES)[number];

export interface Engine {
  variables: Record<string, string>;
  stop(): Promise<void>;
}

/** @throws Error with a sentence when this machine does not have it. */
export async function startEngine(name: EngineName): Promise<Engine> {
  if (name === "durable") return { variables: {}, stop: async () => {} };
  const redis = await startRedis();
  if (!redis) throw new Error("这台机器上没有 redis-server，请先装上，或用 --engine durable");
  const { url, token } = redis.rest;
  return {
    variables: { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token },
    stop: () => redis.stop(),
  };
}
