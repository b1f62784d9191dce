// People who react to a message or read what the bot wrote to them.
// Comes in: a person and a message. Goes out: the changed message and the event it causes. It never reacts for the bot.
import { type Caused, cause, Impossible, needChat, needMessage, needPerson } from "./acts.ts";
import type { ReactRequest, ReadResult } from "./control-types.ts";
import { messageRead, reactionChanged } from "./events.ts";
import { findPrivateChat, type World } from "./world.ts";

const EMOJI = /^\w{1,50}$/;

export function react(world: World, request: ReactRequest): Caused {
  const { message_id, emoji_type, remove = false } = request;
  const person = needPerson(world, request.person);
  const message = needMessage(world, message_id);
  const chat = needChat(world, message.chat_id);
  if (!EMOJI.test(emoji_type)) throw new Impossible(`${emoji_type} is no emoji_type`);
  if (!chat.members.includes(person.open_id)) throw new Impossible(`${person.name} is not in that chat`);
  if (message.recalled) throw new Impossible("the message was recalled");
  const mine = (one: { emoji_type: string; by: string }) =>
    one.emoji_type === emoji_type && one.by === person.open_id;
  if (message.reactions.some(mine) !== remove) {
    throw new Impossible(`${person.name} ${remove ? "has no" : "has that"} reaction there`);
  }
  if (remove) message.reactions = message.reactions.filter((one) => !mine(one));
  else message.reactions.push({ emoji_type, by: person.open_id });
  if (!chat.bot_in) return { deliveries: [], not_delivered: "the bot is not in the group" };
  const type = `im.message.reaction.${remove ? "deleted" : "created"}_v1`;
  return cause(world, type, reactionChanged(world, type, message, person, emoji_type));
}

/** Opens the private chat and reads all that the bot wrote there: one event for all of it. */
export function readPrivateChat(world: World, who: string): ReadResult {
  const person = needPerson(world, who);
  const chat = findPrivateChat(world, person);
  const unread = [...world.messages.values()].filter(
    (one) => one.chat_id === chat?.chat_id && one.sender.kind === "app" && one.read_at === 0 && !one.recalled,
  );
  for (const message of unread) message.read_at = world.clock.now();
  const message_ids = unread.map((message) => message.message_id);
  if (unread.length === 0) return { message_ids, deliveries: [], not_delivered: "nothing was unread" };
  const caused = cause(world, "im.message.message_read_v1", messageRead(world, person, message_ids));
  return { message_ids, ...caused };
}
