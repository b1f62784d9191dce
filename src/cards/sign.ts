/**
 * Signatures on what buttons carry. In: a card, whom it is for; a value that came back. Out: the card with each value
 * signed; whether a value is ours and for here. Never: trust in a value that another card, chat or person made up.
 */

import { sameBytes, utf8 } from "../core/bytes.ts";
import { isObject, type JsonObject, readObject } from "../core/json.ts";
import type { Sealer } from "../core/seal.ts";

/** @param party the group or person that gets the card: elsewhere its values are worth nothing. */
export async function signCard(sealer: Sealer, party: string, card: string): Promise<string> {
  const drawn = readObject(card) ?? {};
  await Promise.all(
    valuesIn(drawn).map(async (value) => {
      value.s = await signatureOf(sealer, party, value);
    }),
  );
  return JSON.stringify(drawn);
}

/**
 * @param parties that the value may have been signed for: the group it came from, the person who tapped.
 * @returns the one that it was signed for, or null: then it is none of ours, or from elsewhere.
 */
export async function signedFor(
  sealer: Sealer,
  parties: readonly string[],
  value: JsonObject,
): Promise<string | null> {
  const claimed = utf8(String(value.s));
  for (const party of parties) {
    if (sameBytes(utf8(await signatureOf(sealer, party, value)), claimed)) return party;
  }
  return null;
}

const signatureOf = (sealer: Sealer, party: string, { s: _, ...value }: JsonObject): Promise<string> =>
  sealer.tag("action", party, canonical(value));

/** What a tap sends back, wherever in the card it stands. */
export function valuesIn(node: unknown): JsonObject[] {
  if (Array.isArray(node)) return node.flatMap(valuesIn);
  if (!isObject(node)) return [];
  if (node.type === "callback" && isObject(node.value)) return [node.value];
  return Object.values(node).flatMap(valuesIn);
}

/** The platform may hand an object back with its keys in another order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}
