/**
 * Makes one spelling of the many that people type.
 * Comes in: a question or a label as typed. Goes out: the same words in simplified, half-width form,
 * without mentions, greetings and politeness. Never: a change of meaning, a guess.
 */

import { CHINESE_NUMERAL, chineseNumber, spelledDigits } from "./numbers.ts";

/** Character tables, built from data packages so that the bundle carries none of them. */
export interface CharTables {
  /** Traditional characters and, at the same places, their simplified ones. */
  traditional: string;
  simplified: string;
}

const folded = new WeakMap<CharTables, Map<string, string>>();

/** The simplified character of each traditional one. */
export function simplifiedOf(tables: CharTables): ReadonlyMap<string, string> {
  let map = folded.get(tables);
  if (!map) {
    const simplified = [...tables.simplified];
    map = new Map([...tables.traditional].map((char, i) => [char, simplified[i] ?? char]));
    folded.set(tables, map);
  }
  return map;
}

/** The same text in simplified characters, place by place. */
export function simplify(text: string, tables: CharTables): string {
  const map = simplifiedOf(tables);
  let out = "";
  for (const char of text) out += map.get(char) ?? char;
  return out;
}

/** The spelling that labels and questions share: half-width, lower case, simplified, no quotes or blanks. */
export function fold(text: string, tables: CharTables): string {
  return simplify(text.normalize("NFKC").toLowerCase(), tables)
    .replace(/["'“”‘’「」『』《》〈〉【】[\]*_`#·•・．]/g, "")
    .replace(/[‐-―−﹣－~～]/g, "-")
    .replace(/\s+/g, " ");
}

// People say these around a question; none of them is a part of it. 请 alone is not here: 请示, 邀请.
const POLITE =
  /请问一下|请问|请教一下|请教|想请教|麻烦(?:你|您)?|劳烦|劳驾|拜托|帮忙|帮我|给我|(?:查询|查|看|问|说|算)一下|查一查|查查|看看|问问|告诉我|我想知道|我想了解|想知道|想了解|我想问|想问|(?:你|您)知道|知不知道|能不能|可不可以|能否|可否|谢谢(?:你|您|啦|了)?|多谢|感谢|辛苦(?:了|啦)?|(?:各位)?(?:老师|领导|同事|朋友|委员)?们?好(?:呀|啊|哈)?(?=$|[\s,，。!！~、:：])|(?:你|您|大家|各位)好(?:呀|啊)?|(?:早上|上午|中午|下午|晚上)好|哈喽|嗨|在吗|在不在|\bhi\b|\bhello\b|小助手|机器人|同志们|同志|老师/g;

/** Takes off an @mention with its name; a name that runs into the question ends at the word for a bot. */
function withoutMentions(text: string): string {
  return text
    .replace(/@[^\s@,，。:：]*?(?:小助手|助手|机器人|助理|bot)[\s,，:：]*/gi, " ")
    .replace(/@_(?:user_\d+|all)/g, " ")
    .replace(/@[^\s@,，。:：]+(?=[\s,，:：]|$)[\s,，:：]*/g, " ");
}

const SPELLED_YEAR = /([〇零一二三四五六七八九]{4}|[二三][〇零一二三四五六七八九])(?=年)/g;
const WORDED_COUNT = new RegExp(
  `([${CHINESE_NUMERAL}]*[十百千][${CHINESE_NUMERAL}]*)(?=[余多]?(?:场|次|件|个|条|篇|期|名|人|项|户|家|元|份))`,
  "g",
);

const WORDED_PERCENT = new RegExp(
  `百分之([${CHINESE_NUMERAL}]+(?:点[${CHINESE_NUMERAL}]+)?|\\d+(?:\\.\\d+)?)`,
  "g",
);

/** 百分之九十五 → 95%, 百分之九十八点六 → 98.6%. */
function percent(text: string): string {
  return text.replace(WORDED_PERCENT, (word: string, number: string) => {
    const [whole = "", decimals] = number.split("点");
    const value = /\d/.test(whole) ? whole : chineseNumber(whole);
    const behind = decimals === undefined ? "" : spelledDigits(decimals);
    return value === null || behind === null ? word : `${value}${behind === "" ? "" : `.${behind}`}%`;
  });
}

const SPELLED_MONTH = /([一二三四五六七八九]|十[一二]?)月(?!协商)/g;
const SPELLED_DAY = /(?<=\d月)([一二三四五六七八九十]{1,3}|\d{1,2})[日号]/g;

/** Years and counts in words become digits: 二〇二四年 → 2024年, 三百五十三场次 → 353场次, 百分之九十五 → 95%. */
function digits(text: string): string {
  return percent(text)
    .replace(SPELLED_YEAR, (word: string) => spelledDigits(word) ?? word)
    .replace(SPELLED_MONTH, (_, month: string) => `${chineseNumber(month)}月`)
    .replace(SPELLED_DAY, (_, day: string) => `${chineseNumber(day) ?? day}日`)
    .replace(WORDED_COUNT, (word: string, _: string, at: number, whole: string) => {
      // 近千件 is a count; a lone 十, 百 or 千 before a measure is more often a part of a name: 千名委员进千企.
      const about = /[近约上超过逾足]$/.test(whole.slice(0, at));
      const value = word.length > 1 || (word === "千" && about) ? chineseNumber(word) : null;
      return value === null ? word : String(value);
    });
}

/** A question in the one spelling everything after it reads. */
export function normalize(question: string, tables: CharTables): string {
  const clean = fold(withoutMentions(question.normalize("NFKC")), tables).replace(POLITE, " ");
  return (
    digits(clean)
      // A blank between digits or Latin letters parts two words; between Chinese characters it is noise,
      // but it also stands where a comma would, so it stays as a weak mark.
      .replace(/\s+/g, " ")
      .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "")
      .trim()
  );
}
