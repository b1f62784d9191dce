// What in a message comes alive on a client: mentions, links, images, styles. For tests which say that what people wrote
// never does. Comes in: a message or a card. Goes out: every live piece with its source and its place.
// It reads as the facts say and, where they are open, as the more dangerous reading: a backslash does not protect.
import { isObject, parseJson } from "./json.ts";
import type { Json, JsonObject } from "./types.ts";
import { decodeEntities, type Shown } from "./visible.ts";

export interface Alive {
  kind:
    | "at"
    | "tag"
    | "link"
    | "autolink"
    | "image"
    | "bold"
    | "italic"
    | "strike"
    | "code"
    | "heading"
    | "quote"
    | "list"
    | "rule"
    | "table"
    | "emoji";
  source: string;
  where: string;
}

type Rule = [Alive["kind"], RegExp];

/** Anything within one paragraph: a style may run over the end of a line, but not over an empty one. */
const SPAN = "(?:(?!\\n[ \\t]*\\n)[\\s\\S])";

/** In this order; what one rule has taken the next does not see. */
const MARKDOWN: Rule[] = [
  ["code", /```[\s\S]*?(?:```|$)/g],
  ["code", new RegExp(`(?<!\`)(\`+)(?!\`)${SPAN}+?(?<!\`)\\1(?!\`)`, "g")],
  ["at", /<\/?(?:at|person)\b[^>]*>?/gi],
  ["link", /<(?:a|link)\b[^>]*>?/gi],
  ["link", /<https?:[^>\s]*>/gi],
  ["tag", /<\/?(?:a|br|hr|local_datetime|text_tag|raw|link|font|number_tag|audio)\b[^>]*>?/gi],
  ["image", /!\[[^\]]*\]\([^)]*\)/g],
  ["link", /\[(?:[^[\]]|\[[^[\]]*\])*\]\([^)]*\)/g],
  ["link", /^\[[^\]\n]+\]:\s*\S+/gm],
  ["autolink", /\b(?:https?:\/\/|www\.)[^\s<>()（）]+/gi],
  ["bold", new RegExp(`\\*\\*(?=\\S)${SPAN}*?\\S\\*\\*|__(?=\\S)${SPAN}*?\\S__`, "g")],
  ["strike", new RegExp(`~~(?=\\S)${SPAN}*?\\S~~`, "g")],
  ["italic", new RegExp(`\\*(?=[^\\s*])${SPAN}*?[^\\s*]\\*`, "g")],
  ["italic", new RegExp(`(?<![\\p{L}\\p{N}_])_(?=[^\\s_])${SPAN}*?[^\\s_]_(?![\\p{L}\\p{N}_])`, "gu")],
  ["table", /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|[ \t]*:?-*:?[ \t]*$/gm],
  ["rule", /^[ \t]{0,3}(?:-[ \t]*){3,}$|^[ \t]{0,3}(?:\*[ \t]*){3,}$|^[ \t]{0,3}(?:_[ \t]*){3,}$/gm],
  ["heading", /^[ \t]{0,3}#{1,6}(?:[ \t].*)?$/gm],
  ["heading", /^.*\S.*\n[ \t]{0,3}(?:=+|-+)[ \t]*$/gm],
  ["quote", /^[ \t]{0,3}>.*$/gm],
  ["list", /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+\S.*$/gm],
  ["emoji", /:[A-Z][A-Za-z0-9_]*:/g],
];

const TEXT: Rule[] = [
  ["at", /<\/?at\b[^>]*>?/gi],
  ["tag", /<\/?[bius]\s*\/?>/gi],
  ["link", /\[[^\]\n]+\]\([^)\n]*\)/g],
  ["autolink", /\b(?:https?:\/\/|www\.)[^\s<>()（）]+/gi],
];

function scan(text: string, rules: Rule[], where: string): Alive[] {
  const found: Alive[] = [];
  let rest = text;
  for (const [kind, pattern] of rules) {
    rest = rest.replace(pattern, (source) => {
      found.push({ kind, source, where });
      // Lines keep their number and words their borders.
      return source.replace(/[^\n]/g, " ");
    });
  }
  return found;
}

export function aliveInMarkdown(markdown: string, where = "markdown"): Alive[] {
  return scan(markdown, MARKDOWN, where);
}

const URLS = ["url", "default_url", "pc_url", "ios_url", "android_url", "href"];

function inTable(table: JsonObject, where: string): Alive[] {
  const columns = Array.isArray(table.columns) ? table.columns.filter(isObject) : [];
  const live = columns.filter((one) => one.data_type === "markdown" || one.data_type === "lark_md");
  const rows = Array.isArray(table.rows) ? table.rows.filter(isObject) : [];
  return rows.flatMap((row, i) =>
    live.flatMap(({ name }) =>
      aliveInMarkdown(String(row[String(name)] ?? ""), `${where}.rows.${i}.${String(name)}`),
    ),
  );
}

function inValue(value: Json, where: string): Alive[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => inValue(one, `${where}.${i}`));
  if (!isObject(value) || value.tag === "chart") return [];
  if (value.tag === "table") return inTable(value, where);
  const own = value.tag === "markdown" || value.tag === "lark_md";
  const translated = isObject(value.i18n_content) ? Object.values(value.i18n_content) : [];
  const texts = own ? [value.content ?? "", ...translated] : [];
  const found = texts.flatMap((text) => aliveInMarkdown(String(text), `${where}.content`));
  for (const [name, part] of Object.entries(value)) {
    const isUrl = URLS.includes(name) && typeof part === "string" && part !== "";
    if (isUrl) found.push({ kind: "link", source: part, where: `${where}.${name}` });
    // What a callback carries is never shown.
    else if (!(name === "value" && value.type === "callback"))
      found.push(...inValue(part, `${where}.${name}`));
  }
  return found;
}

export function aliveInCard(card: JsonObject): Alive[] {
  return inValue(card, "card");
}

function inNode(node: Json, where: string): Alive[] {
  if (!isObject(node)) return [];
  const source = JSON.stringify(node);
  if (node.tag === "at") return [{ kind: "at", source, where }];
  if (node.tag === "a") return [{ kind: "link", source: String(node.href), where }];
  if (node.tag === "img") return [{ kind: "image", source, where }];
  if (node.tag === "md") return aliveInMarkdown(String(node.text ?? ""), where);
  if (node.tag !== "text") return [];
  const text = String(node.text ?? "");
  const styled = Array.isArray(node.style) ? node.style : [];
  const styles: Record<string, Alive["kind"]> = { bold: "bold", italic: "italic", lineThrough: "strike" };
  return [
    ...scan(node.un_escape === true ? decodeEntities(text) : text, TEXT, where),
    ...styled.map((one): Alive => ({ kind: styles[String(one)] ?? "tag", source: text, where })),
  ];
}

function inPost(content: JsonObject): Alive[] {
  return Object.entries(content).flatMap(([locale, body]) => {
    const lines = isObject(body) && Array.isArray(body.content) ? body.content : [];
    return lines.flatMap((line, i) =>
      Array.isArray(line) ? line.flatMap((node, j) => inNode(node, `${locale}.${i}.${j}`)) : [],
    );
  });
}

export function aliveMarkup(message: Shown): Alive[] {
  const content = typeof message.content === "string" ? parseJson(message.content) : message.content;
  if (!isObject(content)) return [];
  if (message.msg_type === "interactive") return aliveInCard(content);
  if (message.msg_type === "post") return inPost(content);
  return message.msg_type === "text" ? scan(String(content.text ?? ""), TEXT, "text") : [];
}
