// Pictures and files with their bytes, by key.
// Comes in: bytes that a person or the bot uploads. Goes out: a key, and the bytes again. It never looks into them.
import type { Resource } from "./types.ts";
import { randomId, type World } from "./world.ts";

export function storeResource(world: World, given: Omit<Resource, "key">): Resource {
  const isPicture = given.kind === "image" || given.kind === "avatar";
  const resource = { ...given, key: randomId(isPicture ? "img_v3_" : "file_v3_") };
  world.resources.set(resource.key, resource);
  return resource;
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
