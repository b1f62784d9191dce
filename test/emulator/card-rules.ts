// Whether the platform would take a card: JSON 2.0 in full, 1.0 as far as it looks.
// Comes in: the parsed card and the chat it is for. Goes out: nothing, or 230099 with the inner code in msg.
// It never changes a card.
import { checkElements } from "./card-components.ts";
import { icon, LAYOUT, plainText, textObject } from "./card-parts.ts";
import {
  anything,
  bool,
  type CardWalk,
  type Check,
  filled,
  listOf,
  object,
  oneOf,
  type Place,
  shape,
  spacing,
  text,
  textList,
  unparsable,
} from "./card-shape.ts";
import { checkCardV1 } from "./card-v1.ts";
import { isObject } from "./json.ts";
import { badCard } from "./refusal.ts";
import type { Chat, JsonObject } from "./types.ts";
import type { World } from "./world.ts";

const MAX_TAGGED = 200;
const TEMPLATES =
  "blue wathet turquoise green yellow orange red carmine violet purple indigo grey default".split(" ");

const updateMulti: Check = (_walk, value, place) => {
  if (value === false) throw badCard(300302, "update_multi false is not supported in schema 2.0");
  if (value !== true) throw unparsable(place, "update_multi must be true");
};

const wideScreenMode: Check = (walk, _value, place) => {
  if (walk.world.switches.wideScreenModeIn2 === "tolerated") return;
  throw unparsable(place, "unknown property, property: wide_screen_mode");
};

const config = shape({
  optional: {
    streaming_mode: bool,
    streaming_config: shape({
      optional: { print_frequency_ms: object, print_step: object, print_strategy: oneOf("fast", "delay") },
    }),
    summary: shape({ optional: { content: text, i18n_content: object } }),
    locales: textList,
    enable_forward: bool,
    update_multi: updateMulti,
    width_mode: oneOf("default", "compact", "fill"),
    use_custom_translation: bool,
    enable_forward_interaction: bool,
    style: shape({ optional: { text_size: object, color: object } }),
    wide_screen_mode: wideScreenMode,
  },
});

const textTag = shape({
  required: { tag: oneOf("text_tag"), text: plainText },
  optional: { color: text, element_id: text },
});

const header = shape({
  required: { title: textObject },
  optional: {
    subtitle: textObject,
    text_tag_list: listOf(textTag, { max: 3 }),
    i18n_text_tag_list: object,
    template: oneOf(...TEMPLATES),
    icon,
    padding: spacing,
  },
});

const body: Check = (walk, value, place) => {
  shape({ required: { elements: anything }, optional: { ...LAYOUT, padding: spacing } })(walk, value, place);
  const elements = isObject(value) ? value.elements : undefined;
  if (Array.isArray(elements) && elements.length === 0) throw badCard(300307, "the card is empty");
  checkElements(walk, elements ?? null, { ...place, path: `${place.path}.elements` });
};

const link = shape({ optional: { url: filled, pc_url: text, ios_url: text, android_url: text } });

const card = shape({
  required: { schema: oneOf("2.0"), body },
  optional: { config, card_link: link, header },
});

function checkCardV2(world: World, chat: Chat, content: JsonObject): void {
  const style = isObject(content.config) ? content.config.style : undefined;
  const sizes = isObject(style) && isObject(style.text_size) ? Object.keys(style.text_size) : [];
  const walk: CardWalk = {
    world,
    chat,
    tagged: 0,
    tables: 0,
    elementIds: new Set(),
    names: new Set(),
    textSizes: new Set(sizes),
  };
  const root: Place = { path: "card", level: 0, inForm: false, atRoot: true };
  card(walk, content, root);
  if (walk.tagged > MAX_TAGGED) throw badCard(11310, "element exceeds the limit");
  if (walk.tables > world.switches.maxTables) throw badCard(11310, "table number over limit");
}

export function isCardV2(content: JsonObject): boolean {
  return content.schema === "2.0";
}

/** Old and new card must be shared ones: always so in 2.0, on demand in 1.0. */
export function isShared(content: JsonObject): boolean {
  return isCardV2(content) || (isObject(content.config) && content.config.update_multi === true);
}

export function checkCard(world: World, chat: Chat, content: JsonObject): void {
  // No call makes a template; a card entity is put in place of its id where a message is sent.
  if (content.type === "template" && isObject(content.data)) throw badCard(200380, "template does not exist");
  if (content.type === "card" && isObject(content.data))
    throw badCard(200740, "a card entity can only be sent");
  if (isCardV2(content)) {
    checkCardV2(world, chat, content);
    return;
  }
  if (content.schema !== undefined && content.schema !== "1.0") {
    throw badCard(200621, "parse card json err, unknown schema");
  }
  checkCardV1(world, chat, content);
}
