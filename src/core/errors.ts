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
 * - `unclear`: may have been sent, try again with the same uuid while the platform still knows it.
 * - `as-text`: the card was refused; say the same as text.
 * - `fresh`: what was replied to is gone; send a new message to the chat.
 * - `final`: record it and stop.
 */
export type Remedy = "retry" | "unclear" | "as-text" | "fresh" | "final";

const REMEDIES: Record<number, Remedy> = {
  230020: "retry", // frequency to one person or group
  230049: "retry", // this uuid is being sent right now
  11232: "retry", // the same of older interfaces
  11233: "retry",
  11247: "retry",
  99991400: "retry", // gateway frequency
  99991663: "retry", // the client has refreshed the token once already
  2200: "unclear", // internal
  5000: "unclear",
  230099: "as-text", // card creation failed
  230025: "as-text", // too long: the text is shorter than its card
  200621: "as-text",
  230011: "fresh", // recalled
  230110: "fresh", // deleted
  230111: "fresh", // about to destroy itself
  230019: "fresh", // topic gone
  230050: "fresh", // invisible to us
  230071: "fresh", // no replies in threads here
  230072: "fresh", // part of an aggregated message
};

export function remedy(error: unknown): Remedy {
  if (error instanceof FeishuError) {
    return (
      REMEDIES[error.code] ?? (error.status === 429 ? "retry" : error.status >= 500 ? "unclear" : "final")
    );
  }
  if (error instanceof TokenError) return "retry";
  return error instanceof NetworkError ? "unclear" : "final";
}
