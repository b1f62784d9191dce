// A message in one line, for the chat list, quotes and copying.
// Comes in: a message. Goes out: plain text. It never draws.
import { isObject } from "../../../json.ts";
import type { Json, JsonObject, Mention } from "../../../types.ts";
import { visibleText } from "../../../visible.ts";
import type { Message } from "./place.ts";

/** Placeholders become @names, the longest first: @_user_1 is the beginning of @_user_10. */
export function withNames(text: string, mentions: Mention[]): string {
  const byLength = [...mentions].sort((a, b) => b.key.length - a.key.length);
  return byLength.reduce((all, { key, name }) => all.replaceAll(key, `@${name}`), text);
}

const KINDS: Record<string, string> = {
  image: "[图片]",
  audio: "[语音]",
  media: "[视频]",
  sticker: "[表情]",
  merge_forward: "[聊天记录]",
  share_chat: "[群名片]",
  share_user: "[个人名片]",
  share_calendar_event: "[日程]",
  calendar: "[日程]",
  general_calendar: "[日程]",
  location: "[位置]",
  video_chat: "[视频会议]",
  todo: "[任务]",
  vote: "[投票]",
  hongbao: "[红包]",
};

const fieldOf = (content: Json, name: string): string =>
  isObject(content) && content[name] !== undefined ? String(content[name]) : "";

/** What the card says of itself, else its title. */
function cardLine(card: JsonObject): string {
  const { config, header } = card;
  const summary = isObject(config) && isObject(config.summary) ? config.summary.content : undefined;
  const title = isObject(header) && isObject(header.title) ? header.title.content : card.title;
  return String(summary || title || "") || "[卡片]";
}

/** A grey line: {from_user} and {to_chatters} filled in. */
export function systemLine(content: Json): string {
  if (!isObject(content)) return "";
  const names = (value: Json | undefined) => (Array.isArray(value) ? value.join("、") : "");
  if (isObject(content.divider_text)) return fieldOf(content.divider_text, "text");
  return String(content.template ?? "")
    .replace("{from_user}", names(content.from_user))
    .replace("{to_chatters}", names(content.to_chatters));
}

/** All that can be read in a message, with its line breaks. */
export const plainText = (message: Message): string => withNames(message.visible, message.mentions);

export function oneLine(message: Message): string {
  if (message.recalled) return "消息已撤回";
  const { content, msg_type } = message;
  if (msg_type === "interactive" && isObject(content)) return cardLine(content);
  if (msg_type === "system") return systemLine(content);
  if (msg_type === "file" || msg_type === "folder") return `[文件] ${fieldOf(content, "file_name")}`;
  const kind = KINDS[msg_type];
  if (kind) return `${kind} ${fieldOf(content, "name") || fieldOf(content, "topic")}`.trim();
  return plainText(message).replace(/\s+/g, " ").trim() || visibleText(message) || "[消息]";
}
