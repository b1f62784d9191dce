/**
 * 提案 and 社情民意信息, which go through stages: handed in, put on file, answered; sent, adopted, commented on.
 * In: what a label says. Out: their name with the stage reached, and what makes them a part. Never: another matter.
 */

import type { Named, Told } from "./name.ts";
import { type Words, wordsOf } from "./noun.ts";

/** The later stage names what has reached it. */
export const STAGES: readonly string[] = [
  "批示",
  "满意",
  "转化",
  "采用",
  "转报",
  "督办",
  "办复",
  "立案",
  "报送",
  "收集",
];

const PROPOSAL: Readonly<Record<string, string>> = {
  收集: "提案征集",
  立案: "提案立案",
  办复: "提案办复",
  督办: "提案督办",
  采用: "提案采纳",
  批示: "提案批示",
  转化: "提案转化",
};

/** The matter that words name. */
export function topicOf(words: Words): string {
  if (words.some((word) => word.concept?.id === "提案")) return "提案";
  return words.some((word) => word.concept?.id === "社情民意") ? "社情民意信息" : "";
}

const isStage = (word: Words[number]): boolean => word.concept?.group === "stage";

/** Names what a label counts of these matters; null where it counts something else. */
export function matterName(told: Told, own: Words, noun: string): Named | null {
  if (/转(?:为|作)社情民意/.test(told.before + noun)) {
    return { metric: "提案转为社情民意", narrows: [], topic: told.topic };
  }
  // 落实了12部 in speech about a proposal counts no proposals.
  if (!/^[万亿]?[件条篇份个项期次]/.test(told.unit)) return null;
  const untitled = wordsOf(noun.replace(/《[^》]*》/g, ""));
  const reached = wordsOf(told.rest).filter(isStage);
  const doing = wordsOf(told.verb).filter(isStage);
  const staged = reached.length + doing.length > 0;
  const topic = headTopic(told, own, untitled, staged) || leaningTopic(told, noun, untitled, staged);
  if (topic === "") return null;
  const ids = new Set([...doing, ...own, ...reached].map((word) => word.concept?.id));
  if (/重点督办|重点提案/.test(told.before + noun)) ids.add("重点");
  const stage = STAGES.find((id) => ids.has(id)) ?? "";
  const complement = /(?:评为|列为|定为|获评|评选为|确定为)[“"]?([^，。“”]{2,10})/.exec(told.rest)?.[1] ?? "";
  const narrows = [
    ...(/并案|合并/.test(told.before) ? ["并案"] : []),
    ...modifiers(untitled, noun, topic),
    ...(complement.includes("提案") ? modifiers(wordsOf(complement), complement, topic) : []),
  ];
  if (topic === "提案") {
    return {
      metric: ids.has("重点") ? "重点提案" : (PROPOSAL[stage] ?? "提案"),
      narrows: [...new Set(narrows)],
      topic,
    };
  }
  const compiled = stage === "报送" && /编报|编发|编辑|编印|编写/.test(told.verb + noun);
  return { metric: `${topic}${compiled ? "编报" : stage}`, narrows, topic };
}

/** The matter, where it is what the noun itself is about. */
function headTopic(told: Told, own: Words, untitled: Words, staged: boolean): string {
  const head = untitled.findLast((word) => word.concept?.id !== "成果");
  const id = head?.concept?.id ?? "";
  if (id === "信息" && told.parts.length < 2 && (told.topic === "社情民意信息" || staged))
    return "社情民意信息";
  const named = topicOf(own);
  const isHead = /^(?:提案|社情民意|专报)$/.test(id) || (head !== undefined && isStage(head));
  return isHead ? named : "";
}

/** 审查立案451件, 经济类20件: the matter spoken of before, where the label only says the stage or the kind. */
function leaningTopic(told: Told, noun: string, untitled: Words, staged: boolean): string {
  const kind = /类$/.test(noun);
  const bare = untitled.every(
    (word) => isStage(word) || word.concept?.id === "专报" || word.concept?.group === "organ",
  );
  return (kind || bare) && (kind || staged || untitled.some(isStage)) ? told.topic : "";
}

/** 集体提案, 民生提案, 委员提案: what stands before the matter within its own noun makes it a part. */
function modifiers(own: Words, noun: string, topic: string): string[] {
  if (own.length === 0) return [];
  const kind = /([\u4e00-\u9fa5]{2,8}类)(?:提案)?$/.exec(noun)?.[1];
  if (kind !== undefined) return [kind];
  const before =
    (topic === "提案" ? /^(.*?)提案/ : /^(.*?)(?:社情民意|信息)/).exec(noun.replace(/[“”]/g, ""))?.[1] ?? "";
  const plain = before.replace(
    /(?:审查|予以|不予)?立案|重点|督办|征集|收到|各类|反映|办理|优质|全部|所有|一批|群众关切|(?:[我本全]?[省市县区州旗盟])?政协|全[省市县区州旗盟]|全年|年内|共|累计|平均每年|平均|年均|每年|报送|编报|编发|上报|的/g,
    "",
  );
  return plain.length >= 2 && plain.length <= 8 ? [plain] : [];
}
