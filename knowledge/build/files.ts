/**
 * Entries become files.
 * Comes in: keys and values. Goes out: paths and texts; how many bytes a text takes; a hash over files.
 * Never: what the entries mean.
 */

import { type Buckets, bucketOf, joinEntries } from "../codec.ts";

/** A file is aimed at this size: read in well under a millisecond, and with room for uneven hashing. */
const AIM_BYTES = 90_000;

/** Bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    // Both halves of a surrogate pair together take four.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/** Spreads a family over files by the hash of its keys, over more of them until none is too large. */
export function spread(
  family: keyof Buckets,
  entries: Iterable<readonly [string, unknown]>,
  most: number,
): Array<readonly [path: string, text: string]> {
  const packed = Array.from(entries, ([key, value]) => {
    const json = JSON.stringify(value);
    return { key, json, size: byteLength(json) + byteLength(key) + 5 };
  });
  const total = packed.reduce((sum, { size }) => sum + size, 0);
  // One key too large for a file stays too large in any number of them.
  const largest = packed.reduce((max, { size }) => Math.max(max, size), 0);
  for (let count = Math.max(1, Math.ceil(total / AIM_BYTES)); ; count = Math.ceil(count * 1.2)) {
    const sizes = new Array<number>(count).fill(0);
    for (const { key, size } of packed) {
      const bucket = bucketOf(key, count);
      sizes[bucket] = (sizes[bucket] ?? 0) + size;
    }
    if (sizes.some((size) => size > Math.max(most * 0.95, largest)) && count < packed.length) continue;
    const parts: Array<Array<readonly [string, string]>> = sizes.map(() => []);
    for (const { key, json } of packed) parts[bucketOf(key, count)]?.push([key, json]);
    return parts.map((part, i) => [`${family}/${i}.json`, joinEntries(part)] as const);
  }
}

/** A short hash over all files: two builds of the same tables have the same version. */
export function digest(): { add(path: string, text: string): void; value(): string } {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  const add = (part: string): void => {
    for (let i = 0; i < part.length; i += 1) {
      low = Math.imul(low ^ part.charCodeAt(i), 0x01000193);
      high = Math.imul(high + part.charCodeAt(i), 0x5bd1e995) ^ (high >>> 15);
    }
  };
  const hex = (half: number): string => (half >>> 0).toString(16).padStart(8, "0");
  return {
    add(path, text) {
      add(path);
      add(text);
    },
    value: () => hex(low) + hex(high),
  };
}
