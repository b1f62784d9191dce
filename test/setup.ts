/**
 * Before all tests: one emulator for all of them, in which each test makes a world of its own, and a way to a Redis.
 */
import type { TestProject } from "vitest/node";
import { startEmulator } from "./emulator/server.ts";
import { startRedisControl } from "./redis-control.ts";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [emulator, redis] = await Promise.all([startEmulator({}), startRedisControl()]);
  project.provide("emulator", emulator.origin);
  project.provide("redis", redis.origin);
  return async () => {
    await Promise.all([emulator.close(), redis.close()]);
  };
}
