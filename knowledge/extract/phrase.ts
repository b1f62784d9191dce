/**
 * A label taken apart: when, in which setting, who, did what, to what.
 * In: the words before a count. Out: its pieces as printed. Never: a standard term.
 */

import { firstVerb, predicateOf } from "./verbs.ts";

/** The pieces of a label. */
export interface Phrase {
  /** 全年, 共, 总计: the whole is meant. */
  whole: boolean;
  /** 累计, 截至: over more than the period. */
  cumulative: boolean;
  /** 计划, 拟: not done yet. */
  plan: boolean;
  /** 不予, 正在: the stage is not reached. */
  negated: string;
  /** 其中: a part of what was counted before. */
  part: boolean;
  /** A year of its own. */
  year: string;
  /** The year to whose end it counts: 截至2024年底. */
  until: string;
  /** 五年来, 本届以来. */
  span: string;
  subject: string;
  /** 围绕…, 通过…, 在…中: as printed without the preposition. */
  settings: string[];
  /** Of these, what it was about: 围绕…, 聚焦…. */
  about: string[];
  verb: string;
  /** What the verb is about, examples and list taken off. */
  object: string;
  /** A、B等 before the object: examples of it. */
  examples: string[];
  /** A、B和C that are the object together. */
  parts: string[];
}

const ADVERB =
  /^(?:一年来|过去一年|过去的一年|今年以来|今年|去年|本年度|年内|年度|全年|先后|同时|此外|另外|另有|另|还有|还|并且|并|也|又|再|其中|包括|含|共计|总计|合计|总共|一共|累计|共有|共|已经|已|现已|现有|目前|截至目前|截至|迄今|至今|均|各|分别|每年|成功|积极|持续|深入(?=开展|推进|实施|贯彻|学习|落实|调研|宣传|挖掘|协商|调查|推动|践行)|广泛|扎实|认真|切实|精心|圆满|及时|主动|大力|着力|有效|有序|稳步|高质量|高标准|高效|全面|全力|充分|不断|创新|首次|率先|连续|多次|统一|最终|进而|从而|经(?=审查|梳理|遴选|筛选)|通过|协同|全程|常态化|经常性|有力|顺利|倾力|真情|用心|用情|期间|届内|五年间|[,，、：:\s])+/;

const SPAN =
  /^(?:过去)?(?:五年来|五年间|五年中|近五年|过去五年|四年来|三年来|两年来|近[两三四]年来?|近年来|几年来|本届以来|届内|本届(?:政协)?(?:以来|期间)?|换届以来|十年来|(?:过去|近)?[三四五六七八十]年(?=累计|共|编|收|立|召|开|组|提|围)|第?[一二三四五六七八九十]{1,3}届(?:政协|委员会)?(?:任期)?以来|自?(?:20\d\d年)(?:[\u4e00-\u9fa5]{0,8})以来)/;

const YEAR = /^(?:截至|截止|到)?(20\d\d)年(?:度|底|末)?(?:\d{1,2}月(?:底|末)?)?(?:\d{1,2}日)?[，,]?/;

const BEGUN =
  /^[^，、。]{0,8}(?:开始|启动|成立|创建|创办|设立|建立|建成|开通|上线|印发|出台|制定|实施)[^，、。]{0,6}的/;

const SETTING =
  /(?:^|(?<=[\u4e00-\u9fa5”》，,]))(围绕|聚焦|针对|结合|通过|依托|借助|利用|紧扣|立足|按照|根据|以|对标|把握|抓住|瞄准|就|针对性地|在|经(?!济|营|验|费|过|开)|为|向|与|联合|同(?!志|步|心|时|意|比|样|类|期)|会同|对(?!口|接|策|外|标|照)|从|将|把|随|由|因|用|沿着|参照|响应|落实|贯彻|紧盯|关注|着眼|突出|坚持)(?=[\u4e00-\u9fa5“《])/;

const ABOUT = /^(?:围绕|聚焦|针对|就|紧扣|瞄准)$/;

/** Reads a label. */
export function phraseOf(label: string): Phrase {
  const phrase: Phrase = {
    whole:
      /^(?:[\u4e00-\u9fa5]{0,4}|20\d\d年)?全年|^(?:一年来|年内)|共计|总计|合计|总共|一共|(?<![公中共])共(?=$|[\u4e00-\u9fa5])(?!同|识|享|建|产|和|青|商|有产)/.test(
        label,
      ),
    cumulative: /累计|截至|截止|至今/.test(label),
    negated:
      /[正仍还]在办理|(?:[正仍还]在|尚未|未能|不予|没有|未)(?=[\u4e00-\u9fa5]{2})/.exec(label)?.[0] ?? "",
    plan:
      (/(?:^|[，年])(?:计划|拟|预计|力争|将)(?=[\u4e00-\u9fa5])(?!与|把|每|全)/.test(label) &&
        !/(?:列入|纳入|按照|根据|协商|工作|监督)计划/.test(label)) ||
      /^(?:新的一年|明年|来年|下一年)[里，]?(?:还|也|我们)?[要将拟]/.test(label),
    part: /其中|^含/.test(label),
    year: /(20\d\d)年的?$/.exec(label)?.[1] ?? "",
    until: "",
    span: "",
    subject: "",
    settings: [],
    about: [],
    verb: "",
    object: "",
    examples: [],
    parts: [],
  };
  let text = label;
  for (let before = ""; before !== text; ) {
    before = text;
    const span = SPAN.exec(text);
    if (span) {
      phrase.span = span[0];
      text = text.slice(span[0].length);
    }
    const year = YEAR.exec(text);
    if (year) {
      const until = /^(?:截|到)/.test(year[0]);
      // 2021年成立的工作室: since when there is something says not when it was counted.
      const since = BEGUN.test(text.slice(year[0].length));
      phrase.year = until || since ? "" : (year[1] ?? "");
      if (until) phrase.until = year[1] ?? "";
      text = text.slice(year[0].length);
    }
    text = text.replace(ADVERB, "");
  }
  const predicate = predicateOf(text);
  let about = false;
  if (predicate) {
    phrase.verb = predicate.verb;
    text = predicate.object;
    readLeft(predicate.left, phrase);
  } else {
    const at = SETTING.exec(text);
    // 为…, 将…名 without a verb: what follows is still what is counted.
    if (at && at.index === 0) text = text.slice(at[0].length);
    about = at !== null && at.index === 0 && ABOUT.test(at[1] ?? "");
  }
  text = text
    .replace(/^(?:了|过|出|的|全年|共计|总计|累计|共(?!识|同|建|享)|各类|各种)+/, "")
    .replace(/从?(?:20\d\d)年的?$/, "")
    .replace(/(?:超过|达到?|共计?|合计|总计|累计|计|约|有|为|了|的|率达|至|到|分别|各|均)+$/, (tail) =>
      /率达/.test(tail) ? "率" : "",
    );
  readObject(text, phrase);
  if (about) phrase.about.push(...phrase.examples);
  return phrase;
}

function readLeft(left: string, phrase: Phrase): void {
  let text = left.replace(/[，,、]$/, "");
  for (;;) {
    const at = SETTING.exec(text);
    if (!at) break;
    const setting = text.slice(at.index + at[0].length);
    const next = SETTING.exec(setting);
    const own = next ? setting.slice(0, next.index) : setting;
    phrase.settings.push(trim(own));
    if (ABOUT.test(at[1] ?? "")) phrase.about.push(trim(own));
    text = text.slice(0, at.index) + (next ? setting.slice(next.index) : "");
  }
  // 组织委员参加…: who did it.
  text = text.replace(/^(?:组织|邀请|动员|引导|发动|安排|选派|推荐|指导|支持)(?=[\u4e00-\u9fa5]{2})/, "");
  // 深入社区、企业宣讲: where it was done, not who did it.
  const verb = firstVerb(text, true);
  if (verb >= 0) {
    phrase.settings.push(...listItems(text.slice(verb)));
    text = text.slice(0, verb);
  }
  phrase.subject = trim(text.replace(ADVERB, ""));
}

function trim(text: string): string {
  return text
    .replace(/(?:等?(?:方面|工作|情况|中|上|下|里|时|过程中|契机|为契机|为抓手|为主题|等))$/, "")
    .replace(ADVERB, "");
}

/** Cuts at 、 和 及 与 outside quotes and brackets. */
export function listItems(text: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (/[“"《（(〔]/.test(char)) depth += 1;
    else if (/[”"》）)〕]/.test(char)) {
      depth = Math.max(0, depth - 1);
      // “A”“B” stand side by side without a comma.
      if (depth === 0 && /[”》]/.test(char) && /^[“《]/.test(text.slice(at + 1))) {
        items.push(text.slice(start, at + 1));
        start = at + 1;
      }
    } else if (depth === 0 && /[、和及与]/.test(char) && !isInside(text, at)) {
      items.push(text.slice(start, at));
      start = at + 1;
    }
  }
  items.push(text.slice(start));
  return items
    .map((item) => item.replace(/^(?:以|并|等)|(?:以|并)$/g, "").trim())
    .filter((item) => item !== "");
}

/** 和谐, 参与, 涉及, 与会, 及时, 共和: no joining word. */
function isInside(text: string, at: number): boolean {
  return (
    /^(?:和(?:谐|平|睦|解|美|合)|与(?:会|时)|及(?:时|其))/.test(text.slice(at)) ||
    (/[参赠给共总温祥饱调普涉以]$/.test(text.slice(0, at)) && !/以及$/.test(text.slice(0, at + 1)))
  );
}

function readObject(text: string, phrase: Phrase): void {
  const deng = text.lastIndexOf("等");
  if (deng > 0 && !/^(?:级|候|于|次|额)/.test(text.slice(deng + 1))) {
    const listed = text.slice(0, deng);
    const head = text.slice(deng + 1).replace(/^(?:为主题的|的|各类|\d*)/, "");
    if (head === "") phrase.parts = listItems(listed);
    else phrase.examples = listItems(listed);
    phrase.object = head === "" ? (phrase.parts.length > 1 ? "" : listed) : head;
    return;
  }
  // 资金和物资折合人民币
  const items = listItems(text.replace(/(?:折合|折款|总?价值|合计)(?:人民币)?$/, ""));
  if (items.length > 1 && items.every((item) => item.length >= 2 && item.length <= 16)) phrase.parts = items;
  phrase.object = text;
}
