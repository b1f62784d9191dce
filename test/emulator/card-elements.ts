// Elements of a card, found by element_id and changed in place.
// Comes in: a card that may be changed, and an id. Goes out: the element, or the card with it changed. It never checks
// whether the card is still one that the platform takes.
import { isObject } from "./json.ts";
import type { Json, JsonObject } from "./types.ts";

interface Spot {
  element: JsonObject;
  /** The list that holds it; a text inside a component is in none. */
  list: Json[] | undefined;
  put: (element: JsonObject) => void;
}

export function findElement(value: Json | undefined, id: string): Spot | undefined {
  if (value === null || typeof value !== "object") return undefined;
  for (const [key, part] of Object.entries(value)) {
    const put = (element: JsonObject) => Object.assign(value, { [key]: element });
    if (isObject(part) && part.element_id === id)
      return { element: part, list: Array.isArray(value) ? value : undefined, put };
    const below = findElement(part, id);
    if (below) return below;
  }
  return undefined;
}

/** false: there is no such element, or it cannot go alone. */
export function removeElement(card: JsonObject, id: string): boolean {
  const spot = findElement(card, id);
  if (!spot?.list) return false;
  spot.list.splice(spot.list.indexOf(spot.element), 1);
  return true;
}

export type Position = "insert_before" | "insert_after" | "append";

function listToAppend(card: JsonObject, target: string): Json | undefined {
  const holder = target === "" ? card.body : findElement(card, target)?.element;
  return isObject(holder) ? holder.elements : undefined;
}

/** false: there is no such place. Without a target, append means the end of the card. */
export function addElements(card: JsonObject, added: Json[], where: Position, target: string): boolean {
  if (where === "append") {
    const list = listToAppend(card, target);
    if (!Array.isArray(list)) return false;
    list.push(...added);
    return true;
  }
  const spot = findElement(card, target);
  if (!spot?.list) return false;
  spot.list.splice(spot.list.indexOf(spot.element) + (where === "insert_after" ? 1 : 0), 0, ...added);
  return true;
}
