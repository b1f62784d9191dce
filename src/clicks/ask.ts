/**
 * A tap that asks. In: the question on the button. Out: its answer, planned under the card. Never: a second answer to
 * the same tap of the same person.
 */
import type { Action } from "../core/reply.ts";
import { idFor, planRow } from "../outbox.ts";
import type { PipelinePorts } from "../ports.ts";
import { askAt, type Scene, turnAt } from "../scene.ts";
import { type Clicked, say, type Tap, underCard } from "./tap.ts";

/** The question and its answer become one finished entry; the same tap again finds it there. */
export async function askByTap(
  ports: PipelinePorts,
  tap: Tap,
  { question, at }: Extract<Action, { do: "ask" }>,
): Promise<Clicked> {
  const { store, sealer, clock, settings } = ports;
  const { messageId, chatId, operator, place } = tap;
  const now = clock.now();
  const key = `c:${await idFor(JSON.stringify([messageId, operator.openId, question]))}`;
  const scene: Scene = { chatId, threadId: at?.thread, openId: operator.openId, place, at: now };
  const listed = settings.listed && chatId !== settings.staffChatId;
  const { verdict } = await store.admit(await turnAt(sealer, scene, { key, words: question, listed }), now);
  if (verdict === "outside") return say("error", "您还不在使用名单里，发一句话给我就能申请。");
  if (verdict !== "pass") return say("info", "问得有点快，请过一会儿再点。");
  const { reply, ...kept } = await askAt(ports, scene, question);
  const row = await planRow(sealer, `${key} answer`, { target: underCard(tap), reply }, now);
  const outcome = await store.commit({ key, tenantKey: "", state: "done", rows: [row], ...kept }, now);
  return outcome === "done"
    ? say("success", "收到，在下方回答", { send: [row.id] })
    : say("success", "这一条已经答过。没有看到的话，请直接发消息问我。");
}
