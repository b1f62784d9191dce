/**
 * Numbers as people and reports write them.
 * Comes in: text. Goes out: plain numbers, or null. Never: arithmetic on figures.
 */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** Characters a Chinese numeral consists of, for use in a character class. */
export const CHINESE_NUMERAL = "〇零一二两三四五六七八九十百千万亿";

/** Reads a numeral in words (三百五十三, 十余 without its mark, 千); null when it is none. */
export function chineseNumber(text: string): number | null {
  if (text === "") return null;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const char of text) {
    const value = DIGITS[char];
    const unit = UNITS[char];
    const myriad = MYRIADS[char];
    if (value !== undefined) {
      // Two digits in a row are a telephone-style reading (二四), not a numeral, except after 零.
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit;
      digit = null;
    } else if (myriad !== undefined) {
      total = (total + section + (digit ?? (section === 0 ? 1 : 0))) * myriad;
      section = 0;
      digit = null;
    } else return null;
  }
  return total + section + (digit ?? 0);
}

/** Reads digits one by one (二〇二四, 二四); null unless every character is a digit word. */
export function spelledDigits(text: string): string | null {
  let digits = "";
  for (const char of text) {
    const value = DIGITS[char];
    if (value === undefined || char === "两") return null;
    digits += value;
  }
  return digits === "" ? null : digits;
}

/** 二〇二四年 → 2024年, character for character, so that places in the text stay. */
export function digitYears(text: string): string {
  return text.replace(
    /(?:二[〇零○]|一九)[〇零○一二三四五六七八九]{2}(?=年)/g,
    (year) => spelledDigits(year.replaceAll("○", "〇")) ?? year,
  );
}

/** Reads 390, 1,500, 43.62, 1.2万 or 三百五十三 as a number. */
export function readNumber(text: string): number | null {
  const match = /^(\d[\d,]*(?:\.\d+)?)([十百千万亿]*)$/.exec(text);
  if (match?.[1] !== undefined) {
    let value = Number(match[1].replaceAll(",", ""));
    for (const char of match[2] ?? "") value *= UNITS[char] ?? MYRIADS[char] ?? 1;
    // 1.2 × 10000 is 12000.000000000002 in binary.
    return Number(value.toPrecision(12));
  }
  return chineseNumber(text);
}

/** How much one unit is worth: 万元 is 10,000, 件 is 1. */
export function scaleOf(unit: string): number {
  if (unit.startsWith("亿")) return 1e8;
  if (unit.startsWith("万")) return 1e4;
  return 1;
}

/** The number a figure stands for, with its 万 or 亿 carried out, so that figures can be ordered. */
export function magnitude(figure: { value: number; unit: string }): number {
  return Number((figure.value * scaleOf(figure.unit)).toPrecision(12));
}
