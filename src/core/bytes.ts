/**
 * Bytes and their spellings. In: bytes or text. Out: the other of the two. Never: a Node Buffer.
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The cast: an encoder always allocates its own, unshared buffer, which its type does not say. */
export const utf8 = (text: string): Uint8Array<ArrayBuffer> =>
  encoder.encode(text) as Uint8Array<ArrayBuffer>;

/** @throws TypeError when the bytes are not UTF-8. */
export const text = (bytes: Uint8Array): string => decoder.decode(bytes);

/** URL-safe and without padding, so that it can stand in a key. */
export const base64url = (bytes: Uint8Array): string =>
  bytes.toBase64({ alphabet: "base64url", omitPadding: true });

/** @throws SyntaxError when the text is not base64. */
export const fromBase64 = (
  encoded: string,
  alphabet: "base64" | "base64url" = "base64",
): Uint8Array<ArrayBuffer> => Uint8Array.fromBase64(encoded, { alphabet });

export async function sha256(...parts: Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
}

/** Compares in constant time. Lengths may show: those of digests and tokens are no secret. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && crypto.subtle.timingSafeEqual(a, b);
