/**
 * The content of a received message. In: message type and content string. Out: Content in our own words.
 * Never: an exception; what can't be read is `unknown` or `empty`.
 * Shapes: 接收消息内容结构. A plain @bot in a topic group may come as post, so post is read wherever text is.
 */
import * as z from "zod/mini";
import type { Content, Mention, OtherContent } from "../core/incoming.ts";
import { type JsonObject, readObject } from "../core/json.ts";
import { lazy } from "../core/lazy.ts";
import { words } from "./fields.ts";

const schemas = lazy(() => {
  const Text = z.object({ text: words() });
  const Node = z.object({ tag: words(), text: words(), user_id: words() });
  const node = z.catch(Node, { tag: "", text: "", user_id: "" });
  const Post = z.object({ title: words(), content: z.catch(z.array(z.catch(z.array(node), [])), []) });
  /** Some clients wrap a post in its language; on receipt the documents promise none. */
  const Wrapped = z.object({ zh_cn: z.optional(Post), en_us: z.optional(Post), ja_jp: z.optional(Post) });
  return { Text, Post, Wrapped };
});
type Node = z.infer<ReturnType<typeof schemas>["Post"]>["content"][number][number];

const OTHERS: Record<string, { type: OtherContent; show: string[] }> = {
  image: { type: "image", show: [] },
  file: { type: "file", show: ["file_name"] },
  folder: { type: "folder", show: ["file_name"] },
  audio: { type: "audio", show: [] },
  media: { type: "media", show: ["file_name"] },
  sticker: { type: "sticker", show: [] },
  interactive: { type: "card", show: ["title"] },
  hongbao: { type: "hongbao", show: ["text"] },
  share_chat: { type: "share_chat", show: [] },
  share_user: { type: "share_user", show: [] },
  share_calendar_event: { type: "calendar", show: ["summary"] },
  calendar: { type: "calendar", show: ["summary"] },
  general_calendar: { type: "calendar", show: ["summary"] },
  location: { type: "location", show: ["name"] },
  video_chat: { type: "video_chat", show: ["topic"] },
  todo: { type: "todo", show: [] },
  vote: { type: "vote", show: ["topic"] },
  system: { type: "system", show: [] },
  merge_forward: { type: "merge_forward", show: [] },
};

/** @param raw the content string; empty when the message was recalled before it was pushed. */
export function readContent(messageType: string, raw: string): Content {
  if (raw.trim() === "") return { type: "empty" };
  const parsed = readObject(raw);
  if (parsed === null) return { type: "unknown", text: "" };
  if (messageType === "text") return asText(z.safeParse(schemas().Text, parsed).data?.text ?? "");
  if (messageType === "post") return readPost(parsed);
  const other = OTHERS[messageType] ?? { type: "unknown", show: [] };
  const shown = other.show.map((key) => parsed[key]).filter((value) => typeof value === "string");
  return { type: other.type, text: shown.join("\n") };
}

const asText = (text: string): Content => (text.trim() ? { type: "text", text } : { type: "empty" });

/** Rich text without a word is what else is in it: a picture, a video. */
function readPost(parsed: JsonObject): Content {
  const wrapped = z.safeParse(schemas().Wrapped, parsed).data;
  const post = wrapped?.zh_cn ?? wrapped?.en_us ?? wrapped?.ja_jp ?? z.safeParse(schemas().Post, parsed).data;
  if (!post) return { type: "unknown", text: "" };
  const text = [post.title, ...post.content.map((nodes) => nodes.map(readNode).join(""))]
    .filter((line) => line !== "")
    .join("\n");
  if (text.trim() !== "") return { type: "text", text };
  const tags = new Set(post.content.flat().map(({ tag }) => tag));
  return { type: tags.has("img") ? "image" : tags.has("media") ? "media" : "unknown", text: "" };
}

function readNode(node: Node): string {
  // The placeholder stays, as it does in a text message: who is meant is told by the mentions.
  if (node.tag === "at") return node.user_id;
  if (node.tag === "emotion" || node.tag === "img" || node.tag === "media" || node.tag === "hr") return "";
  return node.text;
}

/**
 * The text as a person reads it: the bot's mention and @所有人 dropped wherever they stand, others as @name.
 * Longest keys first: `@_user_1` is the beginning of `@_user_10`.
 */
export function readable(text: string, mentions: readonly Mention[], botOpenId: string): string {
  const byLength = [...mentions].sort((a, b) => b.key.length - a.key.length);
  const named = byLength.reduce((whole, { key, openId, name }) => {
    const shown = openId === botOpenId || key === "@_all" ? " " : `@${name} `;
    return key === "" ? whole : whole.replaceAll(key, () => shown);
  }, text);
  return named
    .replaceAll("@_all", " ")
    .replace(/[ \t]{2,}/g, " ")
    .trim();
}
