/**
 * Whole lines out of broken ones.
 * Comes in: the lines of a page. Goes out: blocks: a paragraph, a heading, a caption in one line each, with the
 * furniture between them. Never: a word changed; two lines run together where the first ends as a sentence does.
 */

import { pairQuotes } from "./characters.ts";
import { withoutInserts } from "./furniture.ts";
import { ENDS, type Mark, MEASURE, type Setting, type TextLine } from "./lines.ts";

/** A paragraph, heading or caption in one line. */
export interface TextBlock extends Setting {
  kind: "text";
  text: string;
}

export type Block = TextBlock | Mark;

const OPEN = /[，、,（《“‘【〈]$/;
const GOES_ON = /^[，。、；：！？）》”’】〉%‰…]/;
/** 诚。全年…: the last of a sentence. */
const REMNANT = /^[^，。、：；“《（\d]{1,4}。/;

/** What numbers a heading, and what else begins a line of its own. */
const BEGINS =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|第[一二三四五六七八九十]{1,3}(?:部分|章|节)|\d{1,2}[、.．](?!\d)|[①-⑳]|[一二三四五六七八九十][是要]|第[一二三四五六七八九十]，|——|【[^【】]{2,16}】)/;

/** A heading of a part, which ends where a sentence of its text begins. */
const HEADS = /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])/;
const SENTENCE_BEGINS = /^(?:我们|一年来|全年|过去|各位|同时|[省市州县区旗]政协|(?:19|20)\d\d年)/;

const NO_HEADING =
  /^(?:我们|一年来|全年|同时|[一二三四五六七八九]是[^，]+，)|\d(?:余|多|万|亿)*[件次场个条篇期人名项户家份元%][^，]{0,3}，/;
/** How a report's text begins below its title. */
const OPENS = /^(?:各位(?:委员|领导)|(?:19|20)\d\d年[是，来])/;
/** The end of a title. */
const TITLED = /(?:报告|总结|综述|纪实|情况|述评|实录|回眸|回顾|巡礼|答卷|成绩单|侧记)$/;

/** 凝心聚力促共识 砥砺奋进显担当: two halves alike are a whole heading. */
function isCouplet(text: string): boolean {
  const [first = "", second = "", ...rest] = text.replace(HEADS, "").split(" ");
  return (
    rest.length === 0 &&
    first.length > 3 &&
    first.length === second.length &&
    /^\p{Script=Han}+$/u.test(first + second)
  );
}

/** 立案：188件: a line of a list, whole as it is. */
const LABEL = /^[^，。：]{2,14}：[^，。：]{1,20}$/;

/** Wider lines are paragraphs as they were written, narrower ones may come from a column. */
const WIDEST_COLUMN = 60;
const NARROWEST_COLUMN = 12;
/** So many lines on either side show how wide a column is: pages differ. */
const WINDOW = 12;
/** Punctuation is squeezed and pushed over: a full line may lack so many characters. */
const SLACK = 2.5;

/** In full characters. */
function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += /[\u0020-\u024f]/.test(char) ? 0.5 : 1;
  return width;
}

/**
 * How wide a full line is around each line, if the text was set in columns there; 0 if it was not.
 * In a column the widest lines are alike and seldom end a sentence.
 */
function columns(lines: readonly TextLine[]): number[] {
  const widths = lines.map((line) => widthOf(line.text));
  return widths.map((_, i) => {
    const from = Math.max(0, i - WINDOW);
    const near = widths.slice(from, i + WINDOW + 1);
    const full = near.toSorted((a, b) => a - b)[Math.floor(near.length * 0.7)] ?? 0;
    const wide = lines.slice(from, i + WINDOW + 1).filter((line) => widthOf(line.text) >= full - SLACK);
    const alike = wide.filter((line) => widthOf(line.text) <= full + SLACK && !ENDS.test(line.text));
    const set = alike.length >= Math.max(3, near.length * 0.25, wide.length * 0.6);
    return set && full >= NARROWEST_COLUMN && full <= WIDEST_COLUMN ? full : 0;
  });
}

/** Nothing ends inside a bracket or a quotation. */
function unclosed(text: string): boolean {
  return [/《[^》]*$/, /“[^”]*$/, /（[^）]*$/].some((open) => open.test(text));
}

/** Two neighbours, and what surrounds them. */
interface Pair {
  before: TextLine;
  after: TextLine;
  /** All of the line so far, of which `before` is the last part. */
  so: string;
  /** The width of a full line here, or 0. */
  column: number;
  /** No sentence came before: it may be the title. */
  top: boolean;
}

/** What the words at the break say: one line, two, or nothing (null). */
function byWords({ before, after, so, top }: Pair): boolean | null {
  const { text } = before;
  if (before.rank > 0 || after.rank > 0 || after.pictured || before.row || after.row) return false;
  if (before.strong && after.strong) return OPEN.test(text);
  if (REMNANT.test(after.text)) return !ENDS.test(text);
  if (GOES_ON.test(after.text)) return !ENDS.test(text) || /^[”’）》】]/.test(after.text);
  if (ENDS.test(text)) return unclosed(so) && !after.indented;
  if (OPEN.test(text) || unclosed(so)) return true;
  if (LABEL.test(so) && LABEL.test(after.text)) return false;
  // 报送信息 1⏎203条, 参加1500余人⏎次: a number and what it counts.
  if (/\d$/.test(text) && (/^\d(?!\d{3}年)/.test(after.text) || MEASURE.test(after.text))) return true;
  if (/：$/.test(text) || before.strong !== after.strong) return false;
  if (BEGINS.test(after.text) || after.indented) return false;
  if (/；$/.test(text)) return true;
  if (HEADS.test(so) && SENTENCE_BEGINS.test(after.text)) return false;
  if ((top && (TITLED.test(so) || OPENS.test(after.text))) || isCouplet(so)) return false;
  // So no heading begins, and none counts and goes on: what has not ended is a sentence.
  return NO_HEADING.test(so) || /[。；！？]/.test(text) ? true : null;
}

/** What the width of the lines says, where the words do not. */
function byWidth({ before, after, so, column }: Pair): boolean {
  const width = widthOf(before.text);
  // A paragraph that stops in mid-sentence at the foot of a page goes on behind it.
  if (width > WIDEST_COLUMN) return true;
  const words = before.text.replace(HEADS, "");
  const comma = /[，、！]/.test(words);
  const begins = SENTENCE_BEGINS.test(after.text);
  if (column === 0) {
    // A heading with a comma stands over a longer paragraph, a broken line over one like itself.
    const alike = width > 32 || (width > 15 && widthOf(after.text) < width * 1.2);
    return comma && alike && !begins;
  }
  // A paragraph that was broken once is broken until it ends.
  const short = width < column - SLACK;
  if (so !== before.text && /，/.test(so) && !HEADS.test(so) && !(begins && short)) return true;
  // Digits stretch and commas shrink a line, a quotation that does not fit leaves a gap; bare characters do neither.
  const loose = /[“”《》（）\w]/.test(words) || /^[“《（‘]/.test(after.text);
  return width >= column - (comma && /\d\d/.test(words) ? 2 * SLACK : loose ? SLACK : 2);
}

// 全市|市政协, 人|人: characters that may rightly meet across a break.
const MAY_MEET =
  "市省县区州人种层年天家户事处时步件条一个往常渐仅刚委党会议员民国院场代项点村镇乡企业面方月日商团好多案题门部代学生工";

/** Puts two parts together; what a page repeats of the one before it stands once. */
function join(before: string, after: string, shortest: number): string {
  for (let length = Math.min(40, before.length, after.length); length >= shortest; length -= 1) {
    const piece = after.slice(0, length);
    if (!before.endsWith(piece) || /\d/.test(piece)) continue;
    if (length === 1 && (!/\p{Script=Han}/u.test(piece) || MAY_MEET.includes(piece))) continue;
    return before + after.slice(length);
  }
  const words = /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after);
  return words ? `${before} ${after}` : before + after;
}

/** A line that is being made whole, with the furniture met on the way. */
interface Run {
  text: string;
  first: TextLine;
  last: TextLine;
  behind: Mark[];
}

/** The blocks of a page. */
export function blocksOf(lines: ReadonlyArray<TextLine | Mark>): Block[] {
  const texts = lines.filter((line) => line.kind === "text");
  const widths = columns(texts);
  const column = new Map(texts.map((line, i) => [line, widths[i] ?? 0]));
  // Where all lines are set in, none begins a paragraph by it.
  const inset = texts.filter((line) => line.indented).length < texts.length * 0.9;
  const before: Mark[] = [];
  const runs: Run[] = [];
  let top = true;
  for (const line of lines) {
    const run = runs.at(-1);
    if (line.kind !== "text") {
      (run?.behind ?? before).push(line);
      continue;
    }
    const after: TextLine = inset ? line : { ...line, indented: false };
    const full = run ? (column.get(run.last) ?? 0) : 0;
    // A name on a line of its own behind the date of a page is whose report it is.
    const signs = /^\p{Script=Han}{1,4}$/u.test(line.text.replaceAll(" ", ""));
    const parted = run?.behind.some((mark) => mark.kind === "rule" || signs) ?? true;
    const pair = run && !parted && { before: run.last, after, so: run.text, column: full, top };
    if (pair && (byWords(pair) ?? byWidth(pair))) {
      // In a column every line is parted from the next: a single character met twice says nothing there.
      run.text = join(run.text, line.text, full > 0 || !line.apart ? 6 : 1);
      run.last = line;
    } else {
      if (run && ENDS.test(run.text)) top = false;
      runs.push({ text: line.text, first: line, last: line, behind: [] });
    }
  }
  return [...before, ...runs.flatMap(blockOf)];
}

function blockOf({ text, first, behind }: Run): Block[] {
  const { strong, rank, pictured, row } = first;
  // Quotes whose partners stood on other lines meet here.
  const whole = pairQuotes(withoutInserts(text));
  return whole === "" ? behind : [{ kind: "text", text: whole, strong, rank, pictured, row }, ...behind];
}
