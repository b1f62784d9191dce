/**
 * One thing asked for, in the figures of one report (or of a roll-up): which figure is it?
 * Comes in: what is wanted, figures. Goes out: one figure, several that fit alike, only a part, or nothing.
 * Never: an answer out of a score alone: what the question names and a figure lacks rules it out.
 */

import MiniSearch from "minisearch";
import { covered, readAsked, type Wanted } from "./asked.ts";
import { type Match, match } from "./match.ts";
import { areNamesakes, otherwise } from "./namesakes.ts";
import { type CharTables, fold } from "./normalize.ts";
import { namesInShort } from "./partial.ts";
import { saysTerm } from "./people.ts";
import type { Figure } from "./types.ts";
import { viewOf } from "./view.ts";

export type Finding =
  /** `named`: the question says all but the figure's own name, which is to be told beside it. */
  | {
      kind: "one";
      figure: Figure;
      match: Match;
      named?: string;
      /** What other papers print for the very same. */
      beside?: Figure[];
    }
  | { kind: "many"; figures: Figure[]; best: Match }
  /** Fits but for words that mean something: to be offered, never asserted. */
  | { kind: "doubt"; figures: Figure[]; open: string }
  /** `lone`: no other part fits; `brief`: the question names the parts in short, maybe all of them. */
  | { kind: "part"; figure: Figure; match: Match; why: "joint" | "scope"; lone: boolean; brief: boolean }
  | { kind: "none"; near: Figure[] };

/** A figure must explain this much of what was asked. */
const EXPLAINED = 0.7;
/** This much is enough to offer it. */
const EXPLAINED_TO_OFFER = 0.5;
/** And the question this much of the figure's name; less when the measure word fits exactly. */
const NAMED = 0.5;
const NAMED_WITH_UNIT = 0.25;
/** Words of no known meaning say enough from this length on. */
const LONG_ENOUGH = 4;
/** Figures nearer than this to the best fit alike. */
export const ALIKE = 0.12;

/** Options of a search. */
export interface FindOptions {
  /** Intentions are asked for; otherwise they are left out. */
  plan: boolean;
  /** The whole is asked for in so many words (总数). */
  total: boolean;
  relaxed: boolean;
  /** 帮, 成立: what was done in the period is asked for, and that is what was added. */
  flow?: boolean;
}

/** All figures that answer what is wanted, best first, whole or part. */
export function candidates(
  wanted: Wanted,
  figures: readonly Figure[],
  tables: CharTables,
  options: FindOptions,
  lenient = false,
): Match[] {
  const asked = readAsked(wanted);
  const found: Match[] = [];
  for (const figure of figures) {
    if ((figure.kind === "plan") !== options.plan && figure.kind === "plan") continue;
    const result = match(asked, viewOf(figure, tables), options.relaxed, lenient);
    if ("lacks" in result) continue;
    const { match: fit } = result;
    if (fit.unit === 0 || fit.explained < (lenient ? EXPLAINED_TO_OFFER : EXPLAINED)) continue;
    const exact = wanted.unit !== null && fit.unit >= 0.9;
    if (fit.named < (exact ? NAMED_WITH_UNIT : NAMED)) continue;
    found.push(fit);
  }
  return found.sort((a, b) => b.score - a.score);
}

const SPAN = /^(?:(?:过去|近|这|最近)?[一二三四五六七八九十两]年(?:来|间)?|[一二三四五六七八九十两])$/;

/** Finds the figure that is meant. */
export function find(
  wanted: Wanted,
  figures: readonly Figure[],
  tables: CharTables,
  options: FindOptions,
): Finding {
  // 五年开了几次: a span of time alone names nothing.
  if (wanted.words.every((word) => SPAN.test(word.text))) return { kind: "none", near: [] };
  const all = candidates(wanted, figures, tables, options);
  const found = all.filter((fit) => fit.open.length === 0);
  const best = found[0];
  if (!best) return doubtful(wanted, figures, tables, options);
  const added = (fit: Match): boolean => fit.partial === "added" && options.flow === true && !options.total;
  const whole = found.filter((fit) => fit.partial === null || added(fit));
  const byOrgan = found.filter((fit) => fit.partial === "organ");
  // A whole that fits much worse than a part is about something else.
  const lead = whole[0] && whole[0].score > best.score - 0.5 ? whole : byOrgan;
  const first = lead[0];
  if (!first || (lead === byOrgan && options.total)) {
    const why = best.partial === "joint" ? "joint" : "scope";
    // 民生类, 累计: a part by kind is no stand-in for the whole.
    const byKind = best.view.words.scope.some((word) => word.kind === "part");
    return {
      kind: "part",
      figure: best.view.figure,
      match: best,
      why,
      lone: found.length === 1 && !byKind,
      brief: why === "joint" && namesInShort(readAsked(wanted), best.view),
    };
  }
  // 领导批示多少: of organs told apart none is meant more than another.
  const apartBy = ({ view }: Match): string => `${view.figure.metric}|${view.figure.unit}`;
  const near = lead.filter(
    (fit) =>
      fit.score > first.score - ALIKE ||
      (first.partial === "organ" && fit.partial === "organ" && apartBy(fit) === apartBy(first)),
  );
  // What is counted in the very measure asked for goes before what is counted in one like it.
  const measure = Math.max(...near.map((fit) => fit.unit));
  const strict = near.filter((fit) => fit.unit === measure);
  const ahead = measure >= 0.9 && first.unit < 0.9;
  const named = Math.max(...strict.map((fit) => fit.named)) >= Math.max(...near.map((fit) => fit.named));
  const alike = wanted.unit === null || !(ahead || named) ? near : strict;
  const apart = alike.filter(
    ({ view }, i) => !alike.slice(0, i).some((fit) => areNamesakes(fit.view.figure, view.figure)),
  );
  if (apart.length === 1) {
    const found = one(apart[0] ?? first);
    return { ...found, beside: otherwise(found.figure, figures) };
  }
  return { kind: "many", figures: apart.map((fit) => fit.view.figure), best: first };
}

/** Nothing that may be asserted: what may be meant all the same, else what is near. */
function doubtful(
  wanted: Wanted,
  figures: readonly Figure[],
  tables: CharTables,
  options: FindOptions,
): Finding {
  const fits = candidates(wanted, figures, tables, options, true).filter(
    (fit) => fit.partial === null && fit.open.length < 2,
  );
  const [first] = fits.length > 0 ? fits : unnamed(wanted, figures, tables, options);
  const [matter] = first ? [] : besideMatter(wanted, figures, tables, options);
  if (matter) return { kind: "doubt", figures: [matter.view.figure], open: "" };
  if (!first) return { kind: "none", near: neighbours(wanted, figures, tables) };
  if (fits.length === 0 && wanted.unit !== null && saysTerm(readAsked(wanted), first.view)) {
    const others = unnamed(wanted, figures, tables, options).filter((fit) => fit.score > first.score - ALIKE);
    if (others.length === 1) return { ...one(first), named: first.view.figure.metric };
  }
  const alike = (fits.length > 0 ? fits : [first]).filter((fit) => fit.score > first.score - 2 * ALIKE);
  return {
    kind: "doubt",
    figures: alike.slice(0, 3).map((fit) => fit.view.figure),
    open: openName(first),
  };
}

/** The word to be named as what a figure does not speak of: a whole word, and one that it really lacks. */
function openName({ open: [word], view }: Match): string {
  const split = (char: string | undefined): boolean =>
    char !== undefined && !/[的了和与及是有在从去到]/.test(char);
  if (!word || split(word.before) || split(word.after)) return "";
  return Object.values(view.text).some((text) => text.includes(word.text)) ? "" : word.text;
}

/** 某某立交桥的建议，视察几次: a name of its own and all but a matter fit; to be offered. */
function besideMatter(
  wanted: Wanted,
  figures: readonly Figure[],
  tables: CharTables,
  options: FindOptions,
): Match[] {
  const words = wanted.words.filter((word) => word.concept?.group !== "topic");
  const names = words.filter((word) => word.kind === "rest" && word.text.length >= LONG_ENOUGH);
  if (words.length === wanted.words.length || names.length === 0 || wanted.unit === null) return [];
  return candidates({ ...wanted, words }, figures, tables, options).filter(
    (fit) =>
      fit.partial === null &&
      fit.unit >= 0.9 &&
      fit.open.length < 2 &&
      names.some((name) => covered(name.text, fit.view.text.scope + fit.view.text.terms) >= 0.8),
  );
}

/** Figures that explain all that is asked, in its measure, though it leaves out what they are called. */
function unnamed(
  wanted: Wanted,
  figures: readonly Figure[],
  tables: CharTables,
  options: FindOptions,
): Match[] {
  const asked = readAsked(wanted);
  const telling = wanted.words.some((word) => word.kind === "hard" || word.kind === "part");
  if (!telling && asked.joined.length < LONG_ENOUGH) return [];
  return figures
    .filter((figure) => options.plan || figure.kind !== "plan")
    .flatMap((figure) => {
      const result = match(asked, viewOf(figure, tables), false, true);
      return "match" in result ? [result.match] : [];
    })
    .filter((fit) => fit.open.length === 0 && fit.partial === null && fit.unit >= 0.9 && fit.explained > 0.9)
    .sort((a, b) => b.score - a.score);
}

function one(match: Match): { kind: "one"; figure: Figure; match: Match } {
  return { kind: "one", figure: match.view.figure, match };
}

/** Pairs of characters, for a search that needs no dictionary. */
function pairs(text: string): string[] {
  const bare = text.replace(/\s/g, "");
  return Array.from({ length: Math.max(0, bare.length - 1) }, (_, i) => bare.slice(i, i + 2));
}

/** The figures nearest in wording, to be shown as what exists instead; never an answer. */
export function neighbours(
  wanted: Wanted,
  figures: readonly Figure[],
  tables: CharTables,
  count = 3,
): Figure[] {
  const query = wanted.words.map((word) => word.text).join("");
  return indexOf(figures, tables)
    .search(query)
    .flatMap((hit) => figures[hit.id] ?? [])
    .filter((figure) => akin(wanted, figure, tables))
    .slice(0, count);
}

/** Whether a figure speaks of something the question names; a word in common is not enough. */
function akin(wanted: Wanted, figure: Figure, tables: CharTables): boolean {
  const { concepts, all } = viewOf(figure, tables);
  return wanted.words.some((word) =>
    word.concept && word.kind !== "light" && !/^(?:who|organ)$/.test(word.concept.group)
      ? /^(?:metric|scope|parts)$/.test(concepts.get(word.concept.id) ?? "")
      : word.kind === "rest" && word.text.length >= 3 && covered(word.text, all) >= 0.8,
  );
}

// One index a report, gone together with its figures: making one takes ten times as long as a search.
const indexes = new WeakMap<readonly Figure[], MiniSearch>();

function indexOf(figures: readonly Figure[], tables: CharTables): MiniSearch {
  const known = indexes.get(figures);
  if (known) return known;
  const index = new MiniSearch({
    fields: ["metric", "rest"],
    tokenize: pairs,
    searchOptions: { boost: { metric: 3 } },
  });
  index.addAll(
    figures.map((figure, id) => ({
      id,
      metric: fold(`${figure.metric}${figure.scope}`, tables),
      rest: fold([...figure.terms, ...figure.context, ...figure.parts].join(" "), tables),
    })),
  );
  indexes.set(figures, index);
  return index;
}
