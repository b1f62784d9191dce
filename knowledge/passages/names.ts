/**
 * Things that a sentence calls by a name in “” or 《》, and what each of them is said to be.
 * Comes in: a sentence. Goes out: its names with the words that belong to each. Never: a name that another
 * one's words are put to.
 */

import type { Span } from "./dates.ts";
import { spansOf } from "./dates.ts";

/** A name with its surroundings. */
export interface Named extends Span {
  /** With its marks: 《…》. */
  text: string;
  /** What stands right before it in a list: whose it is. */
  owner: string;
  /** What stands between this name's list and the next mark or name: 等一批好经验. */
  behind: string;
  /** What stands right before its list: 宣传片. */
  ahead: string;
  /** The part of the sentence that is about this name's list alone. */
  zone: Span;
  /** The part before the first list, which is said of all of them. */
  shared: string;
}

// A closing mark too many (“甲”乙”) belongs to the name: printers lose opening ones.
const NAME = /《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”(?:[^“”，。；、《》]{1,6}”)?/g;

/** 、 and a few words on whose the next one is: 、南明区“…”. Directly side by side is one list, too. */
const JOINT = /^(?:[、和及与]?|[、和及与][^“”《》，。；：、]{1,8})$/;

/** The names of a sentence. */
export function namesIn(text: string): Named[] {
  const spans = spansOf(text, NAME);
  const lists: Span[][] = [];
  spans.forEach((span, i) => {
    const before = spans[i - 1];
    if (before && JOINT.test(text.slice(before.end, span.start))) lists.at(-1)?.push(span);
    else lists.push([span]);
  });
  const bounds = lists.map((list) => zoneStart(text, list[0]?.start ?? 0));
  return lists.flatMap((list, k) => {
    const first = list[0] ?? { start: 0, end: 0, text: "" };
    const last = list.at(-1) ?? first;
    const start = Math.max(bounds[k] ?? 0, lists[k - 1]?.at(-1)?.end ?? 0);
    const stop = endOf(text, last.end);
    const next = bounds[k + 1];
    const end = next !== undefined && next > last.end ? Math.min(stop, next) : nextName(lists[k + 1], stop);
    const zone = { start, end, text: text.slice(start, end) };
    const opening = groupStart(text, start);
    const firstInGroup = lists.findIndex((other) => (other[0]?.start ?? 0) >= opening);
    const shared = text.slice(opening, Math.max(opening, bounds[firstInGroup] ?? start));
    const behind = /^[^，。；：、“《]*/.exec(text.slice(last.end))?.[0] ?? "";
    const ahead = /[^，。；：、”》]*$/.exec(text.slice(0, first.start))?.[0] ?? "";
    let owner = "";
    return list.map((span, i) => {
      const gap = i === 0 ? ahead : text.slice(list[i - 1]?.end ?? 0, span.start).replace(/^[、和及与]/, "");
      // 甲区“…”“…”、乙区“…”: side by side they belong to the same.
      if (i === 0 || gap !== "" || text.charAt(span.start - 1) === "、") owner = gap;
      return { ...span, owner, behind, ahead, zone, shared };
    });
  });
}

function zoneStart(text: string, at: number): number {
  const before = text.slice(0, at);
  return Math.max(...["，", "；", "。", "：", "、"].map((mark) => before.lastIndexOf(mark))) + 1;
}

function groupStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf("；", at - 1), text.lastIndexOf("。", at - 1)) + 1;
}

function endOf(text: string, from: number): number {
  const end = text.slice(from).search(/[；。]/);
  return end < 0 ? text.length : from + end;
}

function nextName(list: readonly Span[] | undefined, stop: number): number {
  return Math.min(stop, list?.[0]?.start ?? stop);
}
