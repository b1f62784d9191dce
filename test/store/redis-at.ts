/**
 * Redis as tests inside workerd reach it. In: the control's address (test/redis-control.ts). Out: empty stores, and
 * ways to stop and start the server behind them. Never: a key of another test.
 */
import { inject } from "vitest";
import type { Store } from "../../src/store/port.ts";
import { PREFIX } from "../../src/store/redis/keys.ts";
import { openRedis } from "../../src/store/redis.ts";

interface Database {
  url: string;
  token: string;
}

async function act<T>(path: string): Promise<T> {
  const answer = await fetch(inject("redis") + path, { method: "POST" });
  const value = await answer.json();
  if (!answer.ok) throw new Error((value as { error: string }).error);
  return value as T;
}

/** Null, and a line that says so, when there is no Redis here; where CI=true that is an error. */
export async function findRedis(which: "shared" | "own"): Promise<Database | null> {
  const database = await act<Database | null>(`/${which}`);
  if (!database) console.warn("没有 Redis，跳过它的测试：装上 redis-server，或者用 REDIS_URL 指一个");
  return database;
}

export const server = {
  kill: () => act("/own/kill"),
  restart: () => act("/own/restart"),
  freeze: () => act("/own/freeze"),
  thaw: () => act("/own/thaw"),
};

const run = crypto.randomUUID();
let opened = 0;

/** Another name for each: what one test left behind is nothing to the next. */
export const emptyPrefix = (): string => {
  opened += 1;
  return `{test ${run} ${opened}}`;
};

export function openAt(database: Database | null, prefix = emptyPrefix()): Store {
  if (!database) throw new Error("no Redis");
  return openRedis(database, prefix)(() => {});
}

async function evaluate(database: Database | null, script: string, ...values: string[]): Promise<unknown> {
  const answer = await fetch(database?.url ?? "", {
    method: "POST",
    headers: { authorization: `Bearer ${database?.token}` },
    body: JSON.stringify(["EVAL", script, 0, ...values]),
  });
  return ((await answer.json()) as { result: unknown }).result;
}

/** Takes away what the worker itself has kept, in tests that run the whole of it. */
export const forgetWorker = (database: Database | null): Promise<unknown> =>
  evaluate(
    database,
    "for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end",
    `${PREFIX}:*`,
  );

/** Every key of a store without its prefix, and how long Redis will keep it; -1 is for ever. */
export async function keysOf(database: Database | null, prefix: string): Promise<Map<string, number>> {
  const found = (await evaluate(
    database,
    `local found = {}
     for _, key in ipairs(redis.call('KEYS', ARGV[1])) do
       table.insert(found, { key, redis.call('PTTL', key) })
     end
     return found`,
    `${prefix}:*`,
  )) as [string, number][];
  return new Map(found.map(([key, limit]) => [key.slice(prefix.length + 1), limit]));
}
