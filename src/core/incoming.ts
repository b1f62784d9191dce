/**
 * What came in, in our own words. In: nothing. Out: types of parsed messages, events and clicks. Never: raw event JSON.
 */

/** `@_user_1` in the text; `openId` is empty for @所有人. */
export interface Mention {
  key: string;
  openId: string;
  name: string;
}

/** What a message holds. Text of rich text is its visible text, line by line. */
export type Content =
  | { type: "text"; text: string }
  | { type: "empty" }
  | { type: OtherContent; text: string };

/** Kinds that are no text; `text` is what can be read of them (a file's name, a place), perhaps nothing. */
export type OtherContent =
  | "image"
  | "file"
  | "folder"
  | "audio"
  | "media"
  | "sticker"
  | "card"
  | "hongbao"
  | "share_chat"
  | "share_user"
  | "calendar"
  | "location"
  | "video_chat"
  | "todo"
  | "vote"
  | "system"
  | "merge_forward"
  | "unknown";

/** In which kind of chat. */
export type Place = "group" | "private";

export interface IncomingMessage {
  kind: "message";
  /** What it is claimed by: the platform says to go by message id and not by event id. */
  key: string;
  messageId: string;
  chatId: string;
  place: Place;
  /** Set only inside a topic. */
  threadId?: string | undefined;
  /** The message that it replies to, and the first one of that chain; inside a topic both may be its first message. */
  parentId?: string | undefined;
  rootId?: string | undefined;
  /** The tenant that pushed it: our own. */
  tenantKey: string;
  /** Milliseconds. */
  sentAt: number;
  sender: { openId: string; tenantKey: string; isUser: boolean };
  content: Content;
  mentions: Mention[];
}

/** A message was taken back by its author or by somebody who may. It may come before the message itself. */
export interface IncomingRecall {
  kind: "recall";
  key: string;
  messageId: string;
}

/** A person opened the private chat; happens at every opening. */
export interface IncomingEntry {
  kind: "entry";
  key: string;
  chatId: string;
  openId: string;
}

/** A tap on the bot's menu. The event names no chat: the answer goes to the person. */
export interface IncomingMenu {
  kind: "menu";
  key: string;
  openId: string;
  item: string;
  /** Milliseconds. */
  at: number;
}

/** The bot was added to a group, or is out of it: removed, or the group was dissolved. */
export interface IncomingGroup {
  kind: "joined" | "left";
  key: string;
  chatId: string;
  /** With members of other tenants. */
  external: boolean;
  /** When it happened, in milliseconds: pushes come in any order. */
  at: number;
}

/** A tap on a button or a submitted form. `value` is what our card gave it; the sender may have forged it. */
export interface IncomingClick {
  kind: "click";
  key: string;
  operator: { openId: string; tenantKey: string };
  messageId: string;
  chatId: string;
  value: Record<string, unknown>;
  /** Of a form, by field; what was left empty is not there. */
  form: Record<string, string>;
  /** When it was tapped, in milliseconds. */
  at: number;
  /** For updating the card later: 30 minutes, twice. Not a message id, not the verification token. */
  updateToken: string;
}

/** An event that nobody here asked for; answered 200 and logged by its name. */
export interface IncomingOther {
  kind: "other";
  key: string;
  type: string;
}

/** What is journaled before its 200 and handled after it. */
export type IncomingEvent = IncomingMessage | IncomingRecall | IncomingEntry | IncomingMenu | IncomingGroup;

export type Incoming = IncomingEvent | IncomingClick | IncomingOther;
