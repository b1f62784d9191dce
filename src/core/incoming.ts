/**
 * What came in, in our own words. In: nothing. Out: types of a parsed message or card click. Never: raw event JSON.
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

export interface IncomingMessage {
  kind: "message";
  /** What it is claimed by: the platform says to go by message id and not by event id. */
  key: string;
  messageId: string;
  chatId: string;
  chatType: "group" | "private";
  /** Set only inside a topic. */
  threadId?: string | undefined;
  /** The tenant that pushed it: our own. */
  tenantKey: string;
  /** Milliseconds. */
  sentAt: number;
  sender: { openId: string; tenantKey: string; isUser: boolean };
  content: Content;
  mentions: Mention[];
}

/** A tap on a button or a submitted form. `value` is what our card gave it; the sender may have forged it. */
export interface IncomingClick {
  kind: "click";
  key: string;
  operator: { openId: string; tenantKey: string };
  messageId: string;
  chatId: string;
  value: Record<string, unknown>;
}

/** An event that nobody here asked for; answered 200 and logged by its name. */
export interface IncomingOther {
  kind: "other";
  key: string;
  type: string;
}

export type Incoming = IncomingMessage | IncomingClick | IncomingOther;
