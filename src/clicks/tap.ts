/**
 * A tap and what it comes to. In: nothing. Out: types and their makers. Never: an effect.
 */
import type { IncomingClick } from "../core/incoming.ts";
import type { Reply } from "../core/reply.ts";
import type { Target } from "../feishu/send.ts";
import type { Place } from "../ports.ts";

export interface Toast {
  type: "info" | "success" | "error";
  content: string;
}

/** What a tap comes to. */
export interface Clicked {
  /** None where the card itself says it. */
  toast?: Toast;
  /** Takes the place of the card that was tapped. */
  card?: Reply;
  /** The rows that are to be sent now. */
  send: string[];
  /** Whose card it was. */
  place?: Place;
}

/** A click with what is certain of it. */
export interface Tap extends IncomingClick {
  /** As the card was signed: for this person, or for the group. */
  place: Place;
}

export const say = (type: Toast["type"], content: string, more: Partial<Clicked> = {}): Clicked => ({
  toast: { type, content },
  send: [],
  ...more,
});

/** Where the answer to a tap goes: under the card, or to the person who tapped. */
export const underCard = (tap: Tap) => ({ ...chatOf(tap, tap.place), replyTo: tap.messageId });

export const chatOf = ({ chatId, operator }: IncomingClick, place: Place): Target => ({
  chatId,
  ...(place === "private" ? { openId: operator.openId } : {}),
});
