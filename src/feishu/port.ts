/**
 * The calls of the platform that are used. In: ids and finished content. Out: what the platform said.
 * Never: retries; whoever calls decides from the error (src/feishu/codes.ts).
 */
import type { JsonObject } from "../core/json.ts";

/** A message ready to go; `content` is JSON in a string, `uuid` at most 50 characters. */
export interface Outgoing {
  msgType: "interactive" | "text";
  content: string;
  uuid: string;
}

/** Who gets a new message. To a person it goes into the private chat, which need not be known. */
export type Receiver = { chatId: string } | { openId: string };

/** A message as the platform shows it on request; cards with all that was put into them. */
export interface Shown {
  msgType: string;
  content: string;
  fromApp: boolean;
}

export interface Feishu {
  /** The bot's own open_id. */
  botOpenId(): Promise<string>;
  /** @returns the id of the reply, which lands in the topic of what it replies to. */
  reply(messageId: string, message: Outgoing): Promise<string>;
  /** @returns the id of the new message. */
  create(receiver: Receiver, message: Outgoing): Promise<string>;
  /** Puts another card in place of a message's card, for 14 days after it was sent. */
  patch(messageId: string, card: string): Promise<void>;
  /** The same by the token of a click, after that was answered: for 30 minutes, twice. */
  updateByToken(token: string, card: JsonObject): Promise<void>;
  /** @returns null when there is nothing that can be shown. */
  read(messageId: string): Promise<Shown | null>;
  /** What a person is called; empty where the app may not know. */
  nameOf(openId: string): Promise<string>;
  /** What a group is called, perhaps nothing, and whether members of other tenants are in it. */
  group(chatId: string): Promise<{ name: string; external: boolean }>;
}
