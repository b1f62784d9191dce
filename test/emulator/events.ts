// The JSON of events and callbacks, in the shapes of §2.
// Comes in: what happened. Goes out: a payload. It never decides whether it is delivered: delivery-policy.ts does.
import type { Chat, Json, JsonObject, Mention, Message, Person } from "./types.ts";
import { hasScope, randomId, type World } from "./world.ts";

function stamp(ms: number, unit: "ms" | "us"): string {
  return unit === "ms" ? String(ms) : String(ms * 1000);
}

export function envelope(
  world: World,
  type: string,
  event: JsonObject,
  unit = world.switches.createTimeUnit,
): JsonObject {
  const header = {
    event_id: randomId(""),
    event_type: type,
    create_time: stamp(world.clock.now(), unit),
    token: world.app.verification_token,
    app_id: world.app.app_id,
    tenant_key: world.app.tenant_key,
  };
  return { schema: "2.0", header, event };
}

/** The old envelope; such events are told apart by uuid. */
export function oldEnvelope(world: World, type: string, event: JsonObject): JsonObject {
  const { app_id, tenant_key, verification_token: token } = world.app;
  const ts = (world.clock.now() / 1000).toFixed(6);
  return {
    ts,
    uuid: randomId(""),
    token,
    type: "event_callback",
    event: { ...event, type, app_id, tenant_key },
  };
}

/** user_id only with its scope. */
export function userIds(world: World, person: Person): JsonObject {
  const withUserId = hasScope(world, ["contact:user.employee_id:readonly"]);
  return {
    union_id: person.union_id,
    ...(withUserId && { user_id: person.user_id }),
    open_id: person.open_id,
  };
}

function mentionEntry(world: World, mention: Mention): JsonObject {
  const { key, kind, name } = mention;
  const tenant_key = world.app.tenant_key;
  if (kind === "all") {
    return { key, id: { union_id: "", user_id: "", open_id: "" }, name, tenant_key };
  }
  const person = world.people.find((one) => one.open_id === mention.open_id);
  const id = person
    ? userIds(world, person)
    : { union_id: `on_${mention.open_id.slice(3)}`, open_id: mention.open_id };
  return { key, id, mentioned_type: kind, name, tenant_key };
}

function chatType(world: World, chat: Chat): string {
  if (chat.kind === "p2p") return "p2p";
  return chat.kind === "topic" ? world.switches.topicGroupChatType : "group";
}

export function messageReceived(world: World, chat: Chat, message: Message, sender: Person): JsonObject {
  const entries = message.mentions
    .filter((mention) => mention.kind !== "all" || world.switches.atAllMentionEntry === "entry")
    .map((mention) => mentionEntry(world, mention));
  return envelope(world, "im.message.receive_v1", {
    sender: {
      sender_id: userIds(world, sender),
      sender_type: sender.bot ? "bot" : "user",
      tenant_key: sender.tenant_key,
    },
    message: {
      message_id: message.message_id,
      ...(message.root_id && { root_id: message.root_id }),
      ...(message.parent_id && { parent_id: message.parent_id }),
      ...(message.thread_id && { thread_id: message.thread_id }),
      create_time: String(message.create_time),
      update_time: String(message.update_time),
      chat_id: message.chat_id,
      chat_type: chatType(world, chat),
      message_type: message.msg_type,
      content: message.content,
      ...(entries.length > 0 && { mentions: entries }),
      ...(hasScope(world, ["im:user_agent:read"]) && { user_agent: "Mozilla/5.0 Lark/7.30" }),
    },
  });
}

export function messageRecalled(world: World, message: Message): JsonObject {
  return envelope(world, "im.message.recalled_v1", {
    message_id: message.message_id,
    chat_id: message.chat_id,
    recall_time: String(message.recalled?.at ?? world.clock.now()),
    recall_type: message.recalled?.type ?? "message_owner",
  });
}

function aboutChat(world: World, chat: Chat, operator: Person): JsonObject {
  return {
    chat_id: chat.chat_id,
    operator_id: userIds(world, operator),
    external: chat.external,
    operator_tenant_key: operator.tenant_key,
    name: chat.name,
    i18n_names: { zh_cn: chat.name, en_us: "", ja_jp: "" },
  };
}

/** im.chat.member.bot.added_v1, deleted_v1 and im.chat.disbanded_v1 have the same body. */
export function chatChanged(world: World, type: string, chat: Chat, operator: Person): JsonObject {
  return envelope(world, type, aboutChat(world, chat, operator));
}

/** im.chat.member.user.added_v1, deleted_v1 and withdrawn_v1: as of a group, with the people who came or went. */
export function membersChanged(
  world: World,
  type: string,
  chat: Chat,
  operator: Person,
  people: Person[],
): JsonObject {
  const users = people.map((person) => ({
    name: person.name,
    tenant_key: person.tenant_key,
    user_id: userIds(world, person),
  }));
  return envelope(world, type, { ...aboutChat(world, chat, operator), users });
}

/** Departments are told of the time before only. */
export function userResigned(world: World, person: Person): JsonObject {
  const { name, open_id, department_ids } = person;
  return envelope(world, "contact.user.deleted_v3", {
    object: { ...userIds(world, person), name },
    old_object: { department_ids, open_id },
  });
}

export function privateChatEntered(world: World, chat: Chat, person: Person): JsonObject {
  const last = [...world.messages.values()].findLast((message) => message.chat_id === chat.chat_id);
  return envelope(world, "im.chat.access_event.bot_p2p_chat_entered_v1", {
    chat_id: chat.chat_id,
    operator_id: userIds(world, person),
    ...(last && { last_message_id: last.message_id, last_message_create_time: String(last.create_time) }),
  });
}

export function menuTapped(world: World, person: Person, eventKey: string): JsonObject {
  const seconds = Math.floor(world.clock.now() / 1000);
  const named = hasScope(world, ["application:application.bot.operator_name:readonly"]);
  return envelope(world, "application.bot.menu_v6", {
    operator: { ...(named && { operator_name: person.name }), operator_id: userIds(world, person) },
    event_key: eventKey,
    timestamp: world.switches.menuTimestamp === "integer" ? seconds : String(seconds),
  });
}

export function urlCheck(world: World): JsonObject {
  return { challenge: randomId(""), token: world.app.verification_token, type: "url_verification" };
}

/** im.message.reaction.created_v1 and deleted_v1 have the same body. */
export function reactionChanged(
  world: World,
  type: string,
  message: Message,
  person: Person,
  emojiType: string,
): JsonObject {
  return envelope(world, type, {
    message_id: message.message_id,
    reaction_type: { emoji_type: emojiType },
    operator_type: "user",
    user_id: userIds(world, person),
    action_time: String(world.clock.now()),
  });
}

export function messageRead(world: World, person: Person, messageIds: string[]): JsonObject {
  return envelope(world, "im.message.message_read_v1", {
    reader: {
      reader_id: userIds(world, person),
      read_time: String(world.clock.now()),
      tenant_key: person.tenant_key,
    },
    message_id_list: messageIds,
  });
}

/** token: with it the card may be updated later. */
export function cardTapped(
  world: World,
  message: Message,
  person: Person,
  action: JsonObject,
  token: string,
): JsonObject {
  const { tenant_key } = person;
  const event: { [key: string]: Json } = {
    operator: { tenant_key, ...userIds(world, person) },
    token,
    action: { ...action, timezone: "Asia/Shanghai" },
    host: "im_message",
    context: { open_message_id: message.message_id, open_chat_id: message.chat_id },
  };
  return envelope(world, "card.action.trigger", event, world.switches.callbackTimeUnit);
}
