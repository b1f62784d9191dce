// Rich text (post) as a bot sends it: a locale around title and paragraphs of nodes.
// Comes in: the parsed content. Goes out: nothing, or the platform's refusal. It never accepts the bare shape of
// received posts.
import { isObject } from "./json.ts";
import { refuseAtAll } from "./mentions.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { checkOwn } from "./resources.ts";
import type { Chat, Json, JsonObject } from "./types.ts";
import type { World } from "./world.ts";

const LOCALES = /^[a-z]{2}_[a-z]{2}$/;
const STYLES = ["bold", "italic", "underline", "lineThrough"];

/** Node → properties that must be strings. */
const NODES: Record<string, string[]> = {
  text: ["text"],
  a: ["text", "href"],
  at: ["user_id"],
  img: ["image_key"],
  media: ["file_key"],
  emotion: ["emoji_type"],
  hr: [],
  code_block: ["text"],
  md: ["text"],
};

function bad(reason: string): Refusal {
  return refuse(230001, `invalid post content: ${reason}`);
}

function checkStyle(style: Json | undefined): void {
  if (style === undefined) return;
  if (!Array.isArray(style)) throw bad("style is not a list");
  else for (const one of style) if (!STYLES.includes(String(one))) throw bad(`unknown style ${String(one)}`);
}

function checkNode(world: World, chat: Chat, node: Json, paragraph: Json[]): void {
  if (!isObject(node) || typeof node.tag !== "string") throw bad("a node has no tag");
  const required = Object.hasOwn(NODES, node.tag) ? NODES[node.tag] : undefined;
  if (!required) throw bad(`unknown tag ${node.tag}`);
  for (const name of required) if (typeof node[name] !== "string") throw bad(`${node.tag} has no ${name}`);
  checkStyle(node.style);
  if (node.tag === "md" && paragraph.length > 1) throw bad("md must be alone in its paragraph");
  if (node.tag === "img") checkOwn(world, node.image_key, "image");
  if (node.tag === "media") checkOwn(world, node.file_key, "media");
  if (node.tag !== "at") return;
  if (node.user_id === "all") refuseAtAll(chat);
  else if (!world.people.some((person) => person.open_id === node.user_id))
    throw bad("at with an unknown user_id");
}

function checkLocale(world: World, chat: Chat, locale: string, body: Json): void {
  if (!LOCALES.test(locale)) throw bad(`${locale} is not a locale`);
  if (!isObject(body)) throw bad(`${locale} is not an object`);
  if (body.title !== undefined && typeof body.title !== "string") throw bad("title is not a string");
  if (!Array.isArray(body.content)) throw bad("content is not a list of paragraphs");
  for (const paragraph of body.content) {
    if (!Array.isArray(paragraph)) throw bad("a paragraph is not a list of nodes");
    for (const node of paragraph) checkNode(world, chat, node, paragraph);
  }
}

export function checkPost(world: World, chat: Chat, content: JsonObject): void {
  const locales = Object.entries(content);
  if (locales.length === 0) throw bad("it is empty");
  for (const [locale, body] of locales) checkLocale(world, chat, locale, body);
}
