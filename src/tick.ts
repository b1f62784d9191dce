/**
 * Each minute, and sooner when there is something to do. In: what a worker left behind, what is due. Out: the same
 * work as after a push. Never: a click (it was answered or it was not), nor anything twice.
 */
import { SECOND } from "./core/clock.ts";
import type { IncomingEvent } from "./core/incoming.ts";
import { errorName } from "./core/log.ts";
import { notice } from "./core/reply.ts";
import { type Target, under } from "./feishu/send.ts";
import { refusedBy } from "./gates.ts";
import { openEntry } from "./inbox.ts";
import { gatePorts } from "./message.ts";
import { planRow, sendDue } from "./outbox.ts";
import { runOrPostpone } from "./pipeline.ts";
import type { PipelinePorts } from "./ports.ts";
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

async function takeUp(ports: PipelinePorts, leftover: Leftover): Promise<void> {
  const { key, attempts } = leftover;
  ports.log("warn", "leftover", { id: key, attempts });
  // Whatever fails here, the store most likely, must not keep the others waiting; the lease brings it back.
  await work(ports, leftover).catch((error) =>
    ports.log("error", "failed", { id: key, error: errorName(error), attempts }),
  );
}

async function work(ports: PipelinePorts, { key, sealed, last }: Leftover): Promise<void> {
  const incoming = await openEntry(ports.sealer, key, sealed).catch((error: unknown) => {
    ports.log("error", "failed", { id: key, error: errorName(error) });
    return null;
  });
  // What can't be opened can't be answered either; it stays visible as a dead letter.
  if (!incoming) return last ? bury(ports, key, []) : undefined;
  // Its rows are sent with all that is due, several at a time.
  if (!last) await runOrPostpone(ports, incoming);
  else await bury(ports, key, await apology(ports, incoming));
}

async function bury(ports: PipelinePorts, key: string, rows: NewRow[]): Promise<void> {
  await ports.store.commit({ key, tenantKey: "", state: "dead", rows }, ports.clock.now());
  ports.log("error", "dead letter", { id: key, fix: "见 README「出了问题」一节" });
}

/** Never silence: who spoke to the bot learns that it did not work, and what to do. Nobody else does. */
async function apology(ports: PipelinePorts, incoming: IncomingEvent): Promise<NewRow[]> {
  const target = await whoWaits(ports, incoming);
  if (!target) return [];
  const reply = notice("抱歉，这条消息我没能处理好，已经报给工作人员。请过一会儿再发一次。");
  return [await planRow(ports.sealer, `${incoming.key} dead`, { target, reply }, ports.clock.now())];
}

async function whoWaits(ports: PipelinePorts, incoming: IncomingEvent): Promise<Target | null> {
  if (incoming.kind === "menu") return { openId: incoming.openId };
  if (incoming.kind !== "message") return null;
  // If the platform does not even say who the bot is, a message in a group can't be told from talk among others.
  const meant = await refusedBy(incoming, gatePorts(ports)).then(
    (reason) => reason === null,
    () => false,
  );
  return meant ? under(incoming) : null;
}
