/**
 * The title of a report, and the lines that look like one.
 * Comes in: lines before or behind the text. Goes out: which of them are the title, in one line.
 * Never: a line of the text; words of its own.
 */

import { ENDS } from "./lines.ts";
import type { Block, TextBlock } from "./mend.ts";

/** A subtitle behind its dash. */
export const SUBTITLE = /^(?:——|—)/;
/** Words that tell a title from a menu. */
export const TELLS = /政协|政治协商会议|委员会|综述|报告|纪实|总结|述评|回眸|侧记/;

const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．])/;
/** 立案188件: a line of text, whatever it lacks at its end. */
const COUNTS = /\d(?:余|多|万|亿)*(?:件|次|场|个|条|篇|期|人|名|项|户|家|份|元|%)/;
const NAME = /^\p{Script=Han}{1,2}\s?\p{Script=Han}{1,2}$/u;
const OPENER = /^(?:前言|引言|序言|序|导语|开篇|卷首|结语|尾声|概述|综述|总述|导言|开篇语|编者按)$/;

/** A line that may be a title or a part of one. */
export const isTitular = (block: Block | undefined): block is TextBlock =>
  block?.kind === "text" &&
  !block.pictured &&
  !block.row &&
  !ENDS.test(block.text) &&
  [...block.text].length <= 60 &&
  !NUMBERED.test(block.text) &&
  !COUNTS.test(block.text) &&
  !/。|[；，：]$/.test(block.text);

/** A line of the text itself. */
export const isBody = (block: Block): boolean =>
  block.kind === "text" && !block.pictured && (ENDS.test(block.text) || [...block.text].length > 60);

/** 张 三, （2025年1月8日在第四次会议上）: who spoke, and where. */
export const isSignature = (line: string): boolean =>
  (NAME.test(line) && !OPENER.test(line)) || /^[（(][^（）()]*[）)]$/.test(line);

/** Whose paper it is, over its title: the committee alone, its site, the papers of a session. */
const BANNER =
  /^(?:中国人民政治协商会议|政协)[^，：]{2,20}委员会(?:办公室)?$|^.{2,10}政协(?:网|网站|门户网站|官网)?$|(?:文件|材料)(?:之?[一二三四五六七八九十\d]+|[（(][一二三四五六七八九十\d]+[）)])?$/;
const WHOLE = /(?:报告|总结|综述|纪实|情况|述评)$/;

/** Of the lines before or behind the text those that make its title: from, and up to but not including. */
export function titleAmong(lines: readonly string[]): readonly [number, number] {
  const sub = lines.findIndex((line) => SUBTITLE.test(line));
  if (sub > 0) {
    // Above a full title stands whose paper it is; a title of two halves, or a broken one, takes both lines.
    const full = TELLS.test(lines[sub - 1] ?? "") && !/(?:会议|委员会)$/.test(lines[sub - 2] ?? "");
    return [Math.max(0, sub - (full ? 1 : 2)), sub + 1];
  }
  const runsOn = (at: number): boolean => {
    const [line = "", next = ""] = lines.slice(at, at + 2);
    return WHOLE.test(next) && !WHOLE.test(line) && /^(?:中国人民政治协商会议|政协|关于|在)/.test(line);
  };
  const first = (like: RegExp, length: number): number =>
    lines.findIndex(
      (line, i) => like.test(line) && [...line].length >= length && (!BANNER.test(line) || runsOn(i)),
    );
  // The lines of a menu are shorter.
  const at = [first(TELLS, 8), first(TELLS, 6), first(/./, 6), lines.length === 1 ? 0 : -1].find(
    (i) => i >= 0,
  );
  if (at === undefined) return [0, 0];
  return [at, at + (runsOn(at) ? 2 : 1)];
}

/** Lines of one title: a broken one runs on, two halves stand apart, a subtitle follows its dash. */
export function titleOf(lines: readonly string[]): string {
  let title = "";
  for (const line of lines) {
    if (title === "") title = line;
    else if (SUBTITLE.test(line)) title += line.replace(SUBTITLE, "——");
    else if (
      /(?:会议|委员会|政协|的|和|与|关于|在|对)$/.test(title) ||
      /^(?:委员会|常务委员会|工作报告|常委会)/.test(line)
    )
      title += line;
    else title += ` ${line}`;
  }
  return title.replace(/^《(.+)》$/, "$1");
}
