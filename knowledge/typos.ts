/**
 * Typing errors of pinyin input: a known word with a character that only sounds right (协上 for 协商).
 * Comes in: normalised text, the table of characters that sound alike. Goes out: the text mended, and what
 * was taken for what. Never: a change where the text reads as known words already.
 */

import type { Tables } from "./base.ts";
import { SPOKEN_FORMS, segment } from "./lexicon.ts";

interface Sounds {
  of: Map<string, number>;
  forms: Map<string, string[]>;
  longest: number;
  /** Forms of this question's reports, beside the common ones: those are never copied. */
  more?: Map<string, string[]>;
}

const prepared = new WeakMap<Tables, Sounds>();

function soundsOf(tables: Tables): Sounds {
  const known = prepared.get(tables);
  if (known) return known;
  const of = new Map<string, number>();
  tables.homophones.forEach((group, i) => {
    for (const char of group) of.set(char, i);
  });
  const forms = new Map<string, string[]>();
  let longest = 0;
  for (const form of SPOKEN_FORMS) {
    const key = keyOf(form, { of });
    forms.set(key, [...(forms.get(key) ?? []), form]);
    longest = Math.max(longest, form.length);
  }
  const sounds = { of, forms, longest };
  prepared.set(tables, sounds);
  return sounds;
}

function withForms(sounds: Sounds, words: readonly string[]): Sounds {
  const more = new Map<string, string[]>();
  for (const form of new Set(words)) {
    const key = keyOf(form, sounds);
    if (sounds.forms.get(key)?.includes(form)) continue;
    more.set(key, [...(more.get(key) ?? []), form]);
  }
  return { ...sounds, more, longest: Math.max(sounds.longest, ...words.map((form) => form.length)) };
}

/** How a word sounds, a character at a time. */
function keyOf(word: string, { of }: Pick<Sounds, "of">): string {
  return [...word].map((char) => of.get(char) ?? char).join(" ");
}

/** A place at the beginning of a text with one character that only sounds right: the names it may be. */
export function placesLike(text: string, tables: Tables): Array<readonly [string, string]> {
  const { of } = soundsOf(tables);
  const found: Array<readonly [string, string]> = [];
  for (const length of [3, 2]) {
    const piece = text.slice(0, length);
    for (const [i, char] of [...piece].entries()) {
      for (const other of tables.homophones[of.get(char) ?? -1] ?? "") {
        const name = piece.slice(0, i) + other + piece.slice(i + 1);
        if (other !== char && Object.hasOwn(tables.names, name)) found.push([piece, name]);
      }
    }
  }
  return found;
}

/** What was mended: as typed, as read. */
export interface Mended {
  text: string;
  changes: Array<readonly [string, string]>;
}

/** Mends a text; null when nothing is to be mended. `more`: words of the reports that may be meant. */
export function mend(text: string, tables: Tables, more: readonly string[] = []): Mended | null {
  const common = soundsOf(tables);
  const sounds = more.length === 0 ? common : withForms(common, more);
  const known = new Array<boolean>(text.length).fill(false);
  for (const word of segment(text)) {
    if (word.kind === "rest" || word.kind === "filler") continue;
    for (let i = word.start; i < word.end; i += 1) known[i] = true;
  }
  const changes: Array<readonly [string, string]> = [];
  let out = text;
  for (let at = 0; at < text.length; at += 1) {
    for (let length = Math.min(sounds.longest, text.length - at); length >= 2; length -= 1) {
      const piece = text.slice(at, at + length);
      const form = formFor(piece, sounds);
      if (form === null) continue;
      const fresh =
        piece.length === 2 ? !known[at] && !known[at + 1] : [...piece].some((_, i) => !known[at + i]);
      if (!fresh || straddles(text, at, form, piece)) continue;
      out = out.slice(0, at) + form + out.slice(at + length);
      changes.push([piece, form]);
      at += length - 1;
      break;
    }
  }
  return changes.length === 0 ? null : { text: out, changes };
}

/** 香政协 of 书香政协 is cut out of another word: the odd character goes with the unknown one before it. */
function straddles(text: string, at: number, form: string, piece: string): boolean {
  if (at === 0 || form.charAt(0) === piece.charAt(0) || piece.length < 3) return false;
  return segment(text).some((word) => word.kind === "rest" && word.start < at && word.end > at);
}

/** The one known word that sounds like a piece and differs from it in a single character. */
function formFor(piece: string, sounds: Sounds): string | null {
  const key = keyOf(piece, sounds);
  const forms = [...(sounds.forms.get(key) ?? []), ...(sounds.more?.get(key) ?? [])].filter(
    (form) => [...form].filter((char, i) => char !== piece.charAt(i)).length === 1,
  );
  return forms.length === 1 ? (forms[0] ?? null) : null;
}
