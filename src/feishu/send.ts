/**
 * One message to the platform. In: where to, card and text of the same facts, the uuid. Out: the message id.
 * Never: a second message for the same thing. Other forms are tried only after the platform refused the first one.
 */
import { remedy } from "../core/errors.ts";
import type { Feishu, Outgoing } from "./port.ts";

/** A reply goes under `replyTo`; if that is gone it goes fresh to the chat. */
export interface Target {
  chatId: string;
  replyTo?: string | undefined;
}

/**
 * @param uuid at most 48 characters: each other form adds a letter, for the platform would drop it as a repeat.
 * @param mayBeOut an earlier try had no answer: then nothing but the very same message may be sent.
 * @throws FeishuError, NetworkError, TokenError of the last form that was tried.
 */
export async function deliver(
  feishu: Feishu,
  target: Target,
  content: { card: string; text: string },
  uuid: string,
  mayBeOut: boolean,
): Promise<string> {
  let asText = false;
  let fresh = target.replyTo === undefined;
  for (;;) {
    const message: Outgoing = {
      msgType: asText ? "text" : "interactive",
      content: asText ? content.text : content.card,
      uuid: `${uuid}${asText ? "t" : ""}${fresh && target.replyTo !== undefined ? "f" : ""}`,
    };
    try {
      return fresh || target.replyTo === undefined
        ? await feishu.create(target.chatId, message)
        : await feishu.reply(target.replyTo, message);
    } catch (error) {
      const next = remedy(error);
      if (next === "as-text" && !asText) asText = true;
      else if (next === "fresh" && !fresh && !mayBeOut) fresh = true;
      else throw error;
    }
  }
}
