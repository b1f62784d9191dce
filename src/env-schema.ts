/**
 * The schema of the environment, alone in this file so that zod is loaded by the first request and not at every start.
 * In: bindings and secrets as Cloudflare gives them. Out: strings and numbers that have been checked. Never: a default
 * for a secret. What is missing is named, with the command that sets it.
 */
import * as z from "zod/mini";

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

const settings = z.object({
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
  /** Whom people are sent to by 人工, as they shall read it: a name, a room, an extension. */
  CONTACT: z._default(z.string().check(z.maxLength(200, "CONTACT 请不超过 200 字")), ""),
  /** `on`: only people and groups that staff have let in are served. */
  ALLOW_LIST: z._default(z.enum(["on", "off"], "ALLOW_LIST 应是 on 或 off"), "off"),
  /** `later`: where clients show 200673 after a tap, cards are updated after its answer and not in it. */
  CARD_UPDATE: z._default(z.enum(["at once", "later"], "CARD_UPDATE 应是 at once 或 later"), "at once"),
  /** Less than what was seen is remembered for (12 h): a replayed push must find itself there. */
  EVENT_FRESH_HOURS: number("EVENT_FRESH_HOURS", 8, 11),
  CARD_FRESH_MINUTES: number("CARD_FRESH_MINUTES", 5, 60),
  /** `1` in local development only; a deployed worker refuses to run with it. */
  LOCAL_DEV: z._default(z.string(), ""),
  /** Where the emulator tells the time; local development only. */
  CLOCK_URL: z._default(z.string(), ""),
});

export type Values = z.infer<typeof settings>;

/** Names every setting that is missing or wrong, each in a sentence. */
export function readSettings(env: unknown): { set: Values } | { wrongs: string[] } {
  const parsed = z.safeParse(settings, env);
  return parsed.success
    ? { set: parsed.data }
    : { wrongs: parsed.error.issues.map((issue) => issue.message) };
}
