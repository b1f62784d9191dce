// Control routes for what people do.
// Comes in: a request of a test or of the chat page. Goes out: what it caused. It never does what a client could not.
import { Hono } from "hono";
import * as z from "zod";
import { cause, dissolve, enter, Impossible, moveBot, recall, say, tapMenu } from "./acts.ts";
import { click } from "./click.ts";
import {
  botMoveSchema,
  clickSchema,
  dissolveSchema,
  enterSchema,
  membersSchema,
  menuSchema,
  rawEventSchema,
  reactSchema,
  readSchema,
  recallSchema,
  resignSchema,
  saySchema,
  urlCheckSchema,
} from "./control-schema.ts";
import { envelope, oldEnvelope, urlCheck } from "./events.ts";
import { moveMembers, resign } from "./membership.ts";
import type { Pump } from "./pump.ts";
import { enqueue } from "./push.ts";
import { react, readPrivateChat } from "./reactions.ts";
import type { Json } from "./types.ts";
import type { World } from "./world.ts";

export interface Place {
  world: World;
  pump: Pump;
  changed: () => void;
}

export type ControlEnv = { Variables: { place: Place } };

/** The JSON body of a request. */
export async function read<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const text = await request.text();
  let body: Json;
  try {
    body = text === "" ? {} : (JSON.parse(text) as Json);
  } catch {
    throw new Impossible("the body is not JSON");
  }
  return checked(body, schema);
}

/** What came, checked; what does not fit is a sentence that names the field. */
export function checked<T>(given: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(given);
  if (!result.success) throw new Impossible(z.prettifyError(result.error));
  return result.data;
}

export const actRoutes = new Hono<ControlEnv>()
  .post("/say", async (c) => {
    const request = await read(c.req.raw, saySchema);
    return c.json(say(c.var.place.world, request));
  })
  .post("/click", async (c) => {
    const { world, pump } = c.var.place;
    const result = click(world, await read(c.req.raw, clickSchema));
    if (world.mode === "pull" || result.delivery === "") return c.json(result);
    // A person waits for the answer to a tap, and so does this call.
    await pump.settled();
    return c.json({ ...result, outcome: world.deliveries.get(result.delivery)?.client ?? null });
  })
  .post("/enter", async (c) => c.json(enter(c.var.place.world, (await read(c.req.raw, enterSchema)).person)))
  .post("/menu", async (c) => {
    const { person, event_key } = await read(c.req.raw, menuSchema);
    return c.json(tapMenu(c.var.place.world, person, event_key));
  })
  .post("/recall", async (c) => {
    const { message_id, by } = await read(c.req.raw, recallSchema);
    return c.json(recall(c.var.place.world, message_id, by ?? "message_owner"));
  })
  .post("/react", async (c) => c.json(react(c.var.place.world, await read(c.req.raw, reactSchema))))
  .post("/read", async (c) =>
    c.json(readPrivateChat(c.var.place.world, (await read(c.req.raw, readSchema)).person)),
  )
  .post("/members", async (c) => c.json(moveMembers(c.var.place.world, await read(c.req.raw, membersSchema))))
  .post("/resign", async (c) =>
    c.json(resign(c.var.place.world, (await read(c.req.raw, resignSchema)).person)),
  )
  .post("/bot/add", async (c) => {
    const { chat, person } = await read(c.req.raw, botMoveSchema);
    return c.json(moveBot(c.var.place.world, chat, person, "added"));
  })
  .post("/bot/remove", async (c) => {
    const { chat, person } = await read(c.req.raw, botMoveSchema);
    return c.json(moveBot(c.var.place.world, chat, person, "deleted"));
  })
  .post("/dissolve", async (c) => {
    const { chat, person, keep_history } = await read(c.req.raw, dissolveSchema);
    return c.json(dissolve(c.var.place.world, chat, person, keep_history ?? false));
  })
  .post("/event", async (c) => {
    const { world } = c.var.place;
    const { type, event, old_envelope } = await read(c.req.raw, rawEventSchema);
    const payload = old_envelope ? oldEnvelope(world, type, event) : envelope(world, type, event);
    return c.json(cause(world, type, payload));
  })
  .post("/check-url", async (c) => {
    const { world, pump } = c.var.place;
    const { url } = await read(c.req.raw, urlCheckSchema);
    const made = enqueue(world, { kind: "check", url, payload: urlCheck(world) });
    if (world.mode === "push") await pump.settled();
    return c.json({ deliveries: made.map((one) => one.id), not_delivered: "" });
  });
