// im/v1/messages: create and reply.
// Comes in: a call that passed the gateway. Goes out: the message, or a refusal. It never sends one uuid twice in an hour.
import { entityToSend } from "./card-entities.ts";
import { checkContent, SENDABLE } from "./content-rules.ts";
import type { Call, CallContext } from "./gateway.ts";
import { personBy } from "./ids.ts";
import { checkSize, countChat } from "./limits.ts";
import { storeMessage, toRest } from "./messages.ts";
import { badField, refuse } from "./refusal.ts";
import type { Chat, JsonObject, Message, Person } from "./types.ts";
import { privateChat, type World } from "./world.ts";

const SEND_SCOPES = ["im:message", "im:message:send_as_bot", "im:message:send"];
const ID_TYPES = ["open_id", "union_id", "user_id", "email", "chat_id"];
const UUID_WINDOW = 3600 * 1000;
const UUID_LENGTH = 50;

export function requireString(body: JsonObject, field: string): string {
  const value = body[field];
  if (value === undefined || value === "") throw badField(field, value, `${field} is required`);
  if (typeof value !== "string") throw badField(field, value, `${field} must be a string`);
  return value;
}

function readUuid(body: JsonObject): string {
  const { uuid } = body;
  if (uuid === undefined || uuid === "") return "";
  if (typeof uuid !== "string") throw badField("uuid", uuid, "uuid must be a string");
  if ([...uuid].length > UUID_LENGTH) throw badField("uuid", uuid, `the max length is ${UUID_LENGTH}`);
  return uuid;
}

function readMsgType(body: JsonObject): string {
  const type = requireString(body, "msg_type");
  if (SENDABLE.some((one) => one === type)) return type;
  throw badField("msg_type", type, `msg_type must be one of ${SENDABLE.join(", ")}`);
}

function findReceiver(world: World, type: string, id: string): Person | undefined {
  switch (type) {
    case "open_id":
      if (!id.startsWith("ou_")) throw refuse(230034);
      if (world.app.other_app_open_ids.includes(id)) throw refuse(99992361);
      return personBy(world, type, id);
    case "union_id":
    case "user_id":
      return personBy(world, type, id);
    default:
      return world.people.find((person) => person.email === id && id !== "");
  }
}

function resolveChat(world: World, type: string, id: string): Chat {
  if (type === "chat_id") {
    if (!id.startsWith("oc_")) throw refuse(230034);
    const chat = world.chats.find((one) => one.chat_id === id);
    if (!chat) throw refuse(world.switches.unknownChatCode);
    return chat;
  }
  const person = findReceiver(world, type, id);
  if (!person) throw refuse(type === "open_id" ? 99992351 : 230034);
  checkPerson(world, person);
  return privateChat(world, person);
}

function checkPerson(world: World, person: Person): void {
  if (person.tenant_key !== world.app.tenant_key) throw refuse(230038);
  if (person.resigned) throw refuse(world.switches.resignedCode);
  if (!person.available || person.bot) throw refuse(230013);
  if (person.stopped) throw refuse(230053);
}

/** Whether the bot may speak there now. */
export function checkAccess(world: World, chat: Chat): void {
  if (chat.kind === "p2p") {
    const person = world.people.find((one) => one.open_id === chat.members[0]);
    if (person) checkPerson(world, person);
    return;
  }
  if (chat.dissolved) throw refuse(232009);
  if (!chat.bot_in) throw refuse(230002);
  if (chat.external && !world.app.external_groups) throw refuse(230027, "external group");
  if (chat.speaking === "chosen") throw refuse(230018);
  if (chat.speaking === "muted") throw refuse(230035);
}

export function findMessage(world: World, id: string | undefined): Message {
  const message = id?.startsWith("om_") ? world.messages.get(id) : undefined;
  if (!message) throw refuse(99992354, `message_id: ${id ?? ""}`);
  return message;
}

export function chatOf(world: World, message: Message): Chat {
  const chat = world.chats.find((one) => one.chat_id === message.chat_id);
  if (!chat) throw refuse(230002);
  return chat;
}

interface Send {
  msgType: string;
  uuidKey: string;
  chat: () => Chat;
  parent?: Message;
  inThread?: boolean;
}

/** The message of an earlier call with this uuid, if its hour is not over. */
function repeated(world: World, key: string): Message | undefined {
  const entry = world.uuids.get(key);
  if (!entry || world.clock.now() - entry.at >= UUID_WINDOW) return undefined;
  const message = world.messages.get(entry.message_id);
  if (message) message.calls += 1;
  if (world.switches.repeatUuidReturns === "first message") return message;
  throw refuse(world.switches.repeatUuidErrorCode, "this uuid was used within the last hour");
}

async function send(context: CallContext, plan: Send): Promise<JsonObject> {
  const { world, body, record } = context;
  const { uuidKey } = plan;
  record.uuid = readUuid(body);
  if (uuidKey !== "" && world.uuidsInFlight.has(uuidKey)) throw refuse(230049);
  const first = uuidKey === "" ? undefined : repeated(world, uuidKey);
  if (first) {
    record.message_id = first.message_id;
    return { code: 0, msg: "success", data: toRest(world, first) };
  }
  if (uuidKey !== "") world.uuidsInFlight.add(uuidKey);
  try {
    await context.pause();
    const chat = plan.chat();
    checkAccess(world, chat);
    const given = String(body.content ?? "");
    const entity = plan.msgType === "interactive" ? entityToSend(world, given) : undefined;
    const content = entity ? JSON.stringify(entity.card) : body.content;
    checkSize(world, plan.msgType, given, context.bytes);
    checkContent(world, chat, plan.msgType, content);
    countChat(world, chat.chat_id);
    const message = storeMessage(world, {
      chat,
      msg_type: plan.msgType,
      content: String(content),
      sender: { kind: "app", id: world.app.bot_open_id },
      parent: plan.parent,
      in_thread: plan.inThread ?? false,
      uuid: record.uuid,
    });
    const { message_id, create_time: at } = message;
    if (entity) entity.message_id = message_id;
    if (uuidKey !== "") world.uuids.set(uuidKey, { key: uuidKey, message_id, at });
    record.message_id = message_id;
    return { code: 0, msg: "success", data: toRest(world, message) };
  } finally {
    world.uuidsInFlight.delete(uuidKey);
  }
}

function uuidKeyFor(world: World, body: JsonObject, receiver: string): string {
  const uuid = readUuid(body);
  return uuid === "" || world.switches.uuidScope === "app" ? uuid : `${uuid} ${receiver}`;
}

export const create: Call = {
  api: "create",
  method: "POST",
  path: "/im/v1/messages",
  scopes: SEND_SCOPES,
  handle: (context) => {
    const { world, body, query } = context;
    const type = query.get("receive_id_type") ?? "";
    if (!ID_TYPES.includes(type)) throw badField("receive_id_type", type, `one of ${ID_TYPES.join(", ")}`);
    const receiver = requireString(body, "receive_id");
    const msgType = readMsgType(body);
    const uuidKey = uuidKeyFor(world, body, receiver);
    return send(context, { msgType, uuidKey, chat: () => resolveChat(world, type, receiver) });
  },
};

function checkThread(world: World, parent: Message, chat: Chat): void {
  if (parent.thread_id !== "") return;
  if (chat.kind === "p2p" && world.switches.p2pThreadReply === "refused") throw refuse(230071);
  if (!chat.thread_replies) throw refuse(230071);
}

export const reply: Call = {
  api: "reply",
  method: "POST",
  path: "/im/v1/messages/:message_id/reply",
  scopes: SEND_SCOPES,
  handle: (context) => {
    const { world, body, params } = context;
    const inThread = body.reply_in_thread ?? false;
    if (typeof inThread !== "boolean") throw badField("reply_in_thread", inThread, "must be a boolean");
    const msgType = readMsgType(body);
    const parent = findMessage(world, params.message_id);
    const chat = () => {
      const found = chatOf(world, parent);
      if (parent.recalled) throw refuse(230011);
      if (inThread) checkThread(world, parent, found);
      return found;
    };
    const uuidKey = uuidKeyFor(world, body, parent.message_id);
    return send(context, { msgType, uuidKey, chat, parent, inThread });
  },
};
