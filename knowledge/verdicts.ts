/**
 * A number that somebody states against one that a report prints.
 * Comes in: the number with its words (超过60万次, 正好1320场), a figure. Goes out: 对, 不对 or what lies between, with
 * the printed number. Never: a yes to more than the report prints: 390余 is not 390.
 */

import { magnitude } from "./numbers.ts";
import type { Figure } from "./types.ts";

/** How a number is meant. */
type Mark = "exact" | "more" | "least" | "less" | "near" | "about" | "none";

const BEFORE: ReadonlyArray<readonly [RegExp, Mark]> = [
  [/(?:不到|不足|少于|低于|未达|不满)$/, "less"],
  [/(?:至少|不少于|不低于|达到|达)了?$/, "least"],
  [/(?:超过|超出|超|多于|大于|高于|不止|突破|逾)了?$/, "more"],
  [/(?:将近|接近|近)$/, "near"],
  [/(?:大约|大概|约|差不多|左右)(?:是|有)?$/, "about"],
  [/(?:正好|刚好|恰好|刚刚好|整整|就是|不多不少)(?:是|有)?$/, "exact"],
];
const BEHIND: ReadonlyArray<readonly [RegExp, Mark]> = [
  [/以下/, "less"],
  [/以上/, "least"],
  [/左右|上下/, "about"],
  [/[余多](?!少)/, "more"],
  [/整/, "exact"],
];

/** The number as said: where its words begin and end, and how it is meant. */
export interface Stated {
  value: number;
  mark: Mark;
  start: number;
  end: number;
}

/** Reads how a number in a text is meant. */
export function readStated(
  text: string,
  { value, start, end }: { value: number; start: number; end: number },
): Stated {
  const before = text.slice(Math.max(0, start - 5), start);
  const behind = /^(?:以上|以下|左右|上下|[余多](?!少)|整)/.exec(text.slice(end))?.[0] ?? "";
  for (const [pattern, mark] of BEFORE) {
    const said = pattern.exec(before)?.[0];
    if (said !== undefined) return { value, mark, start: start - said.length, end: end + behind.length };
  }
  const within = text.slice(start, end) + behind;
  const mark = BEHIND.find(([pattern]) => pattern.test(within))?.[1] ?? "none";
  return { value, mark, start, end: end + behind.length };
}

/** 余 and 超 are more than what is printed, 近 is less, 约 either. */
function lean({ approx }: Figure): "more" | "less" | "about" | "none" {
  if (approx === "") return "none";
  if (/[余多超破逾]|以上/.test(approx)) return "more";
  return /[近不将]|接近/.test(approx) ? "less" : "about";
}

/** The verdict in one line; `right` tells whether the statement holds. */
export function judge(stated: Stated, figure: Figure): { right: boolean; line: string } {
  const printed = magnitude(figure);
  const by = lean(figure);
  const { value, mark } = stated;
  const yes = {
    right: true,
    line: by === "none" ? `对，是${figure.printed}。` : `对，报告印的是${figure.printed}。`,
  };
  const no = { right: false, line: `不对，是${figure.printed}。` };
  const half = { right: false, line: `不完全对，报告印的是${figure.printed}。` };
  const same = printed === value;
  switch (mark) {
    case "more":
      return printed > value || (same && by === "more") ? yes : no;
    case "least":
      return printed > value || (same && by !== "less") ? yes : no;
    case "less":
      return printed < value || (same && by === "less") ? yes : no;
    case "near":
      return (same && by === "less") || (printed < value && printed >= 0.9 * value) ? yes : same ? half : no;
    case "about":
      return Math.abs(printed - value) <= 0.05 * value ? yes : no;
    case "exact":
      return same
        ? by === "none"
          ? yes
          : { right: false, line: `不准确，报告印的是${figure.printed}。` }
        : no;
    default:
      return same ? (by === "none" ? yes : half) : no;
  }
}
