/**
 * One report after another in one text.
 * Comes in: the blocks of a file. Goes out: items, each with its title, its paragraphs and what surrounds it.
 * Never: a section of a report taken for a report of its own.
 */

import { dateIn, isByline } from "./furniture.ts";
import type { Block, TextBlock } from "./mend.ts";
import { isBody, isSignature, isTitular, SUBTITLE, TELLS, titleAmong, titleOf } from "./titles.ts";

/** One report or news item. */
export interface Item {
  title: string;
  /** The committee that a round-up names at the head of this part; empty for a text of its own. */
  lead: string;
  publisher: string;
  /** ISO, or empty. */
  date: string;
  body: TextBlock[];
  /** Who gave or wrote it, and when, with its title, as printed; empty where no one is named. */
  imprint: string;
  /** Lines that are neither title nor text. */
  around: string[];
}

const NEWS = /^(?:本报讯|本网讯|本刊讯|.{2,8}(?:报|网|客户端|新闻)讯|[（(]?(?:本报)?记者.{0,12}[）)])/;

/** 云川市政协2024年工作总结 heads no section. */
const FULL_TITLE = /(?:政协|委员会).*20\d\d年.*(?:报告|总结|综述|纪实)$/;

/** Where items begin: block numbers, the first of them 0. */
function beginnings(blocks: readonly Block[]): number[] {
  const starts = [0];
  const bodyIn = (from: number, to: number): boolean => blocks.slice(from, to).some(isBody);
  for (let i = 1; i < blocks.length; i += 1) {
    if (!isTitular(blocks[i]) || isTitular(blocks[i - 1])) continue;
    // A run of titular lines: does it head an item of its own?
    let end = i;
    while (isTitular(blocks[end])) end += 1;
    const run = blocks.slice(i, end).filter((one) => one.kind === "text");
    const behind = blocks[end];
    const noted =
      behind?.kind === "notice" &&
      (behind.notice.date !== undefined || behind.notice.publisher !== undefined);
    const heads =
      run.some((one, at) => at > 0 && SUBTITLE.test(one.text) && TELLS.test(one.text)) ||
      (noted && run.some((one) => [...one.text].length >= 8)) ||
      (behind?.kind === "text" && NEWS.test(behind.text)) ||
      (blocks[i - 1]?.kind === "rule" && run.some((one) => TELLS.test(one.text))) ||
      (run[0]?.rank === 1 && TELLS.test(run[0].text)) ||
      run.some((one) => FULL_TITLE.test(one.text));
    const from = starts.at(-1) ?? 0;
    if (heads && bodyIn(from, i) && bodyIn(end, blocks.length)) starts.push(i);
  }
  return starts;
}

/** What notices say, a labelled one before others: the top of a page may print any day. */
function told(blocks: readonly Block[], what: "date" | "publisher" | "title"): string | undefined {
  const notices = blocks.filter((block) => block.kind === "notice" && block.notice[what] !== undefined);
  const labelled = notices.find(
    (block) => block.kind === "notice" && /发布|发表|时间|日期|来源/.test(block.text),
  );
  const [first] = labelled ? [labelled] : notices;
  return first?.kind === "notice" ? first.notice[what] : undefined;
}

/** Behind the text: a name, or a committee or its office. Other lines there list what else the site has. */
const SIGNS =
  /^\p{Script=Han}{1,2}\s?\p{Script=Han}{1,2}$|^[（(][^（）()]*[）)]$|(?:政协|委员会|办公室|党组)$/u;

/** 【云川】: the place alone, whose committee the text below names. */
const PLACE = /^【(\p{Script=Han}{2,6})】/u;

function itemOf(blocks: readonly Block[]): Item {
  const notices = blocks.flatMap((block) => (block.kind === "notice" ? block.text : []));
  const texts = blocks.filter((block) => block.kind === "text");
  const firstBody = texts.findIndex(isBody);
  let lead = 0;
  // 【云川】… below the title heads a part of the text.
  while (lead < firstBody && isTitular(texts[lead]) && (lead === 0 || !PLACE.test(texts[lead]?.text ?? "")))
    lead += 1;
  let end = texts.length;
  while (end > lead && isTitular(texts[end - 1])) end -= 1;
  const front = texts.slice(0, lead).map((block) => block.text);
  const back = texts.slice(end).map((block) => block.text);
  const [from, to] = titleAmong(front);
  // What stands between the title and the text heads its first section, 前言; a name is the speaker's.
  let start = to;
  while (isSignature(front[start] ?? "")) start += 1;
  // A paper may print its title at its end.
  const last = back.filter((line) => TELLS.test(line) || SUBTITLE.test(line));
  const named = to > 0 ? front.slice(from, to) : last.slice(...titleAmong(last));
  const title = named.length > 0 ? titleOf(named) : (told(blocks, "title") ?? "");
  const signed = [
    ...front.slice(to, start),
    ...back.filter((line) => !named.includes(line) && SIGNS.test(line)),
  ];
  const issued = notices.filter(
    (line) => /^[（(]\d{4}年.*[）)]$|(?:编|编印|办公室|委员会)\s?\d{4}年.*日$/.test(line) || isByline(line),
  );
  return {
    title,
    lead: "",
    publisher: told(blocks, "publisher") ?? "",
    date: told(blocks, "date") ?? dateIn([title, ...front, ...back].join("\n")),
    body: texts.slice(start, end),
    imprint: signed.length + issued.length === 0 ? "" : [title, ...issued, ...signed].join(" ").trim(),
    around: [...notices, ...front.slice(0, from), ...signed],
  };
}

const LEAD = /^(?:【([^【】]{2,14}政协)】|(\p{Script=Han}{2,12}政协)(?:[:：]|$))/u;
/** 【云川】: a place that heads a part whose text then names its committee. */
const BRACKETED = /【(\p{Script=Han}{2,8})】/u;
const NAMED = /^\p{Script=Han}{2,10}?[省市州盟县区旗]政协/u;

/** The committee of the place that a heading names in brackets, as the text behind it has it. */
function placedIn(heading: string, behind: string): string {
  const place = BRACKETED.exec(heading)?.[1];
  if (place === undefined) return "";
  const named = new RegExp(`${place}[省市州盟县区旗]?政协`).exec(heading.split("】").at(-1) + behind);
  return named?.[0] ?? "";
}

/** The committee whose part begins with a block: named before a colon, or in a heading whose text names it again. */
function leadOf(block: TextBlock, next: TextBlock | undefined): string {
  const lead = LEAD.exec(block.text);
  if (lead) return lead[1] ?? lead[2] ?? "";
  const placed = placedIn(block.text, isTitular(block) ? (next?.text ?? "") : "");
  if (placed !== "") return placed;
  const named = isTitular(block) ? (NAMED.exec(block.text)?.[0] ?? "") : "";
  return named !== "" && next?.text.slice(0, 80).includes(named) === true ? named : "";
}

/** The parts of a round-up, each under the committee it names; an item that is none stays whole. */
function partsOf(item: Item): Item[] {
  const leads = item.body.map((block, i) => leadOf(block, item.body[i + 1]));
  // The first part's heading may stand right behind the title and be read as its end.
  const headed = placedIn(item.title, item.body[0]?.text ?? "");
  const own = NAMED.exec(item.title)?.[0] ?? headed;
  if (new Set([own, ...leads].filter((lead) => lead !== "")).size < 2) return [item];
  const starts = leads.flatMap((lead, i) => (lead === "" ? [] : [i]));
  const [first = 0] = starts;
  const parts = starts.map((start, i) => {
    const [head, ...rest] = item.body.slice(start, starts[i + 1] ?? item.body.length);
    const titled = head !== undefined && isTitular(head);
    return {
      ...item,
      title: titled ? head.text : item.title,
      lead: leads[start] ?? "",
      imprint: "",
      body: titled || head === undefined ? rest : [head, ...rest],
    };
  });
  const before = { ...item, lead: headed, body: item.body.slice(0, first) };
  return before.body.some(isBody) ? [before, ...parts] : parts;
}

/** Cuts a file into its items. */
export function itemsOf(blocks: readonly Block[]): Item[] {
  const starts = beginnings(blocks);
  return starts
    .map((start, i) => itemOf(blocks.slice(start, starts[i + 1] ?? blocks.length)))
    .filter((item) => item.body.length > 0)
    .flatMap(partsOf);
}
