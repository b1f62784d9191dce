/**
 * Which reports speak of a thing or a person by name: how a question without a place finds its report.
 * Comes in: documents, or a question's pieces. Goes out: names with the reports that hold them.
 * Never: a name that many reports hold: it tells none of them apart.
 */

import { reportKey } from "../codec.ts";
import { type CharTables, fold } from "../normalize.ts";
import type { Document } from "../read/document.ts";
import { namesIn } from "./names.ts";
import { personsIn } from "./persons.ts";
import type { Wanted } from "./wanted.ts";

/** A name in more reports than this is a slogan, or a law. */
const MOST_REPORTS = 20;
const SHORTEST = 2;
const LONGEST = 40;
/** Each name looked up may be another file. */
const LOOKUPS = 6;

/** Every name that documents put in marks, and every person, with the reports that have it. */
export function indexMentions(
  documents: readonly Document[],
  tables: CharTables,
): Map<string, Array<[string, string]>> {
  const found = new Map<string, Map<string, [string, string]>>();
  for (const { region, period, sections } of documents) {
    for (const { text } of sections.flatMap(({ sentences }) => sentences)) {
      for (const name of [
        ...namesIn(text).map((one) => one.text),
        ...personsIn(text).map((one) => one.name),
      ]) {
        const key = fold(name, tables);
        if (key.length < SHORTEST || key.length > LONGEST) continue;
        const at = found.get(key) ?? new Map<string, [string, string]>();
        found.set(key, at.set(reportKey(region, period), [region, period]));
      }
    }
  }
  return new Map(
    [...found].filter(([, at]) => at.size <= MOST_REPORTS).map(([name, at]) => [name, [...at.values()]]),
  );
}

/** The pieces of a question that may be such names, those in marks first. */
export function mentionsIn({ quoted, needs, post }: Wanted): string[] {
  const pieces = needs.flatMap((need) => [need, ...need.split(/的|是/)]);
  const names = [...quoted, ...pieces].filter((name) => name.length >= SHORTEST && name !== post);
  return [...new Set(names)].slice(0, LOOKUPS);
}
