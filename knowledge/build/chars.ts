/**
 * Character tables for reading questions.
 * Comes in: functions of data packages (conversion, pronunciation), so that this file needs none of them.
 * Goes out: compact strings. Never: I/O, a table written by hand.
 */

import type { CharTables } from "../normalize.ts";

/** The block of common Chinese characters. */
const FIRST = 0x4e00;
const LAST = 0x9fa5;

function* characters(): Generator<string> {
  for (let code = FIRST; code <= LAST; code += 1) yield String.fromCodePoint(code);
}

/** Traditional characters with their simplified ones. */
export function simplifiedTable(convert: (char: string) => string): CharTables {
  let traditional = "";
  let simplified = "";
  for (const char of characters()) {
    const to = convert(char);
    if (to !== char && to.length === 1) {
      traditional += char;
      simplified += to;
    }
  }
  return { traditional, simplified };
}

/** Folds what southern speakers and quick typing confuse: zh/z, ch/c, sh/s, n/l, ang/an, eng/en, ing/in. */
function foldedSound(syllable: string): string {
  return syllable
    .replace(/^(z|c|s)h/, "$1")
    .replace(/^l/, "n")
    .replace(/([aei])ng$/, "$1n");
}

/**
 * Groups of characters that sound alike, from which typing errors of pinyin input can be told.
 * @param common the characters people type; rare ones only make the table longer
 */
export function homophoneTable(common: Iterable<string>, sound: (char: string) => string): string[] {
  const groups = new Map<string, string>();
  for (const char of common) {
    const key = foldedSound(sound(char));
    if (key === "" || key === char) continue;
    groups.set(key, (groups.get(key) ?? "") + char);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
