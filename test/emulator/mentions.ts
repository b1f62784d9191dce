// Mentions in what a bot sends: at tags of text messages and cards.
// Comes in: text. Goes out: the ids in it, or a refusal. It never reads names.
import { badCard, refuse } from "./refusal.ts";
import type { Chat } from "./types.ts";
import type { World } from "./world.ts";

const INVALID_PERSON = 100290;

/** ids in the at tags of a text message; "all" may be one of them. */
export function textAts(text: string): string[] {
  const tags = text.matchAll(/<at\s[^>]*?user_id\s*=\s*["']?([^"'\s>]*)["']?[^>]*>/gi);
  return [...tags].map((hit) => hit[1] ?? "");
}

/** @所有人 in a text or post where the group forbids it. */
export function refuseAtAll(chat: Chat): void {
  if (chat.at_all_forbidden) throw refuse(230018, "@all is forbidden in this group");
}

/** id="…", ids=… and email=… of the at and person tags of a markdown component or a lark_md text. */
function cardAts(text: string): { name: string; value: string }[] {
  const found: { name: string; value: string }[] = [];
  for (const tag of text.matchAll(/<(?:at|person)\b([^>]*)>/gi)) {
    for (const part of (tag[1] ?? "").matchAll(
      /\b(ids?|email|user_id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi,
    )) {
      const value = part[2] ?? part[3] ?? part[4] ?? "";
      found.push({ name: (part[1] ?? "").toLowerCase(), value });
    }
  }
  return found;
}

/** Someone whom a card names must exist: by open_id or user_id. */
export function checkPersonId(world: World, id: string): void {
  if (world.people.some((person) => person.open_id === id || person.user_id === id)) return;
  throw badCard(INVALID_PERSON, `invalid user resource, err: invalid at/person id: ${id}`);
}

export function checkCardAts(world: World, chat: Chat, text: string): void {
  for (const { name, value } of cardAts(text)) {
    if (name === "email") {
      if (world.people.some((person) => person.email === value)) continue;
      throw badCard(INVALID_PERSON, `invalid at email: ${value}`);
    }
    for (const id of value.split(",")) {
      if (id !== "all") checkPersonId(world, id.trim());
      else if (chat.at_all_forbidden && world.switches.atAllForbiddenCode === 230018) refuseAtAll(chat);
      else if (chat.at_all_forbidden) throw badCard(INVALID_PERSON, "@all is forbidden in this group");
    }
  }
}
