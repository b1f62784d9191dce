// Control routes for the world itself: clock, faults, switches, deliveries, logs.
// Comes in: a request of a test or of the chat page. Goes out: state. None of this exists on the platform.
import { Hono } from "hono";
import * as z from "zod";
import { Impossible, needChat, needPerson } from "./acts.ts";
import { actRoutes, type ControlEnv, type Place, read } from "./control-acts.ts";
import { resourceRoutes } from "./control-resources.ts";
import {
  chatSchema,
  clockSchema,
  faultSchema,
  personSchema,
  reportSchema,
  settingsSchema,
  switchesSchema,
} from "./control-schema.ts";
import type { DueDelivery, MessageView } from "./control-types.ts";
import { armFault, releaseHeld } from "./faults.ts";
import { begin, dueDeliveries, finish, lapse, nextDueAt, releaseOrder } from "./push.ts";
import type { Delivery } from "./types.ts";
import { deliveryView, ledger, listMessages, worldInfo } from "./views.ts";
import { findChat, findPerson, makeChat, makePerson, type World } from "./world.ts";

/** In pull mode a test asks; with nothing else due, what a reorder fault holds goes out too. */
function takeDue(world: World, limit: number): DueDelivery[] {
  if (dueDeliveries(world).length === 0) releaseOrder(world, 0);
  const taken: DueDelivery[] = [];
  for (const delivery of dueDeliveries(world).slice(0, limit)) {
    const request = begin(world, delivery);
    if (request) taken.push(request);
  }
  return taken;
}

function needDelivery(world: World, id: string): Delivery {
  const delivery = world.deliveries.get(id);
  if (!delivery) throw new Impossible(`there is no delivery ${id}`);
  return delivery;
}

async function turnClock(place: Place, request: Request): Promise<void> {
  const { world, pump } = place;
  const { turn_ms, to, freeze, run } = await read(request, clockSchema);
  if (freeze) world.clock.freeze();
  if (run) world.clock.run();
  const target = to === undefined ? (turn_ms ?? 0) : to - world.clock.now();
  if (target < 0) throw new Impossible("the clock is turned forward only");
  await pump.turn(target);
  if (world.mode === "pull") lapse(world);
}

/** Forgets what was said and done; app, people, chats, switches and clock stay. */
function reset(world: World): void {
  const { messages, deliveries, uuids, windows, resources, cardTokens, cardEntities } = world;
  for (const map of [messages, deliveries, uuids, windows, resources, cardTokens, cardEntities]) map.clear();
  world.tokens = [];
  world.calls = [];
  world.faults = [];
  releaseHeld(world);
}

const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
const sentBy = z.enum(["bot", "person", "other bot"]).optional();

function byOf(value: string | undefined): MessageView["sent_by"] | undefined {
  const result = sentBy.safeParse(value);
  if (!result.success) throw new Impossible("by is bot, person or other bot");
  return result.data;
}

export function makeControl(origin: () => string): Hono<ControlEnv> {
  const control = new Hono<ControlEnv>();
  control.use("*", async (c, next) => {
    await next();
    if (c.req.method !== "GET") c.var.place.changed();
  });
  control.route("/", actRoutes);
  control.route("/", resourceRoutes);

  control.get("/", (c) => c.json(worldInfo(c.var.place.world, origin())));
  control.post("/settings", async (c) => {
    const { world } = c.var.place;
    const { app, mode } = await read(c.req.raw, settingsSchema);
    Object.assign(world.app, app);
    world.mode = mode ?? world.mode;
    return c.json(worldInfo(world, origin()));
  });
  control.post("/people", async (c) => {
    const { world } = c.var.place;
    const given = await read(c.req.raw, personSchema);
    const known = findPerson(world, given.open_id ?? given.name ?? "");
    const person = known ? Object.assign(known, given) : makePerson(world.app.tenant_key, given);
    if (!known) world.people.push(person);
    return c.json(person);
  });
  control.post("/chats", async (c) => {
    const { world } = c.var.place;
    const given = await read(c.req.raw, chatSchema);
    const known = findChat(world, given.chat_id ?? given.name ?? "");
    const members = given.members?.map((who) => needPerson(world, who).open_id);
    const wanted = { ...given, ...(members && { members }) };
    const everyone = { members: world.people.map((one) => one.open_id) };
    const chat = known ? Object.assign(known, wanted) : makeChat({ ...everyone, ...wanted });
    if (!known) world.chats.push(chat);
    return c.json(chat);
  });

  control.get("/clock", (c) => c.json({ now: c.var.place.world.clock.now() }));
  control.post("/clock", async (c) => {
    await turnClock(c.var.place, c.req.raw);
    return c.json({ now: c.var.place.world.clock.now() });
  });

  control.get("/switches", (c) => c.json(c.var.place.world.switches));
  control.post("/switches", async (c) => {
    const { world } = c.var.place;
    return c.json(Object.assign(world.switches, await read(c.req.raw, switchesSchema)));
  });

  control.get("/faults", (c) => c.json(c.var.place.world.faults));
  control.post("/faults", async (c) =>
    c.json(armFault(c.var.place.world, await read(c.req.raw, faultSchema))),
  );
  control.delete("/faults", (c) => {
    c.var.place.world.faults = [];
    return c.json({ released: releaseHeld(c.var.place.world) });
  });
  control.post("/faults/release", (c) => c.json({ released: releaseHeld(c.var.place.world) }));

  control.get("/deliveries", (c) => c.json([...c.var.place.world.deliveries.values()].map(deliveryView)));
  control.get("/deliveries/due", (c) => {
    const { world, changed } = c.var.place;
    if (world.mode !== "pull") throw new Impossible("this world pushes by itself");
    const due = takeDue(world, Number(c.req.query("limit") ?? 100));
    changed();
    return c.json(due);
  });
  control.get("/deliveries/next", (c) => c.json({ due_at: nextDueAt(c.var.place.world) }));
  control.get("/deliveries/:id", (c) =>
    c.json(deliveryView(needDelivery(c.var.place.world, c.req.param("id")))),
  );
  control.post("/deliveries/:id/result", async (c) => {
    const { world } = c.var.place;
    const delivery = needDelivery(world, c.req.param("id"));
    const report = await read(c.req.raw, reportSchema);
    if (delivery.state !== "in flight")
      return c.json({ error: "no attempt of this delivery is under way" }, 409);
    finish(world, delivery, report);
    return c.json(deliveryView(delivery));
  });
  control.post("/settle", async (c) => {
    await c.var.place.pump.settled();
    return c.json({ now: c.var.place.world.clock.now() });
  });

  control.get("/messages", (c) => {
    const { chat, since, by, reply_to } = c.req.query();
    const filter = { chat, since: number(since), by: byOf(by), reply_to };
    if (chat !== undefined) needChat(c.var.place.world, chat);
    return c.json(listMessages(c.var.place.world, filter));
  });
  control.get("/ledger", (c) => c.json(ledger(c.var.place.world)));
  control.get("/calls", (c) => {
    const since = number(c.req.query("since")) ?? 0;
    return c.json(c.var.place.world.calls.filter(({ at }) => at >= since));
  });
  control.post("/reset", (c) => {
    reset(c.var.place.world);
    return c.json({});
  });
  return control;
}
