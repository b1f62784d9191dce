/**
 * Taps on cards. In: a genuine click. Out: a toast, at once; what it leads to is an ordinary message through the
 * outbox. Never: trust in what the card carries, nor a second effect of a second tap.
 */
import * as z from "zod/mini";
import { ACTION_VERSION } from "./cards/parts.ts";
import type { IncomingClick } from "./core/incoming.ts";
import { type Dispatch, planRow } from "./outbox.ts";
import { askAt, type PipelinePorts } from "./pipeline.ts";

export interface Toast {
  type: "info" | "success" | "error";
  content: string;
}

const Value = z.discriminatedUnion("do", [
  z.object({
    v: z.literal(ACTION_VERSION),
    do: z.literal("ask"),
    question: z.string().check(z.maxLength(200)),
  }),
  z.object({ v: z.literal(ACTION_VERSION), do: z.literal("resend"), row: z.string().check(z.maxLength(50)) }),
]);

/** @returns the toast, and whether there is something to send now. */
export async function click(
  ports: PipelinePorts,
  incoming: IncomingClick,
  tenantKey: string,
): Promise<{ toast: Toast; send: string[] }> {
  const value = z.safeParse(Value, incoming.value);
  if (!value.success) return say("info", "这张卡片已过期，请重新问我一次。");
  return value.data.do === "ask"
    ? asked(ports, incoming, tenantKey, value.data.question)
    : resend(ports, incoming, value.data.row);
}

const say = (type: Toast["type"], content: string, send: string[] = []) => ({
  toast: { type, content },
  send,
});

/** The question and its answer become one finished entry; the same click again finds it there. */
async function asked(ports: PipelinePorts, incoming: IncomingClick, tenantKey: string, question: string) {
  const now = ports.clock.now();
  // A click says nothing of its topic or of the kind of its chat; the short window of groups is the careful one.
  const scene = {
    chatId: incoming.chatId,
    openId: incoming.operator.openId,
    place: "group" as const,
    at: now,
  };
  const { reply, memo } = await askAt(ports, scene, question);
  const target = { chatId: incoming.chatId, replyTo: incoming.messageId };
  const row = await planRow(ports.sealer, `${incoming.key} answer`, { target, reply }, now);
  const outcome = await ports.store.commit(
    { key: incoming.key, tenantKey, state: "done", rows: [row], memo },
    now,
  );
  if (outcome === "foreign") return say("error", "这张卡片不属于本单位。");
  return say("success", "已在下方回答", outcome === "done" ? [row.id] : []);
}

/** Only the staff group sees that button; whoever forges it elsewhere is told nothing. */
async function resend(ports: PipelinePorts, incoming: IncomingClick, id: string) {
  if (!ports.staffChatId || incoming.chatId !== ports.staffChatId)
    return say("error", "这个按钮只在工作人员群里有效。");
  const unknown = await ports.store.unknown(id);
  if (!unknown) return say("info", "这条消息已经处理过了。");
  const dispatch = (await ports.sealer.open("outbox", id, unknown.sealed)) as Dispatch;
  const now = ports.clock.now();
  const row = await planRow(ports.sealer, `${id} again`, dispatch, now);
  const outcome = await ports.store.resend(id, row, now);
  return outcome === "planned"
    ? say("success", "已再发一次", [row.id])
    : say("info", "这条消息已经处理过了。");
}
