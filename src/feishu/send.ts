/**
 * One message to the platform. In: where to, card and text of the same facts, the uuid. Out: the message id, or the
 * error with the form it came to. Never: a second message for the same thing. Other forms are tried only after the
 * platform refused the first one for good.
 */
import { NetworkError } from "../core/errors.ts";
import type { Place } from "../core/incoming.ts";
import { remedy } from "./codes.ts";
import type { Feishu, Outgoing, Receiver } from "./port.ts";

/**
 * Where to: a group, or a person. In a private chat both ids may be known; a reply goes under `replyTo`, and if that
 * is gone, fresh to the chat.
 */
export interface Target {
  chatId?: string | undefined;
  openId?: string | undefined;
  replyTo?: string | undefined;
}

/** Under something that was said or tapped; a private chat is counted as its person. */
export const under = (said: {
  place: Place;
  chatId: string;
  sender: { openId: string };
  messageId: string;
}): Target => ({
  chatId: said.chatId,
  ...(said.place === "private" && said.sender.openId !== "" ? { openId: said.sender.openId } : {}),
  replyTo: said.messageId,
});

/** Who receives it in the end: the platform counts a private chat as its person. */
export const partyOf = ({ chatId, openId }: Target): string => openId ?? chatId ?? "";

export const receiverOf = ({ chatId, openId }: Target): Receiver =>
  chatId === undefined ? { openId: openId ?? "" } : { chatId };

/**
 * Letters behind the uuid. Of a message: `t` says the same as text, `f` no longer as a reply; `""` is a card under the
 * question. Of a card's update (update.ts): `n` sends it as a new message.
 */
export type Form = "" | "t" | "f" | "tf" | "n";

export type Delivered = { messageId: string } | { error: unknown; form: Form };

/**
 * @param uuid at most 48 characters: each other form adds a letter, for the platform would drop it as a repeat.
 * @param form to begin with: that of the try before, if it had no answer.
 * @param mayBeOut the try before may have arrived, in this very form.
 */
export async function deliver(
  feishu: Feishu,
  target: Target,
  content: { card: string; text: string },
  uuid: string,
  form: Form,
  mayBeOut: boolean,
): Promise<Delivered> {
  const asText = form.includes("t");
  const fresh = form.includes("f");
  const message: Outgoing = {
    msgType: asText ? "text" : "interactive",
    content: asText ? content.text : content.card,
    uuid: `${uuid}${form}`,
  };
  try {
    const messageId =
      fresh || target.replyTo === undefined
        ? await feishu.create(receiverOf(target), message)
        : await feishu.reply(target.replyTo, message);
    return { messageId };
  } catch (error) {
    const next = otherForm(error, form, target, mayBeOut);
    if (next !== null) return deliver(feishu, target, content, uuid, next, false);
    // A refusal of the repeat says nothing of the first one: with a fresh reason it may still have arrived before.
    const unclear = mayBeOut && ["final", "fresh"].includes(remedy(error));
    return { error: unclear ? new NetworkError("refused after a try without an answer") : error, form };
  }
}

/** The form to try instead, or null. */
function otherForm(error: unknown, form: Form, target: Target, mayBeOut: boolean): Form | null {
  const next = remedy(error);
  // A card that is refused now was refused the first time too; what is gone now may have been there then.
  if (next === "as-text" && !form.includes("t")) return form === "f" ? "tf" : "t";
  const isReply = target.replyTo !== undefined && !form.includes("f");
  if (next === "fresh" && isReply && !mayBeOut) return form === "t" ? "tf" : "f";
  return null;
}
