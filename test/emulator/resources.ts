// Pictures and files with their bytes, by key.
// Comes in: bytes that a person or the bot uploads. Goes out: a key, and the bytes again. It never looks into them.
import { refuse } from "./refusal.ts";
import type { JsonObject, Resource } from "./types.ts";
import { randomId, type World } from "./world.ts";

export function storeResource(world: World, given: Omit<Resource, "key">): Resource {
  const isPicture = given.kind === "image" || given.kind === "avatar";
  const resource = { ...given, key: randomId(isPicture ? "img_v3_" : "file_v3_") };
  world.resources.set(resource.key, resource);
  return resource;
}

/** Whether the bot uploaded it; what it may be sent as is another question. */
export function ownResource(world: World, key: unknown): Resource | undefined {
  const resource = typeof key === "string" ? world.resources.get(key) : undefined;
  return resource?.owner === "app" ? resource : undefined;
}

/** A key in a message of this type: the bot's own (230017), and uploaded as what it is sent as (230055). */
export function checkOwn(world: World, key: unknown, kind: Resource["kind"]): void {
  const resource = ownResource(world, key);
  if (!resource) throw refuse(230017);
  if (resource.kind !== kind) throw refuse(230055);
}

/** Stickers cannot be uploaded: the bot may send on those that reached it. */
export function checkSticker(world: World, content: JsonObject): void {
  const key = content.file_key;
  const reached = [...world.messages.values()].some((message) => {
    const seen = message.msg_type === "sticker" && message.not_delivered === "";
    return seen && message.content === JSON.stringify({ file_key: key });
  });
  if (!reached) throw refuse(230017);
}

/** The bytes as an HTTP answer, under their type and name. */
export function resourceAnswer({ bytes, content_type, name }: Resource): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": content_type,
      "Content-Disposition": `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      // What a person uploads is never run as a page of the emulator's origin.
      "X-Content-Type-Options": "nosniff",
    },
  });
}
