/**
 * Each minute, and sooner when there is something to do. In: what a worker left behind, what is due. Out: the same
 * work as after a push. Never: a click (it was answered or it was not), nor anything twice.
 */
import { beijingMinute, SECOND } from "./core/clock.ts";
import { errorName } from "./core/log.ts";
import { notice, type Reply } from "./core/reply.ts";
import { openEntry } from "./inbox.ts";
import { planRow, sendDue } from "./outbox.ts";
import { type PipelinePorts, runOrPostpone } from "./pipeline.ts";
import type { Leftover, NewRow, Trouble } from "./store/port.ts";

/** Each leftover costs some six calls; a Worker has a thousand, on the free plan fifty. */
const LEFTOVERS = 10;
/** A tick gives way to the next one before that one comes. */
const SLICE_TIME = 25 * SECOND;
const TROUBLES = 10;

export async function tick(ports: PipelinePorts): Promise<void> {
  const until = ports.clock.now() + SLICE_TIME;
  for (const leftover of await ports.store.leftovers(ports.clock.now(), LEFTOVERS)) {
    await takeUp(ports, leftover);
  }
  while (ports.clock.now() < until && (await sendDue(ports)) > 0);
  await tellStaff(ports);
  await ports.store.sweep(ports.clock.now());
}

async function takeUp(ports: PipelinePorts, leftover: Leftover): Promise<void> {
  const { key, attempts } = leftover;
  ports.log("warn", "leftover", { id: key, attempts });
  try {
    const incoming = await openEntry(ports.sealer, key, leftover.sealed);
    if (!leftover.last) return await runOrPostpone(ports, incoming);
    const rows =
      incoming.kind === "message" ? [await apology(ports, key, incoming.chatId, incoming.messageId)] : [];
    await bury(ports, key, rows);
  } catch (error) {
    // What can't be opened can't be answered either; it stays visible as a dead letter.
    ports.log("error", "failed", { id: key, error: errorName(error), attempts });
    if (leftover.last) await bury(ports, key, []);
  }
}

async function bury(ports: PipelinePorts, key: string, rows: NewRow[]): Promise<void> {
  await ports.store.commit({ key, tenantKey: "", state: "dead", rows }, ports.clock.now());
  ports.log("error", "dead letter", { id: key, fix: "见 README「出了问题」一节" });
}

/** Never silence: the member learns that it did not work, and what to do. */
function apology(ports: PipelinePorts, key: string, chatId: string, replyTo: string): Promise<NewRow> {
  const reply = notice("抱歉，这条消息我没能处理好，已经报给工作人员。请过一会儿再发一次。");
  return planRow(ports.sealer, `${key} dead`, { target: { chatId, replyTo }, reply }, ports.clock.now());
}

async function tellStaff(ports: PipelinePorts): Promise<void> {
  const { store, staffChatId, sealer, clock, log } = ports;
  const troubles = await store.troubles(TROUBLES);
  if (troubles.length === 0) return;
  if (!staffChatId) {
    log("error", "troubles nobody is told of", {
      count: troubles.length,
      fix: "设置 STAFF_CHAT_ID 为工作人员群的 chat_id",
    });
    return;
  }
  const rows = await Promise.all(
    troubles.map((trouble) =>
      planRow(
        sealer,
        `${trouble.kind} ${trouble.id} told`,
        { target: { chatId: staffChatId }, reply: describe(trouble) },
        clock.now(),
      ),
    ),
  );
  await store.announce(troubles, rows, clock.now());
  await sendDue(
    ports,
    rows.map(({ id }) => id),
  );
}

function describe({ kind, id, at }: Trouble): Reply {
  const when = beijingMinute(at);
  return kind === "dead"
    ? notice(`有一条消息多次处理失败（${when}），已请发信人重发。编号：${id}`)
    : notice(`有一条消息不能确定是否送达（${when}）：发送时平台没有回应，已超过去重时限。编号：${id}`, [
        { label: "再发", action: { do: "resend", row: id } },
      ]);
}
