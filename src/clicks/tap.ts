/**
 * A tap and what it comes to. In: nothing. Out: types and what all taps share. Never: an effect.
 */
import type { IncomingClick, Place } from "../core/incoming.ts";
import type { Reply } from "../core/reply.ts";
import type { Sealer } from "../core/seal.ts";
import { type Target, under } from "../feishu/send.ts";

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

/** Where the answer to a tap goes: under the card. */
export const underCard = (tap: Tap): Target => under({ ...tap, sender: tap.operator });

/** A tap's effects are kept under this: the same person's same tap on the same card is one. */
export const tapKey = async (sealer: Sealer, tap: Tap, what: string): Promise<string> =>
  `c:${await sealer.tag("tap", tap.messageId, tap.operator.openId, what)}`;
