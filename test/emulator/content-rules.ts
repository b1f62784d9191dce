// What a bot may send, by message type (cards: card-rules.ts).
// Comes in: msg_type, content and the chat it is for. Goes out: the parsed content, or the platform's refusal.
// It never repairs anything: what the platform refuses is refused.
import { checkCard } from "./card-rules.ts";
import { isObject, parseJson } from "./json.ts";
import { refuseAtAll, textAts } from "./mentions.ts";
import { checkPost } from "./post-rules.ts";
import { badField, lacksScope, refuse } from "./refusal.ts";
import { checkOwn, checkSticker } from "./resources.ts";
import type { Chat, Json, JsonObject } from "./types.ts";
import { visibleText } from "./visible.ts";
import { findChat, hasScope, type World } from "./world.ts";

export const SENDABLE = [
  "text",
  "post",
  "image",
  "file",
  "audio",
  "media",
  "sticker",
  "interactive",
  "share_chat",
  "share_user",
  "system",
] as const;

/** content must be a string (the gateway looks) that holds a JSON object (the message service looks). */
export function parseContent(content: Json | undefined): JsonObject {
  if (content === undefined || content === "") throw badField("content", content, "content is required");
  if (typeof content !== "string") throw badField("content", content, "content must be a string");
  const parsed = parseJson(content);
  if (parsed === undefined) throw refuse(230001, "content is not a string in json format");
  if (!isObject(parsed)) throw refuse(230001, "content is not a json object");
  return parsed;
}

function checkText(chat: Chat, content: JsonObject): void {
  if (typeof content.text !== "string") throw refuse(230001, "content has no text of type string");
  if (content.text === "") throw refuse(230001, "text is empty");
  if (textAts(content.text).includes("all")) refuseAtAll(chat);
}

function requireKey(content: JsonObject, field: string): void {
  if (typeof content[field] !== "string" || content[field] === "")
    throw refuse(230001, `content has no ${field}`);
}

function checkFile(world: World, content: JsonObject, msgType: "image" | "file" | "audio" | "media"): void {
  const field = msgType === "image" ? "image_key" : "file_key";
  requireKey(content, field);
  checkOwn(world, content[field], msgType);
  if (msgType === "media" && content.image_key !== undefined) checkOwn(world, content.image_key, "image");
}

function checkShareChat(world: World, content: JsonObject): void {
  const shared = typeof content.chat_id === "string" ? findChat(world, content.chat_id) : undefined;
  if (!shared) throw refuse(230001, "content has no valid chat_id");
  if (shared.kind === "p2p") throw refuse(230015);
  if (!shared.bot_in) throw refuse(230002);
}

function checkShareUser(world: World, content: JsonObject): void {
  if (typeof content.user_id !== "string") throw refuse(230001, "content has no user_id");
  if (!world.people.some((person) => person.open_id === content.user_id)) throw refuse(99992351);
}

function checkSystem(world: World, chat: Chat, content: JsonObject): void {
  if (!hasScope(world, ["im:message:send_sys_msg"])) throw lacksScope(["im:message:send_sys_msg"]);
  if (chat.kind !== "p2p") throw refuse(230054, "system messages are for private chats");
  if (content.type !== "divider") throw refuse(230001, "system messages are dividers");
}

const PRIVATE_DATA = /(?<!\d)1[3-9]\d{9}(?!\d)|[\w.+-]+@[\w-]+\.[\w.]+/;

function audit(world: World, msgType: string, content: JsonObject): void {
  if (world.switches.dlpAudit && PRIVATE_DATA.test(visibleText({ msg_type: msgType, content })))
    throw refuse(230028);
}

export function checkContent(
  world: World,
  chat: Chat,
  msgType: string,
  content: Json | undefined,
): JsonObject {
  const parsed = parseContent(content);
  switch (msgType) {
    case "text":
      checkText(chat, parsed);
      break;
    case "post":
      checkPost(world, chat, parsed);
      break;
    case "interactive":
      checkCard(world, chat, parsed);
      break;
    case "image":
    case "file":
    case "audio":
    case "media":
      checkFile(world, parsed, msgType);
      break;
    case "sticker":
      requireKey(parsed, "file_key");
      checkSticker(world, parsed);
      break;
    case "share_chat":
      checkShareChat(world, parsed);
      break;
    case "share_user":
      checkShareUser(world, parsed);
      break;
    case "system":
      checkSystem(world, chat, parsed);
      break;
    default:
      throw badField("msg_type", msgType, `msg_type must be one of ${SENDABLE.join(", ")}`);
  }
  audit(world, msgType, parsed);
  return parsed;
}
