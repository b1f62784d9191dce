/**
 * Killing the worker. In: a stage, how often, a seed. Out: what was killed when. Never: a kill that leaves workerd alive,
 * nor one while the worker is down.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { EmulatedWorld } from "../../test/emulator/client.ts";
import { draw, shuffled } from "../../test/emulator/faults.ts";
import { isUnheard } from "./ledger.ts";
import type { Stage } from "./stage.ts";

export interface Kill {
  /** On the platform's clock. */
  at: number;
  /** Of the workerd that died. */
  pid: number;
  /** The answer that the platform had accepted and the worker not heard of; "" for a kill at any moment. */
  accepted: string;
}

/** More than half are to fall between the platform's accepting an answer and the worker's hearing of it. */
const BETWEEN = 0.6;
/** Within so many milliseconds of its turn. */
const ANY = 1_000;
/** Somebody speaks or is pushed again long before. */
const PATIENCE = 120_000;

export interface Plan {
  kills: number;
  messages: number;
  seed: number;
  /** What was said so far: kills are spread over all of it. */
  said: readonly unknown[];
}

/** @param done gets each kill at once. */
export async function killAgainAndAgain(stage: Stage, plan: Plan, done: Kill[]): Promise<void> {
  const { kills, messages, seed, said } = plan;
  const { world, worker } = stage;
  const kinds = shuffled(
    Array.from({ length: kills }, (_, n) => n < Math.ceil(kills * BETWEEN)),
    seed,
  );
  for (const [n, between] of kinds.entries()) {
    const moment = ((n + 0.2 + 0.6 * draw(seed, n)) * messages) / kills;
    while (said.length < Math.floor(moment)) await pause(20);
    const accepted = between ? await untilAccepted(world) : "";
    if (!between) await pause(ANY * draw(seed + 1, n));
    const pid = await worker.kill();
    done.push({ at: await world.now(), pid, accepted });
    await worker.start();
    // Not before: by now the platform has noticed that nobody waits for its answer any more.
    await world.releaseHeld();
  }
}

/** Lets the platform accept one more answer and say nothing. @returns its message id. */
async function untilAccepted(world: EmulatedWorld): Promise<string> {
  const since = await world.now();
  const deadline = performance.now() + PATIENCE;
  let id = "";
  while (performance.now() < deadline) {
    const armed = (await world.faults()).some((fault) => fault.id === id);
    const held = (await world.calls(since)).find(isUnheard);
    if (held) return held.message_id;
    // Another fault has struck the call that it was armed for.
    if (!armed) {
      const act = { kind: "hold after accepting" } as const;
      ({ id } = await world.fault({ on: "api", api: "reply", when: { next: 1 }, act }));
    }
    await pause(10);
  }
  throw new Error("等了两分钟，没有等到一条可以打断的回答");
}
