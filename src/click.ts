/**
 * Taps on cards. In: a genuine click. Out: a toast, at once; what it leads to is an ordinary message through the
 * outbox. Never: trust in what the card carries, nor a second effect of a second tap.
 */
import * as z from "zod/mini";
import { ACTION_VERSION } from "./cards/parts.ts";
import type { IncomingClick } from "./core/incoming.ts";
import { lazy } from "./core/lazy.ts";
import { isGuest } from "./gates.ts";
import { type Dispatch, idFor, planRow } from "./outbox.ts";
import { askAt, type PipelinePorts, type Scene } from "./pipeline.ts";

export interface Toast {
  type: "info" | "success" | "error";
  content: string;
}

/** The toast, and the rows that are to be sent now. */
export interface Clicked {
  toast: Toast;
  send: string[];
}

const schemas = lazy(() => {
  const text = (length: number) => z.string().check(z.maxLength(length));
  const Ask = z.object({
    v: z.literal(ACTION_VERSION),
    do: z.literal("ask"),
    question: text(200),
    // The short memory of groups is the careful one for a card that does not say.
    at: z.catch(z.object({ place: z.enum(["group", "private"]), thread: text(100) }), {
      place: "group",
      thread: "",
    }),
  });
  const Resend = z.object({ v: z.literal(ACTION_VERSION), do: z.literal("resend"), row: text(50) });
  return { Ask, Value: z.discriminatedUnion("do", [Ask, Resend]) };
});
type Ask = z.infer<ReturnType<typeof schemas>["Ask"]>;

export async function click(
  ports: PipelinePorts,
  incoming: IncomingClick,
  tenantKey: string,
): Promise<Clicked> {
  if (isGuest(incoming, tenantKey)) return say("error", "这张卡片只为本单位的同事服务。");
  const value = z.safeParse(schemas().Value, incoming.value);
  if (!value.success) return say("info", "这张卡片已过期，请重新问我一次。");
  return value.data.do === "ask" ? ask(ports, incoming, value.data) : resend(ports, incoming, value.data.row);
}

const say = (type: Toast["type"], content: string, send: string[] = []): Clicked => ({
  toast: { type, content },
  send,
});

/** The question and its answer become one finished entry; the same tap again finds it there. */
async function ask(ports: PipelinePorts, incoming: IncomingClick, { question, at }: Ask) {
  const { store, sealer, clock } = ports;
  const { messageId, chatId, operator } = incoming;
  const now = clock.now();
  const key = `c:${await idFor(JSON.stringify([messageId, operator.openId, question]))}`;
  const scene: Scene = { chatId, threadId: at.thread, openId: operator.openId, place: at.place, at: now };
  const { reply, memo } = await askAt(ports, scene, question);
  const row = await planRow(sealer, `${key} answer`, { target: { chatId, replyTo: messageId }, reply }, now);
  const outcome = await store.commit({ key, tenantKey: "", state: "done", rows: [row], memo }, now);
  return outcome === "done"
    ? say("success", "收到，在下方回答", [row.id])
    : say("success", "这一条已经答过。没有看到的话，请直接发消息问我。");
}

/** Only the staff group sees that button; whoever forges it elsewhere is told nothing. */
async function resend(
  { store, sealer, clock, staffChatId }: PipelinePorts,
  incoming: IncomingClick,
  id: string,
) {
  if (!staffChatId || incoming.chatId !== staffChatId) return say("error", "这个按钮只在工作人员群里有效。");
  const sealed = await store.failed(id);
  if (!sealed) return say("info", "这条消息已经处理过了。");
  const dispatch = (await sealer.open("outbox", id, sealed)) as Dispatch;
  const now = clock.now();
  const row = await planRow(sealer, `${id} again`, dispatch, now);
  const outcome = await store.resend(id, row, now);
  return outcome === "planned"
    ? say("success", "已再发一次", [row.id])
    : say("info", "这条消息已经处理过了。");
}
