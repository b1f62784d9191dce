// The world as tests and the chat page look at it.
// Comes in: filters. Goes out: lists. It never changes anything.

import type { DeliveryView, LedgerRow, MessageView, WorldInfo } from "./control-types.ts";
import { parseJson } from "./json.ts";
import type { Delivery, Message } from "./types.ts";
import { visibleText } from "./visible.ts";
import type { World } from "./world.ts";

export function worldInfo(world: World, origin: string): WorldInfo {
  const { id, app, people, chats, switches, mode } = world;
  const { clock } = world;
  const domain = `${origin}/w/${id}`;
  return { id, domain, app, people, chats, switches, mode, now: clock.now(), frozen: clock.frozen };
}

export function messageView(world: World, message: Message): MessageView {
  const chat = world.chats.find((one) => one.chat_id === message.chat_id);
  const person = world.people.find((one) => one.open_id === message.sender.id);
  const { kind } = message.sender;
  return {
    message_id: message.message_id,
    chat_id: message.chat_id,
    chat_kind: chat?.kind ?? "group",
    thread_id: message.thread_id,
    root_id: message.root_id,
    reply_to: message.parent_id,
    msg_type: message.msg_type,
    content: parseJson(message.content) ?? null,
    visible: visibleText(message),
    mentions: message.mentions,
    forwards: message.forwards,
    sent_by: sentBy(message),
    sender_id: message.sender.id,
    sender_name: kind === "app" ? world.app.bot_name : (person?.name ?? ""),
    create_time: message.create_time,
    update_time: message.update_time,
    updated: message.updated,
    recalled: message.recalled !== null,
    uuid: message.uuid,
    reactions: message.reactions,
    not_delivered: message.not_delivered,
    only_for: message.only_for,
    follow_ups: message.follow_ups,
    urgent_for: message.urgent_for,
  };
}

export interface MessageFilter {
  chat?: string | undefined;
  since?: number | undefined;
  by?: MessageView["sent_by"] | undefined;
  reply_to?: string | undefined;
}

function sentBy(message: Message): MessageView["sent_by"] {
  if (message.sender.kind === "app") return "bot";
  return message.sender.kind === "bot" ? "other bot" : "person";
}

export function listMessages(world: World, filter: MessageFilter): MessageView[] {
  const chat = world.chats.find((one) => one.chat_id === filter.chat || one.name === filter.chat);
  const wanted = (message: Message) =>
    (filter.chat === undefined || message.chat_id === (chat?.chat_id ?? filter.chat)) &&
    (filter.since === undefined || message.create_time >= filter.since) &&
    (filter.by === undefined || sentBy(message) === filter.by) &&
    (filter.reply_to === undefined || message.parent_id === filter.reply_to);
  return [...world.messages.values()].filter(wanted).map((message) => messageView(world, message));
}

export function deliveryView(delivery: Delivery): DeliveryView {
  const { rank, held, sealed, started_at, answer_lost, card_before, rolls_back, ...view } = delivery;
  return view;
}

/** One row for each message that the bot sent. */
export function ledger(world: World): LedgerRow[] {
  const sent = [...world.messages.values()].filter((message) => message.sender.kind === "app");
  return sent.map((message) => ({
    message_id: message.message_id,
    chat_id: message.chat_id,
    thread_id: message.thread_id,
    answers: message.parent_id,
    uuid: message.uuid,
    msg_type: message.msg_type,
    sent_at: message.create_time,
    edits: message.edits,
    recalled_at: message.recalled?.at ?? 0,
    calls: message.calls,
  }));
}
