// message/v4/batch_send/: one message to many people, each in the private chat with the bot.
// Comes in: lists of ids and a content or card as objects. Goes out: a 'bm-' id and the ids that are nobody's.
// The platform sends later; here the messages have arrived when the call is answered. Errors come with HTTP 200.
import { checkContent } from "./content-rules.ts";
import type { Call } from "./gateway.ts";
import { personBy } from "./ids.ts";
import { isObject } from "./json.ts";
import { isTooLong } from "./limits.ts";
import { storeMessage } from "./messages.ts";
import { lacksScope, Refusal } from "./refusal.ts";
import type { JsonObject, Person } from "./types.ts";
import { hasScope, makeChat, privateChat, randomId, type World } from "./world.ts";

const TO_PEOPLE = ["im:message:send_multi_users"];
const TO_DEPARTMENTS = ["im:message:send_multi_depts"];
const TYPES = ["text", "image", "post", "share_chat", "interactive"];
const MOST_IDS = 200;
const LISTS = { open_ids: "open_id", user_ids: "user_id", union_ids: "union_id" } as const;

const bad = (reason: string) => new Refusal(10003, `invalid parameter: ${reason}`, { status: 200 });

function idsIn(body: JsonObject, name: string): string[] {
  const list = body[name] ?? [];
  if (!Array.isArray(list)) throw bad(`${name} is not a list`);
  if (list.length > MOST_IDS) throw bad(`${name} holds more than ${MOST_IDS} ids`);
  return list.map(String);
}

/** Who is meant: each person once, and per list the ids that the bot does not reach. */
function receivers(world: World, body: JsonObject): { people: Set<Person>; invalid: JsonObject } {
  const people = new Set<Person>();
  const invalid: JsonObject = {};
  const reached = (one: Person) => one.available && !one.resigned && !one.bot;
  for (const [name, type] of Object.entries(LISTS)) {
    const found = idsIn(body, name).map((id) => ({ id, person: personBy(world, type, id) }));
    invalid[`invalid_${name}`] = found
      .filter(({ person }) => !person || !reached(person))
      .map(({ id }) => id);
    for (const { person } of found) if (person && reached(person)) people.add(person);
  }
  const departments = idsIn(body, "department_ids");
  const within = (department: string) =>
    world.people.filter((one) => one.department_ids.includes(department) && reached(one));
  invalid.invalid_department_ids = departments.filter((department) => within(department).length === 0);
  for (const person of departments.flatMap(within)) people.add(person);
  return { people, invalid };
}

function checkScopes(world: World, body: JsonObject): void {
  const named = Object.keys(LISTS).some((list) => list in body);
  if (named && !hasScope(world, TO_PEOPLE)) throw lacksScope(TO_PEOPLE);
  if ("department_ids" in body && !hasScope(world, TO_DEPARTMENTS)) throw lacksScope(TO_DEPARTMENTS);
  if (!named && !("department_ids" in body)) throw bad("nobody is named");
}

/** The content, serialised as the other calls take it. */
function readContent(world: World, body: JsonObject, bytes: number): { msg_type: string; content: string } {
  const { msg_type } = body;
  if (typeof msg_type !== "string" || !TYPES.includes(msg_type))
    throw bad(`msg_type must be one of ${TYPES.join(", ")}`);
  const field = msg_type === "interactive" ? "card" : "content";
  const given = body[field];
  if (!isObject(given)) throw bad(`${field} is not an object`);
  const content = JSON.stringify(given);
  if (isTooLong(world, msg_type, content, bytes)) throw bad("the message is too long");
  try {
    checkContent(world, makeChat({ kind: "p2p" }), msg_type, content);
  } catch (error) {
    if (error instanceof Refusal) throw bad(error.message);
    throw error;
  }
  return { msg_type, content };
}

export const batchSend: Call = {
  api: "batch",
  method: "POST",
  path: "/message/v4/batch_send/",
  scopes: [...TO_PEOPLE, ...TO_DEPARTMENTS],
  handle: async ({ world, body, bytes, record, pause }) => {
    await pause();
    checkScopes(world, body);
    const { people, invalid } = receivers(world, body);
    const { msg_type, content } = readContent(world, body, bytes);
    const message_id = randomId("bm-");
    record.message_id = message_id;
    const sender = { kind: "app", id: world.app.bot_open_id } as const;
    for (const person of people) {
      // Who stopped the bot's messages is left out without a word.
      if (person.stopped) continue;
      const chat = privateChat(world, person);
      storeMessage(world, { chat, msg_type, content, sender, batch_id: message_id });
    }
    return { code: 0, msg: "ok", data: { message_id, ...invalid } };
  },
};
