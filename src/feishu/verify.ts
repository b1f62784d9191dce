/**
 * Is it genuine? In: raw bytes, headers, the app's secrets. Out: the opened JSON, or a refusal with its status.
 * Never: trust in anything that was re-serialised, nor a look inside before the signature is checked.
 * Rules: feishu open platform, 步骤三：接收事件 (signature over timestamp + nonce + key + raw body; the URL check is unsigned).
 */
import { fromBase64, sameBytes, sha256, text, utf8 } from "../core/bytes.ts";
import { MINUTE, SECOND } from "../core/clock.ts";
import { type JsonObject, readObject } from "../core/json.ts";
import { no, ok, type Result } from "../core/result.ts";
import { decrypt } from "./decrypt.ts";

export interface Secrets {
  appId: string;
  verificationToken: string;
  /** Absent only with the local-development switch: then nothing is signed and the token alone decides. */
  encryptKey: string | undefined;
}

export interface Refusal {
  status: 400 | 401;
  /** For the log; the sender learns the status only. */
  why: string;
}

export type Genuine =
  | { kind: "challenge"; challenge: string }
  | { kind: "event"; body: JsonObject; signedAt: number };

/** A clock that runs a little ahead of ours is no attack. */
const AHEAD = 5 * MINUTE;

const refuse = (status: 400 | 401, why: string) => no<Refusal>({ status, why });

/**
 * @param freshness how old a signature may be, in milliseconds. Events are pushed again for seven hours,
 *   perhaps under their first signature.
 * @returns when it was signed, too: callbacks are never repeated and may be judged more strictly.
 */
export async function verify(
  body: Uint8Array,
  headers: Headers,
  secrets: Secrets,
  freshness: number,
  now: number,
): Promise<Result<Genuine, Refusal>> {
  const signature = headers.get("x-lark-signature");
  const signed = signature !== null && secrets.encryptKey !== undefined;
  let signedAt = now;
  if (signed) {
    const checked = await checkSignature(body, headers, signature, secrets.encryptKey ?? "", freshness, now);
    if (!checked.ok) return checked;
    signedAt = checked.value;
  }
  const opened = await open(body, secrets.encryptKey);
  const event = opened.ok ? opened.value : null;
  const tokenOk = event !== null && tokenFits(event, secrets.verificationToken);
  if (tokenOk && event.type === "url_verification" && typeof event.challenge === "string") {
    return ok({ kind: "challenge", challenge: event.challenge });
  }
  // One answer for all that is not signed: whether it could be decrypted would tell an attacker of its padding.
  if (!signed && secrets.encryptKey !== undefined) return refuse(401, "not signed");
  if (!opened.ok) return opened;
  if (!tokenOk) return refuse(401, "verification token differs");
  if (opened.value.type === "url_verification") return refuse(400, "url_verification without challenge");
  if (appOf(opened.value) !== secrets.appId) return refuse(401, "another app's id");
  return ok({ kind: "event", body: opened.value, signedAt });
}

async function checkSignature(
  body: Uint8Array,
  headers: Headers,
  signature: string,
  encryptKey: string,
  freshness: number,
  now: number,
): Promise<Result<number, Refusal>> {
  const timestamp = headers.get("x-lark-request-timestamp") ?? "";
  const nonce = headers.get("x-lark-request-nonce") ?? "";
  if (!/^\d{1,16}$/.test(timestamp)) return refuse(401, "no timestamp");
  // The documents name no unit: what is too small to be milliseconds of this century is seconds.
  const at = Number(timestamp) < 1e12 ? Number(timestamp) * SECOND : Number(timestamp);
  const expected = await sha256(utf8(timestamp + nonce + encryptKey), body);
  let claimed: Uint8Array;
  try {
    claimed = Uint8Array.fromHex(signature);
  } catch {
    return refuse(401, "signature is not hexadecimal");
  }
  if (!sameBytes(expected, claimed)) return refuse(401, "signature differs");
  if (now - at > freshness) return refuse(401, "signature is too old");
  if (at - now > AHEAD) return refuse(401, "signature is from the future");
  return ok(at);
}

/** @returns null also for bytes that are no UTF-8. */
function parse(bytes: Uint8Array): JsonObject | null {
  try {
    return readObject(text(bytes));
  } catch {
    return null;
  }
}

/** With a key set, everything must come encrypted; without one (local development) nothing can be. */
async function open(body: Uint8Array, encryptKey: string | undefined): Promise<Result<JsonObject, Refusal>> {
  const outer = parse(body);
  if (!outer) return refuse(400, "not a JSON object");
  if (encryptKey === undefined) return ok(outer);
  if (typeof outer.encrypt !== "string") return refuse(401, "not encrypted");
  try {
    fromBase64(outer.encrypt);
  } catch {
    return refuse(400, "encrypt is not base64");
  }
  try {
    const inner = readObject(await decrypt(outer.encrypt, encryptKey));
    return inner ? ok(inner) : refuse(400, "what was encrypted is not a JSON object");
  } catch {
    return refuse(401, "encrypted with another key");
  }
}

function tokenFits(event: JsonObject, expected: string): boolean {
  const header = event.header as JsonObject | undefined;
  // Schema 2.0 carries it in the header, the old schema and the URL check on top.
  const token = event.schema === "2.0" ? header?.token : event.token;
  return typeof token === "string" && sameBytes(utf8(token), utf8(expected));
}

function appOf(event: JsonObject): unknown {
  const inside = (event.schema === "2.0" ? event.header : event.event) as JsonObject | undefined;
  return inside?.app_id;
}
