// interactive/v1/card/update: a tapped card is updated after its click was answered (§2.3).
// Comes in: the click's token and a card. Goes out: the card in place, or this old API's own codes.
// A card that only some see (open_ids) is kept as one card all the same: the world has no picture for each person.
import { CARD_LIFE, cardIn, checkReplacement } from "./api-manage.ts";
import { checkCard, isShared } from "./card-rules.ts";
import { needCardToken, unanswered } from "./card-tokens.ts";
import type { Call } from "./gateway.ts";
import { isObject } from "./json.ts";
import { isTooLong } from "./limits.ts";
import { setContent } from "./messages.ts";
import { badCard, Refusal, refuse } from "./refusal.ts";
import type { Chat, JsonObject, Message } from "./types.ts";
import type { World } from "./world.ts";

const LONGEST_CONVERTED = 100 * 1024;

function tappedMessage(world: World, id: string): { message: Message; chat: Chat } {
  const message = world.messages.get(id);
  const chat = world.chats.find((one) => one.chat_id === message?.chat_id);
  if (!message || !chat || message.recalled) throw refuse(200000);
  if (message.sender.kind !== "app" || message.msg_type !== "interactive") throw refuse(200310);
  if (world.clock.now() - message.create_time > CARD_LIFE) throw refuse(230031);
  return { message, chat };
}

/** Who sees the update: only for cards of 1.0 that are not shared, and there it must be said. */
function checkViewers(chat: Chat, card: JsonObject): void {
  if (isShared(card)) return;
  const { open_ids } = card;
  if (open_ids === undefined) throw refuse(300090);
  const known = (id: unknown) => typeof id === "string" && chat.members.includes(id);
  if (!Array.isArray(open_ids) || open_ids.length === 0 || !open_ids.every(known)) throw refuse(200320);
}

/** The rules of all cards, told in the codes of this call. */
function checkUpdate(world: World, chat: Chat, message: Message, card: JsonObject): void {
  try {
    if (message.broken) throw badCard(200800, "create universal card fail");
    checkCard(world, chat, card);
    checkReplacement(cardIn(message), card);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.inner === 200830) throw refuse(200830);
    throw refuse(world.switches.invalidCardUpdateCode, error.message);
  }
}

export const cardUpdate: Call = {
  api: "card_update",
  method: "POST",
  path: "/interactive/v1/card/update",
  scopes: ["im:message", "im:message:send_as_bot", "im:message:update"],
  handle: async ({ world, body, bytes, pause }) => {
    await pause();
    // Nothing waits after this, so that calls side by side cannot share one use.
    const callback = await unanswered(world, body.token);
    const token = needCardToken(world, body.token);
    const { card } = body;
    if (!isObject(card)) throw refuse(100030);
    const content = JSON.stringify(card);
    if (bytes > LONGEST_CONVERTED) throw refuse(100000);
    if (isTooLong(world, "interactive", content, bytes))
      throw refuse(world.switches.invalidCardUpdateCode, "more than 30 KB");
    const early = callback ? world.switches.cardUpdateBeforeAnswer : "stays";
    if (early === "fails") throw refuse(world.switches.earlyCardUpdateCode, "the click is not answered yet");
    const { message, chat } = tappedMessage(world, token.message_id);
    checkViewers(chat, card);
    checkUpdate(world, chat, message, card);
    token.uses += 1;
    if (callback && early === "reverts") callback.rolls_back = true;
    setContent(world, message, content);
    return { code: 0, msg: "ok" };
  },
};
