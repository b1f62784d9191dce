/**
 * What narrows a count to a part: who, at which level, of which kind, over which time.
 * In: a label taken apart, what the sentence has said. Out: the narrowing, empty for the whole.
 * Never: what is counted.
 */

import type { Phrase } from "./phrase.ts";
import type { Setting } from "./setting.ts";
import { RISEN, type Slot } from "./slots.ts";
import { isOwn, narrowingSubject, ORGANS, organOf, partnerOf } from "./whose.ts";

/** What is to be narrowed. */
export interface Narrowed {
  slot: Slot;
  phrase: Phrase;
  metric: string;
  /** The matter its name belongs to, or empty. */
  topic: string;
  /** Modifiers of its own noun: 集体, 党派. */
  narrows: readonly string[];
}

/** The narrowing of a count. */
export function scopeOf(one: Narrowed, setting: Setting): string {
  const { slot, phrase, metric, topic, narrows } = one;
  if (/^(?:连续年数|名次)$/.test(metric)) return "";
  const organ = organOf(slot.rest) || organOf(slot.before);
  if (organ !== "") return organ;
  if (/占比$/.test(metric)) return sharerOf(slot) || (setting.last?.scope ?? "");
  const who = whoseOf(one, setting);
  const pieces = [
    /(?:会议|大会|全会|两会)期间|闭会期间/.exec(slot.before)?.[0] ?? "",
    narrows.length > 0 && phrase.subject === "" ? "" : who,
    /采用$/.test(metric) && who === "" && !/上级/.test(slot.before) ? setting.recipient : "",
    /报送$/.test(metric) && /向|报/.test(slot.before) ? setting.recipient : "",
    ...(topic === "" ? [] : kindsOf(one, setting)),
    partnerOf(slot.before),
    /^(?:联合|联动)(?=.{2})/.exec(metric)?.[0] ?? "",
    phrase.cumulative && setting.last?.metric === metric && !phrase.whole ? "累计" : "",
    spanOf(setting),
    CHANGE.test(slot.before) ? "增减" : "",
    topic === "" ? "" : phrase.negated,
    rateOf(slot),
    RISEN.test(slot.rest) ? "此前" : "",
    /提案|信息/.test(metric) && REST.test(slot.before) ? "其他类" : "",
  ];
  return [...new Set(pieces)].filter((piece) => piece !== "").join("、");
}

/** 县级政协报送占61%: whose share it is, where the clause itself says so. */
function sharerOf({ before }: Slot): string {
  const sharer =
    /^(?:其中)?([\u4e00-\u9fa5、]{3,18}?)(?:报送|提交|提出)?的?(?:大?约|共|就|各|也)?占(?:比|到|了)?(?:为|达到?)?$/.exec(
      before,
    )?.[1] ?? "";
  return /政协|党派|工商联|团体|界别|委员|单位|部门|来源|类$/.test(sharer) ? sharer : "";
}

const CHANGE = /比上年|比上届|同比|较上年|增长$|提高$|提升$|下降$|增加$|减少$/;

/** 其他类132件 behind the kinds that were named is the rest, never the whole. */
const REST = /^[、，]?(?:以及|和)?其[他它](?:类别?|方面|领域)?(?:提案|信息)?$/;

/** 平均每年, 3—5场/月. */
function rateOf({ before, rest }: Slot): string {
  const per = /^[/／](?:月|年|周|次|人)/.test(rest) ? `每${rest.charAt(1)}` : "";
  return /平均每?年?|年均|人均|每年|每月|每[组个名位村县场季周]/.exec(before)?.[0] ?? per;
}

const ADOPTED = /采用|批示|转报/;
const ORGAN_NAME = /政协|[省市县区]委|政府|领导|书记|[省市县]长|中央|办公厅|部/;

/** 被全国政协单篇采用11篇、综合采用26篇: adopted by the same. */
function sameOrgan({ slot, phrase, metric }: Narrowed, { last }: Setting): string {
  if (!ADOPTED.test(metric) || last?.metric !== metric || !(slot.item || phrase.part)) return "";
  const organ = /^.*?(?:政协|领导|[省市县区]委|政府)/.exec(last.scope)?.[0] ?? "";
  return organ === "" || phrase.subject === "" ? organ : `${organ}${phrase.subject}${phrase.verb}`;
}

/** Whose doing it is, where it is not the committee's own. */
function whoseOf({ slot, phrase, metric }: Narrowed, setting: Setting): string {
  const own = metric.endsWith("立案") && isOwn(phrase.subject, setting.level, setting.committee);
  if (ADOPTED.test(metric) && ORGAN_NAME.test(phrase.subject) && !own) {
    return phrase.subject.replace(/^(?:被|获|由|经)/, "");
  }
  const again = sameOrgan({ slot, phrase, metric, topic: "", narrows: [] }, setting);
  if (again !== "") return again;
  const goesOn = (slot.item || slot.before.length < 8) && !ORGANS.test(setting.subject);
  // 青禾县政协建成议事室9个，2024年协商31场: what another committee did goes on; who adopted something does not.
  const theirs = /[县区旗]政协$/.test(setting.subject) && !ADOPTED.test(setting.last?.metric ?? "");
  const subject = phrase.subject !== "" || !(goesOn || theirs) ? phrase.subject : setting.subject;
  return narrowingSubject(subject, setting.level, setting.committee);
}

/** Which kind of proposals or reports: by their own modifiers, by the heading, by 围绕… right before the verb. */
function kindsOf({ slot, phrase, topic, narrows }: Narrowed, setting: Setting): string[] {
  if (setting.narrowed !== "") return [setting.narrowed];
  // 委员提案 is what all are called, unless 集体提案 stands beside it.
  const beside = phrase.part || slot.item || setting.last?.scope === "集体";
  const known = narrows.filter((one) => !/^(?:关切|专报)$/.test(one) && (one !== "委员" || beside));
  if (known.length > 0) return [known.join("")];
  const { about } = phrase;
  if (topic !== "提案" || about.length === 0 || phrase.whole) return [];
  const kind = /([\u4e00-\u9fa5]{2})提案/.exec(setting.lead)?.[1] ?? "";
  return /民生|党派|集体|界别/.test(kind) ? [`${kind}类`] : [about.join("、")];
}

/** 五年来 in the report of a year; 2024年以来 in that of 2024 is the year. */
export function spanOf({ span, spans, period }: Setting): string {
  if (span.includes(`${period}年`) || !/^\d{4}$/.test(period)) return "";
  return spans && !/^自/.test(span) ? "" : span;
}
