/**
 * How much of a sentence speaks of one thing.
 * Comes in: a sentence, the place of an answer in it, what the question needs. Goes out: the shortest run of
 * clauses around the answer that holds all of it. Never: a run across a semicolon, or of many clauses: what
 * stands far apart in one sentence is mostly of different things.
 */

import type { CharTables } from "../normalize.ts";
import { fold } from "../normalize.ts";
import type { Span } from "./dates.ts";
import { lacking } from "./words.ts";

/** A date or a setting, and what was done; what came of it is often of something else. */
const MOST_CLAUSES = 2;

/** The clauses of a sentence, parted by commas; those parted by more stand in different groups. */
export function clausesOf(text: string): Span[][] {
  const groups: Span[][] = [[]];
  let start = 0;
  let depth = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const char = text.charAt(at);
    if ("《（“".includes(char) && char !== "") depth += 1;
    if ("》）”".includes(char) && char !== "") depth = Math.max(0, depth - 1);
    // A title may hold commas of its own.
    const comma = /[，：]/.test(char) && depth === 0;
    const stop = /[；。！？]/.test(char) && depth === 0;
    if (!comma && !stop && at < text.length) continue;
    if (at > start) groups.at(-1)?.push({ start, end: at, text: text.slice(start, at) });
    if (stop) groups.push([]);
    start = at + 1;
  }
  return groups.filter((group) => group.length > 0);
}

/** The shortest run of clauses that holds a place of a sentence and everything needed; null when there is none. */
export function windowAround(
  text: string,
  at: Pick<Span, "start" | "end">,
  needs: readonly string[],
  tables: CharTables,
  most = MOST_CLAUSES,
): Span | null {
  const group = clausesOf(text).find((one) =>
    one.some((clause) => clause.start <= at.start && at.start < clause.end + 1),
  );
  if (!group) return null;
  const here = group.findIndex((clause) => at.start < clause.end + 1);
  for (let size = 1; size <= most; size += 1) {
    for (
      let first = Math.max(0, here - size + 1);
      first <= here && first + size <= group.length;
      first += 1
    ) {
      const start = group[first]?.start ?? 0;
      const end = group[first + size - 1]?.end ?? 0;
      const part = text.slice(start, end);
      if (lacking(needs, fold(part, tables)).length === 0) return { start, end, text: part };
    }
  }
  return null;
}
