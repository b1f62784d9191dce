/**
 * Another card in place of one that was sent. In: the message, perhaps the token of a click on it. Out: done, or the
 * error. Never: a third use of the token, nor one before the click was answered; a repeat changes nothing, so a try
 * without an answer is simply tried again.
 */
import { UnansweredError } from "../core/errors.ts";
import { readObject } from "../core/json.ts";
import { remedy } from "./codes.ts";
import type { Feishu } from "./port.ts";
import { type Delivered, type Form, receiverOf, type Target } from "./send.ts";

export interface Update {
  messageId: string;
  /** Of the click that caused it; empty if there was none. */
  token: string;
  /** From then on the platform does not take the token. */
  tokenUntil: number;
  /** When the tap was that it comes of: a later one's card counts. */
  tappedAt: number;
}

/** The platform takes a token twice; the tries of a row are counted before they are made. */
const TOKEN_USES = 2;

/** @param tries this one included. */
export async function deliverUpdate(
  feishu: Feishu,
  target: Target,
  update: Update,
  card: string,
  uuid: string,
  { tries, form, now }: { tries: number; form: Form; now: number },
): Promise<Delivered> {
  if (form === "n") return anew(feishu, target, card, uuid);
  try {
    const byToken = update.token !== "" && tries <= TOKEN_USES && now < update.tokenUntil;
    if (!byToken || !(await tookToken(feishu, update.token, card)))
      await feishu.patch(update.messageId, card);
    return { messageId: update.messageId };
  } catch (error) {
    switch (remedy(error)) {
      case "unclear":
        return { error: new UnansweredError(), form };
      case "anew":
        return anew(feishu, target, card, uuid);
      // There is no card left to be updated.
      case "fresh":
        return { messageId: "" };
      default:
        return { error, form };
    }
  }
}

/** @returns false when the token has run out or is used up: then the ordinary way is open. */
async function tookToken(feishu: Feishu, token: string, card: string): Promise<boolean> {
  const data = readObject(card);
  if (!data) return false;
  try {
    await feishu.updateByToken(token, data);
    return true;
  } catch (error) {
    if (remedy(error) === "patch") return false;
    throw error;
  }
}

/** As a new message it may be out after a try without an answer, like any other. */
async function anew(feishu: Feishu, target: Target, card: string, uuid: string): Promise<Delivered> {
  try {
    const message = { msgType: "interactive", content: card, uuid: `${uuid}n` } as const;
    return { messageId: await feishu.create(receiverOf(target), message) };
  } catch (error) {
    return { error, form: "n" };
  }
}
