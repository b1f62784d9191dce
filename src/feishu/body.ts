/**
 * A request's body. In: a request. Out: its raw bytes, as they were signed. Never: more than the limit in memory.
 */

/** A pushed message holds at most 150 KB of text; with mentions and encryption that stays far below. */
export const BODY_LIMIT = 1024 * 1024;

/** The bytes, or null when there are more than the limit: counted while reading where no length was announced. */
export async function readBody(
  request: Request,
  limit = BODY_LIMIT,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const announced = request.headers.get("content-length");
  if (announced !== null) {
    if (!(Number(announced) <= limit)) return null;
    // HTTP hands over no more than was announced.
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.length <= limit ? bytes : null;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
