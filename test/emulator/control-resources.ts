// Control routes for bytes: what a person uploads before sending it, and what the chat page shows.
// Comes in: raw bytes with their type. Goes out: a key, or the bytes again. Nothing here is a call of the platform.
import { Hono } from "hono";
import { Impossible, needPerson } from "./acts.ts";
import { type ControlEnv, checked } from "./control-acts.ts";
import { uploadSchema } from "./control-schema.ts";
import { resourceAnswer, storeResource } from "./resources.ts";

export const resourceRoutes = new Hono<ControlEnv>()
  .post("/upload", async (c) => {
    const { world } = c.var.place;
    const { person, name, kind } = checked(c.req.query(), uploadSchema);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    if (bytes.length === 0) throw new Impossible("the file is empty");
    const owner = needPerson(world, person).open_id;
    const content_type = c.req.header("content-type") ?? "application/octet-stream";
    const { key } = storeResource(world, { kind, owner, name, content_type, bytes });
    return c.json({ key });
  })
  .get("/resources/:key", (c) => {
    const resource = c.var.place.world.resources.get(c.req.param("key"));
    return resource ? resourceAnswer(resource) : c.json({ error: "there is no such resource" }, 404);
  });
