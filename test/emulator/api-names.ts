// The names of the platform's calls, for faults, rates and the calls log.
// Comes in: nothing. Goes out: the list and its type. It never imports anything, so that it loads in workerd too.
export const API_NAMES = [
  "token",
  "bot",
  "create",
  "reply",
  "patch",
  "get",
  "delete",
  "card_update",
  "update",
  "urgent",
  "follow_up",
  "batch",
  "ephemeral",
  "image",
  "file",
  "resource",
  "chats",
  "chat",
  "members",
  "in_chat",
  "user",
  "users",
] as const;

export type ApiName = (typeof API_NAMES)[number];
