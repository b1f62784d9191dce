/**
 * Contents page. In: requests, cron runs, alarms. Out: the routes and the tick, joined to their ports.
 * Never: logic.
 */
import { explain } from "../handlers/explain.ts";
import { render } from "./cards/render.ts";
import { openClock } from "./core/clock.ts";
import type { Context, Handler } from "./core/context.ts";
import { lazyFor } from "./core/lazy.ts";
import { consoleLog } from "./core/log.ts";
import { openSealer } from "./core/seal.ts";
import { type Config, type Env, readEnv } from "./env.ts";
import { openFeishu } from "./feishu/client.ts";
import type { PipelinePorts } from "./pipeline.ts";
import { DurableStore, openStore } from "./store/durable.ts";
import type { Store } from "./store/port.ts";
import { catchUp, type Lingering, staying, tick } from "./tick.ts";
import { webhook } from "./webhook.ts";

const log = consoleLog;

// What lives as long as the isolate: the keys of the seal, the platform's token, parsed knowledge.
const sealerOf = lazyFor((_env: Env, config: Config) => openSealer(config.sealKey));
const feishuOf = lazyFor((_env: Env, config: Config) =>
  openFeishu(config.secrets.appId, config.appSecret, config.domain),
);

/** Loaded only where it is configured: who has the embedded store does not pay for another one. */
const redisOf = lazyFor(async (_env: Env, database: NonNullable<Config["redis"]>) =>
  (await import("./store/redis.ts")).openRedis(database),
);

/** Knowledge is loaded at the first question: neither the answer to a push nor a tick should wait for it. */
const askOf = lazyFor((env: Env, config: Config): Handler => {
  let handler: Handler | undefined;
  return async (context: Context) => {
    if (!handler) {
      const { askHandler, openBase } = await import("../handlers/ask.ts");
      handler = askHandler(openBase(readAsset(env)), config.home);
    }
    return handler(context);
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
  const [sealer, clock] = await Promise.all([sealerOf(env, config), openClock(config.clockUrl)]);
  return {
    store,
    sealer,
    clock,
    log,
    render,
    explain,
    feishu: feishuOf(env, config),
    ask: askOf(env, config),
    staffChatId: config.staffChatId,
  };
}

/** Joined to the store that is configured. Redis has no alarm, so whoever puts something off there stays for it. */
async function joined(env: Env, config: Config, context: Lingering): Promise<PipelinePorts> {
  if (!config.redis) return join(env, config, openStore(env.STORE));
  const open = await redisOf(env, config.redis);
  const ports: PipelinePorts = await join(env, config, open(staying(context, () => ports)));
  return ports;
}

function configure(env: Env, address: string | null): Config | null {
  const config = readEnv(env, address);
  if (config.ok) return config.value;
  for (const fix of config.reason) log("error", "configuration", { fix });
  return null;
}

const app = webhook(async (c) => {
  const env = c.env as Env;
  const config = configure(env, c.req.url);
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
    const config = configure(this.env, null);
    if (config) await catchUp(await join(this.env, config, this));
  }
}

export default {
  fetch: app.fetch,
  async scheduled(_controller, env, context) {
    const config = configure(env, null);
    if (config) await tick(await joined(env, config, context));
  },
} satisfies ExportedHandler<Env>;
