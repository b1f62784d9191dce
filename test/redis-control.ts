// The Redis that tests run against, and an address to treat it badly from inside workerd. In: requests of tests. Out:
// where a store can be opened, or why there is none. Never: a key of another's; an empty database is chosen and only
// that one is flushed. Nothing is started before somebody asks for it.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { type LocalRedis, startBridge, startRedis } from "../scripts/local/redis.ts";
import { lazy } from "../src/core/lazy.ts";

type Stoppable = Pick<LocalRedis, "rest" | "stop">;

const DATABASES = 16;
const MISSING = "没有 Redis：装上 redis-server，或者用 REDIS_URL 指一个";

export async function startRedisControl(): Promise<{ origin: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "redis-"));
  const started: Promise<Stoppable | null>[] = [];
  const once = <T extends Stoppable>(start: () => Promise<T | null>) =>
    lazy(() => {
      const one = start();
      started.push(one);
      return one;
    });
  const shared = once(findShared);
  const own = once(() => startRedis({ folder }));
  const treat = (how: "kill" | "restart" | "freeze" | "thaw") => async () => {
    await (await own())?.[how]();
    return how;
  };
  const acts: Record<string, () => Promise<unknown>> = {
    "/shared": async () => (await shared())?.rest,
    "/own": async () => (await own())?.rest,
    "/own/kill": treat("kill"),
    "/own/restart": treat("restart"),
    "/own/freeze": treat("freeze"),
    "/own/thaw": treat("thaw"),
  };
  const server = createServer((request, response) => {
    const act = acts[request.url ?? ""] ?? (() => Promise.reject(new Error("no such act")));
    act().then(
      (value) => reply(response, value ?? null),
      (error) => reply(response, { error: String(error) }, 500),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      // One that did not start has told its test so.
      await Promise.all(
        started.map((one) =>
          one.then(
            (it) => it?.stop(),
            () => {},
          ),
        ),
      );
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where nothing may be skipped, a Redis that is missing is a failure. */
function reply(response: ServerResponse, value: unknown, status = 200): void {
  const missing = value === null && process.env.CI === "true";
  response.writeHead(missing ? 500 : status, { "content-type": "application/json" });
  response.end(JSON.stringify(missing ? { error: MISSING } : value));
}

/** The one that is named or runs here, in an empty database; else one of our own. */
async function findShared(): Promise<Stoppable | null> {
  const address = process.env.REDIS_URL ?? "redis://127.0.0.1:6379";
  const client = new Redis(address, { lazyConnect: true, retryStrategy: null, connectTimeout: 1_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const database = await takeEmpty(client);
    const url = new URL(address);
    url.pathname = `/${database}`;
    const bridge = await startBridge(url.href);
    return {
      rest: bridge.rest,
      async stop() {
        await bridge.stop();
        await client.flushdb();
        client.disconnect();
      },
    };
  } catch (error) {
    client.disconnect();
    if (process.env.REDIS_URL) throw new Error("REDIS_URL 指的 Redis 用不了", { cause: error });
    return startRedis();
  }
}

/** Marked at once: somebody else's tests may look for an empty one at this moment. */
async function takeEmpty(client: Redis): Promise<number> {
  for (let database = 1; database < DATABASES; database++) {
    await client.select(database);
    if ((await client.dbsize()) > 0) continue;
    if ((await client.set("taken by tests", "1", "NX" as never)) === "OK") return database;
  }
  throw new Error("no empty database");
}
