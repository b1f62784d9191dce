/**
 * When, and at which meeting.
 * Comes in: a question for a date or a meeting. Goes out: the sentences that print one beside what was asked.
 * Never: a date of something else in the same sentence; a date that was only planned.
 */

import { windowAround } from "./clauses.ts";
import { datesIn, meetingsIn, type Span } from "./dates.ts";
import type { Finding, Search } from "./found.ts";

/** Finds dates, or meetings by their number. */
export function findTimes({ wanted, lines, tables }: Search): Finding[] {
  if (wanted.needs.length === 0) return [];
  const found: Finding[] = [];
  for (const line of lines) {
    const spans = wanted.kind === "meeting" ? meetingsIn(line.text) : datesIn(line.text, wanted.day);
    const fits = spans.flatMap((span) => {
      const window = windowAround(line.text, span, wanted.needs, tables);
      return window ? [{ span, size: window.end - window.start }] : [];
    });
    const best = Math.min(...fits.map(({ size }) => size));
    const closest = fits.filter(({ size }) => size === best).map(({ span }) => span);
    const [only, ...others] = closest;
    // Two dates in one clause: which of them is meant cannot be told.
    if (only) found.push({ line, shorts: others.length === 0 ? [only.text] : inOne(closest) });
  }
  return found;
}

/** 6月至8月: what is printed as one. */
function inOne(spans: readonly Span[]): string[] {
  return spans.length > 2 ? [] : spans.map(({ text }) => text);
}
