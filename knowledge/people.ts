/**
 * Words for people (委员, 群众, 干部), which stand in nearly every sentence of a report.
 * Comes in: what was asked, a figure's view. Goes out: whether it is asked for by more than such a word, and of
 * the same people. Never: a choice among figures.
 */

import { type Asked, says } from "./asked.ts";
import type { Word } from "./lexicon.ts";
import { familiesOf, unitFit } from "./units.ts";
import type { View } from "./view.ts";

/** 委员, 群众, 干部: who, said without saying which of them. */
export const isPeople = (word: Word): boolean => word.kind === "light" && word.concept?.group === "who";

/** 委员总共多少名 says who and nothing of them: no figure of what some of them did is meant. */
export function onlyPeople(asked: Asked, view: View): boolean {
  const bare = asked.words.every(
    (word) => isPeople(word) || (word.kind === "rest" && word.text.length === 1),
  );
  return bare && !saysTerm(asked, view);
}

/** 走访干部 where the figure counts 走访委员: others are meant than those it is about. */
export function otherPeople(asked: Asked, view: View): Word | undefined {
  const people = asked.words.filter(isPeople);
  const known = people.some((w) => view.concepts.has(w.concept?.id ?? "") || view.all.includes(w.text));
  if (people.length === 0 || known) return undefined;
  // 走访群众多少户 where 53个 are firms and villages; 群众满意率 where it was the members who rated.
  if (unitFit(asked.unit, view.figure.unit) < 0.9 || familiesOf(view.figure.unit).has("rate"))
    return people[0];
  // 港澳委员多少名 where visitors were counted.
  const counted = familiesOf(view.figure.unit).has("person");
  const member = people.find((word) => /^(?:委员|干部)$/.test(word.concept?.id ?? ""));
  if (counted && member) return member;
  const about = view.words.metric.filter((word) => word.concept?.group === "who");
  return about.some((word) => says(asked, word) > 0) ? undefined : about[0];
}

/** Whether the question says one of the figure's key words, and more of it than who. */
export function saysTerm(asked: Asked, view: View): boolean {
  const people = asked.words.filter(isPeople).map((word) => word.text);
  const without = (text: string): string => people.reduce((rest, who) => rest.replaceAll(who, ""), text);
  const said = without(asked.joined);
  const whole = said.length >= 4 && view.terms.some((term) => term.includes(said));
  return whole || view.terms.map(without).some((term) => term.length >= 2 && said.includes(term));
}
