/**
 * How well one figure answers one thing asked for.
 * Comes in: what was asked, a figure's view. Goes out: a match with its reasons, or the word that rules it out.
 * Never: a choice among figures; that is lookup's.
 */

import { type Asked, covered, coveredInPlace, says, shareSaid, weight } from "./asked.ts";
import { closeness } from "./closeness.ts";
import { type Word, withBroader } from "./lexicon.ts";
import { otherThing } from "./others.ts";
import { holdsLevel, namedParts, type Partial, partialOf } from "./partial.ts";
import { isPeople, onlyPeople, otherPeople } from "./people.ts";
import { familiesOf, unitFit } from "./units.ts";
import type { View, Zone } from "./view.ts";

/** A figure that may be what was asked for. */
export interface Match {
  view: View;
  /** Share of the question that the figure explains, 0 to 1. */
  explained: number;
  /** Share of the figure's own name that the question says, 0 to 1. */
  named: number;
  /** How well the measure fits, 0 to 1. */
  unit: number;
  partial: Partial;
  /** Words of the question that mean something and that the figure does not explain: it may not be asserted. */
  open: readonly Word[];
  /** For ordering what fits; it rules nothing in or out. */
  score: number;
}

/** A match, or the word for which there is none. */
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

/** Concepts that name how something was done: without them a figure may be offered, never asserted. */
const SOFT: ReadonlySet<string> = new Set(["activity", "place", "object", "honor", "media"]);

/** A key word that makes up this much of a question asks for its figure. */
const TERM_SHARE = 0.6;

const stageOf = (word: Word): number => STAGES[word.concept?.id ?? ""] ?? 0;

const ORDER: readonly Zone[] = ["metric", "scope", "parts", "terms", "context"];
const CORE: ReadonlySet<Zone | null> = new Set<Zone>(["metric", "scope", "parts", "terms"]);

/** Judges one figure. `relaxed` lets a named earlier stage pass when the figure has the later one. */
export function match(asked: Asked, view: View, relaxed: boolean, lenient = false): MatchResult {
  const explained = explain(asked, view, relaxed, lenient);
  if ("lacks" in explained) return explained;
  const unit = unitFit(asked.unit, view.figure.unit);
  const unsaid = view.words.metric.find(
    (word) => word.kind === "hard" && says(asked, word) === 0 && !asked.beside?.has(word.concept?.id ?? ""),
  );
  const other = otherThing(asked, view) ?? (loosely(asked, unit) ? onlyMentioned(asked, view) : undefined);
  if (other) return { lacks: other };
  if (unsaid && !lenient && !fitsWithout(asked, view, unsaid, unit)) return { lacks: unsaid };
  const more = onlyPeople(asked, view)
    ? view.words.metric.find((w) => !isPeople(w) && says(asked, w) === 0)
    : null;
  const others = more ?? otherPeople(asked, view);
  if (others) return { lacks: others };
  const named = nameShare(asked, view);
  const score =
    2 * explained.share +
    0.6 * named +
    0.3 * explained.core +
    0.5 * unit +
    closeness(asked, view, unsaid) -
    // A share answers “how many” only when nothing else does.
    (asked.unit === null && familiesOf(view.figure.unit).has("rate") ? 0.3 : 0);
  const { share, open } = explained;
  return { match: { view, explained: share, named, unit, partial: partialOf(asked, view), open, score } };
}

/** Whether a figure is counted in a measure that people only may say for the one asked for; 个 says hardly any. */
const loosely = ({ unit: asked }: Asked, unit: number): boolean => unit < (asked?.unit === "个" ? 1 : 0.9);

/** 议事亭有几个 does not mean the 133起 told beside them: a figure that counts in another measure must be named. */
function onlyMentioned(asked: Asked, view: View): Word | undefined {
  const { metric, scope, parts } = view.words;
  const named = [...metric, ...scope, ...parts].some((word) => says(asked, word) > 0);
  return named ? undefined : asked.words.find((word) => word.kind !== "light");
}

/** How much of the question a figure explains; a concept that it lacks rules it out. */
function explain(
  asked: Asked,
  view: View,
  relaxed: boolean,
  lenient: boolean,
): { share: number; core: number; open: Word[] } | { lacks: Word } {
  const open: Word[] = [];
  let all = 0;
  let got = 0;
  let core = 0;
  for (const word of asked.words) {
    const { share, zone } = explainWord(word, asked, view);
    const fatal = (word.kind === "hard" || word.kind === "part") && share < 1;
    const excused = fatal && relaxed ? excuse(word, asked, view) : null;
    const loose = lenient && SOFT.has(word.concept?.group ?? "");
    if (fatal && excused === null && !loose) return { lacks: word };
    const unmet = share === 0 && word.concept?.id === "协商" && asked.ids.has("问题");
    if (fatal ? excused === null : unmet || (word.kind === "rest" && isOpen(word, share, zone, view)))
      open.push(word);
    all += excused ?? weight(word);
    if (fatal) continue;
    got += weight(word) * share;
    if (CORE.has(zone)) core += weight(word) * share;
  }
  return all === 0 ? { share: 0, core: 0, open } : { share: got / all, core: core / all, open };
}

/** Single characters that narrow all the same: 女委员, 非公企业. */
const NARROWING = /^[女男老青未非副]$/;

/** Whether an unknown word says something that the figure does not. A single character says too little. */
function isOpen(word: Word, share: number, zone: Zone | null, view: View): boolean {
  if (NARROWING.test(word.text)) return share < 1;
  // 多少企业 asks for 企业: a figure that only mentions them counts something else.
  if (word.counted && zone !== "metric" && zone !== "parts" && zone !== "scope") return true;
  if (word.text.length < 2 || share >= 0.8) return false;
  // 联络室 is no 联络员: the last character says what kind of thing it is.
  const kind =
    word.text.length <= 4 &&
    !view.all.includes(word.text.slice(-2)) &&
    !view.all.includes(word.text.slice(-1) + (word.after ?? ""));
  return share < 0.5 || kind || longestUncovered(word.text, view.all) >= 3;
}

/** The longest run of characters that a text does not hold in pairs. */
function longestUncovered(text: string, by: string): number {
  let longest = 0;
  let run = 0;
  for (let i = 0; i < text.length; i += 1) {
    const held = by.includes(text.slice(i, i + 2)) || (i > 0 && by.includes(text.slice(i - 1, i + 1)));
    run = held ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** What a lacking concept counts when it may be lacking; null when it may not. */
function excuse(word: Word, asked: Asked, view: View): number | null {
  const has = (other: Word): boolean => other.concept !== null && view.concepts.has(other.concept.id);
  const stage = stageOf(word);
  if (stage > 0 && asked.words.some((other) => has(other) && stageOf(other) > stage)) return 0;
  // 帮扶资金实施项目多少个: what was done with it is asked for, the other object says with what.
  const last = asked.words.findLast((other) => other.concept?.group === "object");
  const named = view.words.metric.some((own) => own.concept && own.concept.id === last?.concept?.id);
  return word.concept?.group === "object" && named && last !== word ? weight(word) / 2 : null;
}

const isOrgan = (word: Word): boolean => word.kind === "hard" && word.concept?.group === "organ";

/** Where and how far a figure explains a word of the question. */
function explainWord(word: Word, asked: Asked, view: View): { share: number; zone: Zone | null } {
  if (word.concept) {
    const zone = view.concepts.get(word.concept.id);
    if (zone === "terms" && widens(word, asked, view)) return { share: 0, zone: null };
    // 民生提案: of which kind it is, is told by its name, not by what is spoken of around it.
    if (zone === "context" && word.kind === "part" && asked.words.some(isMatter))
      return { share: 0, zone: null };
    // Who adopted the count before did not adopt this one, whose own scope says by whom.
    if (zone === "context" && isOrgan(word) && view.words.scope.some(isOrgan))
      return { share: 0, zone: null };
    if (zone !== undefined && zone !== "section") return { share: 1, zone };
    if (word.concept.group === "level" && holdsLevel(word, view)) return { share: 1, zone: "context" };
    // 党组集中学习 is what a figure set in 集中学习 tells of.
    const wider = word.concept.group === "meeting" ? withBroader(word.concept).slice(1) : [];
    if (wider.some((id) => view.concepts.get(id) === "context")) return { share: 1, zone: "context" };
    const at = ORDER.find((one) => view.text[one].includes(word.text));
    return { share: at ? 1 : 0, zone: at ?? null };
  }
  // An unknown run of characters may hold words of several zones: 交通治堵|连续.
  const share = coveredInPlace(word, view.all);
  if (share < 0.4 && covered(word.text, view.text.section) === 1) return { share: 0.8, zone: "section" };
  const at = ORDER.find((one) => covered(word.text, view.text[one]) >= share / 2) ?? null;
  return { share, zone: share === 0 ? null : at };
}

/**
 * Who adopted is told by the scope: a key word about where it was passed on (报全国政协办公厅) does not widen
 * it, unless the question says just that.
 */
function widens(word: Word, asked: Asked, view: View): boolean {
  if (word.concept?.group !== "organ") return false;
  if (view.words.scope.every((own) => own.concept?.group !== "organ")) return false;
  return !view.terms.some((term) => term.includes(word.text) && asked.joined.includes(term));
}

/** 提案, 社情民意: kinds of them are counted apart. */
const isMatter = (word: Word): boolean => /^(?:提案|社情民意)$/.test(word.concept?.id ?? "");

/** Whether the question says the kind that a figure counts: 经济类. */
const kindSaid = (asked: Asked, { figure }: View): boolean =>
  asked.words.some(({ text }) => /.类$/.test(text) && text === figure.scope);

/** Whether a question may mean a figure although it leaves out a concept of the figure's name. */
function fitsWithout(asked: Asked, view: View, unsaid: Word, unit: number): boolean {
  // 视察多少项 does not mean the 68条 of 视察建议; 提案多少个 may mean the 立案 ones, told by name.
  if (unit < 1 && unsaid.concept?.group !== "stage") return false;
  if (unsaid.concept?.id === "资金" && asked.unit?.families.includes("money")) return true;
  if (view.names.some((name) => asked.joined.includes(name))) return true;
  // 经济类的几件 names the kind of which only proposals are.
  if (unsaid.concept?.group === "topic" && kindSaid(asked, view) && unit === 1) return true;
  if (asked.unit !== null && unit === 1 && byTerm(asked, view)) return true;
  // What the question does name must then belong to the figure's name, not only to its key words.
  const hard = asked.words.filter((word) => word.concept && word.kind !== "light");
  const zones = hard.map((word) => view.concepts.get(word.concept?.id ?? ""));
  if (hard.length > 0) return zones.some((zone) => zone === "metric" || zone === "scope" || zone === "parts");
  return asked.words.some((w) => w.kind === "rest" && w.text.length >= 3 && covered(w.text, view.all) >= 0.6);
}

/** Whether the question is little else than one of the figure's key words, and says more than 委员 or 党派. */
function byTerm(asked: Asked, view: View): boolean {
  const telling = asked.words.some(
    (word) =>
      word.kind !== "light" && word.text.length > 1 && !/^(?:who|organ)$/.test(word.concept?.group ?? ""),
  );
  const long = asked.joined.length * TERM_SHARE;
  return telling && view.terms.some((term) => term.length >= long && asked.joined.includes(term));
}

/** Share of the figure's name that the question says, in its own words or in its key words. */
function nameShare(asked: Asked, view: View): number {
  const parts = namedParts(asked, view);
  if (parts.length > 0 && parts.length === view.parts.length) return 1;
  let named = shareSaid(asked, view.words.metric);
  // One of several parts names the figure too, as what holds it: partialOf tells that it is only a part.
  if (parts.length > 0) named = Math.max(named, 0.5);
  if (kindSaid(asked, view) || view.names.some((name) => asked.joined.includes(name)))
    named = Math.max(named, 0.5);
  const telling = asked.words.some((word) => word.kind !== "light" && word.text.length > 1);
  const said = view.terms.filter((term) => term.length >= 2 && asked.joined.includes(term));
  if (said.length === 0 || !telling) return named;
  // A key word does not make up for a concept of the name that the question leaves out.
  const whole = view.words.metric.every(
    (word) => word.kind === "light" || word.kind === "rest" || says(asked, word) > 0,
  );
  if (!whole) return Math.max(named, byTerm(asked, view) ? 0.5 : 0.45);
  return Math.max(named, said.some((term) => term.length >= 4) ? 0.7 : 0.5);
}
