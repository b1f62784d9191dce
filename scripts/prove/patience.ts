/**
 * Waiting until nothing is owed. In: a stage on which all has been said. Out: nothing, once every push and every answer
 * is through. Never: a jump of the clock while anything moves, nor further than to what comes next; a jump over the
 * lease or the uuid of something under way would be a fault that no platform has.
 */
import { setTimeout as pause } from "node:timers/promises";
import { MINUTE, SECOND } from "../../src/core/clock.ts";
import type { EmulatedWorld } from "../../test/emulator/client.ts";
import type { CallRecord, DeliveryView } from "../../test/emulator/control-types.ts";
import type { Stage } from "./stage.ts";

export interface Waiting {
  said: readonly string[];
  /** When the worker was killed for the last time, on the platform's clock; null while there are kills to come. */
  lastKill: () => number | null;
  progress: (line: string) => void;
}

/** So long without anything new: nothing moves. */
const STILL = 1_500;
const LOOK = 500;
/** While the worker owes something the clock jumps in such steps. */
const STEP = 30 * SECOND;
/** Whatever a dead worker held is free again: the longest lease is a minute. */
const LEASES = 61 * SECOND;
/** Failed work is taken up for the last time after some twenty minutes; what is owed then stays owed. */
const GIVE_UP = 30 * MINUTE;
/** Nearer to the platform's thousand a minute, answers wait for their turn in the worker's own time. */
const BUSY = 800;

interface Sight {
  now: number;
  calls: CallRecord[];
  deliveries: DeliveryView[];
  /** Pushes that are still to come. */
  open: DeliveryView[];
  answered: ReadonlySet<string>;
}

/** @returns by how much the clock was turned. */
export async function untilNothingIsOwed(stage: Stage, waiting: Waiting): Promise<number> {
  let turned = 0;
  let owedFor = 0;
  for (;;) {
    const sight = await untilStill(stage, waiting);
    const { now, open } = sight;
    const killed = waiting.lastKill();
    const leased = killed === null ? STEP : killed + LEASES - now;
    const owed = leased > 0 || owes(sight);
    if (owed ? owedFor > GIVE_UP : open.length === 0) return turned;
    const next = Math.max(0, Math.min(...open.map(({ due_at }) => due_at)) - now);
    const jump = Math.min(next, ...(owed ? [leased > 0 ? leased : STEP] : []));
    owedFor = owed ? owedFor + jump : 0;
    turned += jump;
    await stage.turn(jump);
  }
}

async function untilStill({ world, worker }: Stage, { said, progress }: Waiting): Promise<Sight> {
  let before = "";
  let since = performance.now();
  for (;;) {
    const sight = await look(world);
    const { now, calls, deliveries, open, answered } = sight;
    progress(
      `已回答 ${said.filter((id) => answered.has(id)).length}/${said.length}，还有 ${open.length} 次推送在路上`,
    );
    const attempts = deliveries.reduce((sum, one) => sum + one.attempts.length, 0);
    const moving =
      before !== `${calls.length} ${attempts}` ||
      open.some(({ state }) => state === "in flight") ||
      calls.filter(({ at }) => at > now - MINUTE).length > BUSY ||
      !worker.isUp();
    if (moving) since = performance.now();
    else if (performance.now() - since >= STILL) return sight;
    before = `${calls.length} ${attempts}`;
    await pause(LOOK);
  }
}

async function look(world: EmulatedWorld): Promise<Sight> {
  const [now, calls, deliveries, ledger] = await Promise.all([
    world.now(),
    world.calls(),
    world.deliveries(),
    world.ledger(),
  ]);
  const open = deliveries.filter(({ state }) => state === "waiting" || state === "in flight");
  return { now, calls, deliveries, open, answered: new Set(ledger.map(({ answers }) => answers)) };
}

/** Whether the worker has something to do of itself: a message that it took, an answer that it does not know to be out. */
function owes({ deliveries, calls, answered }: Sight): boolean {
  const taken = deliveries.some(
    ({ message_id, attempts }) => !answered.has(message_id) && attempts.some(({ status }) => status === 200),
  );
  const last = new Map(calls.filter(({ uuid }) => uuid !== "").map((call) => [call.uuid, call]));
  return taken || [...last.values()].some(({ status, code }) => status !== 200 || code !== 0);
}
