/**
 * Contents page. In: requests, cron runs, alarms. Out: the routes and the tick, joined to their ports.
 * Never: logic.
 */
import { askHandler } from "../handlers/ask.ts";
import { unread } from "../handlers/unread.ts";
import { openBase } from "../knowledge/base.ts";
import { render } from "./cards/render.ts";
import { openClock } from "./core/clock.ts";
import { consoleLog } from "./core/log.ts";
import { openSealer } from "./core/seal.ts";
import { type Config, type Env, readEnv } from "./env.ts";
import { openFeishu } from "./feishu/client.ts";
import type { PipelinePorts } from "./pipeline.ts";
import { DurableStore, openStore } from "./store/durable.ts";
import type { Store } from "./store/port.ts";
import { tick } from "./tick.ts";
import { webhook } from "./webhook.ts";

const log = consoleLog;

/** What lives as long as the isolate: parsed knowledge, the platform's token, the keys of the seal. */
const once = <T>(make: (env: Env, config: Config) => T): ((env: Env, config: Config) => T) => {
  const made = new WeakMap<Env, T>();
  return (env, config) => {
    const held = made.get(env) ?? make(env, config);
    made.set(env, held);
    return held;
  };
};

const sealerOf = once((_env, config) => openSealer(config.sealKey));
const feishuOf = once((_env, config) => openFeishu(config.secrets.appId, config.appSecret, config.domain));
const baseOf = once((env) =>
  openBase(async (path) => {
    const asset = await env.ASSETS.fetch(`https://assets.local/${path}`);
    return asset.ok ? await asset.text() : null;
  }),
);

async function join(env: Env, config: Config, store: Store): Promise<PipelinePorts> {
  const [sealer, clock] = await Promise.all([sealerOf(env, config), openClock(config.clockUrl)]);
  return {
    store,
    sealer,
    clock,
    log,
    render,
    feishu: feishuOf(env, config),
    staffChatId: config.staffChatId,
    ask: askHandler(baseOf(env, config), config.home),
    unread,
  };
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
    pipeline: () => join(env, config, openStore(env.STORE)),
  };
});

async function runTick(env: Env, store: Store): Promise<void> {
  const config = configure(env, null);
  if (config) await tick(await join(env, config, store));
}

/** The embedded store; when it has something due sooner than the next cron run, it ticks by itself. */
export class StoreObject extends DurableStore<Env> {
  override async alarm(): Promise<void> {
    this.disarm();
    await runTick(this.env, this);
  }
}

export default {
  fetch: app.fetch,
  scheduled: (_controller, env) => runTick(env, openStore(env.STORE)),
} satisfies ExportedHandler<Env>;
