/**
 * Contents page. In: requests, cron runs, alarms. Out: the routes and the tick, joined to their ports.
 * Never: logic.
 */
import { openClock } from "./core/clock.ts";
import { lazily, lazyFor } from "./core/lazy.ts";
import { consoleLog } from "./core/log.ts";
import { openSealer } from "./core/seal.ts";
import { type Config, type Env, readEnv } from "./env.ts";
import { openFeishu } from "./feishu/client.ts";
import type { Handlers, PipelinePorts } from "./ports.ts";
import { type Lingering, staying } from "./staying.ts";
import { DurableStore, openStore } from "./store/durable.ts";
import type { Store } from "./store/port.ts";
import { webhook } from "./webhook.ts";

const log = consoleLog;

// What lives as long as the isolate: the keys of the seal, the platform's token, parsed knowledge.
const sealerOf = lazyFor((_env: Env, config: Config) => lazily(() => openSealer(config.sealKey)));
const feishuOf = lazyFor((_env: Env, config: Config) =>
  openFeishu(config.secrets.appId, config.appSecret, config.domain),
);

/** Loaded only where it is configured: who has the embedded store does not pay for another one. */
const redisOf = lazyFor((_env: Env, database: NonNullable<Config["redis"]>) =>
  lazily(async () => (await import("./store/redis.ts")).openRedis(database)),
);

/** Loaded at the first question: neither the answer to a push nor a tick should wait for what knows. */
const handlersOf = lazyFor((env: Env, config: Config): Handlers => {
  const handlers = lazily(async () => {
    const { openHandlers } = await import("../handlers/open.ts");
    return openHandlers(readAsset(env), config.home);
  });
  return {
    ask: async (context) => (await handlers()).ask(context),
    guide: async (page, place) => (await handlers()).guide(page, place),
    greeting: async (place) => (await handlers()).greeting(place),
    explain: async (type, text) => (await handlers()).explain(type, text),
  };
});

/** @throws Error when the assets can't be read just now: no file and no answer are two things. */
const readAsset = (env: Env) => async (path: string) => {
  const asset = await env.ASSETS.fetch(`https://assets.local/${path}`);
  if (asset.status === 404) return null;
  if (!asset.ok) throw new Error(`asset ${path}: HTTP ${asset.status}`);
  return await asset.text();
};

async function join(env: Env, config: Config, store: Store): Promise<PipelinePorts> {
  const [sealer, clock] = await Promise.all([sealerOf(env, config)(), openClock(config.clockUrl)]);
  return {
    store,
    sealer,
    clock,
    log,
    feishu: feishuOf(env, config),
    handlers: handlersOf(env, config),
    settings: config.settings,
  };
}

/** Joined to the store that is configured. Redis has no alarm, so whoever puts something off there stays for it. */
async function joined(env: Env, config: Config, context: Lingering): Promise<PipelinePorts> {
  if (!config.redis) return join(env, config, openStore(env.STORE));
  const open = await redisOf(env, config.redis)();
  const ports: PipelinePorts = await join(env, config, open(staying(context, () => ports)));
  return ports;
}

async function configure(env: Env, address: string | null): Promise<Config | null> {
  const config = await readEnv(env, address);
  if (config.ok) return config.value;
  for (const fix of config.reason) log("error", "configuration", { fix });
  return null;
}

const app = webhook(async (c) => {
  const env = c.env as Env;
  const config = await configure(env, c.req.url);
  if (!config) return c.text("机器人还没有配置好，请看日志", 500);
  return {
    config,
    clock: await openClock(config.clockUrl),
    log,
    pipeline: () => joined(env, config, c.executionCtx),
  };
}, log);

/** The embedded store; when it has something due sooner than the next cron run, it catches up by itself. */
export class StoreObject extends DurableStore<Env> {
  override async alarm(): Promise<void> {
    this.disarm();
    const config = await configure(this.env, null);
    if (!config) return;
    const { catchUp } = await import("./tick.ts");
    await catchUp(await join(this.env, config, this));
  }
}

export default {
  fetch: app.fetch,
  async scheduled(_controller, env, context) {
    const config = await configure(env, null);
    if (!config) return;
    const { tick } = await import("./tick.ts");
    await tick(await joined(env, config, context));
  },
} satisfies ExportedHandler<Env>;
