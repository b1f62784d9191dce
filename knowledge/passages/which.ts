/**
 * Which one, and what it is called.
 * Comes in: a question for a name. Goes out: the sentences with the names in “” or 《》 of which everything is
 * said that the question says, or with the noun that is asked for and what tells it apart.
 * Never: a name that stands somewhere else in the sentence than beside its noun.
 */

import { fold } from "../normalize.ts";
import { windowAround } from "./clauses.ts";
import type { Span } from "./dates.ts";
import { describedIn } from "./described.ts";
import type { Finding, Search } from "./found.ts";
import { type Named, namesIn } from "./names.ts";
import type { Line } from "./report.ts";
import { lacking } from "./words.ts";

/** Nouns that 《》 says by itself. */
const IN_TITLE = /^(?:书|书籍|图书|刊物|文章|史料|专著|文件|文件名|题目|标题|报道题目|报道标题|题)$/;
/** And those that a title ends with in a way of its own. */
const MEDIUM = /^(?:报纸|报|媒体|报刊|刊物|杂志|期刊)$/;
const MEDIUM_TITLE = /(?:报|文史|杂志|通讯|专刊|学刊|画报)》$/;
/** Between a list of names and the noun they are called: 等一批好经验, 的相关, 等20篇. */
const BETWEEN = /^(?:等)?(?:[\d余多近]+[篇件个条项份]|一批|系列)?的?[\u4e00-\u9fa5]{0,6}$/;

/** Finds what is asked for by name; unnamed things by their noun. */
export function findNames(search: Search): Finding[] {
  const named = search.lines.flatMap((line) => {
    const shorts = called(line, search);
    return shorts.length === 0 ? [] : [{ line, shorts }];
  });
  if (named.length > 0) return named;
  return search.lines.flatMap((line) => {
    const shorts = describedIn(line, search);
    return shorts === null ? [] : [{ line, shorts }];
  });
}

/** Names of which the sentence says what the question says. */
function called(line: Line, { wanted, tables }: Search): string[] {
  const { head, needs, besides } = wanted;
  if (head === "" || needs.length === 0) return [];
  const names = namesIn(line.text);
  const folded = (text: string): string => fold(text, tables);
  const asked = needs.join("");
  const kinds = names.filter((name) => isA(name, head) && !asked.includes(folded(name.text)));
  const held = kinds.filter((name) => {
    const wants = IN_TITLE.test(head) || MEDIUM.test(head) ? besides : needs;
    const own = folded(`${name.owner}${name.text}${name.zone.text}`);
    // Where no other list is called the same, what stands near it is said of it.
    const window = windowAround(line.text, name, wants, tables);
    const alone = kinds.every((other) => other.zone.start === name.zone.start || !within(other, window));
    const near = alone ? window : null;
    // 青年干部学习活动: what narrows the noun is said in the name's own clause, or whose it is in the list.
    const clause = windowAround(line.text, name, [], tables)?.text ?? "";
    if (
      lacking([head], folded(clause)).length > 0 &&
      !isOwner(folded(name.owner), asked) &&
      !IN_TITLE.test(head) &&
      !MEDIUM.test(head)
    )
      return false;
    const said = near ? folded(near.text) : own;
    if (!near && lacking(wants, `${folded(name.shared)}\n${own}`).length > 0) return false;
    return organs(asked).every((organ) => said.includes(organ) || organs(said).length === 0);
  });
  // 望岭区的工作法: where lists say whose each one is, only that one's.
  const own = held.filter(({ owner }) => isOwner(folded(owner), asked));
  const kept = own.length > 0 ? own : held.filter(({ owner }) => !foreign(owner, held));
  return [...new Set(kept.map((name) => withOwner(name, line.text)))];
}

function within(name: Span, window: Span | null): boolean {
  return window !== null && name.start < window.end && window.start < name.end;
}

/** Whether the question names whose the name is: 望岭区, also at the end of 已形成望岭区. */
function isOwner(owner: string, asked: string): boolean {
  for (let at = 0; at + 2 <= owner.length; at += 1) if (asked.includes(owner.slice(at))) return true;
  return false;
}

const ORGAN = /市委|市政府|省委|省政府|省政协|全国政协|市领导|省领导/g;
function organs(text: string): string[] {
  return text.match(ORGAN) ?? [];
}

/** 柳湾“院坝协商”工作经验入选…: what begins a clause and its subject belongs to the name. */
function withOwner({ text, owner, start, end, behind }: Named, line: string): string {
  const before = line.charAt(start - owner.length - 1);
  const own =
    owner.length > 1 &&
    owner.length <= 3 &&
    lacking([owner], "").length > 0 &&
    !/的$|其中|形成|制定|[把将以]|坚持|始终/.test(owner);
  const subject = own && (before === "" || /[，；。]/.test(before)) && behind.length > 6;
  return subject ? line.slice(start - owner.length, end) : text;
}

/** Whether a list tells apart whose its names are, and the question does not say which. */
function foreign(owner: string, all: readonly Named[]): boolean {
  const owners = new Set(all.map((name) => name.owner).filter((one) => /[区县市州乡镇]$/.test(one)));
  return owners.size > 1 && !owners.has(owner);
}

/** Whether a name is said to be one of what is asked for. */
function isA(name: Named, head: string): boolean {
  if (IN_TITLE.test(head) && name.text.startsWith("《")) return true;
  if (MEDIUM.test(head)) return MEDIUM_TITLE.test(name.text);
  // A single character is more often half a word than a noun, and a name is longer than one.
  if (name.text.length < 4 || head.length < 2) return false;
  const short = head.slice(-2);
  const inner = name.text.replace(/[》”]$/, "").replace(/（[^）]*）$/, "");
  if (inner.endsWith(short)) return true;
  const behind = name.behind.indexOf(short);
  const between = name.behind.slice(0, Math.max(0, behind));
  const whole = !/^[性化权者力率感式]/.test(name.behind.slice(behind + short.length));
  if (behind >= 0 && whole && BETWEEN.test(between) && !/[为是被获]|打造|采用|报道/.test(between))
    return true;
  // 宣传片《…》, but 城市“…”改造: behind a noun, words in “” tell more often what was done there.
  const noun = name.text.startsWith("《") ? `${short}(?:为|是)?$` : `${short}(?:为|是|名为|取名)$`;
  return new RegExp(noun).test(name.ahead);
}
