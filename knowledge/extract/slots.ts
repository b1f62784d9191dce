/**
 * Which words of a sentence belong to which of its counts.
 * In: a sentence, its counts. Out: its clauses, and for each count the words before and behind it.
 * Never: what the words mean.
 */

import type { Count } from "./counts.ts";
import { type Span, within } from "./marks.ts";
import { listItems } from "./phrase.ts";
import { endsInVerb, firstVerb } from "./verbs.ts";

/** A clause: what stands between commas. */
export interface Clause {
  text: string;
  start: number;
  /** A semicolon stands before it: what was said before is another matter. */
  fresh: boolean;
  slots: Slot[];
}

/** A count with its words. */
export interface Slot {
  count: Count;
  /** From the count before it, or from the beginning of the clause. */
  before: string;
  /** What stands right behind it: what is counted. */
  after: string;
  /** The rest of the clause behind what is counted: what became of it. */
  rest: string;
  /** Nothing stands between it and the count before: 11期14次. */
  joined: boolean;
  /** Its own item of a list that began in the same clause: A3次、B5次. */
  item: boolean;
}

/** A label is short and counts nothing itself. */
const LABEL = /^[^\d，。；]{2,16}$/;
const NESTED = /[“"《（(〔【][^”"》）)〕】]*[”"》）)〕】]/g;

/** Cuts a sentence into clauses and gives each count its words. */
export function clausesOf(text: string, counts: readonly Count[]): Clause[] {
  const inner: Span[] = [];
  const brackets: number[] = [];
  for (const hit of text.matchAll(NESTED)) {
    // A quotation with clauses of its own is speech and read as text; so are counts in brackets.
    const span = { start: hit.index, end: hit.index + hit[0].length };
    const counting =
      /^[（(]/.test(hit[0]) && counts.some((one) => one.start > span.start && one.end < span.end);
    if (counting) brackets.push(span.start, span.end - 1);
    else if (!/^[“"].*[，。；].*[”"]$/.test(hit[0])) inner.push(span);
  }
  const clauses: Clause[] = [];
  let start = 0;
  let fresh = false;
  const close = (end: number, semicolon: boolean): void => {
    const own = counts.filter((count) => count.start >= start && count.end <= end);
    const piece = text.slice(start, end);
    if (piece.trim() !== "")
      clauses.push({ text: piece, start, fresh, slots: slotsOf(text, start, end, own) });
    start = end + 1;
    fresh = semicolon;
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (!brackets.includes(at) && (!/[，,；;：:。！？!?…—]/.test(char) || within(at, inner))) continue;
    if (counts.some((count) => at > count.start && at < count.end)) continue;
    // 收到提案：455件: the label is the count's own.
    if (/[：:]/.test(char) && LABEL.test(text.slice(start, at)) && counts.some((one) => one.start === at + 1))
      continue;
    close(at, /[；;]/.test(char));
  }
  close(text.length, true);
  return clauses.map(staged);
}

/** 采用情况：全国政协10条，省政协47条: what the label says became of the things is said of each. */
function staged(clause: Clause, at: number, all: readonly Clause[]): Clause {
  const said = all.slice(0, at).findLast(({ slots }) => slots.length === 0)?.text ?? "";
  const stage = /^(采用|批示|转报)(?:情况|方面|数量)?$/.exec(said.trim())?.[1];
  if (stage === undefined) return clause;
  const whose = (before: string): boolean =>
    /^[^\d]{0,10}(?:政协|办公[厅室]|领导|[省市县区州]委)$/.test(before);
  const slots = clause.slots.map((slot) =>
    whose(slot.before) ? { ...slot, before: `${slot.before}${stage}` } : slot,
  );
  return { ...clause, slots };
}

const SEPARATOR = /^(?:、|和|及|与|以及|并且|并|,|\s)+/;

function slotsOf(text: string, start: number, end: number, counts: readonly Count[]): Slot[] {
  const slots: Slot[] = [];
  let before = text.slice(start, counts[0]?.start ?? start).replace(/[：:]$/, "");
  let item = false;
  let joined = false;
  counts.forEach((count, i) => {
    const next = counts[i + 1];
    const gap = text.slice(count.end, next?.start ?? end);
    const slot: Slot = { count, before, after: "", rest: "", joined, item };
    slots.push(slot);
    if (!next) {
      const { noun, rest } = nounOf(gap, endsInVerb(before));
      slot.after = noun;
      slot.rest = rest;
      return;
    }
    const cut = cutGap(gap);
    slot.after = cut.after;
    slot.rest = cut.rest ?? "";
    // 120名委员认领民生实事64项: what the persons did tells who they are.
    if (PERSONS.test(cut.after) && !/率(?:达到?|为|是)?$/.test(cut.before))
      slot.rest = cut.before + text.slice(next.end, end);
    before = cut.before;
    joined = cut.joined;
    item = true;
  });
  return shared(slots);
}

/** 办理态度和办理结果的满意率: what is said of the last is said of all. */
function withTail(items: string[]): string[] {
  const tail = /的([\u4e00-\u9fa5]{2,6}[率数量])$/.exec(items.at(-1) ?? "")?.[1];
  return tail === undefined ? items : items.map((item) => (item.endsWith(tail) ? item : `${item}的${tail}`));
}

/** Lists whose counts stand behind all of it: A、B分别为5件、3件; A、B、C各3次. */
function shared(slots: Slot[]): Slot[] {
  const [first, ...more] = slots;
  const apart = /^(.+?)分别(?:为|是|达到?|有|完成|召开|开展|([\u4e00-\u9fa5]{2,6}))?$/.exec(
    first?.before ?? "",
  );
  const items = withTail(apart ? listItems(apart[1] ?? "") : []);
  if (first && items.length > 1 && more.length === items.length - 1 && more.every((slot) => slot.joined)) {
    // 省政协、市委办公室分别采用5条、3条: each did what is said once.
    const did = apart?.[2] ?? "";
    return slots.map((slot, i) => ({
      ...slot,
      before: `${items[i] ?? ""}${did}`,
      joined: false,
      item: i > 0,
    }));
  }
  const split = slots.flatMap((slot, at) => {
    const each = /^(.+?)(?:各|均|都)(?:召开|开展|举办|组织|完成|举行|有|达到?|为|是|实现|保持)?$/.exec(
      slot.before,
    );
    const names = each ? listItems(each[1] ?? "") : [];
    // Behind other counts only rates are shared: 5家单位答复率、满意率均为98%.
    const alike = at === 0 ? slot.after === "" : names.every((name) => /率$/.test(name));
    if (names.length < 2 || !alike) return [slot];
    return names.map((name, i) => ({ ...slot, before: name, item: slot.item || i > 0 }));
  });
  if (split.length > slots.length) return split;
  // 3个方面16条改革任务: both count what stands behind the second.
  slots.forEach((slot, i) => {
    const next = slots[i + 1];
    if (slot.after === "" && next?.joined && next.after !== "") slot.after = next.after;
  });
  return slots;
}

/** 稳步升至: between a number and the one it became. */
export const RISEN =
  /^(?:稳步|逐步|逐年|进一步|大幅|快速|持续)*(?:提高|提升|增长|上升|增加|下降|减少|降低|升|降|增)(?:到|至|为)/;

/** What between two counts belongs to the first, and what to the second. */
function cutGap(gap: string): { after: string; before: string; joined: boolean; rest?: string } {
  const lead = SEPARATOR.exec(gap)?.[0] ?? "";
  if (lead.length === gap.length) return { after: "", before: "", joined: true };
  if (lead !== "" && !/^\s/.test(gap)) return { after: "", before: gap.slice(lead.length), joined: false };
  // 从91%稳步升至97%: the same is counted again.
  if (RISEN.test(gap)) return { after: "", before: gap, joined: false, rest: gap };
  // 15篇被某市政协采用、4篇…: what became of the first.
  const became = PASSIVE.exec(gap)?.index === 0 || MANNER.test(gap);
  const comma = gap.lastIndexOf("、");
  if (became && comma > 0) {
    return { after: "", before: gap.slice(comma + 1), joined: false, rest: gap.slice(0, comma) };
  }
  // 46条建议被县委采纳32条.
  const passive = PASSIVE.exec(gap)?.index ?? 0;
  if (passive > 0 && gap.charAt(passive - 1) !== "率" && firstVerb(gap.slice(0, passive), true) < 0) {
    return { after: gap.slice(0, passive), before: gap.slice(passive), joined: false };
  }
  if (/^的/.test(gap)) return { after: "", before: gap.slice(gap.lastIndexOf("的") + 1), joined: false };
  if (/等$/.test(gap)) return { after: gap.slice(0, -1), before: gap, joined: false };
  const verb = firstVerb(gap);
  if (verb >= 0) {
    return {
      after: gap.slice(0, verb).replace(/(?:、|和|及|并|以及|与|同)$/, ""),
      before: gap.slice(verb),
      joined: false,
    };
  }
  const persons =
    /^[\u4e00-\u9fa5]{0,10}?(?:委员|人员|干部|群众|党员|专家|学生|代表|职工|人士|村民|居民|企业家|志愿者|学者)(?=[\u4e00-\u9fa5“《]{2})/.exec(
      gap,
    )?.[0];
  if (persons !== undefined) return { after: persons, before: gap.slice(persons.length), joined: false };
  const at = gap.lastIndexOf("、");
  if (at > 0) return { after: gap.slice(0, at), before: gap.slice(at + 1), joined: false };
  return { after: gap, before: "", joined: false };
}

/** What became of a thing, anywhere behind it. */
const PASSIVE =
  /(?:先后|均|全部|分别|已|还|并|也|现场|一致|相继|全程)*(?:获得|获评|荣获|获(?!奖)|得到|受到|被|入选|列入|列为|进入|纳入|转化为|转化|按(?!期|时)|就近|贯彻|组成|占(?!比)|达到|超过|实现|专题研究|由(?=[\u4e00-\u9fa5、]{2,16}(?:领|督|牵|负责|承办|包))|在(?!校|职|岗|读|编|册|建|外|线)|作(?=交流|报告|发言|专题|主题|大会|典型|经验|汇报|说明|辅导|讲话|了))/;
const PERSONS =
  /(?:委员|人员|干部|群众|党员|专家|学生|代表|职工|人士|村民|居民|企业家|志愿者|工作者|学者)(?:全部|全员|积极|先后)?$/;
/** 召开二十余次座谈会听取意见: what was held ends where its purpose begins. */
const HELD = /(?:会|会议|活动|座谈|调研|视察|培训|班)$/;
/** A preposition right behind a count: what follows is how, not what. */
const MANNER =
  /^[/／]|^(?:增收|就业|脱贫|致富|受益|上岗|落地|开工|投产|完工|达产|复工)|^(?:先后|均|全部|分别|已|还|并|也)?(?:是|在(?!校|职|外)|于|由|经(?!费|济|营|验)|向|对(?!口|策|接|外|象|话|照)|以(?!上|下)|从(?!业)|赴|到|来(?!信|访)|用于|用来|为(?!民)|进行|与|同)/;

/** What is counted, and what became of it. `wanted`: a verb before the count still lacks its object. */
function nounOf(text: string, wanted: boolean): { noun: string; rest: string } {
  const head = text.replace(/^\s+/, "");
  if (/^[、和及与的]/.test(head) || head === "" || MANNER.test(head)) return { noun: "", rest: head };
  const passive = PASSIVE.exec(head);
  const verb = firstVerb(head, !wanted);
  // 明确10项宣讲任务: the verb lacks its object, which may hold verbs; persons end where they do something.
  const acts = verb >= 0 && (!wanted || PERSONS.test(head.slice(0, verb)) || HELD.test(head.slice(0, verb)));
  const cuts = [passive?.index ?? -1, acts ? verb : -1].filter((at) => at >= 0);
  const at = cuts.length === 0 ? head.length : Math.min(...cuts);
  return { noun: head.slice(0, at).replace(/(?:、|和|及|并|以及|的|与|同)$/, ""), rest: head.slice(at) };
}
