// Display components and containers of JSON 2.0, and the walk through them.
// Comes in: a list of elements and where it stands. Goes out: nothing, or 230099.
// It never guesses at a tag: one that the facts do not list is refused.
import { FORM_ONLY, INPUTS } from "./card-inputs.ts";
import {
  behaviors,
  icon,
  imageKey,
  LAYOUT,
  markdownText,
  multiUrl,
  panelTitle,
  plainText,
  textObject,
} from "./card-parts.ts";
import {
  below,
  bool,
  type CardWalk,
  type Check,
  component,
  filled,
  listOf,
  oneOf,
  type Place,
  pixels,
  shape,
  spacing,
  tagOf,
  text,
  textSize,
  unparsable,
  whole,
} from "./card-shape.ts";
import { TABLES } from "./card-tables.ts";
import { isObject } from "./json.ts";
import { badCard } from "./refusal.ts";
import type { Json } from "./types.ts";

const MAX_LEVELS = 5;
const MARKDOWN_TABLES = 4;
const ROOT_ONLY = ["table", "form"];
const NOT_IN_FORM = ["table", "form", "chart", "collapsible_panel", "interactive_container"];

/** A table of CommonMark is known by the line of dashes under its head. */
export function countMarkdownTables(content: string): number {
  return (
    content.match(/^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|[ \t]*:?-*:?[ \t]*$/gm)?.length ?? 0
  );
}

const markdownShape = component({
  required: { content: markdownText },
  optional: { text_size: textSize, text_align: oneOf("left", "center", "right"), icon },
});

const markdown: Check = (walk, value, place) => {
  markdownShape(walk, value, place);
  const tables =
    isObject(value) && typeof value.content === "string" ? countMarkdownTables(value.content) : 0;
  if (tables > MARKDOWN_TABLES) throw badCard(11310, "markdown table number over limit");
  if (walk.world.switches.markdownTablesCount) walk.tables += tables;
};

const img = component({
  required: {
    img_key: imageKey,
    alt: plainText,
  },
  optional: {
    mode: text,
    scale_type: oneOf("crop_center", "crop_top", "fit_horizontal"),
    preview: bool,
    title: plainText,
    size: text,
    corner_radius: text,
    transparent: bool,
  },
});

/** A list of components one level further down. */
const elements: Check = (walk, value, place) => {
  checkElements(walk, value, { ...place, atRoot: false, level: place.level + 1 });
};

const column = component({
  required: { tag: oneOf("column"), elements },
  optional: {
    ...LAYOUT,
    width: pixels(16, 600, "auto", "weighted"),
    weight: whole(1, 5),
    background_style: text,
    action: shape({ required: { multi_url: multiUrl } }),
  },
});

const columns: Check = (walk, value, place) => {
  listOf(column, { min: 1 })(walk, value, { ...place, level: place.level + 1 });
};

const columnSet = component({
  required: { columns },
  optional: {
    flex_mode: oneOf("none", "stretch", "flow", "bisect", "trisect"),
    horizontal_spacing: LAYOUT.horizontal_spacing,
    horizontal_align: LAYOUT.horizontal_align,
    background_style: text,
    action: shape({ required: { multi_url: multiUrl } }),
  },
});

const panelHeader = shape({
  required: { title: panelTitle },
  optional: {
    background_color: text,
    vertical_align: LAYOUT.vertical_align,
    padding: spacing,
    width: oneOf("fill", "auto", "auto_when_fold"),
    icon,
    icon_position: oneOf("left", "right", "follow_text"),
    icon_expanded_angle: oneOf(-180, -90, 90, 180),
  },
});

const panel = component({
  required: { header: panelHeader, elements },
  optional: {
    ...LAYOUT,
    expanded: bool,
    background_color: text,
    border: shape({ optional: { color: text, corner_radius: text } }),
  },
});

const container = component({
  required: { elements },
  optional: {
    ...LAYOUT,
    width: pixels(16, 999, "fill", "auto"),
    height: pixels(10, 999, "auto"),
    background_style: text,
    has_border: bool,
    border_color: text,
    corner_radius: text,
    behaviors,
    hover_tips: plainText,
    disabled: bool,
  },
});

const formShape = component({
  required: {
    name: filled,
    elements: (walk, value, place) => elements(walk, value, { ...place, inForm: true }),
  },
  optional: LAYOUT,
});

function hasSubmit(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasSubmit);
  if (!isObject(value)) return false;
  if (value.tag === "button" && value.form_action_type === "submit") return true;
  return Object.values(value).some(hasSubmit);
}

const form: Check = (walk, value, place) => {
  if (isObject(value)) takeName(walk, value.name, place);
  formShape(walk, value, place);
  if (!hasSubmit(value)) throw unparsable(place, "a form needs a button with form_action_type submit");
};

const COMPONENTS: Record<string, Check> = {
  markdown,
  div: component({
    optional: {
      text: textObject,
      fields: listOf(shape({ required: { text: textObject }, optional: { is_short: bool } })),
      icon,
      width: pixels(1, 9999, "fill", "auto"),
    },
  }),
  hr: component({}),
  img,
  column_set: columnSet,
  collapsible_panel: panel,
  interactive_container: container,
  form,
  ...TABLES,
  ...INPUTS,
};

function takeName(walk: CardWalk, name: Json | undefined, place: Place): void {
  if (typeof name !== "string" || name === "") return;
  if (walk.names.has(name)) throw unparsable(place, `name is not unique: ${name}`);
  walk.names.add(name);
}

function checkPlace(walk: CardWalk, tag: string, value: Json, place: Place): void {
  if (ROOT_ONLY.includes(tag) && !place.atRoot)
    throw unparsable(place, `${tag} must be directly in body.elements`);
  if (place.inForm && NOT_IN_FORM.includes(tag)) throw unparsable(place, `${tag} may not be in a form`);
  if (!place.inForm && FORM_ONLY.includes(tag)) throw unparsable(place, `${tag} must be in a form`);
  if (!place.inForm || !Object.hasOwn(INPUTS, tag) || !isObject(value)) return;
  const named = typeof value.name === "string" && value.name !== "";
  if (!named && walk.world.switches.namelessFormChild === "refused at sending") {
    throw badCard(200530, `${tag} in a form has no name; path: ${place.path}`);
  }
  takeName(walk, value.name, place);
}

export function checkElements(walk: CardWalk, value: Json, place: Place): void {
  if (place.level > MAX_LEVELS)
    throw unparsable(place, `containers are nested more than ${MAX_LEVELS} levels deep`);
  if (!Array.isArray(value)) throw unparsable(place, "elements must be a list");
  for (const [i, element] of value.entries()) {
    const here = below(place, i);
    const tag = tagOf(element);
    const check = Object.hasOwn(COMPONENTS, tag) ? COMPONENTS[tag] : undefined;
    if (tag === "") throw unparsable(here, "an element has no tag");
    if (!check) {
      throw badCard(
        200861,
        `cards of schema V2 do not support this capability, unsupported tag ${tag}; path: ${here.path}`,
      );
    }
    if (tag === "table") walk.tables += 1;
    checkPlace(walk, tag, element, here);
    check(walk, element, here);
  }
}
