/**
 * The environment. In: bindings and secrets as Cloudflare gives them. Out: one checked configuration.
 * Never: a default for a secret. What is missing is named, with the command that sets it.
 */
import * as z from "zod/mini";
import { HOUR, MINUTE } from "./core/clock.ts";
import { lazy, lazyFor } from "./core/lazy.ts";
import { no, ok, type Result } from "./core/result.ts";
import type { Secrets } from "./feishu/verify.ts";
import type { DurableStore } from "./store/durable.ts";

export interface Env {
  STORE: DurableObjectNamespace<DurableStore<Env>>;
  ASSETS: Fetcher;
  [name: string]: unknown;
}

const secret = (name: string, what: string) =>
  z
    .string(`${name} 未设置（${what}）：npx wrangler secret put ${name}`)
    .check(z.minLength(1, `${name} 是空的（${what}）`));
const url = (name: string) => z.string().check(z.regex(/^https?:\/\/[^\s]+$/, `${name} 应是 http(s) 网址`));
const UPSTASH_PAGE = "Upstash 控制台 → 数据库 → REST API";
const number = (name: string, fallback: number, most: number) => {
  const wrong = `${name} 应是大于 0、不超过 ${most} 的数字`;
  return z._default(z.coerce.number(wrong).check(z.gt(0, wrong), z.lte(most, wrong)), fallback);
};

const settings = lazy(() =>
  z.object({
    /** 开发者后台 → 凭证与基础信息 */
    FEISHU_APP_ID: secret("FEISHU_APP_ID", "开发者后台 → 凭证与基础信息 → App ID"),
    FEISHU_APP_SECRET: secret("FEISHU_APP_SECRET", "开发者后台 → 凭证与基础信息 → App Secret"),
    /** 开发者后台 → 事件与回调 → 加密策略; only local development may go without. */
    FEISHU_ENCRYPT_KEY: z.optional(z.string()),
    FEISHU_VERIFICATION_TOKEN: secret(
      "FEISHU_VERIFICATION_TOKEN",
      "开发者后台 → 事件与回调 → 加密策略 → Verification Token",
    ),
    /** Another address of the platform: Lark, a private deployment, the emulator. */
    FEISHU_DOMAIN: z._default(url("FEISHU_DOMAIN"), "https://open.feishu.cn"),
    /** The tenant that the app belongs to; without it the first one that is seen is kept. */
    FEISHU_TENANT_KEY: z._default(z.string(), ""),
    /** 32 random bytes in base64: what people write is sealed with it before it reaches the store. */
    SEAL_KEY: secret("SEAL_KEY", "openssl rand -base64 32").check(
      z.regex(/^[A-Za-z0-9+/]{43}=$/, "SEAL_KEY 应是 32 字节的 base64：openssl rand -base64 32"),
    ),
    /** Region whose committee is meant when a question names no place, e.g. 贵阳. */
    HOME: z._default(z.string(), ""),
    /** Both or neither: an Upstash Redis to keep the state in, instead of the Durable Object. */
    UPSTASH_REDIS_REST_URL: z.optional(url("UPSTASH_REDIS_REST_URL")),
    UPSTASH_REDIS_REST_TOKEN: z.optional(secret("UPSTASH_REDIS_REST_TOKEN", UPSTASH_PAGE)),
    /** Chat id of the staff group, which is told of dead letters and of messages that may not have arrived. */
    STAFF_CHAT_ID: z._default(z.string(), ""),
    /** Less than what was seen is remembered for (12 h): a replayed push must find itself there. */
    EVENT_FRESH_HOURS: number("EVENT_FRESH_HOURS", 8, 11),
    CARD_FRESH_MINUTES: number("CARD_FRESH_MINUTES", 5, 60),
    /** `1` in local development only; a deployed worker refuses to run with it. */
    LOCAL_DEV: z._default(z.string(), ""),
    /** Where the emulator tells the time; local development only. */
    CLOCK_URL: z._default(z.string(), ""),
  }),
);

export interface Config {
  secrets: Secrets;
  appSecret: string;
  domain: string;
  tenantKey: string;
  sealKey: string;
  home: string | undefined;
  staffChatId: string | undefined;
  redis: { url: string; token: string } | undefined;
  /** How old a signature may be, in milliseconds. */
  fresh: { event: number; card: number };
  clockUrl: string | undefined;
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const isLoopback = (address: string): boolean =>
  URL.canParse(address) && LOOPBACK.has(new URL(address).hostname);

/** Bindings are one object as long as the isolate lives; parsing them takes longer than a signature. */
const parsedOf = lazyFor((env: Env) => z.safeParse(settings(), env));

/**
 * @param address of the request, or null for a cron run. Local-development switches count only on a loopback
 *   address, which no deployed worker is reached at.
 * @returns the sentences for the operator when something is missing.
 */
export function readEnv(env: Env, address: string | null): Result<Config, string[]> {
  const parsed = parsedOf(env);
  if (!parsed.success) return no(parsed.error.issues.map((issue) => issue.message));
  const set = parsed.data;
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
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = set;
  if (!url !== !token) {
    const [has, lacks] = url ? ["URL", "TOKEN"] : ["TOKEN", "URL"];
    wrongs.push(
      `UPSTASH_REDIS_REST_${has} 设了，UPSTASH_REDIS_REST_${lacks} 却没有，要么都设，要么都不设（${UPSTASH_PAGE}）：npx wrangler secret put UPSTASH_REDIS_REST_${lacks}`,
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
    staffChatId: set.STAFF_CHAT_ID || undefined,
    redis: url && token ? { url, token } : undefined,
    fresh: { event: set.EVENT_FRESH_HOURS * HOUR, card: set.CARD_FRESH_MINUTES * MINUTE },
    clockUrl: set.CLOCK_URL || undefined,
  });
}
