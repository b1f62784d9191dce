// The bytes of a push: encrypted and signed as §1.3 and §1.4 say.
// Comes in: a payload and the app's keys. Goes out: body and headers. The signature is over exactly the bytes that are
// sent. It shares no code with the bot's own verification.
import { createCipheriv, createHash, randomBytes } from "node:crypto";
import type { Switches } from "./switches.ts";
import type { AppConfig, Json } from "./types.ts";

export function encrypt(key: string, plain: string, iv: Buffer = randomBytes(16)): string {
  const cipher = createCipheriv("aes-256-cbc", createHash("sha256").update(key, "utf8").digest(), iv);
  return Buffer.concat([iv, cipher.update(plain, "utf8"), cipher.final()]).toString("base64");
}

export function signature(timestamp: string, nonce: string, key: string, body: string): string {
  return createHash("sha256")
    .update(timestamp + nonce + key, "utf8")
    .update(body, "utf8")
    .digest("hex");
}

export interface Sealed {
  headers: Record<string, string>;
  body: string;
}

export function seal(
  app: AppConfig,
  payload: Json,
  now: number,
  how: { signed: boolean; unit: Switches["signatureTimestampUnit"] },
): Sealed {
  const headers: Record<string, string> = { "Content-Type": "application/json; charset=utf-8" };
  const plain = JSON.stringify(payload);
  if (app.encrypt_key === "") return { headers, body: plain };
  const body = JSON.stringify({ encrypt: encrypt(app.encrypt_key, plain) });
  if (!how.signed) return { headers, body };
  const timestamp = String(how.unit === "s" ? Math.floor(now / 1000) : now);
  const nonce = randomBytes(8).toString("hex");
  headers["X-Lark-Request-Timestamp"] = timestamp;
  headers["X-Lark-Request-Nonce"] = nonce;
  headers["X-Lark-Signature"] = signature(timestamp, nonce, app.encrypt_key, body);
  return { headers, body };
}
