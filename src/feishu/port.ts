/**
 * The calls of the platform that are used. In: ids and finished content. Out: what the platform said.
 * Never: retries; whoever calls decides from the error (src/core/errors.ts).
 */

/** A message ready to go; `content` is JSON in a string, `uuid` at most 50 characters. */
export interface Outgoing {
  msgType: "interactive" | "text";
  content: string;
  uuid: string;
}

export interface Feishu {
  /** The bot's own open_id. */
  botOpenId(): Promise<string>;
  /** @returns the id of the reply, which lands in the topic of what it replies to. */
  reply(messageId: string, message: Outgoing): Promise<string>;
  /** @returns the id of the new message. */
  create(chatId: string, message: Outgoing): Promise<string>;
}
