/**
 * One spelling of characters.
 * Comes in: text as scraped or pasted. Goes out: the same words with half-width digits and letters, full-width
 * punctuation, simplified characters, without markup and invisible marks.
 * Never: a numeral in words turned into digits, a digit changed, a line joined or dropped.
 */

import { type CharTables, simplifiedOf } from "../normalize.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  mdash: "—",
  ndash: "–",
  middot: "·",
  bull: "•",
  hellip: "…",
  times: "×",
  permil: "‰",
  lsaquo: "〈",
  rsaquo: "〉",
};

function decodeEntities(text: string): string {
  return text
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex: string | undefined, dec: string) => {
      const code = hex === undefined ? Number(dec) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/&([a-z]+);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
}

/** Tags that end a line, and those that only dress words. */
function withoutTags(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<\/?(?:p|div|br|h[1-6]|li|ul|ol|tr|table|section|article|blockquote)\b[^<>]*>/gi, "\n")
    .replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi, "");
}

/** Links keep their words, pictures go; a table keeps its cells. Bold marks stay until lines are read. */
function withoutMarkdown(text: string): string {
  return text
    .replace(/!\[[^\]\n]*\]\([^)\n]*\)/g, "")
    .replace(/\[([^\]\n]+)\]\((?:https?:|\/|#|mailto:)[^)\n]*\)/g, "$1")
    .replace(/^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*(?::?-{3,}:?)?[ \t]*$/gm, "")
    .replace(/^[ \t]*>[ \t]?/gm, "")
    .replace(/\\([*_#[\]()`~>-])/g, "$1");
}

/** What NFKC changes in running text for the better; circled numbers and the like stay as printed. */
const COMPATIBLE =
  /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0b\u2e80-\u2fdf\uf900-\ufaff\uff5e\uff0f]/g;
const INVISIBLE = /\p{Cf}|\p{Co}|\ufe0f|(?![\t\n\v])\p{Cc}/gu;

// Standard characters of today that are also traditional forms of others: 乾, 徵, 夥 in a name mean themselves.
const ALSO_SIMPLIFIED = new Set("乾菸薹拚捱摺吒後徵夥榘於袷麴醣麽著瞭藉");
const HAN = /\p{Script=Han}/gu;

/** Converts all of a text in traditional characters; of any other only characters that can be nothing else. */
function simplify(text: string, tables: CharTables): string {
  const map = simplifiedOf(tables);
  const han = text.match(HAN) ?? [];
  const certain = han.filter((char) => map.has(char) && !ALSO_SIMPLIFIED.has(char)).length;
  const whole = certain > han.length / 12;
  return text.replace(HAN, (char) => (!whole && ALSO_SIMPLIFIED.has(char) ? char : (map.get(char) ?? char)));
}

const FULL: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "?": "？",
  "!": "！",
  "(": "（",
  ")": "）",
  "﹐": "，",
  "﹔": "；",
  "﹕": "：",
  "､": "、",
  "｡": "。",
  "「": "“",
  "」": "”",
  "『": "‘",
  "』": "’",
  "〝": "“",
  "〞": "”",
  "＂": '"',
  "＇": "'",
};

// A mark stays half width inside a number, a time, an address on the net, and between Latin words.
function punctuate(line: string): string {
  if (!/\p{Script=Han}/u.test(line)) return line;
  return (
    line
      .replace(/(?<=\d)．(?=\d)/g, ".")
      // 1，200余: thousands, for no number stands before a comma without what it counts.
      .replace(/(?<![\d.])(\d{1,3})， ?(?=\d{3}(?!\d))/g, "$1,")
      .replace(/[,;:?!()﹐﹔﹕､｡「」『』〝〞＂＇]/g, (mark, at: number) => {
        const before = line.charAt(at - 1);
        const after = line.charAt(at + 1);
        if (/[,:]/.test(mark) && /\d/.test(before) && /\d/.test(after)) return mark;
        if (/[?:;!,]/.test(mark) && /[a-z/]/i.test(before) && /[a-z/]/i.test(after)) return mark;
        return FULL[mark] ?? mark;
      })
      .replace(
        /(?<=[\p{Script=Han}”》）%])[.．](?=$|[\s”’]|\p{Script=Han})/gu,
        (mark, at: number, all: string) =>
          // 一.加强 numbers a heading.
          /^\s*[一二三四五六七八九十]{1,3}$/.test(all.slice(0, at)) ? mark : "。",
      )
      .replace(/[-–]{2,}|[─━﹣−―–]{2,}|—{3,}/g, "——")
      .replace(/(?<=\p{Script=Han}|》|”)\.{3,6}|…{3,}|。{3,}/gu, "……")
  );
}

/** Marks printed twice, and a comma before a full stop. */
function singleMarks(line: string): string {
  return line
    .replace(/[，、]+(?=[。；！？])|、+(?=，)/g, "")
    .replace(/，{2,}|、{2,}|；{2,}|：{2,}|。{2}(?!。)/g, (marks) => marks.charAt(0));
}

/** Straight quotes by turns; one that has no partner in its line stays as it is. */
export function pairQuotes(line: string): string {
  const parts = line.split('"');
  return parts.length % 2 === 0 ? line : parts.map((part, i) => (i % 2 === 1 ? `“${part}”` : part)).join("");
}

// 昫（xù）: how a character is read is an aid of the page. Only a syllable with its tone is one.
const READING =
  /(?<=\p{Script=Han})[（(]\s*(?=[^）)\n]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü\s]{1,12}[）)]/giu;

// One blank between thousands, in a number that counts something: columns of a table are further apart.
const THOUSANDS =
  /(?<![\d.][ \u00a0\u2009\u202f]?)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?=[ \u00a0\u3000]*(?:[\p{Script=Han}%‰]|$))/gu;
const SPACES = /[\t\v \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;

// The last word before a gap in the typesetting, printed again behind it: 的　的.
const TORN = /([的了和与在是为对将及地得])(?:[ \u3000]\1)+(?=\p{Script=Han})/gu;

/** Blanks: gone inside numbers and beside digits and marks, one between words where a mark might stand. */
function blanks(line: string): string {
  // Two blanks before a line begin a paragraph: the only blanks that say something.
  const indent = /^(?:\u3000|[ \t\u00a0]{2,}(?=\S))/.test(line) ? "\u3000" : "";
  const bare = line
    .trim()
    .replace(THOUSANDS, (number) => number.replace(/\D/g, ""))
    .replace(SPACES, " ");
  const parts = bare.split(" ");
  // 全 市 政 协: every character stands alone.
  const single = parts.filter((part) => [...part].length === 1);
  const loose =
    single.length > parts.length * 0.7 && single.filter((part) => /\p{Script=Han}/u.test(part)).length > 3;
  return (
    indent +
    (loose ? parts.join("") : bare)
      .replace(TORN, "$1")
      .replace(/(?<=\d) (?=[\p{Script=Han}%‰])|(?<=[\p{Script=Han}]) (?=\d)/gu, "")
      .replace(/ ?([，。；：！？、）》”’】〉]) ?/gu, "$1")
      .replace(/([（《“‘【〈]) /gu, "$1")
      .replace(/(?<=\p{Script=Han}) (?=[（])/gu, "")
  );
}

/** The whole text in one spelling; lines stay lines, a form feed, which parts pages, is a blank one. */
export function oneSpelling(text: string, tables: CharTables): string {
  const plain = withoutMarkdown(
    decodeEntities(
      withoutTags(
        decodeEntities(text)
          .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
          .replace(/\f/g, "\n\n"),
      ),
    ),
  )
    .replace(COMPATIBLE, (char) => char.normalize("NFKC"))
    .replace(INVISIBLE, "");
  return simplify(plain, tables)
    .replace(READING, "")
    .split("\n")
    .map((line) => pairQuotes(singleMarks(blanks(punctuate(line)))))
    .join("\n");
}
