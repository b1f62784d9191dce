/**
 * What a sentence has said so far: the matter, who, in which setting, over which time.
 * In: clauses one after the other. Out: a setting that goes on with them. Never: a label.
 */

import type { Labelled } from "./label.ts";
import { type Phrase, phraseOf } from "./phrase.ts";
import { titlesIn } from "./terms.ts";

/** What a report is, as far as its labels need it. */
export interface About {
  /** 市, 省: whose 市政协 is the committee itself. */
  level: string;
  committee: string;
  period: string;
  /** The report itself looks back on several years. */
  spans: boolean;
  /** What stands before a noun only to say that it is the committee's own: 贵阳市政协履职稿件. */
  own: RegExp;
}

/** What the sentences before and the heading leave to a sentence. */
export interface Around {
  lead: string;
  topic: string;
  /** What was told just before, for 像这样的…. */
  said: readonly string[];
  /** The one form of deliberation spoken of around it: 社区协商. */
  form: string;
  /** Names in the report's title and in the sentences before: “民生议事堂”. */
  names: readonly string[];
}

/** What a sentence has said so far. */
export interface Setting extends About, Around {
  /** What narrows the topic: 专报. */
  narrowed: string;
  /** The topic once it has been left. */
  matter: string;
  /** What was said before in the same matter, the nearest first. */
  context: string[];
  /** The thing last spoken of, for 已开展了70余次. */
  noun: string;
  subject: string;
  /** To whom it was sent: who adopted it, where nobody else is named. */
  recipient: string;
  verb: string;
  year: string;
  /** 一年来 was said for all that follows. */
  whole: boolean;
  /** 五年来. */
  span: string;
  /** The label before. */
  last: Labelled | null;
}

const AFRESH = {
  narrowed: "",
  context: [] as string[],
  noun: "",
  subject: "",
  recipient: "",
  verb: "",
  year: "",
  span: "",
  last: null,
};

/** The setting in which a sentence begins. */
export function startOf(around: Around, about: About): Setting {
  return {
    ...about,
    ...around,
    ...AFRESH,
    topic: topicIn(around.lead).topic || (/提案/.test(around.lead) ? "提案" : around.topic),
    matter: "",
    context: [...around.said],
    whole: false,
  };
}

/** Behind a semicolon another matter begins. */
export function beginAfresh(setting: Setting): void {
  Object.assign(setting, AFRESH);
}

/** A clause that says who speaks. */
export const SPEAKS = /(?:[说道]|告诉记者|告诉笔者|感慨|感叹|坦言|点赞)$/;

/** A clause without counts sets the scene. */
export function readClause(text: string, setting: Setting): void {
  // Who speaks is no setting of what is told.
  if (SPEAKS.test(text)) return;
  const phrase = phraseOf(text);
  takeYear(phrase, setting);
  if (phrase.span !== "") setting.span = phrase.span;
  if (/^(?:一年来|全年|年内|过去一年|[\u4e00-\u9fa5]{0,2}年来)$/.test(text.trim())) setting.whole = true;
  takeTopic(text, setting);
  if (phrase.verb === "" && phrase.object !== "") setting.noun = phrase.object;
  setting.subject = phrase.subject;
  setting.noun = titlesIn(text)[0] ?? setting.noun;
  setting.context = merge(setting.context, [
    ...phrase.settings,
    ...phrase.examples,
    phrase.object,
    phrase.subject,
    ...titlesIn(text),
  ]);
}

/** The year that a label names goes on; 截至 a year ends it, and is the report's own unless an earlier one. */
export function takeYear({ year, until }: Phrase, setting: Setting): void {
  if (year !== "") setting.year = year;
  else if (until !== "") setting.year = /^\d{4}$/.test(setting.period) && until < setting.period ? until : "";
}

/** Takes over the matter a text names. */
export function takeTopic(text: string, setting: Setting): void {
  const { topic, narrowed } = topicIn(text);
  if (topic === "") return;
  setting.topic = topic;
  setting.matter = topic === "提案" ? topic : "社情民意";
  setting.narrowed = narrowed;
}

const TOPIC =
  /(?<!转为|转作|转化为)(?:提案(?!办理协商|工作|委员会|委|线索)|社情民意|政协信息|(?:社情民意)?信息专报)/g;

/** The matter last named in a text. */
function topicIn(text: string): { topic: string; narrowed: string } {
  const hit = [...text.matchAll(TOPIC)].at(-1)?.[0];
  if (hit === undefined) return { topic: "", narrowed: "" };
  return hit === "提案"
    ? { topic: "提案", narrowed: "" }
    : { topic: "社情民意信息", narrowed: hit.includes("专报") || text.includes("信息专报") ? "专报" : "" };
}

/** Puts what was said last in front; what was said long before falls away. */
export function merge(list: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...more, ...list])].slice(0, 12);
}
