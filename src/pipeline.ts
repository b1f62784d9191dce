/**
 * The way of an event after its 200. In: what was claimed. Out: a committed change and the rows that tell of it.
 * Never: a send before the commit. Whatever throws here leaves the entry to the tick.
 */
import type { IncomingEvent } from "./core/incoming.ts";
import { errorName } from "./core/log.ts";
import { handleEntry, handleJoined, handleLeft, handleMenu, handleRecall } from "./events.ts";
import { handleMessage } from "./message.ts";
import { sendDue } from "./outbox.ts";
import type { PipelinePorts } from "./ports.ts";
import type { Change } from "./store/port.ts";

/** What comes of an event, to be committed in one step. `outcome` is for the log, where it is not simply done. */
export type Work = Omit<Change, "key" | "tenantKey" | "state"> & { outcome?: string };

function handle(ports: PipelinePorts, incoming: IncomingEvent): Promise<Work> {
  switch (incoming.kind) {
    case "message":
      return handleMessage(ports, incoming);
    case "entry":
      return handleEntry(ports, incoming);
    case "menu":
      return handleMenu(ports, incoming);
    case "joined":
      return handleJoined(ports, incoming);
    case "left":
      return handleLeft(ports, incoming);
    case "recall":
      return handleRecall(ports, incoming);
  }
}

/** Handles an event up to its commit. @returns the ids of the rows that may be sent now. */
async function run(ports: PipelinePorts, incoming: IncomingEvent): Promise<string[]> {
  const { outcome, ...work } = await handle(ports, incoming);
  const change: Change = { key: incoming.key, tenantKey: "", state: "done", ...work };
  const committed = await ports.store.commit(change, ports.clock.now());
  ports.log("info", "handled", { id: incoming.key, outcome: outcome ?? committed });
  return committed === "done" ? work.rows.map(({ id }) => id) : [];
}

/** As `run`, but a failure is given back to the tick instead of thrown. */
export async function runOrPostpone(ports: PipelinePorts, incoming: IncomingEvent): Promise<string[]> {
  try {
    return await run(ports, incoming);
  } catch (error) {
    ports.log("error", "failed", { id: incoming.key, error: errorName(error) });
    await ports.store.postpone(incoming.key, ports.clock.now());
    return [];
  }
}

/** The whole way, for a push. */
export async function runAndSend(ports: PipelinePorts, incoming: IncomingEvent): Promise<void> {
  const ids = await runOrPostpone(ports, incoming);
  if (ids.length > 0) await sendDue(ports, ids);
}
