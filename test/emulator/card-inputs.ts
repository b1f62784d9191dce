// Interactive components of JSON 2.0: buttons, inputs, selects, pickers.
// Comes in: a component. Goes out: nothing, or 230099. Names and the place in a form are checked in card-rules.ts.
import { behaviors, confirm, icon, multiUrl, placeholder, plainText, textObject } from "./card-parts.ts";
import {
  bool,
  type Check,
  component,
  filled,
  listOf,
  oneOf,
  pixels,
  shape,
  spacing,
  text,
  textList,
  unparsable,
  whole,
} from "./card-shape.ts";
import { isObject } from "./json.ts";
import { checkPersonId } from "./mentions.ts";

const WIDTH = pixels(100, 9999, "default", "fill");

const COMMON = { name: filled, disabled: bool, width: WIDTH, behaviors, confirm };
const FIELD = { ...COMMON, required: bool, placeholder };

const buttonShape = component({
  optional: {
    ...COMMON,
    type: oneOf(
      "default",
      "primary",
      "danger",
      "text",
      "primary_text",
      "danger_text",
      "primary_filled",
      "danger_filled",
      "laser",
    ),
    size: oneOf("tiny", "small", "medium", "large"),
    text: plainText,
    icon,
    hover_tips: plainText,
    disabled_tips: plainText,
    form_action_type: oneOf("submit", "reset"),
  },
});

const button: Check = (walk, value, place) => {
  buttonShape(walk, value, place);
  if (isObject(value) && !value.text && !value.icon) throw unparsable(place, "a button needs text or icon");
};

const input = component({
  optional: {
    ...FIELD,
    default_value: text,
    max_length: whole(1, 1000),
    input_type: oneOf("text", "multiline_text", "password"),
    rows: whole(1, 1000),
    auto_resize: bool,
    max_rows: whole(1, 1000),
    label: plainText,
    label_position: oneOf("top", "left"),
  },
});

const option = shape({ required: { text: plainText, value: filled }, optional: { icon } });

/** Values of options must differ: they are all that comes back. */
const options: Check = (walk, value, place) => {
  listOf(option)(walk, value, place);
  const values = Array.isArray(value) ? value.map((one) => (isObject(one) ? one.value : null)) : [];
  if (new Set(values).size < values.length) throw unparsable(place, "option values must be unique");
};

const people: Check = (walk, value, place) => {
  listOf(shape({ required: { value: filled } }))(walk, value, place);
  if (!Array.isArray(value)) return;
  for (const one of value) if (isObject(one)) checkPersonId(walk.world, String(one.value));
};

const SELECT = { ...FIELD, type: oneOf("default", "text") };

const overflowOption = shape({
  required: { text: plainText },
  optional: { value: filled, multi_url: multiUrl },
});

export const INPUTS: Record<string, Check> = {
  button,
  input,
  select_static: component({
    required: { options },
    optional: { ...SELECT, initial_option: text, initial_index: whole(1, 1000) },
  }),
  multi_select_static: component({
    required: { options },
    optional: { ...SELECT, selected_values: textList },
  }),
  select_person: component({ optional: { ...SELECT, options: people, initial_option: text } }),
  multi_select_person: component({ optional: { ...SELECT, options: people, selected_values: textList } }),
  date_picker: component({ optional: { ...FIELD, initial_date: text } }),
  picker_time: component({ optional: { ...FIELD, initial_time: text } }),
  picker_datetime: component({ optional: { ...FIELD, initial_datetime: text } }),
  overflow: component({ required: { options: listOf(overflowOption, { min: 1 }) }, optional: COMMON }),
  checker: component({
    optional: { ...COMMON, checked: bool, text: textObject, overall_checkable: bool, padding: spacing },
  }),
};

/** Only inside a form. */
export const FORM_ONLY = ["multi_select_static", "multi_select_person"];
