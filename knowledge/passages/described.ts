/**
 * Things that have no name in marks, but are told by what stands before their noun: 青禾县柳湾村, 机关第一党支部.
 * Comes in: a line, what is wanted. Goes out: the noun with what tells it apart. Never: what the question said
 * itself, given back; a noun inside of a name.
 */

import { fold } from "../normalize.ts";
import { windowAround } from "./clauses.ts";
import type { Search } from "./found.ts";
import { namesIn } from "./names.ts";
import type { Line } from "./report.ts";
import type { Wanted } from "./wanted.ts";

/** What is longer is no name, but a piece of the sentence: then the sentence is the answer. */
const LONGEST = 18;
/** Where a description cannot go on to the left. */
const EDGE =
  /[，。；：（）《》\s]|召开|举办|举行|形成|签订|刊载|与|在|到|赴|由|对|向|于|为|被|将|把|了|获评|获得|荣获|开展|深入|组织|走访|调研|推动|促进|参加|其中|以及|共同|联合|指导/g;
const EDGE_OF_ONE = new RegExp(`、|${EDGE.source}`, "g");
/** 社区, 农村: the noun is half of a word that tells no place apart. */
const HALF = /[社园小景校片地辖库山牧林灾城农乡全我本国大专企]/;
/** What tells nothing by itself: which one, or how many. */
const VAGUE =
  /^(?:[一二三四五六七八九十两几多数\d余近约]*[个件条家份篇项次名批]?|全市|我市|本市|市|县|区|各|全体|有关|相关|部分|多个|等|的|和|及|该|其|\d.*)$/;

const COUNT = /^、|^\d+[余多]?[次个场项期件条篇家名]/;

/** Descriptions in a line: null where it has none, empty where it has one that is too long or unclear to name. */
export function describedIn(line: Line, { wanted, tables }: Search): string[] | null {
  const { besides, needs } = wanted;
  const [nouns, broken] = nounsOf(wanted);
  // 什么制度 asks for any; what was held is told by its noun: 开了什么会.
  if (/什么|啥/.test(wanted.phrase) && !/(?:会|会议|班|论坛|比赛|活动)$/.test(wanted.head)) return null;
  // 哪篇, 哪份: a paper without its title is none that could be told.
  if (nouns.length === 0 || besides.length === 0 || /[份篇部本条件项]/.test(wanted.phrase)) return null;
  const names = namesIn(line.text);
  const asked = fold(wanted.stem, tables);
  const found: Array<{ text: string; size: number; same: number }> = [];
  for (const noun of nouns) {
    for (let at = line.text.indexOf(noun); at >= 0; at = line.text.indexOf(noun, at + 1)) {
      const end = at + noun.length;
      if (noun.length < 2 && HALF.test(line.text.charAt(at - 1))) continue;
      if (names.some((name) => name.start < at && end < name.end)) continue;
      const window = windowAround(line.text, { start: at, end }, broken ? besides : needs, tables, 1);
      if (!window) continue;
      const text = news(line.text.slice(window.start, at), noun, asked, wanted.many, (part) =>
        fold(part, tables),
      );
      if (text === null || (wanted.many && !text.includes("、"))) continue;
      found.push({
        text,
        size: window.end - window.start,
        // 哪个村的党支部: of several villages the one behind which the question's words stand.
        same: saidLength(fold(line.text.slice(end, end + 16), tables), asked),
      });
    }
  }
  if (found.length === 0) return null;
  const best = Math.min(...found.map(({ size }) => size));
  const closest = found.filter(({ size }) => size === best);
  const longest = Math.max(...closest.map(({ same }) => same));
  const texts = [...new Set(closest.filter(({ same }) => same === longest).map(({ text }) => text))];
  return texts.length === 1 ? texts.filter((text) => text.length <= LONGEST) : [];
}

/** The nouns by which a thing may stand in a report, and whether they are only parts of the one asked for. */
function nounsOf({ head }: Wanted): [string[], boolean] {
  if (/^(?:乡镇|镇乡)$/.test(head)) return [["镇", "乡"], true];
  if (/^(?:区县|县区|市县|县市区|区市县)$/.test(head)) return [["县", "区", "市"], true];
  if (head.length < 2) return [head === "" ? [] : [head], true];
  // 协商经验 may stand as 工作经验.
  return [head.length >= 4 ? [head, head.slice(-2)] : [head], false];
}

/** What stands before a noun and the question did not say; null where it tells nothing. */
function news(
  before: string,
  noun: string,
  asked: string,
  many: boolean,
  folded: (text: string) => string,
): string | null {
  const edge = [...before.matchAll(many ? EDGE : EDGE_OF_ONE)].at(-1);
  const own = before.slice(edge ? edge.index + edge[0].length : 0).replace(COUNT, "");
  const text = withoutAsked(own, asked);
  if (VAGUE.test(text) || asked.includes(folded(text)) || asked.includes(folded(text + noun))) return null;
  return text + noun;
}

/** Takes off at the beginning what the question said itself: 定点联系 of 定点联系乡镇青禾县白石镇. */
function withoutAsked(text: string, asked: string): string {
  for (let size = text.length; size >= 4; size -= 1) {
    if (asked.includes(text.slice(0, size))) return withoutAsked(text.slice(size), asked);
  }
  return text;
}

/** How much of the beginning of a text the question says. */
function saidLength(text: string, asked: string): number {
  let length = text.length;
  while (length > 0 && !asked.includes(text.slice(0, length))) length -= 1;
  return length;
}
