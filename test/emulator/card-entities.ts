// Card entities of CardKit (§4.7): a card with an id of its own, sent once, changed by numbered operations.
// Comes in: a card, later operations. Goes out: the entity as it is now, or the platform's refusal. How an operation
// changes the card: api-cardkit.ts.
import { checkCard, isCardV2 } from "./card-rules.ts";
import { isObject, parseJson } from "./json.ts";
import { countEntity, isTooLong } from "./limits.ts";
import { setContent } from "./messages.ts";
import { badCard, badField, type KnownCode, Refusal, refuse } from "./refusal.ts";
import type { Json, JsonObject } from "./types.ts";
import { makeChat, type World } from "./world.ts";

const LIFE = 14 * 24 * 3600 * 1000;
const STREAMING_LIFE = 10 * 60 * 1000;
const INT32 = 2 ** 31 - 1;
const LONGEST_UUID = 64;
/** What is said in these codes whatever the operation is. */
const OWN_CODES: Record<number, KnownCode> = {
  300301: 300301,
  300302: 300302,
  300307: 300307,
  11310: 300305,
};

export interface CardEntity {
  card_id: string;
  card: JsonObject;
  made_at: number;
  /** Of the last operation. */
  sequence: number;
  uuids: string[];
  /** Where it was sent, or ''. */
  message_id: string;
  /** When its streaming mode was last opened. */
  streaming_from: number;
}

export function isStreaming(card: JsonObject): boolean {
  return isObject(card.config) && card.config.streaming_mode === true;
}

/** The rules of all cards; what breaks them is told in this code. */
function checkEntityCard(world: World, card: JsonObject, code: KnownCode): void {
  if (!isCardV2(card)) throw refuse(300303);
  const content = JSON.stringify(card);
  const bytes = new TextEncoder().encode(content).length;
  if (isTooLong(world, "interactive", content, bytes)) throw refuse(200860);
  try {
    checkCard(world, makeChat({}), card);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw refuse(OWN_CODES[error.inner] ?? code, error.message);
  }
}

export function makeEntity(world: World, card: JsonObject): CardEntity {
  checkEntityCard(world, card, 200220);
  const digits = crypto.getRandomValues(new Uint32Array(2));
  const now = world.clock.now();
  const entity: CardEntity = {
    card_id: `7${[...digits].map((one) => String(one).padStart(10, "0")).join("")}`.slice(0, 19),
    card,
    made_at: now,
    sequence: 0,
    uuids: [],
    message_id: "",
    streaming_from: now,
  };
  world.cardEntities.set(entity.card_id, entity);
  return entity;
}

export function needEntity(world: World, id: string): CardEntity {
  const entity = world.cardEntities.get(id);
  if (!entity) throw refuse(200740);
  if (world.clock.now() - entity.made_at > LIFE) throw refuse(200750);
  return entity;
}

/** The entity that a message's content names; undefined: the content is a card itself. */
export function entityToSend(world: World, content: string): CardEntity | undefined {
  const parsed = parseJson(content);
  if (!isObject(parsed) || parsed.type !== "card" || !isObject(parsed.data)) return undefined;
  const entity = world.cardEntities.get(String(parsed.data.card_id));
  if (!entity) throw badCard(200740, "card entity does not exist");
  if (world.clock.now() - entity.made_at > LIFE) throw badCard(200750, "card entity is expired");
  if (entity.message_id !== "") throw badCard(200740, "card entity was sent before");
  return entity;
}

/** Streaming closes by itself; what was open too long is refused as the switch says. */
export function checkStreaming(world: World, entity: CardEntity): void {
  if (!isStreaming(entity.card)) throw refuse(300309);
  if (world.clock.now() - entity.streaming_from > STREAMING_LIFE)
    throw refuse(world.switches.streamingOverCode);
  const waits = [...world.deliveries.values()].some(
    (one) =>
      one.kind === "callback" &&
      one.message_id === entity.message_id &&
      (one.state === "waiting" || one.state === "in flight"),
  );
  if (waits) throw refuse(200810);
}

interface Numbered {
  sequence: number;
  uuid: string;
}

function readNumbered(body: { [name: string]: Json }): Numbered {
  const { sequence, uuid = "" } = body;
  const whole = typeof sequence === "number" && Number.isInteger(sequence);
  if (!whole || sequence < 1 || sequence > INT32) throw badField("sequence", sequence, "a positive int32");
  if (typeof uuid !== "string" || uuid.length > LONGEST_UUID)
    throw badField("uuid", uuid, `at most ${LONGEST_UUID} characters`);
  return { sequence, uuid };
}

/** One numbered operation: change gets a copy of the card and gives the card as it shall be. */
export function operate(
  world: World,
  id: string,
  body: JsonObject,
  code: KnownCode,
  change: (card: JsonObject, entity: CardEntity) => JsonObject,
): void {
  const entity = needEntity(world, id);
  const { sequence, uuid } = readNumbered(body);
  countEntity(world, entity.card_id);
  if (uuid !== "" && entity.uuids.includes(uuid)) throw refuse(200770);
  if (sequence <= entity.sequence) throw refuse(300317);
  const next = change(structuredClone(entity.card), entity);
  checkEntityCard(world, next, code);
  if (isStreaming(next) && !isStreaming(entity.card)) entity.streaming_from = world.clock.now();
  entity.card = next;
  entity.sequence = sequence;
  if (uuid !== "") entity.uuids.push(uuid);
  const message = world.messages.get(entity.message_id);
  if (message) setContent(world, message, JSON.stringify(next));
}
