// Messages as the world keeps them and as the API shows them.
// Comes in: what is said. Goes out: the stored message, and its REST shape. It never checks whether it may be said.
import { isObject, parseJson } from "./json.ts";
import type { Chat, Json, JsonObject, Mention, Message } from "./types.ts";
import { visibleText } from "./visible.ts";
import { randomId, type World } from "./world.ts";

export interface NewMessage {
  chat: Chat;
  msg_type: string;
  content: string;
  sender: Message["sender"];
  parent?: Message | undefined;
  /** Speak in this topic without replying to one message. */
  thread_id?: string;
  /** Replying opens a topic. */
  in_thread?: boolean;
  uuid?: string;
  mentions?: Mention[];
  forwards?: string[];
  only_for?: string;
  batch_id?: string;
}

/** A topic's first message: what every message in it has as root. */
function threadRoot(world: World, threadId: string): Message | undefined {
  for (const message of world.messages.values()) if (message.thread_id === threadId) return message;
  return undefined;
}

function threadOf(input: NewMessage): string {
  const { chat, parent } = input;
  if (input.thread_id) return input.thread_id;
  if (parent?.thread_id) return parent.thread_id;
  if (parent && input.in_thread) {
    // The message replied to becomes the first of a new topic.
    parent.thread_id = randomId("omt_");
    return parent.thread_id;
  }
  return chat.kind === "topic" ? randomId("omt_") : "";
}

export function storeMessage(world: World, input: NewMessage): Message {
  const now = world.clock.now();
  const thread = threadOf(input);
  const parent = input.parent ?? (input.thread_id ? threadRoot(world, input.thread_id) : undefined);
  const message: Message = {
    message_id: randomId("om_"),
    chat_id: input.chat.chat_id,
    root_id: parent ? parent.root_id || parent.message_id : "",
    parent_id: parent?.message_id ?? "",
    thread_id: thread,
    msg_type: input.msg_type,
    content: input.content,
    mentions: input.mentions ?? [],
    sender: input.sender,
    create_time: now,
    update_time: now,
    updated: false,
    recalled: null,
    forwards: input.forwards ?? [],
    uuid: input.uuid ?? "",
    edits: [],
    calls: 1,
    broken: false,
    reactions: [],
    read_at: 0,
    not_delivered: "",
    only_for: input.only_for ?? "",
    batch_id: input.batch_id ?? "",
    follow_ups: [],
    urgent_for: [],
  };
  world.messages.set(message.message_id, message);
  return message;
}

export function setContent(world: World, message: Message, content: string): void {
  message.content = content;
  message.updated = true;
  message.update_time = world.clock.now();
  message.edits.push(message.update_time);
}

/** What GET shows of a card: not the card, but its words. */
function simplifiedCard(content: string): JsonObject {
  const card = parseJson(content);
  const header = isObject(card) && isObject(card.header) ? card.header : {};
  const title = isObject(header.title) ? (header.title.content ?? "") : "";
  const lines = visibleText({ msg_type: "interactive", content }).split("\n");
  const words = lines.filter((line) => line !== "" && line !== title);
  return { title, elements: words.map((text) => [{ tag: "text", text }]) };
}

function nameOf(world: World, openId: string): string {
  return world.people.find((person) => person.open_id === openId)?.name ?? "";
}

/** Text that a bot sent shows placeholders instead of at tags, as received text does. */
function placeholders(world: World, text: string): { text: string; mentions: JsonObject[] } {
  const mentions: JsonObject[] = [];
  const shown = text.replace(
    /<at\s[^>]*?user_id\s*=\s*["']?([^"'\s>]*)["']?[^>]*>(?:[^<]*<\/at>)?/gi,
    (_tag, id: string) => {
      if (id === "all") return "@_all";
      const key = `@_user_${mentions.length + 1}`;
      const name = nameOf(world, id);
      mentions.push({ key, id, id_type: "open_id", name, tenant_key: world.app.tenant_key });
      return key;
    },
  );
  return { text: shown, mentions };
}

function restContent(
  world: World,
  message: Message,
  whole: boolean,
): { content: string; mentions: JsonObject[] } {
  if (message.recalled) return { content: "This message was recalled", mentions: [] };
  if (message.msg_type === "interactive" && !whole) {
    return { content: JSON.stringify(simplifiedCard(message.content)), mentions: [] };
  }
  const parsed: Json | undefined = parseJson(message.content);
  if (message.sender.kind === "app" && message.msg_type === "text" && isObject(parsed)) {
    const { text, mentions } = placeholders(world, String(parsed.text));
    return { content: JSON.stringify({ ...parsed, text }), mentions };
  }
  const mentions = message.mentions
    .filter((mention) => mention.kind !== "all")
    .map(({ key, open_id: id, name }) => ({
      key,
      id,
      id_type: "open_id",
      name,
      tenant_key: world.app.tenant_key,
    }));
  return { content: message.content, mentions };
}

/** items of get: the message, and after a merge_forward what it holds. */
export function toItems(world: World, message: Message, whole: boolean): JsonObject[] {
  const children = message.forwards.flatMap((id) => world.messages.get(id) ?? []);
  const upper_message_id = message.message_id;
  return [
    toRest(world, message, whole),
    ...children.map((child) => ({ ...toRest(world, child, whole), upper_message_id })),
  ];
}

/** data of create and reply, items of get. whole: card_msg_content_type=user_card_content. */
export function toRest(world: World, message: Message, whole = false): JsonObject {
  const { content, mentions } = restContent(world, message, whole);
  const byApp = message.sender.kind === "app";
  return {
    message_id: message.message_id,
    ...(message.root_id && { root_id: message.root_id }),
    ...(message.parent_id && { parent_id: message.parent_id }),
    ...(message.thread_id && { thread_id: message.thread_id }),
    msg_type: message.msg_type,
    create_time: String(message.create_time),
    update_time: String(message.update_time),
    deleted: message.recalled !== null,
    updated: message.updated,
    chat_id: message.chat_id,
    sender: {
      id: byApp ? world.app.app_id : message.sender.id,
      id_type: byApp ? "app_id" : "open_id",
      sender_type: byApp ? "app" : "user",
      tenant_key: world.app.tenant_key,
    },
    body: { content },
    ...(mentions.length > 0 && { mentions }),
  };
}
