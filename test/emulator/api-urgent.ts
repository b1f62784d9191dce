// PATCH im/v1/messages/:message_id/urgent_app: the bot's own message is marked urgent for some of the chat.
// Comes in: a call that passed the gateway. Goes out: the ids that it could not be marked for. It costs nothing and
// rings nowhere.
import { checkMember } from "./api-manage.ts";
import { chatOf, findMessage } from "./api-send.ts";
import type { Call } from "./gateway.ts";
import { checkIdScope, personBy, readIdType } from "./ids.ts";
import { badField, refuse } from "./refusal.ts";
import type { World } from "./world.ts";

const MOST_PEOPLE = 200;
const MOST_UNREAD = 200;

function unreadUrgents(world: World, openId: string): number {
  const all = [...world.messages.values()];
  return all.filter((one) => one.read_at === 0 && !one.recalled && one.urgent_for.includes(openId)).length;
}

export const urgentApp: Call = {
  api: "urgent",
  method: "PATCH",
  path: "/im/v1/messages/:message_id/urgent_app",
  scopes: ["im:message.urgent"],
  handle: async ({ world, params, query, body, pause }) => {
    await pause();
    const type = readIdType(query);
    if (!type)
      throw badField("user_id_type", query.get("user_id_type") ?? "", "open_id, union_id or user_id");
    checkIdScope(world, type);
    const { user_id_list } = body;
    if (!Array.isArray(user_id_list) || user_id_list.length < 1 || user_id_list.length > MOST_PEOPLE)
      throw badField("user_id_list", user_id_list, `1 to ${MOST_PEOPLE} ids`);
    const message = findMessage(world, params.message_id);
    const chat = chatOf(world, message);
    checkMember(chat);
    if (message.sender.kind !== "app") throw refuse(230012);
    if (message.recalled) throw refuse(230110);
    const invalid: string[] = [];
    const marked = new Set(message.urgent_for);
    for (const id of user_id_list.map(String)) {
      const person = personBy(world, type, id);
      if (!person || person.bot || !chat.members.includes(person.open_id)) invalid.push(id);
      else if (unreadUrgents(world, person.open_id) >= MOST_UNREAD) throw refuse(230023);
      else marked.add(person.open_id);
    }
    message.urgent_for = [...marked];
    return { code: 0, msg: "success", data: { invalid_user_id_list: invalid } };
  },
};
