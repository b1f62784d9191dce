/**
 * Nouns of reports: their head, the activity they name, their known words.
 * In: a noun as printed. Out: shorter forms of it. Never: what stands around it.
 */

import { meaningful, segment, type Word } from "../lexicon.ts";

/** Known and unknown words of a text, without fillers. */
export type Words = readonly Word[];

const bare = (text: string): string => text.normalize("NFKC").replace(/["“”《》\s]/g, "");

/** The words of a text that mean something. */
export function wordsOf(text: string): Words {
  return meaningful(segment(bare(text)));
}

/** The concepts a text names. */
export function conceptsOf(text: string): Set<string> {
  return new Set(wordsOf(text).flatMap((word) => (word.concept ? [word.concept.id] : [])));
}

/** Takes off what only says which or how much: 各类, 高质量, 重点 before anything but a proposal. */
export function trimmed(noun: string): string {
  return noun
    .replace(/^[的了]/, "")
    .replace(/[（(]扩大[）)]/, "")
    .replace(
      /^(?:各类|各种|各级|各项|一批|一系列|新的|有关|相关|高质量|针对性|有价值的?|有份量的?|一大批|多种|全体(?!会议)|广大|其他(?!类)|重点(?!提案|督办)|民生(?=项目|工程|议题|事项)|重要|主要|高水平|精品|优质)+的?/,
      "",
    )
    .replace(/(?:全部|共计|合计|总计|累计)$/, "");
}

const LONGEST = 10;

/** Of A的B the last part that says something; a long compound loses its beginning. */
export function headOf(noun: string): string {
  // 乡镇（街道）委员联络室 cut in its brackets.
  const whole = bare(noun);
  const plain = /^[^(]*\)/.test(whole)
    ? whole.slice(whole.indexOf(")") + 1)
    : whole.replace(/^[^()]*\([^)]*\)(?=.{3})/, "");
  const bits = plain.split("的").filter((bit) => bit !== "");
  const last = bits.findLast((bit) => wordsOf(bit).length > 0) ?? plain;
  if (last.length <= LONGEST + 2) return last;
  let text = "";
  for (const word of [...segment(last)].reverse()) {
    if (text !== "" && text.length + word.text.length > LONGEST) break;
    text = word.text + text;
  }
  return text.replace(/^(?:和|与|及|等|、|,|的)+/, "");
}

const ATTRIBUTE =
  /^(?:专题|联合|集中|实地|专项|界别|民主|联动|监督性|协商式|履职|政策|理论|廉政|警示|业务|视频|主题|读书|集体|大会|联组|小组|跨区域|法律|志愿|文化|爱心|公益|宣传|重点|课题|议政性|议政|监督|外事|联谊|理论|学习)$/;

/** Whether a noun names persons and nothing they do. */
export function isPersons(noun: string): boolean {
  return /(?:委员|人员|干部|群众|党员|专家|学生|代表|职工|人士|成员|学者)$/.test(noun);
}

/** The activity a noun ends in, with the word that says of which kind: 专题辅导, 履职能力培训, 座谈. */
export function activityIn(noun: string): string {
  const text = bare(noun);
  const words = segment(text);
  let at = words.length - 1;
  while (at >= 0 && /^(?:活动|工作|会|班|次|等)$/.test(words[at]?.text ?? "")) at -= 1;
  const head = words[at];
  if (!head?.concept || !/^(?:activity|form)$/.test(head.concept.group)) return "";
  let start = head.start;
  for (let i = at - 1; i >= 0; i -= 1) {
    const word = words[i];
    if (!word || word.end !== start) break;
    // 学习培训, 调研视察: two activities that touch are one name.
    const same =
      /^(?:activity|form|meeting)$/.test(word.concept?.group ?? "") && word.concept?.kind === "hard";
    if (!same && !ATTRIBUTE.test(word.text)) break;
    start = word.start;
  }
  const tail = words
    .slice(at + 1)
    .map((word) => word.text)
    .join("");
  const name = text.slice(start, head.end);
  if (head.concept.group === "form" && /协商(?:议事)?$/.test(name)) return `${name}活动`;
  return name + (/^(?:活动|会|班)$/.test(tail) ? tail : "");
}

/** One name for several forms of deliberation counted together; empty when they are no such forms. */
export function formsTogether(parts: readonly string[]): string {
  if (parts.length < 2) return "";
  const forms = parts.map((part) => wordsOf(part).find((word) => word.concept?.group === "form")?.concept);
  if (forms.some((form) => form === undefined) || parts.some((part) => !/协商|议政|座谈/.test(part)))
    return "";
  const local = /社区|院坝|园区|景区|小区|屋场|村|楼宇|商圈|校|企业|田间|微协商|基层/;
  return forms.every((form) => local.test(form?.id ?? "")) ? "基层协商活动" : "议政协商活动";
}
