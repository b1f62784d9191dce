/**
 * How well one figure answers one thing asked for.
 * Comes in: the words and unit asked for, a figure's view. Goes out: a match with its reasons, or why not.
 * Never: a choice among figures; that is lookup's.
 */

import { type Word, withBroader } from "./lexicon.ts";
import { familiesOf, type UnitAsk, unitFit } from "./units.ts";
import type { View, Zone } from "./view.ts";

/** A thing asked for. */
export interface Wanted {
  words: readonly Word[];
  unit: UnitAsk | null;
}

/** Why a figure may not stand for what was asked although it speaks of it. */
export type Partial =
  /** It counts several things together and only some were asked for. */
  | "joint"
  /** It is narrowed to a part that was not asked for. */
  | "scope"
  /** It is told apart only by who did it, at which level. */
  | "organ"
  | null;

export interface Match {
  view: View;
  /** Share of the question that the figure explains, 0 to 1. */
  explained: number;
  /** Share of the figure's own name that the question says, 0 to 1. */
  named: number;
  unit: number;
  partial: Partial;
  score: number;
}

export type MatchResult = { match: Match } | { lacks: Word };

/** Later stages include the earlier: what was adopted had been sent in. */
const STAGES: Readonly<Record<string, number>> = {
  收集: 1,
  立案: 2,
  报送: 2,
  转报: 3,
  办复: 3,
  督办: 3,
  采用: 3,
  批示: 4,
  满意: 4,
  转化: 4,
};

function weight(word: Word): number {
  if (word.kind === "light") return 0.5;
  if (word.kind === "rest") return word.text.length === 1 ? 0.5 : 0.75 * Math.min(word.text.length, 6);
  return 3;
}

/** Share of a text's characters that stand in another text in pairs or longer. */
export function covered(text: string, by: string): number {
  if (text.length === 1) return by.includes(text) ? 1 : 0;
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const left = i > 0 && by.includes(text.slice(i - 1, i + 1));
    const right = i + 1 < text.length && by.includes(text.slice(i, i + 2));
    if (left || right) count += 1;
  }
  return count / text.length;
}

const ORDER: readonly Zone[] = ["metric", "scope", "parts", "terms", "context"];

/** Where and how far a figure explains a word of the question. */
function explain(word: Word, asked: string, view: View): { share: number; zone: Zone | null } {
  const zone = word.concept ? view.concepts.get(word.concept.id) : undefined;
  // Who adopted is told by the scope; a key word about where it was passed on does not widen it.
  const narrowed = word.concept?.group === "organ" && view.words.scope.some((own) => own.concept?.group === "organ");
  if (narrowed && zone === "terms" && !view.terms.some((term) => term.includes(word.text) && asked.includes(term))) {
    return { share: 0, zone: null };
  }
  if (zone !== undefined && zone !== "section") return { share: 1, zone };
  if (word.concept) {
    const at = ORDER.find((one) => view.text[one].includes(word.text));
    return { share: at ? 1 : 0, zone: at ?? null };
  }
  // An unknown run of characters may hold words of several zones: 交通治堵|连续.
  const share = covered(word.text, view.all);
  const at = ORDER.find((one) => covered(word.text, view.text[one]) >= share / 2) ?? null;
  if (share < 0.4 && covered(word.text, view.text.section) === 1) return { share: 0.8, zone: "section" };
  return { share, zone: share === 0 ? null : at };
}

/** Whether the question says a word of the figure's label. */
function says(wanted: Wanted, asked: string, ids: ReadonlySet<string>, word: Word): number {
  if (word.concept) {
    // A question about 协商 speaks of 社区协商 too, though less exactly than one that says it.
    if (ids.has(word.concept.id)) return 1;
    if (withBroader(word.concept).some((id) => wanted.words.some((w) => w.concept?.id === id))) return 0.6;
  }
  return covered(word.text, asked);
}

function shareSaid(wanted: Wanted, asked: string, ids: ReadonlySet<string>, words: readonly Word[]): number {
  let all = 0;
  let said = 0;
  for (const word of words) {
    all += weight(word);
    said += weight(word) * says(wanted, asked, ids, word);
  }
  return all === 0 ? 0 : said / all;
}

/** Judges one figure. `relaxed` lets a named earlier stage pass when the figure has the later one. */
export function match(wanted: Wanted, view: View, relaxed: boolean): MatchResult {
  const asked = wanted.words.map((word) => word.text).join("\n");
  const ids = new Set(wanted.words.flatMap((word) => (word.concept ? withBroader(word.concept) : [])));
  const lastStage = Math.max(
    0,
    ...wanted.words.map((word) => (word.concept && view.concepts.has(word.concept.id) ? (STAGES[word.concept.id] ?? 0) : 0)),
  );
  let all = 0;
  let got = 0;
  let core = 0;
  for (const word of wanted.words) {
    const { share, zone } = explain(word, asked.replaceAll("\n", ""), view);
    const fatal = word.kind === "hard" || word.kind === "part";
    if (fatal && share < 1) {
      const stage = STAGES[word.concept?.id ?? ""] ?? 0;
      if (relaxed && stage > 0 && stage < lastStage) continue;
      return { lacks: word };
    }
    all += weight(word);
    got += weight(word) * share;
    if (zone === "metric" || zone === "scope" || zone === "parts" || zone === "terms") core += weight(word) * share;
  }
  const explained = all === 0 ? 0 : got / all;
  const named = nameShare(wanted, asked, ids, view);
  const unit = unitFit(wanted.unit, view.figure.unit);
  const partial = partialOf(wanted, asked, ids, view);
  // A share answers “how many” only when nothing else does.
  const rate = familiesOf(view.figure.unit).has("rate") && wanted.unit === null ? 0.3 : 0;
  const score = 2 * explained + 0.6 * named + (all === 0 ? 0 : (0.3 * core) / all) + 0.2 * unit - rate;
  return { match: { view, explained, named, unit, partial, score } };
}

function nameShare(wanted: Wanted, asked: string, ids: ReadonlySet<string>, view: View): number {
  let named = shareSaid(wanted, asked, ids, view.words.metric);
  const parts = namedParts(wanted, asked, view);
  if (parts.length > 0 && parts.length === view.parts.length) named = Math.max(named, 1);
  // A key word that asks for exactly this figure names it as well, though its own name goes first.
  const joined = asked.replaceAll("\n", "");
  if (view.terms.some((term) => term.length >= 2 && joined.includes(term))) named = Math.max(named, 0.5);
  if (view.terms.some((term) => term.length >= 4 && joined.includes(term))) named = Math.max(named, 0.7);
  return named;
}

/** The parts of a joint figure that the question names, other than by the figure's own name. */
function namedParts(wanted: Wanted, asked: string, view: View): string[] {
  const said = new Set(wanted.words.flatMap((word) => (word.concept ? [word.concept.id] : [])));
  const own = new Set(view.words.metric.map((word) => word.concept?.id));
  const joined = asked.replaceAll("\n", "");
  const names = (part: string, word: Word): boolean =>
    word.concept !== null &&
    part.includes(word.text) &&
    withBroader(word.concept).some((id) => said.has(id));
  const strictly = view.parts.filter(
    (part) => joined.includes(part) || view.words.parts.some((word) => word.kind !== "light" && !own.has(word.concept?.id) && names(part, word)),
  );
  if (strictly.length === 0) return strictly;
  // 委员 beside 智库专家 names 政协委员; alone it names anybody.
  const loosely = view.parts.filter((part) => view.words.parts.some((word) => names(part, word)));
  return view.parts.filter((part) => strictly.includes(part) || loosely.includes(part));
}

function partialOf(wanted: Wanted, asked: string, ids: ReadonlySet<string>, view: View): Partial {
  const parts = namedParts(wanted, asked, view);
  if (view.parts.length > 1 && parts.length > 0 && parts.length < view.parts.length) return "joint";
  // Organs that adopted or commented together: asking for one of them asks for a part.
  const isOrgan = (w: Word): boolean => w.kind === "hard" && w.concept?.group === "organ";
  const staged = view.words.metric.some((w) => w.concept?.id === "采用" || w.concept?.id === "批示");
  const organs = [...view.words.scope, ...(staged ? view.words.context : [])].filter(isOrgan);
  const saidOrgans = organs.filter((w) => w.concept && withBroader(w.concept).some((id) => ids.has(id)));
  if (saidOrgans.length > 0 && saidOrgans.length < organs.length) return "joint";
  const narrow = view.words.metric.filter((w) => w.kind === "part" && says(wanted, asked, ids, w) === 0);
  if (narrow.length > 0) return "scope";
  const scope = view.words.scope;
  if (view.figure.scope === "") return null;
  const said = shareSaid(wanted, asked, ids, scope);
  const byName = wanted.words.some((w) => w.text.length > 1 && !w.concept && covered(w.text, view.text.scope) >= 0.5);
  if (said >= 0.3 || byName) return null;
  const byOrgan = scope.some(isOrgan) || /媒体|报刊|一刊|办公厅|政协/.test(view.figure.scope);
  return byOrgan ? "organ" : "scope";
}
