// Which chats, messages and topics a person sees, in which order.
// Comes in: the world and who looks. Goes out: lists to draw. It never draws.
import type { WorldInfo } from "../../../control-types.ts";
import type { Chat, Person } from "../../../types.ts";
import type { Message } from "./place.ts";

/** The private chat's place in addresses; its chat_id comes into being when it is first opened. */
export const BOT = "bot";

export interface ChatRow {
  /** BOT or a chat_id. */
  key: string;
  chat: Chat | undefined;
  name: string;
  last: Message | undefined;
  unread: number;
}

export const seenBy = (message: Message, me: Person): boolean =>
  message.only_for === "" || message.only_for === me.open_id;

export const people = (info: WorldInfo): Person[] => info.people.filter(({ bot }) => !bot);

export function chatFor(info: WorldInfo, me: Person, key: string): Chat | undefined {
  if (key === BOT) return info.chats.find(({ kind, members }) => kind === "p2p" && members[0] === me.open_id);
  return info.chats.find(({ chat_id, members }) => chat_id === key && members.includes(me.open_id));
}

/** Private chat first, then groups, the liveliest on top. */
export function chatRows(
  info: WorldInfo,
  messages: Message[],
  me: Person,
  read: Record<string, number>,
): ChatRow[] {
  const row = (key: string, name: string): ChatRow => {
    const chat = chatFor(info, me, key);
    const within = messages.filter((one) => one.chat_id === chat?.chat_id && seenBy(one, me));
    const since = read[key] ?? 0;
    const isNews = (one: Message) => one.create_time > since && one.sender_id !== me.open_id && !one.recalled;
    return { key, chat, name, last: within.at(-1), unread: within.filter(isNews).length };
  };
  const groups = info.chats
    .filter(({ kind, members }) => kind !== "p2p" && members.includes(me.open_id))
    .map((chat) => row(chat.chat_id, chat.name || "群聊"))
    .sort((a, b) => (b.last?.create_time ?? 0) - (a.last?.create_time ?? 0));
  return [row(BOT, info.app.bot_name), ...groups];
}

/** The chat's own stream: of a topic only its first message. */
export function mainStream(messages: Message[]): Message[] {
  const topics = new Set<string>();
  return messages.filter(({ thread_id }) => {
    if (thread_id === "") return true;
    if (topics.has(thread_id)) return false;
    topics.add(thread_id);
    return true;
  });
}

export const topic = (messages: Message[], threadId: string): Message[] =>
  messages.filter(({ thread_id }) => thread_id === threadId);

const GAP = 5 * 60 * 1000;

export interface StreamRow {
  message: Message;
  /** A time stands above it. */
  time: boolean;
  /** Name and picture are not repeated. */
  follows: boolean;
}

export function streamRows(messages: Message[]): StreamRow[] {
  const isLine = (one: Message) => one.recalled || one.msg_type === "system";
  return messages.map((message, i) => {
    const before = messages[i - 1];
    const time = !before || message.create_time - before.create_time > GAP;
    const follows = !time && before.sender_id === message.sender_id && !isLine(before);
    return { message, time, follows };
  });
}
