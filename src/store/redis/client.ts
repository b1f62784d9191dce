/**
 * The way to Upstash. In: the name of an operation, now, what it is about. Out: what its script returned.
 * Never: a second round trip (but the first time that a server meets a script), nor a secret in an error.
 */
import { Redis } from "@upstash/redis/cloudflare";
import { SECOND } from "../../core/clock.ts";
import { PREFIX } from "./keys.ts";

/** Whoever pushes waits 3 s in all. */
const TIME_LIMIT = SECOND;

/** The store did not answer, or said no. What was asked for may still happen. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  /** The error that it comes of quotes the whole call: only its class is kept. */
  constructor(operation: string, cause: unknown) {
    super(`${operation}: ${cause instanceof Error ? cause.name : "failed"}`);
  }
}

export type Scripts = Readonly<Record<string, string>>;
export type Run<S extends Scripts> = (
  operation: keyof S & string,
  now: number,
  input: object,
) => Promise<unknown>;

/** @param prefix begins every key; another one is another store in the same database. */
export function connect<S extends Scripts>(
  { url, token }: { url: string; token: string },
  scripts: S,
  prefix = PREFIX,
): Run<S> {
  const redis = new Redis({
    url,
    token,
    // Values come back as they were stored: "2026" is no number, and "abcd1234" no base64.
    automaticDeserialization: false,
    responseEncoding: false,
    // Without these a call would wait for others of its moment, or for a server that is gone.
    enableAutoPipelining: false,
    retry: false,
    signal: () => AbortSignal.timeout(TIME_LIMIT),
    enableTelemetry: false,
  });
  const made = new Map(
    Object.entries(scripts).map(([name, text]) => [name, redis.createScript<unknown>(text)]),
  );
  return async (operation, now, input) => {
    try {
      return await made.get(operation)?.exec([prefix], [String(now), JSON.stringify(input)]);
    } catch (error) {
      throw new StoreError(operation, error);
    }
  };
}
