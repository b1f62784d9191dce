// The small objects inside components: texts, icons, behaviours, confirmations.
// Comes in: a value. Goes out: nothing, or 230099. It never looks at what a text says, but for the people it names.
import {
  anything,
  atMost,
  below,
  type Check,
  filled,
  gap,
  oneOf,
  shape,
  spacing,
  tagOf,
  text,
  textSize,
  unparsable,
  whole,
} from "./card-shape.ts";
import { isObject } from "./json.ts";
import { checkCardAts } from "./mentions.ts";
import { badCard } from "./refusal.ts";
import { ownResource } from "./resources.ts";

/** Text that is read as markdown: people named in it must exist. */
export const markdownText: Check = (walk, value, place) => {
  if (typeof value !== "string") throw unparsable(place, "expected a string");
  checkCardAts(walk.world, walk.chat, value);
};

const TEXT_LOOK = {
  text_size: textSize,
  text_color: text,
  text_align: oneOf("left", "center", "right"),
  lines: whole(1, 1000),
  i18n_content: anything,
  element_id: text,
};

export const plainText = shape({
  required: { tag: oneOf("plain_text"), content: text },
  optional: TEXT_LOOK,
});

const larkMd = shape({ required: { tag: oneOf("lark_md"), content: markdownText }, optional: TEXT_LOOK });
const markdownTitle = shape({
  required: { tag: oneOf("markdown"), content: markdownText },
  optional: TEXT_LOOK,
});

function byTag(checks: Record<string, Check>): Check {
  return (walk, value, place) => {
    const tag = tagOf(value);
    const check = Object.hasOwn(checks, tag) ? checks[tag] : undefined;
    if (!check) throw unparsable(place, `expected tag ${Object.keys(checks).join(" or ")}`);
    check(walk, value, place);
  };
}

export const textObject = byTag({ plain_text: plainText, lark_md: larkMd });
export const panelTitle = byTag({ plain_text: plainText, markdown: markdownTitle, lark_md: larkMd });

/** Placeholders are cut at 100 characters by the document: longer ones are refused. */
export const placeholder: Check = (walk, value, place) => {
  plainText(walk, value, place);
  if (isObject(value) && typeof value.content === "string")
    atMost(100)(walk, value.content, below(place, "content"));
};

/** Pictures in cards are the bot's own uploads. */
export const imageKey: Check = (walk, value) => {
  if (ownResource(walk.world, value)?.kind === "image") return;
  throw badCard(200570, `image key is invalid: ${String(value)}`);
};

export const icon = byTag({
  standard_icon: shape({ required: { tag: text, token: filled }, optional: { color: text, size: text } }),
  custom_icon: shape({ required: { tag: text, img_key: imageKey }, optional: { size: text } }),
});

export const confirm = shape({ required: { title: plainText }, optional: { text: plainText } });

const openUrl = shape({
  required: { type: text, default_url: filled },
  optional: { pc_url: text, ios_url: text, android_url: text },
});

/** A string value is legal on the platform, though the official SDKs fail on it. */
const callbackValue: Check = (_walk, value, place) => {
  if (!isObject(value) && typeof value !== "string")
    throw unparsable(place, "value must be an object or a string");
};

const callback = shape({ required: { type: text, value: callbackValue } });

export const behaviors: Check = (walk, value, place) => {
  if (!Array.isArray(value)) throw unparsable(place, "behaviors must be a list");
  for (const [i, one] of value.entries()) {
    const type = isObject(one) ? one.type : undefined;
    if (type === "open_url") openUrl(walk, one, below(place, i));
    else if (type === "callback") callback(walk, one, below(place, i));
    else throw unparsable(below(place, i), "type must be open_url or callback");
  }
};

export const multiUrl = shape({
  required: { url: filled },
  optional: { pc_url: text, ios_url: text, android_url: text },
});

export const LAYOUT = {
  direction: oneOf("vertical", "horizontal"),
  padding: spacing,
  horizontal_spacing: gap,
  vertical_spacing: gap,
  horizontal_align: oneOf("left", "center", "right"),
  vertical_align: oneOf("top", "center", "bottom"),
};
