// What people do: speak, recall, open the chat, tap the menu, let the bot in or out of a group.
// Comes in: a person and an act. Goes out: the changed world and the events it causes. It never speaks for the bot.

import type { SayRequest, SayResult } from "./control-types.ts";
import { whyNotEvent, whyNotMessage } from "./delivery-policy.ts";
import { chatChanged, menuTapped, messageRecalled, messageReceived, privateChatEntered } from "./events.ts";
import { isObject } from "./json.ts";
import { countOtherBot } from "./limits.ts";
import { storeMessage } from "./messages.ts";
import { enqueue } from "./push.ts";
import { wrongContent } from "./received-content.ts";
import type { Chat, Json, JsonObject, Mention, Message, Person } from "./types.ts";
import { findChat, findPerson, privateChat, type World } from "./world.ts";

/** A test or a person asked for what cannot be done; says why. */
export class Impossible extends Error {}

export function needPerson(world: World, who: string): Person {
  const person = findPerson(world, who);
  if (!person) throw new Impossible(`nobody here is called ${who}`);
  return person;
}

export function needChat(world: World, which: string): Chat {
  const chat = findChat(world, which);
  if (!chat) throw new Impossible(`there is no chat ${which}`);
  return chat;
}

export function needMessage(world: World, id: string): Message {
  const message = world.messages.get(id);
  if (!message) throw new Impossible(`there is no message ${id}`);
  return message;
}

/** {@bot}, {@all} and {@name} become the placeholders of received text. */
function mentionMarks(world: World, mentions: Mention[]): (text: string) => string {
  const next = () => `@_user_${mentions.filter((one) => one.kind !== "all").length + 1}`;
  return (text) =>
    text.replace(/\{@([^}]+)\}/g, (_mark, who: string) => {
      if (who === "all") {
        mentions.push({ key: "@_all", kind: "all", open_id: "", name: "所有人" });
        return "@_all";
      }
      const key = next();
      if (who === "bot") {
        mentions.push({ key, kind: "bot", open_id: world.app.bot_open_id, name: world.app.bot_name });
        return key;
      }
      const { open_id, name, bot } = needPerson(world, who);
      mentions.push({ key, kind: bot ? "bot" : "user", open_id, name });
      return key;
    });
}

function markNode(node: Json, mark: (text: string) => string, mentions: Mention[]): Json {
  if (!isObject(node)) return node;
  if (node.tag === "at" && typeof node.user_id === "string") {
    const user_id = mark(node.user_id);
    return { ...node, user_id, user_name: mentions.find((one) => one.key === user_id)?.name ?? "" };
  }
  return typeof node.text === "string" ? { ...node, text: mark(node.text) } : node;
}

function postOf(post: JsonObject, mark: (text: string) => string, mentions: Mention[]): JsonObject {
  const lines = Array.isArray(post.content) ? post.content : [];
  const content = lines.map((line) =>
    Array.isArray(line) ? line.map((node) => markNode(node, mark, mentions)) : line,
  );
  return { title: post.title ?? "", content };
}

function textAsPost(text: string, mentions: Mention[]): JsonObject {
  const parts = text.split(/(@_user_\d+)/).filter((part) => part !== "");
  const line = parts.map((part) => {
    const mention = mentions.find((one) => one.key === part);
    if (!mention) return { tag: "text", text: part, style: [] };
    return { tag: "at", user_id: mention.key, user_name: mention.name, style: [] };
  });
  return { title: "", content: [line] };
}

interface Spoken {
  type: string;
  content: JsonObject;
  mentions: Mention[];
}

function compose(world: World, chat: Chat, request: SayRequest): Spoken {
  const mentions: Mention[] = [];
  const mark = mentionMarks(world, mentions);
  const given = [request.text, request.post, request.raw, request.forward].filter((one) => one !== undefined);
  if (given.length !== 1) throw new Impossible("say one of text, post, raw, forward");
  if (request.forward) {
    for (const id of request.forward) needMessage(world, id);
    return { type: "merge_forward", content: { content: "Merged and Forwarded Message" }, mentions };
  }
  if (request.raw) return { type: request.raw.type, content: request.raw.content, mentions };
  if (request.post) {
    const at = request.mention_bot ? [[{ tag: "at", user_id: "{@bot}", style: [] }]] : [];
    const lines = Array.isArray(request.post.content) ? request.post.content : [];
    const content = [...at, ...lines];
    return { type: "post", content: postOf({ ...request.post, content }, mark, mentions), mentions };
  }
  const text = mark(request.mention_bot ? `{@bot} ${request.text}` : (request.text ?? ""));
  if (chat.kind === "topic" && world.switches.topicGroupText === "post") {
    return { type: "post", content: textAsPost(text, mentions), mentions };
  }
  return { type: "text", content: { text }, mentions };
}

function placeOf(world: World, person: Person, request: SayRequest): { chat: Chat; parent?: Message } {
  const parent = request.reply_to === undefined ? undefined : needMessage(world, request.reply_to);
  const named = request.chat ?? parent?.chat_id;
  const chat = named === undefined ? privateChat(world, person) : needChat(world, named);
  if (parent && parent.chat_id !== chat.chat_id)
    throw new Impossible("the message replied to is in another chat");
  if (parent?.recalled) throw new Impossible("the message replied to was recalled");
  if (!chat.members.includes(person.open_id)) throw new Impossible(`${person.name} is not in that chat`);
  if (chat.dissolved) throw new Impossible("the group was dissolved");
  const inThread = (one: Message) => one.thread_id === request.thread_id && one.chat_id === chat.chat_id;
  if (request.thread_id !== undefined && ![...world.messages.values()].some(inThread)) {
    throw new Impossible("there is no such topic in that chat");
  }
  return parent ? { chat, parent } : { chat };
}

export function say(world: World, request: SayRequest): SayResult {
  const person = needPerson(world, request.person);
  const { chat, parent } = placeOf(world, person, request);
  const { type, content, mentions } = compose(world, chat, request);
  if (chat.at_all_forbidden && mentions.some((one) => one.kind === "all") && chat.owner !== person.open_id) {
    throw new Impossible("the group forbids @所有人");
  }
  const wrong = wrongContent(type, content);
  if (wrong) throw new Impossible(wrong);
  const message = storeMessage(world, {
    chat,
    parent,
    mentions,
    msg_type: type,
    content: JSON.stringify(content),
    sender: { kind: person.bot ? "bot" : "user", id: person.open_id },
    in_thread: request.reply_in_thread ?? false,
    forwards: request.forward ?? [],
    ...(request.thread_id !== undefined && { thread_id: request.thread_id }),
  });
  if (person.bot) countOtherBot(world, chat.chat_id);
  const { message_id, chat_id, thread_id } = message;
  message.not_delivered = whyNotMessage(world, chat, message, person);
  const { not_delivered } = message;
  if (not_delivered) return { message_id, chat_id, thread_id, deliveries: [], not_delivered };
  const payload = messageReceived(world, chat, message, person);
  const made = enqueue(world, { kind: "event", url: "event", payload, message_id });
  return { message_id, chat_id, thread_id, deliveries: made.map((one) => one.id), not_delivered: "" };
}

export interface Caused {
  deliveries: string[];
  not_delivered: string;
}

/** Pushes an event if the platform would. */
export function cause(world: World, type: string, payload: JsonObject): Caused {
  const why = whyNotEvent(world, type);
  if (why) return { deliveries: [], not_delivered: why };
  const made = enqueue(world, { kind: "event", url: "event", payload });
  return { deliveries: made.map((one) => one.id), not_delivered: "" };
}

const RECALL_TYPES = ["message_owner", "group_owner", "group_manager", "enterprise_manager"];

export function recall(world: World, messageId: string, by: string): Caused {
  const message = needMessage(world, messageId);
  if (message.recalled) throw new Impossible("the message was recalled before");
  if (!RECALL_TYPES.includes(by)) throw new Impossible(`by must be one of ${RECALL_TYPES.join(", ")}`);
  message.recalled = { at: world.clock.now(), type: by };
  const chat = needChat(world, message.chat_id);
  if (!chat.bot_in) return { deliveries: [], not_delivered: "the bot is not in the group" };
  return cause(world, "im.message.recalled_v1", messageRecalled(world, message));
}

export function enter(world: World, who: string): Caused & { chat_id: string } {
  const person = needPerson(world, who);
  if (!person.available)
    throw new Impossible(`${person.name} is outside the availability and cannot open the chat`);
  const chat = privateChat(world, person);
  const type = "im.chat.access_event.bot_p2p_chat_entered_v1";
  return { chat_id: chat.chat_id, ...cause(world, type, privateChatEntered(world, chat, person)) };
}

export function tapMenu(world: World, who: string, eventKey: string): Caused {
  const person = needPerson(world, who);
  if (eventKey.length < 1 || eventKey.length > 30) throw new Impossible("event_key has 1 to 30 characters");
  return cause(world, "application.bot.menu_v6", menuTapped(world, person, eventKey));
}

/** A grey line in the group, as the platform writes it; it is nobody's message and no event. */
export function note(world: World, chat: Chat, person: Person, template: string, about: string[]): void {
  storeMessage(world, {
    chat,
    msg_type: "system",
    content: JSON.stringify({ template, from_user: [person.name], to_chatters: about }),
    sender: { kind: "user", id: person.open_id },
  });
}

const MOVED = {
  added: "{from_user} 添加了机器人 {to_chatters}",
  deleted: "{from_user} 移除了机器人 {to_chatters}",
};

export function moveBot(world: World, which: string, who: string, act: "added" | "deleted"): Caused {
  const chat = needChat(world, which);
  if (chat.kind === "p2p") throw new Impossible("a private chat is always there");
  if (chat.bot_in === (act === "added")) throw new Impossible(`the bot was ${act} before`);
  if (act === "added" && chat.external && !world.app.external_groups) {
    throw new Impossible("the app may not be used in external groups");
  }
  const person = needPerson(world, who);
  chat.bot_in = act === "added";
  note(world, chat, person, MOVED[act], [world.app.bot_name]);
  const type = `im.chat.member.bot.${act}_v1`;
  return cause(world, type, chatChanged(world, type, chat, person));
}

export function dissolve(world: World, which: string, who: string, keepHistory: boolean): Caused {
  const chat = needChat(world, which);
  if (chat.kind === "p2p" || chat.dissolved) throw new Impossible("there is no such group to dissolve");
  const person = needPerson(world, who);
  note(world, chat, person, "{from_user} 解散了群组", []);
  chat.dissolved = true;
  chat.history_kept = keepHistory;
  if (keepHistory)
    return { deliveries: [], not_delivered: "members keep the history: no event is sent then" };
  const type = "im.chat.disbanded_v1";
  return cause(world, type, chatChanged(world, type, chat, person));
}
