// Live changes: who watches a world is told that something in it changed, never what.
// Comes in: a watcher, a change. Goes out: server-sent events, at most one each 50 ms. It never carries content, so that
// nobody learns more from it than from the lists.
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { ControlEnv } from "../control-acts.ts";
import type { World } from "../world.ts";

const TOGETHER = 50;
const watchers = new WeakMap<World, Set<() => void>>();

/** Something in this world changed. */
export function announce(world: World): void {
  for (const tell of watchers.get(world) ?? []) tell();
}

function watch(world: World, tell: () => void): () => void {
  const all = watchers.get(world) ?? new Set();
  watchers.set(world, all.add(tell));
  return () => all.delete(tell);
}

export const streamRoutes = new Hono<ControlEnv>().get("/stream", (c) =>
  streamSSE(c, async (stream) => {
    // The first event says that the stream stands: what happened before is in the lists.
    let changed = true;
    let wake = () => {};
    const leave = watch(c.var.place.world, () => {
      changed = true;
      wake();
    });
    stream.onAbort(() => {
      leave();
      wake();
    });
    while (!stream.aborted) {
      if (changed) {
        changed = false;
        await stream.writeSSE({ event: "change", data: "1" });
        await stream.sleep(TOGETHER);
      } else {
        await new Promise<void>((woken) => {
          wake = woken;
        });
      }
    }
  }),
);
