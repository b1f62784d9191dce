/**
 * Faults, by whose they are. In: what went wrong. Out: typed errors and, for each platform code, what to do.
 * Never: message text, a name, a token, a request body. Codes: feishu-facts §3.5, from the pages 发送消息, 回复消息, 通用错误码.
 */

/** The platform said no. */
export class FeishuError extends Error {
  override readonly name = "FeishuError";
  readonly code: number;
  readonly status: number;
  /** The inner code of 230099, else 0. */
  readonly inner: number;
  /** Seconds to wait, when the gateway says so. */
  readonly waitSeconds: number;
  constructor(code: number, status: number, inner = 0, waitSeconds = 0) {
    super(`feishu code ${code}${inner ? `/${inner}` : ""} (HTTP ${status})`);
    this.code = code;
    this.status = status;
    this.inner = inner;
    this.waitSeconds = waitSeconds;
  }
}

/** Nobody can tell whether the platform got it. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
}

/** There was no token to call with: nothing was sent. */
export class TokenError extends Error {
  override readonly name = "TokenError";
  readonly code: number;
  constructor(cause: unknown) {
    super("no tenant token");
    this.code = cause instanceof FeishuError ? cause.code : 0;
  }
}

/**
 * - `retry`: certainly not sent, try later with the same uuid.
 * - `fix`: certainly not sent, and it will not be before somebody mends the configuration; tried again for a day.
 * - `unclear`: may have been sent, try again with the same uuid while the platform still knows it.
 * - `as-text`: the card was refused; say the same as text.
 * - `fresh`: what was replied to is gone; send a new message to the chat.
 * - `final`: refused for good; staff are told.
 */
export type Remedy = "retry" | "fix" | "unclear" | "as-text" | "fresh" | "final";

/** The platform says that this uuid is being sent right now. */
export const BEING_SENT = 230049;
/** tenant_access_token invalid or expired. */
export const TOKEN_EXPIRED = 99991663;

const REMEDIES: Record<number, Remedy> = {
  230020: "retry", // frequency to one person or group
  [BEING_SENT]: "retry",
  11232: "retry", // frequency, of older interfaces
  11233: "retry",
  11247: "retry",
  99991400: "retry", // gateway frequency
  [TOKEN_EXPIRED]: "retry", // the client has refreshed the token once already
  2200: "unclear", // internal
  5000: "unclear",
  230099: "as-text", // card creation failed
  230025: "as-text", // too long: the text is shorter than its card
  230011: "fresh", // recalled
  230110: "fresh", // deleted
  230111: "fresh", // about to destroy itself
  230019: "fresh", // topic gone
  230050: "fresh", // invisible to us
  230071: "fresh", // no replies in threads here
  230072: "fresh", // part of an aggregated message
};

/** What the operator has to do in the console, by code. */
const FIXES: Record<number, string> = {
  230006: "开发者后台 → 添加应用能力：启用机器人，并发布版本",
  230027: "开发者后台 → 权限管理：缺少发消息的权限，或群是外部群而应用没有开通对外共享",
  230036: "租户加密密钥已被删除，请联系企业管理员",
  232025: "开发者后台 → 添加应用能力：启用机器人，并发布版本",
  232034: "应用在本租户不可用，请联系企业管理员",
  10014: "应用被停用，或 App Secret 不对：开发者后台 → 凭证与基础信息",
  10015: "App Secret 不对：npx wrangler secret put FEISHU_APP_SECRET",
  99991401: "开发者后台 → 安全设置：IP 白名单挡住了机器人",
  99991403: "本月 API 调用次数已用完，请联系企业管理员",
  99991664: "应用凭证有问题：开发者后台 → 凭证与基础信息",
  99991665: "应用凭证有问题：开发者后台 → 凭证与基础信息",
  99991672: "开发者后台 → 权限管理：缺少权限，开通后发布版本",
};

/** The code that an error carries, 0 when it has none. */
export const codeOf = (error: unknown): number =>
  error instanceof FeishuError || error instanceof TokenError ? error.code : 0;

export const fixFor = (code: number): string | undefined => FIXES[code];

export function remedy(error: unknown): Remedy {
  if (error instanceof NetworkError) return "unclear";
  if (error instanceof TokenError) return fixFor(error.code) ? "fix" : "retry";
  // Not of the platform: the seal, the drawing. Nothing was sent, and the next version may do better.
  if (!(error instanceof FeishuError)) return "fix";
  if (fixFor(error.code)) return "fix";
  return REMEDIES[error.code] ?? (error.status === 429 ? "retry" : error.status >= 500 ? "unclear" : "final");
}
