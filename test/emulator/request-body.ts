// The bodies that calls take: a JSON object, or a form with files.
// Comes in: the bytes of a request. Goes out: what they hold, or a refusal. It knows no call's fields.
import { isObject, parseJson } from "./json.ts";
import { badField, refuse } from "./refusal.ts";
import type { JsonObject } from "./types.ts";

export function readJson(raw: Uint8Array): JsonObject {
  if (raw.length === 0) return {};
  const parsed = parseJson(new TextDecoder().decode(raw));
  if (isObject(parsed)) return parsed;
  throw badField("body", "", "the body is not a json object");
}

export async function readForm(
  raw: Uint8Array<ArrayBuffer>,
  contentType: string | undefined,
): Promise<FormData> {
  try {
    return await new Response(raw, { headers: { "Content-Type": contentType ?? "" } }).formData();
  } catch {
    throw refuse(234001, "the body is no multipart/form-data");
  }
}

/** For the calls log: files by name and size. */
export function describeForm(form: FormData): JsonObject {
  const shown = (value: string | File) =>
    typeof value === "string" ? value : `(${value.name}, ${value.size} bytes)`;
  return Object.fromEntries([...form].map(([name, value]) => [name, shown(value)]));
}
