/**
 * The lines of a page, told apart.
 * Comes in: text in one spelling. Goes out: lines of the report with how they were set, furniture, rules.
 * Never: lines joined; a line of the report dropped.
 */

import { isPageNumber, isRule, type Notice, noticeIn, RELATED } from "./furniture.ts";

/** How a line of the report was set. */
export interface Setting {
  /** In bold or as a heading, over its whole length. */
  strong: boolean;
  /** `#` marks of a heading in Markdown, 0 for none. */
  rank: number;
  /** A mark for pictures stood before it. */
  pictured: boolean;
  /** A row of a table or an item of a list. */
  row: boolean;
}

/** A line of the report. */
export interface TextLine extends Setting {
  kind: "text";
  text: string;
  /** Set in from the margin, as a paragraph begins. */
  indented: boolean;
  /** A blank line or the end of a page lies before it. */
  apart: boolean;
}

/** What is not the report's: what furniture says of it, a rule across the page. */
export type Mark = { kind: "notice"; text: string; notice: Notice } | { kind: "rule" };

/** Ends as a sentence does, whatever closes behind it. */
export const ENDS = /(?:[。！？!?]|……)[”’）》】]*$/;

const PICTURE = /^[▲▼◀▶△▽◄►↑↓←→]+\s?/;
const ORNAMENT = /^[\s★☆※●■◆◇•▪❖✦◎○□☐✔\uf0b7]+|[\s★☆※●■◆◇▪❖✦◎□]+$/g;
/** ■ 主席会议：13次: an item of a list, whole in its line. */
const COUNTED = /^[●■◆◇•▪❖✦◎○□☐✔\uf0b7]\s*[^，。：:]{1,16}[：:][^。]{0,40}\d[^。]{0,20}$/;
/** What follows a number that is part of a sentence. */
export const MEASURE = /^(?:[余多万亿%‰个件场次条篇期项名人位户家份元批天日年月届]|以上|左右)/;

function textLine(line: string, apart: boolean): TextLine {
  const indented = line.startsWith("\u3000");
  const rank = /^\s*(#{1,6})(?=[^#])/.exec(line)?.[1]?.length ?? 0;
  const set = line.trim().slice(rank).trim();
  const inside = /^(\*\*|__)(.+)\1$/.exec(set)?.[2];
  const strong = rank > 0 || (inside !== undefined && !/\*\*|__/.test(inside)) || /^[★☆]/.test(set);
  const plain = set.replace(/\*\*|__|`|^\*\s|\*(?=[\p{L}“《])|(?<=[\p{L}”》，。])\*/gu, "").trim();
  const cells = /^\|(.*)\|$/.exec(plain)?.[1]?.replace(/\s*\|\s*/g, " ");
  const item = /^[-+]\s+(.*)$/.exec(plain)?.[1];
  const text = (cells ?? item ?? plain).replace(PICTURE, "").replace(ORNAMENT, "").trim();
  const row = cells !== undefined || item !== undefined || COUNTED.test(plain);
  return { kind: "text", text, row, strong, rank, pictured: PICTURE.test(plain), indented, apart };
}

/** Reads a text line by line. */
export function linesOf(text: string): Array<TextLine | Mark> {
  const out: Array<TextLine | Mark> = [];
  const lines = text.split("\n");
  let apart = true;
  // Below 相关链接 others' titles are listed until a paragraph comes.
  let related = false;
  let ended = false;
  for (const [i, raw] of lines.entries()) {
    const line = raw.trimEnd();
    const bare = line.trim().replace(/^[#*_\s]+|[*_\s]+$/g, "");
    if (line.trim() === "") apart = true;
    else if (isRule(line.trim())) out.push({ kind: "rule" });
    else if (isPageNumber(bare) && !(/^\d+$/.test(bare) && countsOn(lines, i))) apart = true;
    else if (ended && RELATED.test(bare)) related = true;
    else {
      const notice = isSplitDate(lines, i) ? null : noticeIn(bare);
      if (notice) out.push({ kind: "notice", text: bare, notice });
      else if (!related || ENDS.test(bare) || bare.length > 50) {
        related = false;
        const read = textLine(line, apart);
        if (read.text !== "") out.push(read);
        ended ||= ENDS.test(read.text);
        apart = false;
      }
    }
  }
  return out;
}

/** A day on a line of its own that the next line goes on from with a comma. */
const isSplitDate = (lines: readonly string[], at: number): boolean =>
  /^\s*(?:\d{4}年)?\d{1,2}月\d{1,2}日\s*$/.test(lines[at] ?? "") && /^[，、。）]/.test(following(lines, at));

/** The next line that is not blank. */
const following = (lines: readonly string[], at: number): string =>
  lines
    .slice(at + 1)
    .find((line) => line.trim() !== "")
    ?.trim() ?? "";

/** 召开会议⏎25⏎次: a number on a line of its own that the next line counts by. */
const countsOn = (lines: readonly string[], at: number): boolean => MEASURE.test(following(lines, at));
