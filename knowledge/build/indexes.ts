/**
 * Where a value or a name is printed: how a question without a place finds its report.
 * Comes in: reports, one after the other. Goes out: per value and per name their places.
 * Never: a value or a name in so many reports that it tells none of them.
 */

import type { PackedPlace } from "../codec.ts";
import { type CharTables, fold } from "../normalize.ts";
import { magnitude } from "../numbers.ts";
import type { Figure } from "../types.ts";

/** A name that more reports than this use is no name of one of them. */
const NAME_REPORTS = 20;
const SHORTEST_NAME = 3;
/** A value that more figures than this share cannot be asked back for. */
const VALUE_FIGURES = 40;
/** Folded words that are remembered. */
const FOLDED = 100_000;

type Report = [region: string, period: string];

/** Collects the indexes. */
export function indexes(tables: CharTables): {
  add(report: readonly Figure[]): void;
  names(): Iterable<readonly [string, Report[]]>;
  values: ReadonlyMap<string, PackedPlace[]>;
} {
  // Null once there are too many.
  const names = new Map<string, Report[] | null>();
  const values = new Map<string, PackedPlace[]>();
  const folded = new Map<string, string>();
  const nameOf = (entry: string): string => {
    let name = folded.get(entry);
    if (name === undefined) {
      name = fold(entry, tables);
      if (folded.size > FOLDED) folded.clear();
      folded.set(entry, name);
    }
    return name;
  };
  return {
    add(report) {
      const [first] = report;
      if (!first) return;
      const own: Report = [first.region, first.period];
      report.forEach((figure, at) => {
        for (const entry of [
          figure.scope,
          figure.metric,
          ...figure.context,
          ...figure.parts,
          ...figure.terms,
        ]) {
          const name = nameOf(entry);
          if (name.length < SHORTEST_NAME) continue;
          const reports = names.get(name);
          if (reports === null || reports?.at(-1) === own) continue;
          if (reports === undefined) names.set(name, [own]);
          else if (reports.length < NAME_REPORTS) reports.push(own);
          else names.set(name, null);
        }
        for (const value of new Set([figure.value, magnitude(figure)])) {
          const places = values.get(String(value)) ?? [];
          values.set(String(value), places);
          if (places.length < VALUE_FIGURES) places.push([figure.region, figure.period, at]);
        }
      });
    },
    *names() {
      for (const [name, reports] of names) if (reports) yield [name, reports];
    },
    values,
  };
}
