/**
 * The environment. In: bindings and secrets as Cloudflare gives them. Out: one checked configuration.
 * Never: a default for a secret. What is missing is named, with the command that sets it.
 */
import { HOUR, MINUTE } from "./core/clock.ts";
import { lazily, lazyFor } from "./core/lazy.ts";
import { no, ok, type Result } from "./core/result.ts";
import type { Secrets } from "./feishu/verify.ts";
import type { DurableStore } from "./store/durable.ts";

export interface Env {
  STORE: DurableObjectNamespace<DurableStore<Env>>;
  ASSETS: Fetcher;
  [name: string]: unknown;
}

export interface Settings {
  /** Told of what went wrong; without it only the log is. */
  staffChatId: string | undefined;
  /** Whom to ask when the bot can't help, as people shall read it. */
  contact: string | undefined;
  /** Only those on the list are served. */
  listed: boolean;
  /** A click's answer carries the new card; else the card is updated after it. */
  cardInAnswer: boolean;
}

export interface Config {
  secrets: Secrets;
  appSecret: string;
  domain: string;
  tenantKey: string;
  sealKey: string;
  home: string | undefined;
  settings: Settings;
  /** Where the state lies instead of the Durable Object. */
  redis: { url: string; token: string } | undefined;
  /** How old a signature may be, in milliseconds. */
  fresh: { event: number; card: number };
  clockUrl: string | undefined;
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const isLoopback = (address: string): boolean =>
  URL.canParse(address) && LOOPBACK.has(new URL(address).hostname);

/** Bindings are one object as long as the isolate lives; parsing them takes longer than a signature. */
const settingsOf = lazyFor((env: Env) =>
  lazily(async () => (await import("./env-schema.ts")).readSettings(env)),
);

/**
 * @param address of the request, or null for a cron run. Local-development switches count only on a loopback
 *   address, which no deployed worker is reached at.
 * @returns the sentences for the operator when something is missing.
 */
export async function readEnv(env: Env, address: string | null): Promise<Result<Config, string[]>> {
  const read = await settingsOf(env)();
  if ("wrongs" in read) return no(read.wrongs);
  const { set } = read;
  const wrongs: string[] = [];
  const local = set.LOCAL_DEV === "1" && isLoopback(set.FEISHU_DOMAIN);
  if (set.LOCAL_DEV && (!local || (address !== null && !isLoopback(address)))) {
    wrongs.push("LOCAL_DEV 只用于本机开发；已部署的机器人请删除这个变量");
  }
  if (set.CLOCK_URL && !(local && isLoopback(set.CLOCK_URL))) {
    wrongs.push("CLOCK_URL 只用于本机开发；已部署的机器人请删除这个变量");
  }
  if (!set.FEISHU_ENCRYPT_KEY && !local) {
    wrongs.push(
      "FEISHU_ENCRYPT_KEY 未设置：开发者后台 → 事件与回调 → 加密策略 → Encrypt Key，然后 npx wrangler secret put FEISHU_ENCRYPT_KEY",
    );
  }
  if (set.ALLOW_LIST === "on" && !set.STAFF_CHAT_ID) {
    wrongs.push("ALLOW_LIST 是 on 时要有 STAFF_CHAT_ID：名单由工作人员群里点“同意”来定，没有群谁也进不来");
  }
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = set;
  if (!url !== !token) {
    const [has, lacks] = url ? ["URL", "TOKEN"] : ["TOKEN", "URL"];
    wrongs.push(
      `UPSTASH_REDIS_REST_${has} 设了，UPSTASH_REDIS_REST_${lacks} 却没有，要么都设，要么都不设（Upstash 控制台 → 数据库 → REST API）：npx wrangler secret put UPSTASH_REDIS_REST_${lacks}`,
    );
  }
  if (wrongs.length > 0) return no(wrongs);
  return ok({
    secrets: {
      appId: set.FEISHU_APP_ID,
      verificationToken: set.FEISHU_VERIFICATION_TOKEN,
      encryptKey: set.FEISHU_ENCRYPT_KEY || undefined,
    },
    appSecret: set.FEISHU_APP_SECRET,
    domain: set.FEISHU_DOMAIN.replace(/\/$/, ""),
    tenantKey: set.FEISHU_TENANT_KEY,
    sealKey: set.SEAL_KEY,
    home: set.HOME || undefined,
    settings: {
      staffChatId: set.STAFF_CHAT_ID || undefined,
      contact: set.CONTACT || undefined,
      listed: set.ALLOW_LIST === "on",
      cardInAnswer: set.CARD_UPDATE === "at once",
    },
    redis: url && token ? { url, token } : undefined,
    fresh: { event: set.EVENT_FRESH_HOURS * HOUR, card: set.CARD_FRESH_MINUTES * MINUTE },
    clockUrl: set.CLOCK_URL || undefined,
  });
}
