// im/v1/messages/:message_id: patch a card, get, delete; and bot/v3/info, the token.
// Comes in: a call that passed the gateway. Goes out: the platform's answer. It never touches another's message.
import { chatOf, findMessage } from "./api-send.ts";
import { checkCard, isCardV2, isShared } from "./card-rules.ts";
import { parseContent } from "./content-rules.ts";
import type { Call } from "./gateway.ts";
import { isObject, parseJson } from "./json.ts";
import { checkSize, countPatch } from "./limits.ts";
import { setContent, toItems } from "./messages.ts";
import { badCard, refuse } from "./refusal.ts";
import { issueToken } from "./tokens.ts";
import type { Chat, JsonObject, Message } from "./types.ts";

const DAY = 24 * 3600 * 1000;
/** How long a card may be updated. */
export const CARD_LIFE = 14 * DAY;

export const token: Call = {
  api: "token",
  method: "POST",
  path: "/auth/v3/tenant_access_token/internal",
  open: true,
  scopes: [],
  handle: async (context) => {
    await context.pause();
    return issueToken(context.world, context.body);
  },
};

export const botInfo: Call = {
  api: "bot",
  method: "GET",
  path: "/bot/v3/info",
  scopes: [],
  handle: async ({ world, pause }) => {
    await pause();
    const bot = {
      activate_status: 2,
      app_name: world.app.bot_name,
      avatar_url: "https://example.invalid/avatar.png",
      ip_white_list: [],
      open_id: world.app.bot_open_id,
    };
    return { code: 0, msg: "ok", bot };
  },
};

/** The bot must be in the group, and the group must be. */
export function checkMember(chat: Chat): void {
  if (chat.kind === "p2p") return;
  if (chat.dissolved) throw refuse(232009);
  if (!chat.bot_in) throw refuse(230002);
}

/** A card may be replaced by a card of the same or a newer schema, both of them shared. */
export function checkReplacement(old: JsonObject, next: JsonObject): void {
  if (isCardV2(old) && !isCardV2(next))
    throw badCard(200830, "a card of schema 2.0 can not be replaced by 1.0");
}

/** The card that a message of the bot holds. */
export function cardIn(message: Message): JsonObject {
  const card = parseJson(message.content);
  return isObject(card) ? card : {};
}

export const patch: Call = {
  api: "patch",
  method: "PATCH",
  path: "/im/v1/messages/:message_id",
  scopes: ["im:message", "im:message:send_as_bot", "im:message:update"],
  handle: async ({ world, params, body, bytes, pause }) => {
    await pause();
    const message = findMessage(world, params.message_id);
    const chat = chatOf(world, message);
    const content = parseContent(body.content);
    if (message.sender.kind !== "app") throw refuse(230012);
    if (message.msg_type !== "interactive") {
      throw refuse(world.switches.patchNotACardCode, "the message is not a card");
    }
    if (message.batch_id !== "" || message.only_for !== "")
      throw refuse(230054, "cards sent in a batch or to one member only");
    if (message.recalled) throw refuse(230011);
    checkMember(chat);
    if (world.clock.now() - message.create_time > CARD_LIFE) throw refuse(230031);
    countPatch(world, message.message_id);
    checkSize(world, "interactive", String(body.content), bytes);
    const old = cardIn(message);
    if (!isShared(old) || !isShared(content))
      throw refuse(230001, "config.update_multi must be true, before and after");
    if (message.broken) throw badCard(200800, "create universal card fail");
    checkCard(world, chat, content);
    checkReplacement(old, content);
    setContent(world, message, String(body.content));
    return { code: 0, msg: "success", data: {} };
  },
};

export const get: Call = {
  api: "get",
  method: "GET",
  path: "/im/v1/messages/:message_id",
  scopes: ["im:message", "im:message:readonly"],
  handle: async ({ world, params, query, pause }) => {
    await pause();
    const message = findMessage(world, params.message_id);
    checkMember(chatOf(world, message));
    const whole = query.get("card_msg_content_type") === "user_card_content";
    return { code: 0, msg: "success", data: { items: toItems(world, message, whole) } };
  },
};

export const remove: Call = {
  api: "delete",
  method: "DELETE",
  path: "/im/v1/messages/:message_id",
  scopes: ["im:message", "im:message:recall", "im:message:send_as_bot"],
  handle: async ({ world, params, pause }) => {
    await pause();
    const message = findMessage(world, params.message_id);
    checkMember(chatOf(world, message));
    if (message.recalled) throw refuse(230110);
    if (message.sender.kind !== "app") throw refuse(230026);
    const now = world.clock.now();
    if (now - message.create_time > world.switches.recallWindowHours * 3600 * 1000) throw refuse(230009);
    message.recalled = { at: now, type: "message_owner" };
    return { code: 0, msg: "success", data: {} };
  },
};
