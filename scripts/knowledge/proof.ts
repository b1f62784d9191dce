/**
 * The proof that a figure is what its report prints.
 * Comes in: figures; the text they were read from. Goes out: what is not so, a line each.
 * Never: trust in how a figure was found.
 */

import type { CharTables } from "../../knowledge/normalize.ts";
import { readNumber, spelledDigits } from "../../knowledge/numbers.ts";
import { oneSpelling } from "../../knowledge/read/characters.ts";
import type { Figure } from "../../knowledge/types.ts";

/** Between two lines of a sentence there may be this many of the page: its number, a running head. */
const PAGE_LINES = 4;
/** A page may begin with the last words of the one before. */
const REPEATED = 40;

/** What is wrong with figures of which each must stand in its line: shipped ones. */
export function proveFigures(figures: readonly Figure[]): string[] {
  return figures.flatMap((figure) => wrongIn(figure).map((wrong) => `${nameOf(figure)}：${wrong}`));
}

/** What is wrong with the figures of a report: each must stand in its sentence, the sentence in the text. */
export function proveReport(figures: readonly Figure[], text: string, tables: CharTables): string[] {
  const lines = oneSpelling(text, tables)
    .split(/[\n\f]/)
    .map(bare)
    .filter((line) => line !== "");
  const joined = lines.join("");
  const known = new Map<string, boolean>();
  const stands = (quote: string): boolean => {
    const found = known.get(quote) ?? standsIn(bare(quote), lines, joined);
    known.set(quote, found);
    return found;
  };
  return [
    ...proveFigures(figures),
    ...figures
      .filter(({ quote }) => !stands(quote))
      .map((figure) => `${nameOf(figure)}：报告里没有这一句：${figure.quote}`),
  ];
}

function nameOf({ region, period, metric, printed }: Figure): string {
  return `${region}${period} ${metric} ${printed}`;
}

function wrongIn(figure: Figure): string[] {
  const { quote, printed, value, approx, source } = figure;
  const wrong: string[] = [];
  if (!wholeIn(printed, quote)) wrong.push(`“${printed}”没有照样印在：${quote}`);
  if (!numbersIn(printed).includes(value)) wrong.push(`数值 ${value} 不在“${printed}”里`);
  if (![...approx].every((char) => printed.includes(char))) wrong.push(`约数“${approx}”不在“${printed}”里`);
  if (source.title === "") wrong.push("没有出处");
  return wrong;
}

/** Whether a printed number stands in a sentence and is not the tail or head of a longer one. */
function wholeIn(printed: string, quote: string): boolean {
  for (let at = quote.indexOf(printed); at >= 0; at = quote.indexOf(printed, at + 1)) {
    const cutBefore = /^\d/.test(printed) && /[\d.]$/.test(quote.slice(0, at));
    const cutBehind = /\d$/.test(printed) && /^[\d.]\d*/.test(quote.slice(at + printed.length));
    if (!cutBefore && !cutBehind) return true;
  }
  return false;
}

/** The numbers that a printed form may be read as. */
function numbersIn(printed: string): number[] {
  const digits = printed.normalize("NFKC").match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  if (digits.length > 0) return digits.map((one) => Number(one.replaceAll(",", "")));
  // 百分之九十七点八: the digits behind 点 are spelled one by one.
  const [, whole = "", part = ""] = /百分之([^点]+)点([〇零一二三四五六七八九]+)/.exec(printed) ?? [];
  if (part !== "") return [Number(`${readNumber(whole)}.${spelledDigits(part.replaceAll("零", "〇"))}`)];
  const words = printed.match(/[〇零一二两三四五六七八九十百千万亿]+/g) ?? [];
  return words.flatMap((word) =>
    [...word].flatMap((_, from) =>
      [...word].map((_, to) => readNumber(word.slice(from, word.length - to)) ?? Number.NaN),
    ),
  );
}

/** Letters and digits only: what mending a line may not change. */
function bare(text: string): string {
  return text.normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Whether a sentence stands in lines, unbroken but for what a page puts between two of them. */
function standsIn(sentence: string, lines: readonly string[], joined: string): boolean {
  if (sentence === "") return false;
  if (joined.includes(sentence)) return true;
  const goesOn = (said: number, from: number): boolean => {
    const rest = sentence.slice(said);
    return lines.slice(from, from + PAGE_LINES + 1).some((line, i) =>
      beginnings(line, sentence.slice(0, said)).some((next) => {
        if (next.startsWith(rest)) return true;
        return next !== "" && rest.startsWith(next) && goesOn(said + next.length, from + i + 1);
      }),
    );
  };
  return lines.some((line, i) =>
    [...line].some((_, at) => {
      const tail = line.slice(at);
      return sentence.startsWith(tail) && goesOn(tail.length, i + 1);
    }),
  );
}

/** A line as it goes on: whole, or without what it repeats of what was said; a number is never a repeat. */
function beginnings(line: string, said: string): string[] {
  const whole = [line];
  for (let length = 1; length <= REPEATED && length < line.length; length += 1) {
    const piece = line.slice(0, length);
    if (/\d/.test(piece)) break;
    if (said.endsWith(piece)) whole.push(line.slice(length));
  }
  return whole;
}
