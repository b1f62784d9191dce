/**
 * Looks for a question's words among sentences, each kind in its own way.
 * Comes in: what is wanted, sentences. Goes out: those that answer, or why none does.
 * Never: a sentence that leaves open a word of the question.
 */

import type { Finding, Search } from "./found.ts";
import { findManner, findWhether } from "./how.ts";
import type { Line } from "./report.ts";
import type { Wanted, WordsKind } from "./wanted.ts";
import { findTimes } from "./when.ts";
import { findPlacesSaid } from "./where.ts";
import { findNames } from "./which.ts";
import { findPersons } from "./who.ts";
import { lacking } from "./words.ts";

const FINDERS: Record<WordsKind, (search: Search) => Finding[]> = {
  person: findPersons,
  date: findTimes,
  meeting: findTimes,
  where: findPlacesSaid,
  which: findNames,
  manner: findManner,
  whether: findWhether,
};

/** The sentences that answer. */
export function search(wanted: Wanted, lines: Search["lines"], tables: Search["tables"]): Finding[] {
  const holding = lines.filter((line) => mayAnswer(wanted, line));
  return FINDERS[wanted.kind]({ wanted, lines: holding, tables });
}

/** What no part of a line can hold need not be looked for in its parts. */
function mayAnswer({ kind, post, quoted, needs, besides }: Wanted, { folded, around }: Line): boolean {
  // What the question puts in marks is a name, and stands in one piece or not at all.
  if (!quoted.every((name) => folded.includes(name))) return false;
  if (post !== "") return folded.includes(post);
  const text = kind === "manner" ? `${folded}\n${around}` : folded;
  return lacking(kind === "which" ? besides : needs, text).length === 0;
}

const UNSAID: Record<WordsKind, string> = {
  person: "没有写是谁",
  date: "没有写是哪天",
  meeting: "没有写是哪次会议",
  where: "没有写在哪里",
  which: "没有写叫什么",
  manner: "没有写怎么做的",
  whether: "没有写明",
};

/** What stands in the way: the words that the report has not, or the kind of answer it does not give. */
export function whyNot({ kind, post, needs, quoted }: Wanted, lines: Search["lines"]): string {
  const all = lines.map(({ folded }) => folded).join("\n");
  const wants = post === "" ? needs : [post, ...needs];
  const unquoted = quoted.filter((name) => !all.includes(name));
  const gone = [...new Set([...unquoted, ...lacking(wants, all).filter((gap) => gap.length > 1)])];
  if (gone.length > 0) return `没有写到${gone.map((gap) => `“${gap}”`).join("、")}`;
  if (needs.length === 0) return post === "" ? UNSAID[kind] : `没有写${post}是谁`;
  const told = lines.some(({ folded }) => lacking(wants, folded).length === 0);
  return told ? `写到了${needs.map((need) => `“${need}”`).join("、")}，但${UNSAID[kind]}` : UNSAID[kind];
}
