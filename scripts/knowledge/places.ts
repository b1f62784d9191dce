/**
 * Where in its sentence a figure stands: by sentence and place a person's correction finds it again.
 * Comes in: the figures of a report. Goes out: each with its place. Never: the same place for two of them.
 */

import { findCounts } from "../../knowledge/extract/counts.ts";
import type { Figure } from "../../knowledge/types.ts";

/** A figure with its place: the character it begins at, and which of those that share its number it is. */
export interface Placed {
  figure: Figure;
  place: string;
  /** The same as long as the report says the same in the same words. */
  key: string;
}

/** Places the figures of a report. */
export function placed(figures: readonly Figure[]): Placed[] {
  const met = new Map<string, number>();
  const taken = new Map<string, number>();
  const next = (counts: Map<string, number>, key: string): number => {
    const n = (counts.get(key) ?? 0) + 1;
    counts.set(key, n);
    return n;
  };
  return figures.map((figure) => {
    const { quote, printed } = figure;
    const starts = findCounts(quote)
      .filter((count) => count.printed === printed)
      .map((count) => count.start);
    const nth = next(met, `${quote}|${printed}`);
    // One number may count several things: A、B各3次.
    const start = starts[Math.min(nth, starts.length) - 1] ?? quote.indexOf(printed);
    const shared = next(taken, `${quote}|${start}`);
    const place = `第${start + 1}字${shared > 1 ? `之${shared}` : ""}`;
    return { figure, place, key: keyOf(quote, place) };
  });
}

/** By what a figure is found again: white space, which programs change, does not count. */
export function keyOf(quote: string, place: string): string {
  return `${quote.replace(/\s+/g, "")}|${place.trim()}`;
}
