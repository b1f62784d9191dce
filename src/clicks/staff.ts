/**
 * Taps for staff. In: a tap in the staff group. Out: what it decided, said on the card to all of them. Never: a word to
 * anybody elsewhere.
 */
import { beijingMinute, MINUTE } from "../core/clock.ts";
import { type Action, notice } from "../core/reply.ts";
import { type Dispatch, partyTag, planRow } from "../outbox.ts";
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

/**
 * Somebody who is not on the list, or a group, is let in or not; they are told either way. The card shows what was
 * decided last, and a button that decides otherwise: whoever was let in can be kept out again.
 */
export async function letIn(
  ports: PipelinePorts,
  tap: Tap,
  { openId, chatId, name, yes }: Extract<Action, { do: "let in" }>,
): Promise<Clicked> {
  if (!isStaff(ports, tap)) return notHere();
  const { store, sealer, clock, settings } = ports;
  const who = chatId || openId;
  const now = clock.now();
  const contact = settings.contact ? `可以联系：${settings.contact}` : "有疑问请联系工作人员。";
  const reply = notice(yes ? "已经开通，请把刚才的问题再发一次。" : `工作人员暂时没有同意开通。${contact}`);
  const target = chatId ? { chatId } : { openId };
  // A tap is pushed once, so its own key makes it one. Two that decide the same at a time are told of once.
  const purpose = `let in ${who} ${yes} ${Math.floor(now / (5 * MINUTE))}`;
  const row = await planRow(sealer, purpose, { target, reply }, now);
  const parties = [{ tag: await partyTag(sealer, who), allowed: yes }];
  await store.commit({ key: tap.key, tenantKey: "", state: "done", rows: [row], parties }, now);
  const decided = yes ? "已同意" : "未同意";
  const otherwise = { do: "let in" as const, openId, chatId, name, yes: !yes };
  return say("success", decided, {
    card: notice(`${chatId ? "群" : ""}“${name}”申请使用机器人：${beijingMinute(now)} ${decided}。`, [
      { label: yes ? "改为不同意" : "改为同意", action: otherwise },
    ]),
    send: [row.id],
  });
}
