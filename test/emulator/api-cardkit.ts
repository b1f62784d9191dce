// cardkit/v1: card entities are made, replaced, configured, changed element by element, and written to as a stream.
// Comes in: a call that passed the gateway. Goes out: empty data, or a code of §4.7. batch_update is not here: no fact
// says what its actions look like.
import { addElements, findElement, type Position, removeElement } from "./card-elements.ts";
import { type CardEntity, checkStreaming, makeEntity, operate } from "./card-entities.ts";
import type { Call, CallContext } from "./gateway.ts";
import { isObject, parseJson } from "./json.ts";
import { badField, type KnownCode, refuse } from "./refusal.ts";
import type { ApiName, Json, JsonObject } from "./types.ts";

const SCOPES = ["cardkit:card:write"];
const CARD = "/cardkit/v1/cards/:card_id";
const LONGEST_TEXT = 100_000;
const POSITIONS: readonly string[] = ["insert_before", "insert_after", "append"];

/** A field that holds JSON in a string. */
function readJson(body: JsonObject, field: string): Json {
  const text = body[field];
  const parsed = typeof text === "string" ? parseJson(text) : undefined;
  if (parsed === undefined) throw badField(field, text, `${field} must be a string of JSON`);
  return parsed;
}

function readObject(body: JsonObject, field: string): JsonObject {
  const value = readJson(body, field);
  if (!isObject(value)) throw badField(field, body[field], `${field} must hold an object`);
  return value;
}

export const cardCreate: Call = {
  api: "entity_create",
  method: "POST",
  path: "/cardkit/v1/cards",
  scopes: SCOPES,
  handle: async ({ world, body, pause }) => {
    await pause();
    if (body.type === "template") throw refuse(200220, "template does not exist");
    if (body.type !== "card_json") throw badField("type", body.type, "card_json or template");
    const { card_id } = makeEntity(world, readObject(body, "data"));
    return { code: 0, msg: "success", data: { card_id } };
  },
};

type Change = (card: JsonObject, context: CallContext, entity: CardEntity) => JsonObject;

/** code: what the platform says when the changed card is none. */
function operation(
  api: ApiName,
  method: Call["method"],
  path: string,
  code: KnownCode,
  change: Change,
): Call {
  return {
    ...{ api, method, path },
    scopes: SCOPES,
    handle: async (context) => {
      await context.pause();
      const { world, params, body } = context;
      operate(world, params.card_id ?? "", body, code, (card, entity) => change(card, context, entity));
      return { code: 0, msg: "success", data: {} };
    },
  };
}

export const cardReplace = operation("entity_update", "PUT", CARD, 200220, (_card, { body }) => {
  if (!isObject(body.card) || body.card.type !== "card_json")
    throw badField("card", body.card, "an object of type card_json");
  return readObject(body.card, "data");
});

export const cardSettings = operation(
  "entity_settings",
  "PATCH",
  `${CARD}/settings`,
  300122,
  (card, { body }) => {
    const { config, ...rest } = readObject(body, "settings");
    const merged = { ...(isObject(card.config) && card.config), ...(isObject(config) && config) };
    return { ...card, ...rest, config: merged };
  },
);

const isPosition = (value: Json | undefined): value is Position => POSITIONS.includes(String(value));

export const elementAdd = operation("element_add", "POST", `${CARD}/elements`, 300315, (card, { body }) => {
  const { type, target_element_id: target = "" } = body;
  if (!isPosition(type)) throw badField("type", type, `type must be one of ${POSITIONS.join(", ")}`);
  const elements = readJson(body, "elements");
  if (!Array.isArray(elements)) throw badField("elements", body.elements, "elements must hold a list");
  if (!addElements(card, elements, type, String(target))) throw refuse(300315, "no such place");
  return card;
});

const ELEMENT = `${CARD}/elements/:element_id`;

function needElement(card: JsonObject, { params }: CallContext, code: KnownCode) {
  const spot = findElement(card, params.element_id ?? "");
  if (!spot) throw refuse(code, "no such element");
  return spot;
}

export const elementReplace = operation("element_update", "PUT", ELEMENT, 300121, (card, context) => {
  needElement(card, context, 300121).put(readObject(context.body, "element"));
  return card;
});

export const elementPatch = operation("element_patch", "PATCH", ELEMENT, 300313, (card, context) => {
  const { element } = needElement(card, context, 300313);
  const part = readObject(context.body, "partial_element");
  if (part.tag !== undefined && part.tag !== element.tag) throw refuse(300312);
  Object.assign(element, part);
  return card;
});

export const elementRemove = operation("element_delete", "DELETE", ELEMENT, 300314, (card, { params }) => {
  if (!removeElement(card, params.element_id ?? "")) throw refuse(300314, "no such element");
  return card;
});

/** content is the whole text each time, not what is new of it. */
export const elementContent = operation(
  "element_content",
  "PUT",
  `${ELEMENT}/content`,
  300313,
  (card, context, entity) => {
    const { content } = context.body;
    if (typeof content !== "string" || content === "" || content.length > LONGEST_TEXT)
      throw badField("content", content, `1 to ${LONGEST_TEXT} characters`);
    checkStreaming(context.world, entity);
    const { element } = needElement(card, context, 300310);
    if (element.tag !== "markdown" && element.tag !== "plain_text") throw refuse(300310);
    element.content = content;
    return card;
  },
);
