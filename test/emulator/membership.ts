// Who is in a group or in the tenant: people come, go, are taken back, resign.
// Comes in: people and an act. Goes out: the changed world and the events it causes. The bot's own coming and going is
// in acts.ts.
import { type Caused, cause, Impossible, needChat, needPerson, note } from "./acts.ts";
import type { MembersRequest } from "./control-types.ts";
import { membersChanged, userResigned } from "./events.ts";
import type { World } from "./world.ts";

const MOVED: Record<MembersRequest["act"], string> = {
  added: "{from_user} 邀请 {to_chatters} 加入了群",
  deleted: "{from_user} 将 {to_chatters} 移出了群",
  withdrawn: "{from_user} 撤销了对 {to_chatters} 的邀请",
};

/** person lets the others in (added), out (deleted), or takes an invitation back (withdrawn). */
export function moveMembers(world: World, { chat: which, person, users, act }: MembersRequest): Caused {
  const chat = needChat(world, which);
  if (chat.kind === "p2p") throw new Impossible("a private chat has one member");
  const operator = needPerson(world, person);
  const moved = users.map((who) => needPerson(world, who));
  const ids = moved.map((one) => one.open_id);
  if (ids.some((id) => chat.members.includes(id) === (act === "added")))
    throw new Impossible(`not all of them can be ${act}`);
  chat.members = act === "added" ? [...chat.members, ...ids] : chat.members.filter((id) => !ids.includes(id));
  const names = moved.map((one) => one.name);
  note(world, chat, operator, MOVED[act], names);
  if (!chat.bot_in) return { deliveries: [], not_delivered: "the bot is not in the group" };
  const type = `im.chat.member.user.${act}_v1`;
  return cause(world, type, membersChanged(world, type, chat, operator, moved));
}

/** The person leaves the organisation and with it every group. */
export function resign(world: World, who: string): Caused {
  const person = needPerson(world, who);
  if (person.resigned) throw new Impossible(`${person.name} resigned before`);
  person.resigned = true;
  for (const chat of world.chats)
    if (chat.kind !== "p2p") chat.members = chat.members.filter((id) => id !== person.open_id);
  return cause(world, "contact.user.deleted_v3", userResigned(world, person));
}
