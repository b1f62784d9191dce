// ephemeral/v1/send: a card in a group that one member sees.
// Comes in: a group, a member and a card as an object. Goes out: the message. It never goes to topic groups, and the
// card can be updated by its clicks only. The facts name no codes: 10003 stands for every wrong parameter.
import { checkAccess } from "./api-send.ts";
import { checkCard } from "./card-rules.ts";
import type { Call } from "./gateway.ts";
import { isObject } from "./json.ts";
import { checkSize, countEphemeral } from "./limits.ts";
import { storeMessage } from "./messages.ts";
import { refuse } from "./refusal.ts";

export const ephemeralSend: Call = {
  api: "ephemeral",
  method: "POST",
  path: "/ephemeral/v1/send",
  scopes: ["im:message", "im:message:send_as_bot"],
  handle: async ({ world, body, bytes, record, pause }) => {
    await pause();
    const { chat_id, open_id, msg_type, card } = body;
    if (msg_type !== "interactive") throw refuse(10003, "msg_type must be interactive");
    if (!isObject(card)) throw refuse(10003, "card is not an object");
    const chat = world.chats.find((one) => one.chat_id === chat_id);
    if (chat?.kind !== "group") throw refuse(10003, "chat_id is not an ordinary group's");
    checkAccess(world, chat);
    if (typeof open_id !== "string" || !chat.members.includes(open_id))
      throw refuse(10003, "open_id is not a member's");
    const content = JSON.stringify(card);
    checkSize(world, "interactive", content, bytes);
    checkCard(world, chat, card);
    countEphemeral(world, chat.chat_id);
    const sender = { kind: "app", id: world.app.bot_open_id } as const;
    const message = storeMessage(world, { chat, msg_type, content, sender, only_for: open_id });
    record.message_id = message.message_id;
    return { code: 0, msg: "ok", data: { message_id: message.message_id } };
  },
};
