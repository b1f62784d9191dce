/**
 * Taps for staff. In: a tap in the staff group. Out: what it decided, said on the card to all of them. Never: a word to
 * anybody elsewhere.
 */
import { beijingMinute } from "../core/clock.ts";
import { type Action, notice } from "../core/reply.ts";
import { type Dispatch, idFor, partyTag, planRow } from "../outbox.ts";
import type { PipelinePorts } from "../ports.ts";
import { type Clicked, say, type Tap } from "./tap.ts";

const isStaff = ({ settings }: PipelinePorts, { chatId }: Tap): boolean =>
  settings.staffChatId !== undefined && chatId === settings.staffChatId;

const notHere = (): Clicked => say("error", "这个按钮只在工作人员群里有效。");

/** An unknown or refused message goes out once more, once. */
export async function resend(ports: PipelinePorts, tap: Tap, id: string): Promise<Clicked> {
  if (!isStaff(ports, tap)) return notHere();
  const { store, sealer, clock } = ports;
  const done = (text: string) => notice(`${text}（编号 ${id}）`);
  const sealed = await store.failed(id);
  const before = () => say("info", "这条消息已经处理过了。", { card: done("这条消息已经再发过一次。") });
  if (!sealed) return before();
  const dispatch = (await sealer.open("outbox", id, sealed)) as Dispatch;
  const now = clock.now();
  const row = await planRow(sealer, `${id} again`, dispatch, now);
  if ((await store.resend(id, row, now)) !== "planned") return before();
  return say("success", "已再发一次", {
    card: done(`${beijingMinute(now)} 工作人员已再发一次。`),
    send: [row.id],
  });
}

/** Somebody who is not on the list, or a group, is let in or not; they are told either way. */
export async function letIn(
  ports: PipelinePorts,
  tap: Tap,
  { openId, chatId, name, yes }: Extract<Action, { do: "let in" }>,
): Promise<Clicked> {
  if (!isStaff(ports, tap)) return notHere();
  const { store, sealer, clock, settings } = ports;
  const who = chatId || openId;
  const now = clock.now();
  const key = `c:${await idFor(JSON.stringify([tap.messageId, "let in", who]))}`;
  const contact = settings.contact ? `可以联系：${settings.contact}` : "有疑问请联系工作人员。";
  const reply = notice(yes ? "已经开通，请把刚才的问题再发一次。" : `工作人员暂时没有同意开通。${contact}`);
  const target = chatId ? { chatId } : { openId };
  const row = await planRow(sealer, `${key} told`, { target, reply }, now);
  const parties = yes ? [{ tag: await partyTag(sealer, who), allowed: true }] : [];
  const change = { key, tenantKey: "", state: "done" as const, rows: [row], parties };
  if ((await store.commit(change, now)) !== "done") return say("info", "这个申请已经有人处理过了。");
  const decided = yes ? "已同意" : "未同意";
  return say("success", decided, {
    card: notice(`“${name}”申请使用机器人：${beijingMinute(now)} ${decided}。`),
    send: [row.id],
  });
}
