// The emulator as a server: many worlds, each under /w/<id>, with the platform's calls and its own control routes.
// Comes in: a port. Goes out: an origin, and a way to close. `/` is the chat page.
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { Impossible } from "./acts.ts";
import { type Bindings, makeApi } from "./api.ts";
import { makeControl } from "./control.ts";
import { type Place, read } from "./control-acts.ts";
import { worldSchema } from "./control-schema.ts";
import type { WorldOptions } from "./control-types.ts";
import { pageRoutes } from "./page/routes.ts";
import { announce, streamRoutes } from "./page/stream.ts";
import { Pump } from "./pump.ts";
import { StateFile } from "./state-file.ts";
import { worldInfo } from "./views.ts";
import { makeWorld, type World } from "./world.ts";

type ServerEnv = { Bindings: Bindings; Variables: { place: Place; world: World } };

export interface EmulatorOptions {
  /** 0 = any free port. */
  port?: number;
  /** Keeps the worlds in this file. */
  state?: string;
}

export interface Emulator {
  origin: string;
  close: () => Promise<void>;
}

class Worlds {
  readonly places = new Map<string, Place>();
  readonly #file: StateFile | undefined;

  constructor(state: string | undefined) {
    this.#file = state === undefined ? undefined : new StateFile(state, () => this.all());
    for (const world of this.#file?.load() ?? []) this.add(world);
  }

  *all(): Iterable<World> {
    for (const place of this.places.values()) yield place.world;
  }

  add(world: World): Place {
    const note = () => {
      this.#file?.changed();
      announce(world);
    };
    const pump = new Pump(world, note);
    const changed = () => {
      pump.kick();
      note();
    };
    const place = { world, pump, changed };
    this.remove(world.id);
    this.places.set(world.id, place);
    changed();
    return place;
  }

  open(options: WorldOptions): Place {
    const known = options.keep && options.id !== undefined ? this.places.get(options.id) : undefined;
    if (!known) return this.add(makeWorld(options));
    Object.assign(known.world.app, options.app);
    Object.assign(known.world.switches, options.switches);
    known.world.mode = options.mode ?? known.world.mode;
    known.changed();
    return known;
  }

  remove(id: string): void {
    this.places.get(id)?.pump.stop();
    this.places.delete(id);
  }

  close(): void {
    for (const place of this.places.values()) place.pump.stop();
    this.#file?.save();
  }
}

function makeApp(worlds: Worlds, origin: () => string): Hono<ServerEnv> {
  const app = new Hono<ServerEnv>();
  app.post("/worlds", async (c) => {
    const { world } = worlds.open(await read(c.req.raw, worldSchema));
    return c.json(worldInfo(world, origin()), 201);
  });
  app.get("/worlds", (c) => c.json([...worlds.all()].map((world) => worldInfo(world, origin()))));
  app.delete("/worlds/:id", (c) => {
    worlds.remove(c.req.param("id"));
    return c.json({});
  });
  app.use("/w/:world/*", async (c, next) => {
    const place = worlds.places.get(c.req.param("world"));
    if (!place) return c.json({ error: "there is no such world" }, 404);
    c.set("place", place);
    c.set("world", place.world);
    return next();
  });
  app.route("/", pageRoutes);
  app.route("/w/:world/emulator", streamRoutes);
  app.route("/w/:world/emulator", makeControl(origin));
  app.route(
    "/w/:world/open-apis",
    makeApi((world) => worlds.places.get(world.id)?.changed()),
  );
  app.onError((error, c) => {
    if (error instanceof Impossible) return c.json({ error: error.message }, 400);
    // A fault of the emulator itself, in a shape that nobody takes for the platform's.
    console.error(error);
    return c.json({ emulator_broke: String(error) }, 500);
  });
  return app;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  let origin = "";
  const worlds = new Worlds(options.state);
  const app = makeApp(worlds, () => origin);
  const server = createAdaptorServer({
    // Tests and scripts share this process: their Response stays the one they know.
    overrideGlobalObjects: false,
    fetch: (request, env) => {
      const { incoming } = env as HttpBindings;
      const cut = () => {
        incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      };
      return app.fetch(request, { cut });
    },
  });
  // Connections that idle out under a client would look like faults that nobody ordered.
  if ("keepAliveTimeout" in server) server.keepAliveTimeout = 10 * 60 * 1000;
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(options.port ?? 0, "127.0.0.1", listening);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  origin = `http://127.0.0.1:${address.port}`;
  const close = async () => {
    worlds.close();
    await new Promise<void>((closed) => {
      server.close(() => closed());
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  };
  return { origin, close };
}
