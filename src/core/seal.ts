/**
 * The one seal. In: what people write, who they are, what is said to them. Out: AES-256-GCM text, and keyed
 * tags for ids that must be compared without being read. Never: plain text into a store.
 */
import { base64url, fromBase64, text, utf8 } from "./bytes.ts";

/** A seal is bound to what it seals: opened under another kind or id it fails. */
export type SealedKind = "journal" | "outbox" | "memo" | "tally";

export interface Sealer {
  seal(kind: SealedKind, id: string, value: unknown): Promise<string>;
  /** @throws Error when the key is another one, or the text was moved or changed. */
  open(kind: SealedKind, id: string, sealed: string): Promise<unknown>;
  /** The same id gives the same tag; without the key the id can't be found from it. */
  tag(what: string, ...ids: string[]): Promise<string>;
}

const VERSION = "s1";
const IV_BYTES = 12;

/** @param secret 32 random bytes in base64 (`openssl rand -base64 32`). */
export async function openSealer(secret: string): Promise<Sealer> {
  const master = await crypto.subtle.importKey("raw", fromBase64(secret), "HKDF", false, [
    "deriveKey",
    "deriveBits",
  ]);
  const from = (use: string) => ({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8(use) });
  // Two uses, two keys: sealing and tagging must not share one.
  const [sealing, tagging, idBits] = await Promise.all([
    crypto.subtle.deriveKey(from("seal"), master, { name: "AES-GCM", length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]),
    crypto.subtle.deriveKey(from("tag"), master, { name: "HMAC", hash: "SHA-256", length: 256 }, false, [
      "sign",
    ]),
    crypto.subtle.deriveBits(from("id"), master, 48),
  ]);
  const keyId = base64url(new Uint8Array(idBits));
  const bound = (kind: SealedKind, id: string) => utf8(`${VERSION} ${kind} ${id}`);

  return {
    async seal(kind, id, value) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const closed = await crypto.subtle.encrypt(
        { name: "AES-GCM", iv, additionalData: bound(kind, id) },
        sealing,
        utf8(JSON.stringify(value)),
      );
      return [VERSION, keyId, base64url(iv), base64url(new Uint8Array(closed))].join(".");
    },
    async open(kind, id, sealed) {
      const [version, key, iv, closed] = sealed.split(".");
      if (version !== VERSION || !iv || !closed) throw new Error("not a seal of this version");
      if (key !== keyId) throw new Error(`sealed with key ${key}, this worker has ${keyId}`);
      const opened = await crypto.subtle.decrypt(
        { name: "AES-GCM", iv: fromBase64(iv, "base64url"), additionalData: bound(kind, id) },
        sealing,
        fromBase64(closed, "base64url"),
      );
      return JSON.parse(text(new Uint8Array(opened)));
    },
    async tag(what, ...ids) {
      const mac = await crypto.subtle.sign("HMAC", tagging, utf8(JSON.stringify([what, ...ids])));
      return base64url(new Uint8Array(mac).slice(0, 18));
    },
  };
}
