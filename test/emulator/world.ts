// One tenant with one app: its configuration, people, chats, messages and tokens.
// Comes in: options. Goes out: plain state and look-ups. It never speaks HTTP and knows no rule of the platform.
import type { CardEntity } from "./card-entities.ts";
import type { CardToken } from "./card-tokens.ts";
import { Clock } from "./clock.ts";
import type { CallRecord, WorldOptions } from "./control-types.ts";
import type { Fault } from "./fault-types.ts";
import type { Switches } from "./switches.ts";
import { withDefaults } from "./switches.ts";
import type { AppConfig, Chat, Delivery, Message, Person, Resource } from "./types.ts";

export interface Token {
  value: string;
  expires_at: number;
}

export interface UuidEntry {
  /** uuid, and the receiver when the switch uuidScope says so. */
  key: string;
  message_id: string;
  at: number;
}

/** An armed fault and how often its occasion has come. */
export interface ArmedFault {
  id: string;
  fault: Fault;
  seen: number;
  fired: number;
}

export interface World {
  id: string;
  app: AppConfig;
  switches: Switches;
  mode: "push" | "pull";
  clock: Clock;
  people: Person[];
  chats: Chat[];
  messages: Map<string, Message>;
  tokens: Token[];
  uuids: Map<string, UuidEntry>;
  cardTokens: Map<string, CardToken>;
  cardEntities: Map<string, CardEntity>;
  resources: Map<string, Resource>;
  deliveries: Map<string, Delivery>;
  calls: CallRecord[];
  faults: ArmedFault[];
  /** Times of calls per rate window; never saved. */
  windows: Map<string, number[]>;
  /** uuids whose first call is not answered yet; never saved. */
  uuidsInFlight: Set<string>;
  /** Wakes calls held by a fault; never saved. */
  held: (() => void)[];
}

export function randomId(prefix: string): string {
  return prefix + crypto.randomUUID().replaceAll("-", "");
}

/** The scopes of a bot set up with care: it reads private messages and those that @ it, and sends as itself. */
export const DEFAULT_SCOPES: readonly string[] = [
  "im:message:send_as_bot",
  "im:message:readonly",
  "im:message.p2p_msg:readonly",
  "im:message.group_at_msg:readonly",
  "im:chat:readonly",
];

function makeApp(given: Partial<AppConfig> = {}): AppConfig {
  return {
    app_id: `cli_${crypto.randomUUID().replaceAll("-", "").slice(0, 16)}`,
    app_secret: randomId(""),
    encrypt_key: randomId(""),
    verification_token: randomId(""),
    tenant_key: randomId("").slice(0, 16),
    bot_open_id: randomId("ou_"),
    bot_name: "政协助手",
    scopes: [...DEFAULT_SCOPES],
    events: ["*"],
    card_callback: true,
    external_groups: false,
    other_app_open_ids: [],
    event_url: "",
    card_url: "",
    ...given,
  };
}

export function makePerson(tenantKey: string, given: Partial<Person>): Person {
  return {
    open_id: randomId("ou_"),
    union_id: randomId("on_"),
    user_id: randomId("").slice(0, 8),
    name: "委员",
    email: "",
    mobile: "",
    department_ids: [],
    tenant_key: tenantKey,
    bot: false,
    available: true,
    in_contact_range: given.available ?? true,
    stopped: false,
    resigned: false,
    ...given,
  };
}

export function makeChat(given: Partial<Chat>): Chat {
  const members = given.members ?? [];
  return {
    chat_id: randomId("oc_"),
    kind: "group",
    name: "",
    owner: members[0] ?? "",
    bot_in: true,
    dissolved: false,
    history_kept: false,
    speaking: "all",
    external: false,
    at_all_forbidden: false,
    thread_replies: true,
    restricted: false,
    ...given,
    members,
  };
}

const DEFAULT_PEOPLE: Partial<Person>[] = [{ name: "陈委员" }, { name: "李委员" }, { name: "王干事" }];

export function makeWorld(options: WorldOptions = {}): World {
  const app = makeApp(options.app);
  const people = (options.people ?? DEFAULT_PEOPLE).map((person) => makePerson(app.tenant_key, person));
  const idOf = (who: string) => people.find((p) => p.open_id === who || p.name === who)?.open_id ?? who;
  const everyone = people.map((person) => person.open_id);
  const chats = (options.chats ?? [{ name: "委员群" }]).map((chat) =>
    makeChat({ ...chat, members: chat.members?.map(idOf) ?? everyone }),
  );
  return {
    id: options.id ?? randomId("").slice(0, 12),
    app,
    switches: withDefaults(options.switches),
    mode: options.mode ?? "pull",
    clock: Clock.from(options.clock),
    people,
    chats,
    messages: new Map(),
    tokens: [],
    uuids: new Map(),
    cardTokens: new Map(),
    cardEntities: new Map(),
    resources: new Map(),
    deliveries: new Map(),
    calls: [],
    faults: [],
    windows: new Map(),
    uuidsInFlight: new Set(),
    held: [],
  };
}

export function findPerson(world: World, who: string): Person | undefined {
  return world.people.find((p) => p.open_id === who) ?? world.people.find((p) => p.name === who);
}

export function findChat(world: World, which: string): Chat | undefined {
  return (
    world.chats.find((c) => c.chat_id === which) ?? world.chats.find((c) => c.name === which && c.name !== "")
  );
}

export function findPrivateChat(world: World, person: Person): Chat | undefined {
  return world.chats.find((c) => c.kind === "p2p" && c.members[0] === person.open_id);
}

/** The private chat of a person with the bot; it comes into being with the first message or visit. */
export function privateChat(world: World, person: Person): Chat {
  const known = findPrivateChat(world, person);
  if (known) return known;
  const chat = makeChat({ kind: "p2p", members: [person.open_id] });
  world.chats.push(chat);
  return chat;
}

export function hasScope(world: World, anyOf: readonly string[]): boolean {
  return anyOf.length === 0 || anyOf.some((scope) => world.app.scopes.includes(scope));
}
