// im/v1/messages/:message_id/push_follow_up: bubbles under the bot's latest message of a private chat.
// Comes in: up to three short texts. Goes out: nothing; the chat page shows them, and a tap says them.
import { chatOf, findMessage } from "./api-send.ts";
import type { Call } from "./gateway.ts";
import { isObject } from "./json.ts";
import { badField, refuse } from "./refusal.ts";
import type { Json, Message } from "./types.ts";
import type { World } from "./world.ts";

const MOST = 3;
const LIFE = 600 * 1000;

function readBubbles(given: Json | undefined): string[] {
  const bubbles = Array.isArray(given) ? given : [];
  const texts = bubbles.map((one) => (isObject(one) ? one.content : undefined));
  if (texts.length < 1 || texts.length > MOST) throw badField("follow_ups", given, `1 to ${MOST} bubbles`);
  return texts.map((text) => {
    if (typeof text === "string" && text !== "") return text;
    throw badField("follow_ups.content", text, "content is required");
  });
}

function isLatest(world: World, message: Message): boolean {
  const mine = [...world.messages.values()].filter(
    (one) => one.chat_id === message.chat_id && one.sender.kind === "app",
  );
  return mine.at(-1) === message;
}

export const pushFollowUp: Call = {
  api: "follow_up",
  method: "POST",
  path: "/im/v1/messages/:message_id/push_follow_up",
  scopes: ["im:message", "im:message:send_as_bot"],
  handle: async ({ world, params, body, pause }) => {
    await pause();
    const bubbles = readBubbles(body.follow_ups);
    const message = findMessage(world, params.message_id);
    if (message.sender.kind !== "app") throw refuse(230012);
    if (message.recalled) throw refuse(230011);
    if (chatOf(world, message).kind !== "p2p") throw refuse(230054, "follow-ups are for private chats");
    if (!isLatest(world, message)) throw refuse(230001, "not the latest message of the bot");
    if (world.clock.now() - message.create_time > LIFE) throw refuse(230001, "older than 600 s");
    message.follow_ups = bubbles;
    return { code: 0, msg: "success", data: {} };
  },
};
