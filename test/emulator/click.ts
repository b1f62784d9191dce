// A person taps a component of the bot's card.
// Comes in: who taps what, with what filled in. Goes out: the callback in the queue, or why a client would not let them.
// It never invents a component: what is tapped must be on the card, unless the click is forced (old client, forger).
import { Impossible, needMessage, needPerson } from "./acts.ts";
import { CARD_LIFE, cardIn } from "./api-manage.ts";
import { noAnswer } from "./callback.ts";
import { isCardV2 } from "./card-rules.ts";
import { newCardToken } from "./card-tokens.ts";
import type { ClickRequest, ClickResult } from "./control-types.ts";
import { cardTapped } from "./events.ts";
import { checkValue, formValue } from "./form-fill.ts";
import { isObject, sameJson } from "./json.ts";
import { enqueue } from "./push.ts";
import type { Json, JsonObject, Message } from "./types.ts";
import type { World } from "./world.ts";

const DAY = 24 * 3600 * 1000;
const INTERACTIVE = [
  "button",
  "input",
  "select_static",
  "select_person",
  "date_picker",
  "picker_time",
  "picker_datetime",
  "overflow",
  "checker",
  "interactive_container",
];

interface Found {
  element: JsonObject;
  form: JsonObject | null;
}

function walk(value: Json | undefined, form: JsonObject | null, found: Found[]): Found[] {
  if (Array.isArray(value)) for (const one of value) walk(one, form, found);
  if (!isObject(value)) return found;
  if (INTERACTIVE.includes(String(value.tag))) found.push({ element: value, form });
  const within = value.tag === "form" ? value : form;
  for (const part of Object.values(value)) if (typeof part === "object") walk(part, within, found);
  return found;
}

/** value of the callback behaviour, or a 1.0 button's own. */
function callbackValue(element: JsonObject): Json | undefined {
  if (!Array.isArray(element.behaviors)) return element.value;
  const callback = element.behaviors.find((one) => isObject(one) && one.type === "callback");
  return isObject(callback) ? callback.value : undefined;
}

function matches(element: JsonObject, request: ClickRequest): boolean {
  if (request.name !== undefined) return element.name === request.name;
  if (request.element_id !== undefined) return element.element_id === request.element_id;
  if (request.label !== undefined) return isObject(element.text) && element.text.content === request.label;
  return request.value !== undefined && sameJson(callbackValue(element), request.value);
}

function find(card: JsonObject, request: ClickRequest): Found {
  const hits = walk(card, null, []).filter(({ element }) => matches(element, request));
  const [hit] = hits;
  if (!hit) throw new Impossible("the card has no such component");
  if (hits.length > 1) throw new Impossible(`${hits.length} components fit: name one`);
  return hit;
}

/** Outside a form each kind of component brings its own part of the answer. */
function checkChoice(element: JsonObject, request: ClickRequest): void {
  const tag = String(element.tag);
  if (tag === "input" && request.input_value === undefined)
    throw new Impossible("an input gives input_value");
  if (tag === "checker" && request.checked === undefined) throw new Impossible("a checker gives checked");
  if (["button", "input", "checker", "interactive_container"].includes(tag)) return;
  if (request.option === undefined) throw new Impossible(`a ${tag} gives option`);
  checkValue({ ...element, name: tag }, request.option);
}

function actionOf(world: World, { element, form }: Found, request: ClickRequest): JsonObject {
  if (element.disabled === true) throw new Impossible("the component is disabled");
  const value = callbackValue(element);
  const base: JsonObject = {
    ...(value !== undefined && { value }),
    tag: String(element.tag),
    ...(typeof element.name === "string" && { name: element.name }),
  };
  if (form && element.tag === "button" && element.form_action_type === "submit") {
    return { ...base, form_value: formValue(world, form, request.form_value ?? {}) };
  }
  if (form) throw new Impossible("inside a form only the submit button calls back");
  if (value === undefined) throw new Impossible("the component has no callback");
  checkChoice(element, request);
  return {
    ...base,
    ...(request.option !== undefined && { option: request.option }),
    ...(request.input_value !== undefined && { input_value: request.input_value }),
    ...(request.checked !== undefined && { checked: request.checked }),
  };
}

function forcedAction(request: ClickRequest): JsonObject {
  const { value, name, form_value, option, input_value, checked } = request;
  return {
    ...(value !== undefined && { value }),
    tag: "button",
    ...(name !== undefined && { name }),
    ...(form_value && { form_value }),
    ...(option !== undefined && { option }),
    ...(input_value !== undefined && { input_value }),
    ...(checked !== undefined && { checked }),
  };
}

function checkAlive(world: World, message: Message, card: JsonObject): void {
  if (message.msg_type !== "interactive" || message.sender.kind !== "app")
    throw new Impossible("not a card of the bot");
  if (message.recalled) throw new Impossible("the card was recalled");
  const life = isCardV2(card) ? CARD_LIFE : 30 * DAY;
  if (world.clock.now() - message.create_time > life)
    throw new Impossible("the card is too old to be tapped");
}

export function click(world: World, request: ClickRequest): ClickResult {
  const message = needMessage(world, request.message_id);
  const person = needPerson(world, request.person);
  const card = cardIn(message);
  if (!request.force) {
    checkAlive(world, message, card);
    const chat = world.chats.find((one) => one.chat_id === message.chat_id);
    const hidden = message.only_for !== "" && message.only_for !== person.open_id;
    if (hidden || !chat?.members.includes(person.open_id))
      throw new Impossible(`${person.name} does not see that card`);
  }
  const found = request.force ? undefined : find(card, request);
  if (found?.form && found.element.name === undefined) {
    return { delivery: "", outcome: { ...noAnswer("a component in a form has no name"), code: 200530 } };
  }
  if (!world.app.card_callback) {
    return { delivery: "", outcome: noAnswer("card.action.trigger is not subscribed") };
  }
  const action = found ? actionOf(world, found, request) : forcedAction(request);
  const token = newCardToken(world, message);
  const payload = cardTapped(world, message, person, action, token.token);
  const [delivery] = enqueue(world, {
    kind: "callback",
    url: "card",
    payload,
    message_id: message.message_id,
  });
  token.delivery = delivery?.id ?? "";
  return { delivery: token.delivery, outcome: null };
}
