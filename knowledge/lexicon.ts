/**
 * Cuts text into words of the shared vocabulary.
 * Comes in: folded text. Goes out: words, each a concept, a light word, a filler or the rest.
 * Never: a place, a year or a number; those were taken out before.
 */

import { CONCEPT_TABLE, type ConceptClass } from "./concepts.ts";

/** An entry of the vocabulary. */
export interface Concept {
  id: string;
  kind: ConceptClass;
  group: string;
  broader: readonly string[];
}

/** A piece of text: a concept of the vocabulary, or what the vocabulary does not know. */
export interface Word {
  text: string;
  start: number;
  end: number;
  kind: ConceptClass | "rest" | "mark";
  concept: Concept | null;
  /** Stands right behind 多少: it is what is to be counted. */
  counted?: true;
  /** The characters around it in the text, where only a filler that may be half a word parts them. */
  before?: string;
  after?: string;
}

const concepts = new Map<string, Concept>();
const byFirst = new Map<string, Array<readonly [string, Concept]>>();

for (const row of CONCEPT_TABLE.trim().split("\n")) {
  if (row === "") continue;
  const [id = "", kind = "light", group = "", forms = "", broader = ""] = row.split("|");
  const concept: Concept = {
    id,
    kind: kind as ConceptClass,
    group,
    broader: broader === "" ? [] : broader.trim().split(" "),
  };
  concepts.set(id, concept);
  for (const form of forms.split(" ")) {
    const first = form.slice(0, 1);
    const list = byFirst.get(first) ?? [];
    // The first row that claims a form keeps it: concepts stand before fillers.
    if (!list.some(([known]) => known === form)) list.push([form, concept]);
    byFirst.set(first, list);
  }
}
for (const list of byFirst.values()) list.sort((a, b) => b[0].length - a[0].length);

/** Every form that says something, for the correction of typing errors. */
export const SPOKEN_FORMS: readonly string[] = [...byFirst.values()]
  .flat()
  .filter(([form, concept]) => concept.kind !== "filler" && form.length >= 2)
  .map(([form]) => form);

/** A concept with everything it is a kind of. */
export function withBroader(concept: Concept): string[] {
  const all = [concept.id];
  for (const id of concept.broader) {
    const next = concepts.get(id);
    if (next) all.push(...withBroader(next));
  }
  return all;
}

// 住某某省政协委员: members of the provincial committee who live in that place, whatever it is called.
const RESIDENT = /住[\u4e00-\u9fa5]{0,4}?省(?:级)?政协委员/y;

function longestAt(text: string, at: number): readonly [string, Concept] | null {
  RESIDENT.lastIndex = at;
  const resident = text.charAt(at) === "住" ? RESIDENT.exec(text)?.[0] : undefined;
  const level = concepts.get("省级委员");
  if (resident !== undefined && level) return [resident, level];
  for (const entry of byFirst.get(text.charAt(at)) ?? []) {
    if (text.startsWith(entry[0], at)) return entry;
  }
  return null;
}

const MARK = /[\s,，。.;；:：、!！?？()/|+&…-]/;

/**
 * Cuts text into words, the longest known form first. Punctuation becomes marks, unknown characters
 * that stand together become one word of kind `rest`.
 */
export function segment(text: string, offset = 0): Word[] {
  const words: Word[] = [];
  let rest = "";
  const flush = (end: number): void => {
    if (rest === "") return;
    words.push({
      text: rest,
      start: offset + end - rest.length,
      end: offset + end,
      kind: "rest",
      concept: null,
    });
    rest = "";
  };
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    const hit = longestAt(text, at);
    if (hit) {
      flush(at);
      const [form, concept] = hit;
      words.push({
        text: form,
        start: offset + at,
        end: offset + at + form.length,
        kind: concept.kind,
        concept: concept.kind === "filler" ? null : concept,
      });
      at += form.length;
    } else if (MARK.test(char)) {
      flush(at);
      words.push({ text: char, start: offset + at, end: offset + at + 1, kind: "mark", concept: null });
      at += 1;
    } else {
      rest += char;
      at += 1;
    }
  }
  flush(at);
  return joinUnknown(words);
}

// Fillers that are as often a part of a word: 针对性, 服务为民, 向上级.
const INNER = new Set("对为以用按从向到上下中内前后来去所会等年月日本能要想");

/** Puts an unknown word together again that a filler inside it has cut in two. */
function joinUnknown(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  words.forEach((word, i) => {
    const last = joined.at(-1);
    const before = words[i - 1];
    const next = words[i + 1];
    const inner =
      (word.kind === "filler" || word.text === "会") &&
      INNER.has(word.text) &&
      next?.kind === "rest" &&
      last?.kind === "rest";
    const tail =
      word.kind === "rest" && before?.kind === "filler" && INNER.has(before.text) && last?.end === word.start;
    // 工会, 青年, 线上: a single unknown character before these makes one word with them.
    const named = /^[会年上中内外]$/.test(word.text) && last?.text.length === 1 && last.end === word.start;
    if (last?.kind === "rest" && (inner || tail || named)) {
      joined[joined.length - 1] = { ...last, text: last.text + word.text, end: word.end };
    } else joined.push(word);
  });
  return joined;
}

/** The words that mean something: no fillers, no marks. */
export function meaningful(words: readonly Word[]): Word[] {
  return words.filter((word) => word.kind !== "filler" && word.kind !== "mark");
}
