// im/v1/chats: the bot's groups, one chat, and who is in it (§6).
// Comes in: a call that passed the gateway. Goes out: what the bot may know. It never lists private chats or bots.
import type { Call } from "./gateway.ts";
import { checkIdScope, readIdType } from "./ids.ts";
import { pageOf } from "./paging.ts";
import { refuse } from "./refusal.ts";
import type { Chat, JsonObject } from "./types.ts";
import type { World } from "./world.ts";

const READ = ["im:chat", "im:chat:readonly", "im:chat:read"];
const READ_GROUPS = [...READ, "im:chat.group_info:readonly"];
const READ_MEMBERS = [...READ, "im:chat.members:read"];
const SORTS = ["ByCreateTimeAsc", "ByActiveTimeDesc"];
const AVATAR = "https://example.invalid/chat.png";

function chatStatus(chat: Chat): string {
  if (!chat.dissolved) return "normal";
  return chat.history_kept ? "dissolved_save" : "dissolved";
}

/** owner_id is absent when a bot owns the group. */
function ownerOf(world: World, chat: Chat, query: URLSearchParams): JsonObject {
  const type = readIdType(query);
  if (!type) throw refuse(232001, "user_id_type is invalid");
  checkIdScope(world, type);
  const owner = world.people.find((person) => person.open_id === chat.owner && !person.bot);
  return owner ? { owner_id: owner[type], owner_id_type: type } : {};
}

function needOpenChat(world: World, id: string | undefined): Chat {
  const chat = world.chats.find((one) => one.chat_id === id);
  if (!chat) throw refuse(232006);
  if (chat.external && !world.app.external_groups) throw refuse(232033);
  return chat;
}

function activeAt(world: World, chat: Chat): number {
  const said = [...world.messages.values()].filter((message) => message.chat_id === chat.chat_id);
  return said.at(-1)?.create_time ?? 0;
}

/** World.chats is in the order of creation. */
function sorted(world: World, chats: Chat[], sort: string): Chat[] {
  if (!SORTS.includes(sort)) throw refuse(232001, `sort_type must be one of ${SORTS.join(", ")}`);
  if (sort === "ByCreateTimeAsc") return chats;
  return chats
    .map((chat) => ({ chat, at: activeAt(world, chat) }))
    .sort((a, b) => b.at - a.at)
    .map(({ chat }) => chat);
}

export const listChats: Call = {
  api: "chats",
  method: "GET",
  path: "/im/v1/chats",
  scopes: READ_GROUPS,
  handle: async ({ world, query, pause }) => {
    await pause();
    const mine = world.chats.filter((chat) => chat.kind !== "p2p" && chat.bot_in);
    const items = sorted(world, mine, query.get("sort_type") ?? "ByCreateTimeAsc").map((chat) => ({
      chat_id: chat.chat_id,
      avatar: AVATAR,
      name: chat.name,
      description: "",
      ...ownerOf(world, chat, query),
      external: chat.external,
      tenant_key: world.app.tenant_key,
      chat_status: chatStatus(chat),
    }));
    return { code: 0, msg: "success", data: pageOf(query, items) };
  },
};

function countsOf(world: World, chat: Chat): JsonObject {
  const bots = world.people.filter((one) => one.bot && chat.members.includes(one.open_id)).length;
  return {
    user_count: String(chat.members.length - bots),
    bot_count: String(bots + Number(chat.bot_in)),
  };
}

export const getChat: Call = {
  api: "chat",
  method: "GET",
  path: "/im/v1/chats/:chat_id",
  scopes: READ_GROUPS,
  handle: async ({ world, params, query, pause }) => {
    await pause();
    const chat = needOpenChat(world, params.chat_id);
    const seenByAll = {
      avatar: AVATAR,
      name: chat.name,
      description: "",
      chat_mode: chat.kind,
      chat_type: "private",
      external: chat.external,
      tenant_key: world.app.tenant_key,
      chat_status: chatStatus(chat),
      ...countsOf(world, chat),
    };
    if (!chat.bot_in) return { code: 0, msg: "success", data: seenByAll };
    const data = {
      ...seenByAll,
      ...ownerOf(world, chat, query),
      group_message_type: chat.kind === "topic" ? "thread" : "chat",
      at_all_permission: chat.at_all_forbidden ? "only_owner" : "all_members",
      moderation_permission: chat.speaking === "all" ? "all_members" : "moderator_list",
      restricted_mode_setting: { status: chat.restricted },
    };
    return { code: 0, msg: "success", data };
  },
};

export const listMembers: Call = {
  api: "members",
  method: "GET",
  path: "/im/v1/chats/:chat_id/members",
  scopes: READ_MEMBERS,
  handle: async ({ world, params, query, pause }) => {
    await pause();
    const type = readIdType(query, "member_id_type");
    if (!type) throw refuse(232001, "member_id_type is invalid");
    checkIdScope(world, type);
    const chat = needOpenChat(world, params.chat_id);
    if (chat.dissolved) throw refuse(232009);
    if (!chat.bot_in) throw refuse(232011);
    const people = world.people.filter((one) => !one.bot && chat.members.includes(one.open_id));
    const items = people.map((person) => ({
      member_id_type: type,
      member_id: person[type],
      name: person.name,
      tenant_key: person.tenant_key,
    }));
    return { code: 0, msg: "success", data: { ...pageOf(query, items), member_total: items.length } };
  },
};

export const isInChat: Call = {
  api: "in_chat",
  method: "GET",
  path: "/im/v1/chats/:chat_id/members/is_in_chat",
  scopes: READ_MEMBERS,
  handle: async ({ world, params, pause }) => {
    await pause();
    const chat = needOpenChat(world, params.chat_id);
    return { code: 0, msg: "success", data: { is_in_chat: chat.bot_in && !chat.dissolved } };
  },
};
