// The words that a person reads in a message: markup read as a client reads it, marks taken away.
// Comes in: a message or a card. Goes out: lines of plain text. It never shows ids, colours or links' targets.
import { isObject, parseJson } from "./json.ts";
import type { Json, JsonObject } from "./types.ts";

export interface Shown {
  msg_type: string;
  /** Serialised, or already parsed. */
  content: Json;
}

const NAMED: Record<string, string> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  nbsp: " ",
  sim: "~",
};

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]+));/gi, (whole, dec, hex, name) => {
    if (dec !== undefined) return String.fromCodePoint(Number(dec));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return NAMED[String(name).toLowerCase()] ?? whole;
  });
}

/** Markdown as read: marks go first, entities are decoded last, so that an escaped mark stays visible. */
export function readMarkdown(markdown: string): string {
  const bare = markdown
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<at\s+id\s*=\s*["']?all["']?[^>]*>\s*(<\/at>)?/gi, "@所有人")
    .replace(/<at\b[^>]*>([^<]*)<\/at>/gi, "@$1")
    .replace(/<\/?(?:at|person|local_datetime|a|text_tag|raw|link|font|number_tag|audio|hr)\b[^>]*>/gi, "")
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/```\w*\n?/g, "")
    .replace(/(\*\*|__|~~|`)/g, "")
    .replace(/^[ \t]{0,3}(#{1,6}[ \t]+|>[ \t]?)/gm, "")
    .replace(/(?<![\w*])[*_](?=\S)([^*_\n]+)(?<=\S)[*_](?![\w*])/g, "$1");
  return decodeEntities(bare);
}

function readText(text: string): string {
  return text
    .replace(/<at\s[^>]*user_id\s*=\s*["']?all["']?[^>]*>[^<]*(<\/at>)?/gi, "@所有人")
    .replace(/<at\s[^>]*>([^<]*)<\/at>/gi, "@$1")
    .replace(/<\/?[bius]>/gi, "")
    .replace(/\[([^\]]+)\]\((?:https?:)[^)]*\)/g, "$1");
}

function readNode(node: Json): string {
  if (!isObject(node)) return "";
  if (node.tag === "at") return node.user_id === "all" ? "@所有人" : `@${String(node.user_name ?? "")}`;
  if (node.tag === "md") return readMarkdown(String(node.text ?? ""));
  return typeof node.text === "string" ? node.text : "";
}

function readPost(content: JsonObject): string[] {
  const body = Array.isArray(content.content) ? content : Object.values(content)[0];
  if (!isObject(body)) return [];
  const paragraphs = Array.isArray(body.content) ? body.content : [];
  const title = typeof body.title === "string" ? [body.title] : [];
  return [...title, ...paragraphs.map((line) => (Array.isArray(line) ? line.map(readNode).join("") : ""))];
}

function readCell(cell: Json, type: Json | undefined): string {
  if (Array.isArray(cell))
    return cell.map((one) => (isObject(one) ? String(one.text ?? "") : String(one))).join(" ");
  const text = String(cell);
  return type === "markdown" || type === "lark_md" ? readMarkdown(text) : text;
}

function readTable(table: JsonObject): string[] {
  const columns = Array.isArray(table.columns) ? table.columns.filter(isObject) : [];
  const rows = Array.isArray(table.rows) ? table.rows.filter(isObject) : [];
  const head = columns.map((column) => String(column.display_name ?? column.name));
  const line = (row: JsonObject) =>
    columns.map((column) => readCell(row[String(column.name)] ?? "", column.data_type)).join(" | ");
  return [head.join(" | "), ...rows.map(line)];
}

/** Depth first, in the order of the JSON, which is the order on the screen. */
function readElement(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(readElement);
  if (!isObject(value)) return [];
  if (value.tag === "table") return readTable(value);
  if (value.tag === "chart") return [];
  if (value.tag === "plain_text" || value.tag === "text") return [String(value.content ?? "")];
  if (value.tag === "markdown" || value.tag === "lark_md") return [readMarkdown(String(value.content ?? ""))];
  return Object.entries(value)
    .filter(([name]) => name !== "behaviors" && name !== "confirm" && name !== "alt")
    .flatMap(([, part]) => readElement(part));
}

export function visibleCard(card: JsonObject): string[] {
  const body = isObject(card.body) ? card.body.elements : card.elements;
  return [...readElement(card.header), ...readElement(body)];
}

export function visibleText(message: Shown): string {
  const content = typeof message.content === "string" ? parseJson(message.content) : message.content;
  if (!isObject(content)) return "";
  switch (message.msg_type) {
    case "text":
      return readText(String(content.text ?? ""));
    case "post":
      return readPost(content).join("\n");
    case "interactive":
      return visibleCard(content).join("\n");
    default:
      return "";
  }
}
