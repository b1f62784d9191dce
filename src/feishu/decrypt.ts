/**
 * The platform's encryption. In: base64 of iv and ciphertext, the Encrypt Key. Out: the JSON text inside.
 * Never: a decision whether it is genuine. Rule: AES-256-CBC, key = SHA-256 of the Encrypt Key (开放平台 步骤三：接收事件).
 */
import { fromBase64, sha256, text, utf8 } from "../core/bytes.ts";

const IV_BYTES = 16;

/** One app has one key: what is derived from it is kept. */
let derived: { from: string; key: CryptoKey } | undefined;

async function keyOf(encryptKey: string): Promise<CryptoKey> {
  if (derived?.from === encryptKey) return derived.key;
  const key = await crypto.subtle.importKey("raw", await sha256(utf8(encryptKey)), "AES-CBC", false, [
    "decrypt",
  ]);
  derived = { from: encryptKey, key };
  return key;
}

/** @throws Error of any kind when the text is not base64, not ours, or not UTF-8 inside. */
export async function decrypt(encrypted: string, encryptKey: string): Promise<string> {
  const bytes = fromBase64(encrypted);
  const iv = bytes.subarray(0, IV_BYTES);
  const algorithm = { name: "AES-CBC", iv };
  return text(
    new Uint8Array(await crypto.subtle.decrypt(algorithm, await keyOf(encryptKey), bytes.subarray(IV_BYTES))),
  );
}
