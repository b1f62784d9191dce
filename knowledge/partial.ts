/**
 * Whether a figure is only a part of what was asked, or counts more than was asked.
 * Comes in: what was asked, a figure's view. Goes out: why it may not stand for it, or null.
 * Never: a judgement how well the rest fits.
 */

import { type Asked, covered, says, shareSaid } from "./asked.ts";
import { segment, type Word, withBroader } from "./lexicon.ts";
import type { View } from "./view.ts";

/** Why a figure may not stand for what was asked although it speaks of it. */
export type Partial =
  /** It counts several things together and only some were asked for. */
  | "joint"
  /** It is narrowed to a part that was not asked for. */
  | "scope"
  /** It is told apart only by who did it, at which level. */
  | "organ"
  /** It counts what was added, and the question does not say so. */
  | "added"
  | null;

/** A named part of the scope: this share of it is enough, scopes are long and people brief. */
const SCOPE_SAID = 0.3;

const isOrgan = (word: Word): boolean => word.kind === "hard" && word.concept?.group === "organ";

const isReceiver = (word: Word): boolean => isOrgan(word) || /[省市县区州]委|政府|办公/.test(word.text);

/** Ways of saying at which levels members sit, alone or several together. */
const LEVELS: ReadonlyArray<readonly [RegExp, string]> = [
  [/三级/, "省市县"],
  [/省市县|市县区三级/, "省市县"],
  [/省市/, "省市"],
  [/市县|市区县|市和县|县市区/, "市县"],
  [/住[^、\n]{0,4}省|省政协委员|省级/, "省"],
  [/市级|市本级/, "市"],
  [/县级|县区|区县|[县区]政协委员/, "县"],
  [/全国政协委员/, "国"],
];

/** The levels a text about members names. */
function levelsIn(text: string): Set<string> {
  return new Set(LEVELS.flatMap(([pattern, levels]) => (pattern.test(text) ? [...levels] : [])));
}

/** The levels whose members a figure counts together; none for a figure that counts no members. */
export function levelsOf(view: View): ReadonlySet<string> {
  const { metric, scope, context, parts } = view.text;
  const members = view.words.metric.some((word) => word.text.includes("委员"));
  return members ? levelsIn([metric, scope, context, parts].join("\n")) : new Set();
}

/** Whether a figure counts the level a word names, maybe among others. */
export function holdsLevel(word: Word, view: View): boolean {
  const named = levelsIn(word.text);
  const counted = levelsOf(view);
  return named.size > 0 && [...named].every((level) => counted.has(level));
}

/** Whether only some of the levels that a figure counts together are asked for. */
function someLevels(asked: Asked, view: View): boolean {
  const counted = levelsOf(view);
  if (counted.size < 2) return false;
  const named = levelsIn(asked.lines);
  return named.size > 0 && [...counted].some((level) => !named.has(level));
}

/** Judges a figure. */
export function partialOf(asked: Asked, view: View): Partial {
  if (someLevels(asked, view)) return "joint";
  const parts = namedParts(asked, view);
  if (view.parts.length > 1 && parts.length > 0 && parts.length < view.parts.length) return "joint";
  // Organs that adopted or commented together: asking for one of them asks for a part.
  const staged = view.words.metric.some((w) => w.concept?.id === "采用" || w.concept?.id === "批示");
  // What was told around a figure narrowed by its own organ is of another one.
  const own = view.words.scope.filter(isOrgan);
  const organs = own.length > 0 || !staged ? own : view.words.context.filter(isOrgan);
  const said = organs.filter((w) => w.concept && withBroader(w.concept).some((id) => asked.direct.has(id)));
  if (said.length > 0 && said.length < organs.length) return "joint";
  const scoped = new Set(scopeSaid(asked, view) ? view.words.scope.map((w) => w.concept?.id) : []);
  // 市委、市政府主要领导 together are the leaders of the city; 市长 alone is one of them.
  const bodies = view.figure.scope.split("、");
  if (staged && bodies.length > 1 && ["市长", "市委书记", "省长"].some((id) => asked.direct.has(id))) {
    const covered = bodies.filter((body) =>
      asked.words.some(
        (word) =>
          body.includes(word.text) ||
          (word.concept && segment(body).some((w) => w.concept?.id === word.concept?.id)),
      ),
    );
    if (covered.length < bodies.length) return "joint";
  }
  // 协商活动多少场 is about all of them, 远程协商 is one form.
  const form = view.words.metric.find((word) => word.kind === "hard" && word.concept?.group === "form");
  const all = asked.direct.has("协商") && asked.direct.has("活动");
  if (form?.concept && all && !asked.ids.has(form.concept.id)) return "scope";
  const narrowing = view.words.metric.filter(
    (w) => (w.kind === "part" || isOrgan(w)) && !scoped.has(w.concept?.id),
  );
  const unsaid = narrowing.filter((w) => says(asked, w) === 0);
  if (unsaid.length > 0) return unsaid.every((w) => w.concept?.id === "新增") ? "added" : "scope";
  // 报送省委、省政府233篇 is not all that was sent.
  const sent = view.parts.length > 1 && parts.length === 0 && view.words.parts.some(isReceiver);
  if (sent && view.words.metric.some((w) => w.concept?.id === "报送")) return "organ";
  if (view.figure.scope === "" || scopeSaid(asked, view)) return null;
  const byOrgan =
    view.words.scope.some(isOrgan) ||
    /媒体|报刊|一刊|办公厅|政协|(?<!党派)[省市县区州]委|政府|领导/.test(view.figure.scope);
  return byOrgan ? "organ" : "scope";
}

/** Whether the question says the figure's scope, in its words or by what only this part is about. */
function scopeSaid(asked: Asked, view: View): boolean {
  // 领导批示 says nothing of 省级以上领导: a level must be named.
  const level = /([省市县州厅部])级(?:以上)?/.exec(view.figure.scope);
  if (level && !asked.lines.includes(level[1] ?? "")) return false;
  if (shareSaid(asked, view.words.scope) >= SCOPE_SAID) return true;
  // 五年来, 累计: what is counted over more than the period must be asked for as such.
  if (view.figure.kind === "cumulative") return asked.ids.has("累计");
  const unknown = asked.words.filter((word) => word.concept === null);
  if (unknown.some((w) => w.text.length > 1 && covered(w.text, view.text.scope) >= 0.5)) return true;
  // Who lists 教育、医疗、养老 knows that it is a part of all.
  const fields = view.figure.context.filter((entry) => covered(entry, view.text.metric) < 0.5);
  if (fields.filter((entry) => covered(entry, asked.lines) >= 0.5).length >= 2) return true;
  // Who asks for 观壁画 means the one 座谈会 that was about it; 累计 and 民生类 must be said.
  if (
    view.words.scope.some((word) => word.kind === "part") ||
    /^(?:每|平均|年均|人均|增减)/.test(view.figure.scope)
  )
    return false;
  return unknown.some((w) => w.kind === "rest" && w.text.length >= 3 && covered(w.text, view.all) >= 0.8);
}

/** 学习考察 for 理论学习、专题调研、视察考察: most parts are named, none of them in full. */
export function namesInShort(asked: Asked, view: View): boolean {
  const parts = namedParts(asked, view);
  return parts.length * 2 > view.parts.length && parts.every((part) => !asked.joined.includes(part));
}

/** How many characters all parts end with alike. */
function commonEnding(parts: readonly string[]): number {
  const [first = "", ...rest] = parts;
  let length = 0;
  while (length < first.length && rest.every((part) => part.endsWith(first.slice(first.length - length - 1))))
    length += 1;
  return rest.length === 0 ? 0 : length;
}

/** The parts of a joint figure that the question names, other than by the figure's own name. */
export function namedParts(asked: Asked, view: View): string[] {
  const own = new Set(view.words.metric.map((word) => word.concept?.id));
  const names = (part: string, word: Word): boolean =>
    word.concept !== null &&
    part.includes(word.text) &&
    withBroader(word.concept).some((id) => asked.direct.has(id));
  // 院坝、社区、园区、景区协商 says the common ending once.
  const ending = commonEnding(view.parts);
  const stem = (part: string): string => (ending < 2 ? "" : part.slice(0, part.length - ending));
  const strictly = view.parts.filter(
    (part) =>
      asked.joined.includes(part) ||
      (stem(part).length >= 2 && asked.joined.includes(stem(part))) ||
      view.words.parts.some(
        (word) => word.kind !== "light" && !own.has(word.concept?.id) && names(part, word),
      ),
  );
  if (strictly.length === 0) return strictly;
  // 委员 beside 智库专家 names 政协委员; alone it names anybody.
  const loosely = view.parts.filter((part) => view.words.parts.some((word) => names(part, word)));
  return view.parts.filter((part) => strictly.includes(part) || loosely.includes(part));
}
