/**
 * What was read of the assets, kept within a bound.
 * Comes in: values with their names and weights. Goes out: the values, until what was used longest ago is forgotten.
 * Never: a read; two values under one name.
 */

/**
 * The weight that is kept. The text of a file weighs a unit a character; what was made of one of its entries weighs MADE
 * times the characters of the entry, because figures come with all the words that matching finds in them.
 */
export const KEPT = 16_000_000;
export const MADE = 30;

/** Keeps values up to a weight. */
export function keeper(bound: number): {
  known<T>(name: string): T | undefined;
  keep<T>(name: string, value: T, weight: number): T;
} {
  const kept = new Map<string, { value: unknown; weight: number }>();
  let total = 0;
  function known<T>(name: string): T | undefined {
    const hit = kept.get(name);
    if (!hit) return undefined;
    // Moving it to the end makes the map's first entry the one unused for longest.
    kept.delete(name);
    kept.set(name, hit);
    return hit.value as T;
  }
  return {
    known,
    keep<T>(name: string, value: T, weight: number): T {
      // Of two requests that read the same at once the first one's stays: figures are told apart as objects.
      const other = known<T>(name);
      if (other !== undefined) return other;
      kept.set(name, { value, weight });
      total += weight;
      for (const [oldest, entry] of kept) {
        if (total <= bound || oldest === name) break;
        kept.delete(oldest);
        total -= entry.weight;
      }
      return value;
    },
  };
}
