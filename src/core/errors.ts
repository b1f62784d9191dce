/**
 * Faults, by whose they are. In: what went wrong. Out: typed errors. Never: message text, a name, a token, a request
 * body. What is done about each of the platform's codes: src/feishu/codes.ts.
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

/** No answer, or none that says anything, to something that does no harm when it is done again. */
export class UnansweredError extends Error {
  override readonly name = "UnansweredError";
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

/** The code that an error carries, 0 when it has none. */
export const codeOf = (error: unknown): number =>
  error instanceof FeishuError || error instanceof TokenError ? error.code : 0;
