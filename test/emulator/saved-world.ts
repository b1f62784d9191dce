// A world as plain JSON, for the state file.
// Comes in: a world. Goes out: what is kept of it, and the world again. It never keeps logs, faults or rate windows.
import { Buffer } from "node:buffer";
import { Clock, type ClockState } from "./clock.ts";
import type { Resource } from "./types.ts";
import { makeWorld, type World } from "./world.ts";

/** The file is written anew at each change: larger pictures and files do not outlive a restart. */
const LARGEST_KEPT = 4 * 1024 * 1024;

type SavedResource = Omit<Resource, "bytes"> & { base64: string };
type Listed = "messages" | "uuids" | "cardTokens" | "cardEntities" | "deliveries";
type ListOf<M> = M extends Map<string, infer T> ? T[] : never;

export type SavedWorld = Pick<World, "id" | "app" | "switches" | "mode" | "people" | "chats" | "tokens"> & {
  [name in Listed]: ListOf<World[name]>;
} & { clock: ClockState; resources: SavedResource[] };

export function saveWorld(world: World): SavedWorld {
  const { id, app, switches, mode, people, chats, tokens } = world;
  // What was in flight when the emulator stopped got no answer that it knows of: it is due again. Callbacks never are.
  const deliveries = [...world.deliveries.values()]
    .filter(({ kind, state }) => kind === "event" && (state === "waiting" || state === "in flight"))
    .map((delivery) => ({ ...delivery, state: "waiting" as const }));
  const resources = [...world.resources.values()]
    .filter(({ bytes }) => bytes.length <= LARGEST_KEPT)
    .map(({ bytes, ...rest }) => ({ ...rest, base64: Buffer.from(bytes).toString("base64") }));
  return {
    ...{ id, app, switches, mode, people, chats, tokens, deliveries, resources },
    clock: world.clock.state(),
    messages: [...world.messages.values()],
    uuids: [...world.uuids.values()],
    cardTokens: [...world.cardTokens.values()],
    cardEntities: [...world.cardEntities.values()],
  };
}

export function loadWorld(saved: SavedWorld): World {
  const { id, app, mode, switches, people, chats, tokens } = saved;
  const resources = saved.resources.map(({ base64, ...rest }): [string, Resource] => [
    rest.key,
    { ...rest, bytes: Buffer.from(base64, "base64") },
  ]);
  return {
    ...makeWorld({ id, mode, app, switches }),
    ...{ people, chats, tokens },
    clock: new Clock(saved.clock),
    messages: new Map(saved.messages.map((message) => [message.message_id, message])),
    uuids: new Map(saved.uuids.map((entry) => [entry.key, entry])),
    cardTokens: new Map(saved.cardTokens.map((entry) => [entry.token, entry])),
    cardEntities: new Map(saved.cardEntities.map((entity) => [entity.card_id, entity])),
    deliveries: new Map(saved.deliveries.map((delivery) => [delivery.id, delivery])),
    resources: new Map(resources),
  };
}
