/**
 * The SDK's way to the network. In: the SDK's requests. Out: response bodies with code 0.
 * Never: an error that carries a request (the SDK's own ones hold the app secret or what people wrote).
 */
import type { HttpInstance, HttpRequestOptions } from "@larksuiteoapi/node-sdk";
import { FeishuError, NetworkError, TokenError } from "../core/errors.ts";
import { type JsonObject, readObject } from "../core/json.ts";

/** Longer than the platform ever needs, shorter than what is left after the answer to the push. */
const TIMEOUT = 10_000;

type Options = HttpRequestOptions<unknown>;

async function call(options: Options): Promise<JsonObject> {
  const url = new URL(options.url ?? "");
  for (const [name, value] of Object.entries(options.params ?? {})) url.searchParams.set(name, String(value));
  const headers = new Headers({ "content-type": "application/json; charset=utf-8" });
  for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, String(value));
  const method = (options.method ?? "GET").toUpperCase();
  const init = { method, headers, signal: AbortSignal.timeout(TIMEOUT) };
  let response: Response;
  let body: JsonObject | null;
  try {
    response = await fetch(
      url,
      method === "GET" ? init : { ...init, body: JSON.stringify(options.data ?? {}) },
    );
    body = readObject(await response.text());
  } catch {
    throw new NetworkError("no answer");
  }
  // The documents say to go by the code and not by the HTTP status; a gateway in between may send none.
  const code = typeof body?.code === "number" ? body.code : null;
  if (code === 0 && body) return body;
  if (code === null && response.ok) throw new NetworkError("an answer without a code");
  const wait = Number(response.headers.get("x-ogw-ratelimit-reset")) || 0;
  throw new FeishuError(code ?? -1, response.status, innerCode(body?.msg), wait);
}

/** 230099 says what is wrong with a card only inside its message: `ext=ErrCode: 11310; ErrMsg: …`. */
const innerCode = (msg: unknown): number => Number(/ErrCode:\s*(\d+)/.exec(String(msg))?.[1] ?? 0);

async function token(url: string, data: unknown) {
  try {
    return await call({ url, method: "POST", data });
  } catch (error) {
    throw new TokenError(error);
  }
}

const unused = () => Promise.reject(new Error("the SDK does not use this way"));

/** The SDK asks for tokens through `post` and for all else through `request`. */
export const http = {
  request: call,
  post: token,
  get: unused,
  delete: unused,
  head: unused,
  options: unused,
  put: unused,
  patch: unused,
} as HttpInstance;
