/**
 * Work that is due in a moment, for a store that can wake nobody. In: what was put off, until when. Out: a worker that
 * stays for it. Never: a wait beyond what the platform gives a worker after its answer.
 */
import { SECOND } from "./core/clock.ts";
import { errorName } from "./core/log.ts";
import type { PipelinePorts } from "./ports.ts";

export interface Lingering {
  waitUntil(work: Promise<unknown>): void;
}

/**
 * More than the outbox has patience for: what it puts off goes on here. A longer wait is left to the next tick, because
 * `waitUntil` ends about 30 s after the answer and there is work to do yet.
 */
const STAY = 15 * SECOND;

/**
 * For a store that can wake nobody. @returns what is to be told of each thing that was put off: for one that is due in
 * a moment, whoever put it off stays and catches up.
 */
export function staying(context: Lingering, ports: () => PipelinePorts): (at: number, now: number) => void {
  let until = Number.POSITIVE_INFINITY;
  const stay = async (ms: number) => {
    const { clock, log } = ports();
    await clock.sleep(ms);
    until = Number.POSITIVE_INFINITY;
    const { catchUp } = await import("./tick.ts");
    await catchUp(ports()).catch((error) => log("error", "failed", { error: errorName(error) }));
  };
  return (at, now) => {
    if (at - now > STAY || at >= until) return;
    until = at;
    context.waitUntil(stay(Math.max(0, at - now)));
  };
}
