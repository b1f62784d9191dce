// What the emulator is told when somebody taps a component.
// Comes in: the component and where it stands. Goes out: the part of a CardAction that names it, and the part that
// carries a choice. It never sends what a Feishu client would keep to itself.
import type { Json, JsonObject } from "../../../types.ts";
import type { CardAction } from "../contract.ts";
import { objects, string, wording } from "../read.ts";

/** value of the callback behaviour, or a 1.0 component's own. */
export function callbackValue(element: JsonObject): Json | undefined {
  if (!Array.isArray(element.behaviors)) return element.value;
  return objects(element.behaviors).find(({ type }) => type === "callback")?.value;
}

/** Names are unique within a form only; element_ids are everywhere, values of buttons usually. */
export function identity(element: JsonObject, inForm: boolean): CardAction {
  const value = callbackValue(element);
  const [name, element_id, label] = [string(element.name), string(element.element_id), wording(element.text)];
  const carried = value !== undefined && { value };
  if (inForm && name) return { name };
  if (element_id) return { element_id, ...carried };
  const isChoice = element.tag !== "button" && element.tag !== "interactive_container";
  if (name && (isChoice || value === undefined)) return { name };
  return value === undefined ? { label } : { value };
}
