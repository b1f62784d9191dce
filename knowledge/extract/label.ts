/**
 * From the words around a count to its label.
 * In: a clause with its counts, what the sentence has said before. Out: a label for each count.
 * Never: a standard term (name.ts), a narrowing (scope.ts).
 */

import { familiesOf } from "../units.ts";
import type { Count } from "./counts.ts";
import { nameOf } from "./name.ts";
import { isPersons, wordsOf } from "./noun.ts";
import { scopeOf, spanOf } from "./scope.ts";
import { beginAfresh, merge, readClause, type Setting, takeTopic, takeYear } from "./setting.ts";
import { type Clause, RISEN, type Slot } from "./slots.ts";
import { clean, contextOf, keyWords, titlesIn } from "./terms.ts";
import { type What, whatOf } from "./what.ts";
import { ORGANS } from "./whose.ts";

/** A count with its label. */
export interface Labelled {
  count: Count;
  metric: string;
  scope: string;
  parts: string[];
  context: string[];
  terms: string[];
  year: string;
  cumulative: boolean;
  /** 计划, 拟: not done yet. */
  plan: boolean;
  /** 全年, 共: this one is the whole. */
  whole: boolean;
  /** Its own clause says of which part it is: 围绕…, 赴…. */
  narrow: string;
  /** What its own clause sets it in, and what follows with it. */
  own: string[];
  /** The counted thing as printed, for those that lean on it. */
  noun: string;
}

/** Labels the counts of a clause; the setting goes on with it. */
export function labelled(clause: Clause, later: string, setting: Setting): Labelled[] {
  if (clause.fresh) beginAfresh(setting);
  if (clause.slots.length === 0) {
    readClause(clause.text, setting);
    return [];
  }
  const found = clause.slots.map((slot) => {
    const { last } = setting;
    // 阅读量 behind 推文910篇、 is theirs: another measure is of the same.
    if (last && slot.item && !sameFamily(last.count.unit, slot.count.unit)) tellMetric(last, setting);
    const one = label(slot, later, setting);
    setting.last = one;
    setting.noun = one.noun;
    setting.context = merge(setting.context, one.own);
    return one;
  });
  // Items of one list stand beside each other; what the next clause tells is set in them.
  for (const one of found) tellMetric(one, setting);
  return found;
}

/** What a count counted goes on as the setting of what is told next. */
function tellMetric({ metric, parts }: Labelled, setting: Setting): void {
  const own = TOPIC_NAME.test(metric) || isPersons(metric) ? [] : [metric];
  setting.context = merge(setting.context, [...own, ...parts.filter((part) => !isPersons(part))]);
}

/** What follows in the same matter bears its name anyway. */
const TOPIC_NAME = /提案|社情民意/;
/** 其中省级15场次、市级480场次: only the level is said. */
const LEVEL = /^(?:[省市县区乡镇村州]级?|乡镇级|街道级|社区级)$/;
/** Says no form of its own. */
const PLAIN_TALK = /^(?:民主|各类|基层)?协商(?:议事)?(?:活动|会议|会)?$/;
/** 比上年多出9件 is still about the same. */
const MORE = /^(?:多出?|少|增加|减少)了?$/;
/** These are counted together by nature. */
const ONE = /^(?:党组|主席会|常委会|全体会|媒体报道|解决问题)/;

function label(slot: Slot, later: string, setting: Setting): Labelled {
  const { count } = slot;
  const { last } = setting;
  const what = whatOf(slot, setting);
  const { phrase, noun, parts, leans } = what;
  const { year: yearBefore } = setting;
  goOn(slot, what, setting);
  const { year } = setting;
  // 比2021年的80件多9件: what follows is of the year spoken of before.
  if (/[比较]20\d\d年的?$/.test(slot.before)) setting.year = yearBefore;
  const named = nameOf({
    ...what,
    before: slot.before,
    later,
    unit: count.unit,
    own: setting.own,
    topic: setting.topic,
    last: last?.metric ?? "",
    matter: setting.matter,
  });
  // 其中省级15场次; 从96%提高到99.5%: what was counted before is counted again.
  const level =
    LEVEL.test(noun.replace(/级?层面$/, "级")) && last !== null && sameFamily(last.count.unit, count.unit);
  const same = leans || level || RISEN.test(slot.before) ? last : null;
  const special =
    PLAIN_TALK.test(noun) && named.metric === "协商活动" && setting.form !== ""
      ? `${setting.form}活动`
      : named.metric;
  const metric = same?.metric ?? (special === "" ? (last?.metric ?? setting.lead) : special);
  if (named.topic !== "") setting.topic = named.topic;
  // 解决率 behind 诉求 is no 提案解决率.
  else if (noun !== "" && !MORE.test(noun)) Object.assign(setting, { topic: "", narrowed: "" });
  // Behind 调研报告88篇、信息专报115期 both are spoken of.
  if (slot.item) setting.narrowed = "";
  const scope = level
    ? noun
    : (same?.scope.replace(/、?此前$/, "") ?? scopeOf({ slot, phrase, ...named, metric }, setting));
  const families = familiesOf(count.unit);
  const together = ONE.test(metric) || families.has("rate") || (parts.length > 3 && families.has("person"));
  // 100个重点村建设、古建筑保护等监督性视察: the rest of the list, and what it all is.
  const listed = slot.after.includes("等") ? slot.after.split(/[、等]/).slice(1) : [];
  const said = slot.before + slot.after + slot.rest;
  const [narrow = /专题研究/.test(slot.rest) ? "专题研究" : ""] =
    phrase.settings.length > 0 ? phrase.settings : phrase.examples;
  return {
    count,
    metric: ownMembers(clean(metric), setting),
    scope: clean(scope === "" ? actsOf(what, metric, families) : scope),
    parts: together ? [] : parts.map(clean).filter((part) => part !== ""),
    context: besides(
      metric,
      contextOf([
        ...phrase.settings,
        ...what.examples,
        ...listed,
        ...titlesIn(said),
        phrase.subject,
        ...(leans && last ? last.context : []),
        ...setting.context,
        // Who adopted one thing did not adopt the next.
        ...(/采用|批示|转报/.test(metric) ? [] : [setting.subject]),
        setting.lead,
        ...(named.topic === "" && /承办|单位|部门|课题/.test(noun) ? [setting.matter] : []),
        ...setting.names,
      ]),
    ),
    terms: reachedBy(metric + scope, [
      ...new Set([
        ...keyWords([without(slot.before, [...phrase.settings, ...what.examples]), slot.after, slot.rest]),
        ...spanNames(setting),
        ...((leans || what.inherited) && last ? last.terms : []),
        ...(slot.item ? keyWords([setting.verb]) : []),
      ]),
    ]),
    year,
    plan: phrase.plan,
    cumulative: (phrase.cumulative && !setting.whole && !phrase.whole) || spanOf(setting) !== "",
    whole: phrase.whole || (setting.whole && phrase.settings.length === 0),
    narrow: clean(narrow),
    own: [...phrase.settings, ...listed, ...titlesIn(said)].filter((entry) => !ORGANS.test(entry)),
    noun,
  };
}

/** 县政协委员 in the report of a county are its members, no others'. */
function ownMembers(metric: string, { level }: Setting): string {
  return metric.startsWith(`${level}政协委员`) ? metric.slice(level.length) : metric;
}

/** 120名委员认领实事: of members only counted by what they did. */
function actsOf({ noun, rest }: What, metric: string, families: ReadonlySet<string>): string {
  const bare = /^(?:政协|各级政协|[省市县区]政协)?(?:委员|干部|群众|党员|代表|居民)$/.test(noun);
  const act = headless(rest);
  return bare && families.has("person") && metric === noun && wordsOf(act).length > 0 ? act : "";
}

function headless(rest: string): string {
  return rest.replace(/^[，、的]+|[，。；].*$|\d+(?:\.\d+)?[万余多]*[个名家件次场项]?/g, "").slice(0, 14);
}

/** Words of a stage that the count has not reached by its name are none of its own: who asks for 批示 means those. */
function reachedBy(name: string, words: readonly string[], stages = /批示|采用|采纳|立案|满意/): string[] {
  return words.filter((word) => {
    const stage = stages.exec(word)?.[0] ?? "";
    return stage === "" || name.includes(stage) || (stage.startsWith("采") && name.includes("采"));
  });
}

/** 聚焦提案办理 over 立案 is no 办结. */
function besides(metric: string, context: string[]): string[] {
  return TOPIC_NAME.test(metric)
    ? reachedBy(metric, context, /批示|采用|采纳|立案|满意|办理|办复|办结|督办/)
    : context;
}

/** What a label says goes on to those after it. */
function goOn(slot: Slot, { phrase }: What, setting: Setting): void {
  takeYear(phrase, setting);
  if (phrase.span !== "") setting.span = phrase.span;
  if (phrase.verb !== "" || !slot.item) setting.verb = phrase.verb;
  if (phrase.subject !== "") setting.subject = phrase.subject;
  takeTopic(slot.before + slot.after, setting);
  const to = /(?:向|报送|上报|报)(全国政协|省政协|[\u4e00-\u9fa5]{2,4}[省市]政协)/.exec(slot.before)?.[1];
  if (to !== undefined) setting.recipient = to;
}

/** Its own words: what it is set in and what it is only an example of can be asked for, but do not name it. */
function without(text: string, pieces: readonly string[]): string {
  return pieces.reduce((rest, piece) => (piece === "" ? rest : rest.replace(piece, "，")), text);
}

function sameFamily(a: string, b: string): boolean {
  const families = familiesOf(b);
  return [...familiesOf(a)].some((family) => families.has(family));
}

/** 五年来 may be asked for as 五年, 过去五年; in a report about five years any figure may. */
function spanNames({ span, spans, year }: Setting): string[] {
  const said = /[一二三四五六七八九十]年/.exec(span)?.[0];
  const years = said ?? (spans && year === "" ? "五年" : undefined);
  const names = years === undefined ? [] : [years, `${years}来`, `过去${years}`, `近${years}`];
  return span === "" ? names : [span, ...names];
}
