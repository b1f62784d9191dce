/**
 * Each minute, and sooner when there is something to do. In: what a worker left behind, what is due. Out: the same
 * work as after a push. Never: a click (it was answered or it was not), nor anything twice.
 */
import { SECOND } from "./core/clock.ts";
import type { Incoming } from "./core/incoming.ts";
import { errorName } from "./core/log.ts";
import { notice } from "./core/reply.ts";
import { refusedBy } from "./gates.ts";
import { openEntry } from "./inbox.ts";
import { planRow, sendDue } from "./outbox.ts";
import { type PipelinePorts, runOrPostpone } from "./pipeline.ts";
import { tellStaff } from "./staff.ts";
import type { Leftover, NewRow } from "./store/port.ts";

/** A tick gives way to the next one before that one comes; half of it is for leftovers, half for rows. */
const LEFTOVER_TIME = 12 * SECOND;
const SEND_TIME = 12 * SECOND;
/** Leftovers wait for the platform, too (who is the bot?). */
const SIDE_BY_SIDE = 4;

/** Each minute: what is left, what is due, what staff must know, what can be forgotten. */
export async function tick(ports: PipelinePorts): Promise<void> {
  await catchUp(ports);
  await tellStaff(ports);
  await ports.store.sweep(ports.clock.now());
}

/** In between, when the store has something due sooner. */
export async function catchUp(ports: PipelinePorts): Promise<void> {
  const { clock, store } = ports;
  const until = clock.now() + LEFTOVER_TIME;
  const worker = async () => {
    // One at a time: an entry that ends the worker must not have cost many others a try.
    while (clock.now() < until) {
      const [leftover] = await store.leftovers(clock.now(), 1);
      if (!leftover) break;
      await takeUp(ports, leftover);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  for (const end = clock.now() + SEND_TIME; clock.now() < end; ) {
    if ((await sendDue(ports)) === 0) break;
  }
}

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
    await catchUp(ports()).catch((error) => log("error", "failed", { error: errorName(error) }));
  };
  return (at, now) => {
    if (at - now > STAY || at >= until) return;
    until = at;
    context.waitUntil(stay(Math.max(0, at - now)));
  };
}

async function takeUp(ports: PipelinePorts, { key, sealed, attempts, last }: Leftover): Promise<void> {
  ports.log("warn", "leftover", { id: key, attempts });
  try {
    const incoming = await openEntry(ports.sealer, key, sealed);
    // Its rows are sent with all that is due, several at a time.
    if (!last) await runOrPostpone(ports, incoming);
    else await bury(ports, key, await apology(ports, incoming));
  } catch (error) {
    // What can't be opened can't be answered either; it stays visible as a dead letter.
    ports.log("error", "failed", { id: key, error: errorName(error), attempts });
    if (last) await bury(ports, key, []);
  }
}

async function bury(ports: PipelinePorts, key: string, rows: NewRow[]): Promise<void> {
  await ports.store.commit({ key, tenantKey: "", state: "dead", rows }, ports.clock.now());
  ports.log("error", "dead letter", { id: key, fix: "见 README「出了问题」一节" });
}

/** Never silence: who spoke to the bot learns that it did not work, and what to do. Nobody else does. */
async function apology({ sealer, clock, feishu }: PipelinePorts, incoming: Incoming): Promise<NewRow[]> {
  if (incoming.kind !== "message") return [];
  // If the platform does not even say who the bot is, a message in a group can't be told from talk among others.
  const meant = await refusedBy(incoming, feishu.botOpenId).then(
    (reason) => reason === null,
    () => false,
  );
  if (!meant) return [];
  const { key, chatId, messageId } = incoming;
  const reply = notice("抱歉，这条消息我没能处理好，已经报给工作人员。请过一会儿再发一次。");
  return [
    await planRow(sealer, `${key} dead`, { target: { chatId, replyTo: messageId }, reply }, clock.now()),
  ];
}
