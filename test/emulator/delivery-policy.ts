// Which events the platform would push to this app, by subscription, scope and membership.
// Comes in: an event that happened. Goes out: '' when it is pushed, else why not. It never pushes anything itself.
import type { Chat, Message, Person } from "./types.ts";
import { hasScope, type World } from "./world.ts";

const P2P = ["im:message.p2p_msg:readonly", "im:message.p2p_msg"];
const AT_BY_USERS = ["im:message.group_at_msg:readonly", "im:message.group_at_msg"];
const AT_BY_BOTS = ["im:message.group_at_msg.include_bot:readonly"];
const ALL_IN_GROUPS = ["im:message.group_msg", "im:message.group_msg:readonly"];

const MEMBERS = ["im:chat.members:read", "im:chat", "im:chat:read", "im:chat:readonly"];

/** Event type → scopes, any one of which delivers it. */
const SCOPES: Record<string, readonly string[]> = {
  "im.message.recalled_v1": ["im:message", "im:message:readonly"],
  "im.message.message_read_v1": ["im:message", "im:message:readonly"],
  "im.message.reaction.created_v1": ["im:message.reactions:read", "im:message:readonly"],
  "im.message.reaction.deleted_v1": ["im:message.reactions:read", "im:message:readonly"],
  "im.chat.member.bot.added_v1": ["im:chat.members:bot_access", "im:chat", "im:chat:readonly"],
  "im.chat.member.bot.deleted_v1": ["im:chat.members:bot_access", "im:chat", "im:chat:readonly"],
  "im.chat.member.user.added_v1": MEMBERS,
  "im.chat.member.user.deleted_v1": MEMBERS,
  "im.chat.member.user.withdrawn_v1": MEMBERS,
  "contact.user.deleted_v3": [
    "contact:contact.base:readonly",
    "contact:contact:readonly_as_app",
    "contact:contact:access_as_app",
  ],
  "im.chat.disbanded_v1": ["im:chat", "im:chat:read", "im:chat:readonly"],
  "im.chat.access_event.bot_p2p_chat_entered_v1": [],
  "application.bot.menu_v6": [],
};

function notSubscribed(world: World, type: string): string {
  const { events } = world.app;
  return events.includes("*") || events.includes(type) ? "" : `the app does not subscribe to ${type}`;
}

const lacks = (scopes: readonly string[]) => `the app has none of the scopes ${scopes.join(", ")}`;

export function whyNotEvent(world: World, type: string): string {
  const scopes = SCOPES[type] ?? [];
  return notSubscribed(world, type) || (hasScope(world, scopes) ? "" : lacks(scopes));
}

function whyNotPrivate(world: World, sender: Person): string {
  if (!sender.available || sender.resigned) return "the person is outside the availability of the app";
  return hasScope(world, P2P) ? "" : lacks(P2P);
}

function whyNotGroup(world: World, message: Message, sender: Person): string {
  const kinds = message.mentions.map((mention) =>
    mention.open_id === world.app.bot_open_id ? "me" : mention.kind,
  );
  const atBot = kinds.includes("me");
  const atAll = kinds.includes("all") && world.switches.atAllReachesBot;
  if (sender.bot) {
    // im:message.group_msg is about people's messages only.
    if (!atBot) return "another bot's message that does not @ this bot";
    return hasScope(world, AT_BY_BOTS) ? "" : lacks(AT_BY_BOTS);
  }
  if (hasScope(world, ALL_IN_GROUPS)) return "";
  if (!atBot && !atAll) return `the message does not @ the bot, and ${lacks(ALL_IN_GROUPS)}`;
  const scopes = [...AT_BY_USERS, ...AT_BY_BOTS];
  return hasScope(world, scopes) ? "" : lacks(scopes);
}

export function whyNotMessage(world: World, chat: Chat, message: Message, sender: Person): string {
  const unsubscribed = notSubscribed(world, "im.message.receive_v1");
  if (unsubscribed) return unsubscribed;
  if (chat.kind === "p2p") return whyNotPrivate(world, sender);
  if (!chat.bot_in) return "the bot is not in the group";
  if (chat.external && !world.app.external_groups) return "the app may not be used in external groups";
  return whyNotGroup(world, message, sender);
}
