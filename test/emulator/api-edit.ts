// PUT im/v1/messages/:message_id: a text or post is edited.
// Comes in: a call that passed the gateway. Goes out: the message as it is now. It never edits cards: patch does.
import { checkMember } from "./api-manage.ts";
import { chatOf, findMessage, requireString } from "./api-send.ts";
import { checkContent } from "./content-rules.ts";
import type { Call } from "./gateway.ts";
import { checkSize } from "./limits.ts";
import { setContent, toRest } from "./messages.ts";
import { Refusal, refuse } from "./refusal.ts";

const EDITABLE = ["text", "post"];
const MOST_EDITS = 20;
const HOUR = 3600 * 1000;

export const edit: Call = {
  api: "update",
  method: "PUT",
  path: "/im/v1/messages/:message_id",
  scopes: ["im:message", "im:message:send_as_bot", "im:message:update"],
  handle: async ({ world, params, body, bytes, pause }) => {
    await pause();
    const msgType = requireString(body, "msg_type");
    const message = findMessage(world, params.message_id);
    const chat = chatOf(world, message);
    if (!EDITABLE.includes(msgType)) throw refuse(230001, "msg_type must be text or post");
    // These codes have other meanings when replying.
    if (message.sender.kind !== "app")
      throw new Refusal(230071, "The operator is not the sender of the message.");
    if (!EDITABLE.includes(message.msg_type)) throw refuse(230001, "only text and post can be edited");
    if (message.recalled) throw refuse(230011);
    checkMember(chat);
    if (message.edits.length >= MOST_EDITS)
      throw new Refusal(230072, `The message was edited ${MOST_EDITS} times.`);
    if (world.clock.now() - message.create_time > world.switches.editWindowHours * HOUR)
      throw new Refusal(230075, "The time for editing the message is over.");
    checkSize(world, msgType, String(body.content ?? ""), bytes);
    checkContent(world, chat, msgType, body.content);
    message.msg_type = msgType;
    setContent(world, message, String(body.content));
    return { code: 0, msg: "success", data: toRest(world, message) };
  },
};
