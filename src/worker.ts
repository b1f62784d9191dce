/**
 * Contents page. In: requests, cron runs, alarms. Out: the routes and the tick, joined to their ports.
 * Never: logic.
 */
import { openClock } from "./core/clock.ts";
import { lazyFor } from "./core/lazy.ts";
import { consoleLog } from "./core/log.ts";
import { openSealer } from "./core/seal.ts";
import { type Config, type Env, readEnv } from "./env.ts";
import { openFeishu } from "./feishu/client.ts";
import type { Handlers, PipelinePorts } from "./ports.ts";
import { DurableStore, openStore } from "./store/durable.ts";
import type { Store } from "./store/port.ts";
import { webhook } from "./webhook.ts";

const log = consoleLog;

// What lives as long as the isolate: the keys of the seal, the platform's token, parsed knowledge.
const sealerOf = lazyFor((_env: Env, config: Config) => openSealer(config.sealKey));
const feishuOf = lazyFor((_env: Env, config: Config) =>
  openFeishu(config.secrets.appId, config.appSecret, config.domain),
);

/** Loaded at the first question: neither the answer to a push nor a tick should wait for what knows. */
const handlersOf = lazyFor((env: Env, config: Config): Handlers => {
  // The value is kept and not its promise, which would belong to the request that made it.
  let opened: Handlers | undefined;
  const handlers = async () => {
    const { openHandlers } = await import("../handlers/open.ts");
    opened ??= openHandlers(readAsset(env), config.home);
    return opened;
  };
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
  const [sealer, clock] = await Promise.all([sealerOf(env, config), openClock(config.clockUrl)]);
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
    pipeline: () => join(env, config, openStore(env.STORE)),
  };
}, log);

async function run(work: (ports: PipelinePorts) => Promise<void>, env: Env, store: Store): Promise<void> {
  const config = await configure(env, null);
  if (config) await work(await join(env, config, store));
}

/** The embedded store; when it has something due sooner than the next cron run, it catches up by itself. */
export class StoreObject extends DurableStore<Env> {
  override async alarm(): Promise<void> {
    this.disarm();
    const { catchUp } = await import("./tick.ts");
    await run(catchUp, this.env, this);
  }
}

export default {
  fetch: app.fetch,
  async scheduled(_controller, env) {
    const { tick } = await import("./tick.ts");
    await run(tick, env, openStore(env.STORE));
  },
} satisfies ExportedHandler<Env>;
