/**
 * What a count counts, in the words of its sentence: the verb, the noun, what became of it.
 * In: a count with its words, what the sentence has said before. Out: the pieces, the missing noun found.
 * Never: a standard term.
 */

import { familiesOf } from "../units.ts";
import { activityIn, isPersons } from "./noun.ts";
import { listItems, type Phrase, phraseOf } from "./phrase.ts";
import type { Setting } from "./setting.ts";
import type { Slot } from "./slots.ts";
import { clean } from "./terms.ts";
import { firstVerb } from "./verbs.ts";

/** What is counted. */
export interface What {
  phrase: Phrase;
  verb: string;
  noun: string;
  /** What became of it. */
  rest: string;
  parts: string[];
  /** Things named beside it: A、B等, what the measure is of. */
  examples: string[];
  /** Named by the count before: 11期14次. */
  leans: boolean;
  /** The noun is that of what was told before. */
  inherited: boolean;
}

const HELD_AGAIN = /^(?:开展|举办|召开|组织|进行|举行|组织开展|播出|播放|出版|编印)$/;
/** Done with what was named before. */
const AGAIN =
  /(?:落地落实|落地|印发|印刷|发行|刊印|播出|播放|推送|完成|办成|落实|更新|发放|销售|解决|化解|采纳)$/;
/** Stand behind what was done as often as before it. */
const SAID_LAST = /(?:开展|举办|召开|举行|完成|建成|实施|播出|播放)$/;
const MEASURE_NAME = /^(?:年产[值能量]?|总?投资额?|[\u4e00-\u9fa5]{0,4}(?:资金|金额|产值))$/;

/** Reads what a count counts. */
export function whatOf(slot: Slot, setting: Setting): What {
  const { phrase, rest } = readable(slot);
  const { last } = setting;
  const money = familiesOf(slot.count.unit).has("money");
  // 11.8亿元的…项目, 年产20万吨…: the measure stands before, what stands behind only tells of what.
  const measured = phrase.object !== "" && (/^的/.test(slot.after) || MEASURE_NAME.test(phrase.object));
  const behind = measured ? "" : slot.after;
  // 资助63名大学生31.5万元: what was given to those just counted.
  const given = money && slot.before === "" && last !== null;
  const own = given
    ? ""
    : behind !== ""
      ? behind
      : phrase.object !== ""
        ? phrase.object
        : told(slot, phrase, rest);
  const goesOn = phrase.verb === "" || HELD_AGAIN.test(phrase.verb);
  const inherited = own === "" && !given && !slot.joined && goesOn && !/^[^，。]{2,}/.test(slot.rest);
  // 编辑出版《…》，印发2000册: of what was named before.
  // 其中16期得到领导批示.
  const became = own === "" && !given && /^(?:均|全部|已|先后)?(?:获|得到|被|受到|入选)/.test(rest);
  const again = inherited || became || (own === "" && !given && !slot.joined && AGAIN.test(phrase.verb));
  const before = slot.joined && !given ? (last?.noun ?? "") : again ? setting.noun : "";
  return {
    phrase,
    verb: given ? setting.verb : phrase.verb,
    noun: own === "" ? before : own,
    rest,
    parts: partsOf(behind, phrase),
    examples:
      behind === "" ? [...phrase.examples, slot.after] : [...phrase.examples, ...phrase.parts, phrase.object],
    leans: slot.joined && last !== null && !money && slot.after === "",
    inherited,
  };
}

/** What is counted, where it is neither the object nor stands right behind the count. */
function told(slot: Slot, { settings, subject, verb }: Phrase, rest: string): string {
  // 50余万字的《…》等文史资料.
  if (/^的/.test(slot.rest)) return slot.rest.slice(Math.max(slot.rest.lastIndexOf("等"), 0) + 1);
  // 对A、B等协商成果批示26件次.
  // 协商活动开展40场次.
  if (subject !== "" && !DOERS.test(subject) && SAID_LAST.test(verb)) return subject;
  const [about, ...more] = settings;
  if (about !== undefined && more.length === 0 && /^(?:批示|采用|采纳|转化)$/.test(verb)) {
    return about.slice(about.lastIndexOf("等") + 1) + verb;
  }
  // 156件被评为优秀提案.
  return /(?:评为|列为|定为|获评|评选为|确定为)[“"]?([^，。“”]{2,12})/.exec(rest)?.[1] ?? "";
}

const DOERS = /(?:[成委人党]员|领导|同志|班子|政协|我们|主席|干部|负责人|机关|专委会|先后|连续|多次)$/;

/** A label whose predicate stands behind its count (先后3次赴…开展…) is read from there. */
function readable(slot: Slot): { phrase: Phrase; rest: string } {
  const phrase = phraseOf(slot.before);
  const families = familiesOf(slot.count.unit);
  const times = families.has("session") || families.has("batch");
  const ahead = phrase.verb !== "" || slot.after !== "" || slot.item;
  const told = slot.rest.length > 2 && !/^(?:是|为|占)/.test(slot.rest);
  if (!times || ahead || !told || (phrase.object !== "" && !DOERS.test(phrase.object))) {
    return { phrase, rest: slot.rest };
  }
  const { whole, part, year } = phrase;
  const subject = phrase.object === "" ? phrase.subject : phrase.object;
  return { phrase: { ...doneBehind(slot.rest), subject, whole, part, year }, rest: "" };
}

/** 赴…开展园区协商, 深入…指导党建工作, 在…会议上通报…: the first verb that is no going there. */
function doneBehind(rest: string): Phrase {
  const going = /^(?:赴|深入|走进|到|前往|下沉(?:到)?)/.exec(rest)?.[0] ?? "";
  const verb = firstVerb(rest.slice(going.length), true);
  if (verb < 0) return phraseOf(rest);
  const at = going.length + verb;
  const then = phraseOf(rest.slice(at));
  const setting = clean(rest.slice(0, at).replace(/^(?:在)/, ""));
  return {
    ...then,
    settings: [setting, ...then.settings].filter((one) => one.length > 1),
    object: then.object.length > 16 ? "" : then.object,
  };
}

const ORGAN_END = /政协$|[省市县区]委$|政府$/;

/** A、B和C counted together. */
function partsOf(after: string, phrase: Phrase): string[] {
  if (after.includes("等")) return [];
  const all = after === "" ? phrase.parts : listItems(after);
  // 委员和干部培训班、政协学堂: persons beside things are those for whom they are.
  const list = all.every(isPersons) ? all : all.filter((item) => !isPersons(item));
  const last = list.at(-1) ?? "";
  // 接待全国政协、省政协来…调研组: who came, not what is counted.
  if (list.slice(0, -1).every((item) => ORGAN_END.test(item)) && !ORGAN_END.test(last)) return [];
  // 社区、联络组与群众座谈: an activity behind places is no item beside them.
  if (list.filter((item) => activityIn(item) !== "").length === 1 && activityIn(last) !== "") return [];
  const fits = list.length < 12 && list.every((item) => item.length >= 2 && item.length <= 16);
  return list.length > 1 && fits ? list : [];
}
