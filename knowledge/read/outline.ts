/**
 * Sections of a report.
 * Comes in: the blocks of one report. Goes out: sections with their sentences; plans and captions told apart.
 * Never: a sentence left out, or put into another order.
 */

import { digitYears } from "../numbers.ts";
import type { Section } from "./document.ts";
import { ENDS } from "./lines.ts";
import type { TextBlock } from "./mend.ts";
import { sentencesOf } from "./sentences.ts";

/** A heading with its place in the order of headings: 0 has no number, 1 一、, 2 （一）, 3 1. */
export interface Heading {
  text: string;
  level: number;
  /** Printed with a full stop. */
  stopped: boolean;
}

const NUMBERS: ReadonlyArray<readonly [RegExp, number]> = [
  [/^第[一二三四五六七八九十]{1,3}(?:部分|章|节|篇)[:：、\s]?/, 1],
  [/^[一二三四五六七八九十]{1,3}[、.．]\s?/, 1],
  [/^[（(][一二三四五六七八九十]{1,3}[）)]、?\s?/, 2],
  [/^\d{1,2}[、.．](?!\d)\s?/, 3],
  [/^[（(]\d{1,2}[）)]\s?|^[①-⑳]\s?/, 4],
];
/** Headings of a few words only; longer lines are text, whatever they lack at the end. */
const LONGEST = 60;

/** 类别 件数 占比: the top of a table. */
export const COLUMNS =
  /^(?:(?:序号|项目|类别|分类|类型|名称|内容|指标|件数|数量|数值|占比|比例|比重|百分比|单位|备注|年份|年度)(?:\s+|$)){2,}$/;

/** Reads a line as a heading; null when it is text. */
export function headingOf(block: TextBlock): Heading | null {
  const { text, strong, rank, pictured, row } = block;
  if (pictured || row || [...text].length > LONGEST) return null;
  const plain = text.replace(/[：:]$/, "");
  if (ENDS.test(text) || /[；，、]$/.test(text)) {
    // （一）加强理论武装。 on a line of its own is a heading that took a full stop.
    const numbered = NUMBERS.slice(0, 3).find(([number]) => number.test(text));
    if (!numbered || !/^[^。！？]{2,40}。$/.test(text) || /\d{2,}/.test(text.replace(numbered[0], "")))
      return null;
    return { text: text.replace(numbered[0], "").slice(0, -1), level: numbered[1], stopped: true };
  }
  // 一、党组会议：召开12次；主席会议：8次
  if (COLUMNS.test(text) || /：.*\d[余多万]*[件次场个条篇期人名项户家].*；/.test(text)) return null;
  for (const [number, level] of NUMBERS)
    if (number.test(text)) return { text: plain.replace(number, ""), level, stopped: false };
  if (rank > 0) return { text: plain, level: rank > 1 ? Math.min(rank - 1, 4) : 0, stopped: false };
  if (strong) return { text: plain, level: 0, stopped: false };
  if (/[：:]$/.test(text) || /[。；]/.test(text) || /\d+(?:余|多)?(?:件|次|场|个|条|篇|期|人)/.test(text))
    return null;
  return { text, level: 0, stopped: false };
}

const PLAN =
  /下一步|下一阶段|下步工作|今后(?:的)?(?:工作|一个时期|五年|打算|努力|思路|一段)|未来(?:五年|工作|展望)|(?:明年|来年|新的?一年)(?:的)?(?:工作|打算|安排|思路|任务|重点|要求)|^(?:明年|来年|新的一年)$|工作(?:打算|设想)|(?:工作|主要|重点)(?:安排|计划|思路|谋划|展望|部署|要点)$|^展望|^努力方向|^(?:几点|对策|工作|意见|意见和)?建议$/;
const WORK = /回顾|总结|综述|成效|做法|情况|体会|经验|问题|不足|落实.{0,8}(?:安排|部署|计划)/;
/** 2025年工作任务 is ahead in a report on 2024, whatever else the heading says. */
const AHEAD = /^(20\d\d)年/;
/** 要 and 将 as words of their own: not those of 重要, 主要, 要求. */
const MUST = "(?:(?<![重主需首纪概必摘简])要(?![求点素闻害])|将|力争|计划)";
/** A sentence that begins so speaks of what is to come, and so does the rest of its paragraph. */
const PLAN_BEGINS = new RegExp(
  [
    `^(?:下一步|下一阶段|下步|今后|未来|新的一年|明年|来年|接下来|面向未来|展望未来|站在.{0,20}起点上?)[，,里].*${MUST}`,
    "^(?:下一?步|今后|明年|20\\d\\d年)[^，。：]{0,8}(?:打算|计划|安排|思路|建议)：",
    "^.{0,14}政协将(?:继续|坚定|始终|坚持|进一步|紧|在|以|持续|充分)",
    `^(?:会议|大会|报告)(?:强调|要求|提出|指出|号召)，[^，。]{0,12}${MUST}`,
    "^(?:全年)?(?:拟|计划|力争|要(?![求点素闻害])|将(?:开展|举办|召开|组织|围绕|继续|进一步|聚焦|坚持|着力|持续|深入))",
  ].join("|"),
);
const YEAR_BEGINS = new RegExp(
  `^(?:.{0,12}(?:强调|要求|提出|指出|表示|说|介绍|透露)[，：]“?)?(20\\d\\d)年(?:[，是].*)?(?:还|也)?${MUST}`,
);
/** A paragraph that goes on with the one before it. */
const GOES_ON = /^(?:[一二三四五六七八九]是|第[一二三四五六]，|[（(]?[一二三四五六\d][）)、.]|要|将)/;

/** Whether a sentence turns to the future. */
function turnsToPlan(sentence: string, next: number | null): boolean {
  const year = Number(YEAR_BEGINS.exec(digitYears(sentence))?.[1] ?? 0);
  return PLAN_BEGINS.test(sentence) || (next !== null && year >= next);
}

/** Whether a heading announces what is intended; `next` is the first year that the report does not report on. */
export function announcesPlan(heading: string, next: number | null): boolean {
  if (WORK.test(heading)) return false;
  const ahead = Number(AHEAD.exec(digitYears(heading))?.[1] ?? 0);
  return PLAN.test(heading) || (ahead > 0 && next !== null && ahead >= next);
}

const DATED = /^(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日)?(?:[上下]午)?[，,]/;
const OFFICIAL = /主席|秘书长|主任|常委|书记|委员/;
const COUNTS = /\d(?:余|多|万|亿)*(?:件|次|场|个|条|篇|期|名|人|项|元|户|家)/;
const PICTURED =
  /^(?:图为|图片为|图片?[一二三四五六七八九十\d①-⑨]+[:：、]|左图|右图|上图|下图)|(?:摄影|供图|图片来源)[:：][^。]{2,20}$|^\S{2,4}\s?(?:摄|供图)$/;
/** Who took the picture: behind a short line, but also behind the last paragraph of the text. */
const CREDIT = /[（(](?:本报)?(?:记者|通讯员)?[^（）()。]{0,16}(?:摄|供图|图)[）)]。?$/;

/** Captions say so, or stand in a row, each a date, a person and a place without a count. */
function captionsAmong(blocks: readonly TextBlock[]): Set<TextBlock> {
  const bare = blocks.map(({ text }) => [...text].length <= 90 && !COUNTS.test(text.replace(DATED, "")));
  const alike = blocks.map(
    ({ text }, i) =>
      bare[i] === true &&
      DATED.test(text) &&
      OFFICIAL.test(text.replace(DATED, "").slice(0, 30)) &&
      !/[。！？]./.test(text),
  );
  return new Set(
    blocks.filter(
      ({ text, pictured }, i) =>
        pictured ||
        PICTURED.test(text) ||
        (bare[i] === true && CREDIT.test(text)) ||
        (alike[i] === true && (alike[i - 1] === true || alike[i + 1] === true)),
    ),
  );
}

/** Lays out a report; `next` is the first year that it does not report on, if that is known. */
export function sectionsOf(blocks: readonly TextBlock[], next: number | null, allPlan: boolean): Section[] {
  const captions = captionsAmong(blocks);
  const sections: Section[] = [];
  let current: Section = { heading: "", kind: allPlan ? "plan" : "work", sentences: [] };
  // The level of the heading that announced plans; they last until a heading as high.
  let planned: number | null = null;
  let level = 0;
  // Whether a sentence of the paragraph before turned to plans.
  let turned = false;
  const open = (heading: string, kind: Section["kind"]): void => {
    if (current.sentences.length > 0 || current.heading !== "") sections.push(current);
    current = { heading, kind, sentences: [] };
  };
  for (const [i, block] of blocks.entries()) {
    if (captions.has(block)) {
      // Pictures show what was, whatever the paragraph above them looks forward to.
      if (turned) open(current.heading, "work");
      turned = false;
      current.sentences.push({ text: block.text, kind: "caption" });
      continue;
    }
    const heading = headingOf(block);
    const below = blocks[i + 1];
    // A numbered line with a full stop is the text of its number where nothing stands below it.
    const alone = heading?.stopped === true && (below === undefined || headingOf(below) !== null);
    if (heading && !alone) {
      const plan = announcesPlan(heading.text, next);
      if (plan && planned === null) planned = heading.level;
      else if (!plan && planned !== null && rises(heading.level, planned)) planned = null;
      level = heading.level;
      open(heading.text, allPlan || planned !== null ? "plan" : "work");
      turned = false;
      continue;
    }
    // 三、… written out below 二、 and its heading is no part of that.
    const number = NUMBERS.find(([pattern]) => pattern.test(block.text))?.[1];
    if (number !== undefined && number === level) open("", current.kind);
    // Without a heading only sentences tell where a paragraph turns to the future, and the next one turns back.
    if (turned && !GOES_ON.test(block.text)) {
      turned = false;
      open(current.heading, "work");
    }
    for (const text of sentencesOf(block.text)) {
      if (current.kind === "work" && turnsToPlan(text, next)) {
        turned = true;
        open(current.heading, "plan");
      }
      current.sentences.push({ text, kind: "text" });
    }
  }
  open("", "work");
  return sections.filter((section) => section.sentences.length > 0);
}

/** Whether a heading ends what another began: one as high in the same order, numbered or not. */
function rises(level: number, planned: number): boolean {
  return planned === 0 ? level === 0 : level > 0 && level <= planned;
}
