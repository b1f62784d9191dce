/**
 * A tap that asks. In: the question on the button. Out: its answer, planned under the card. Never: a second answer to
 * the same tap of the same person.
 */
import type { Action } from "../core/reply.ts";
import { answerOf, planRow } from "../outbox.ts";
import type { PipelinePorts } from "../ports.ts";
import { askAt, type Scene } from "../scene.ts";
import { type Clicked, say, type Tap, tapKey, underCard } from "./tap.ts";

/** The question and its answer become one finished entry; the same tap again finds it there. */
export async function askByTap(
  ports: PipelinePorts,
  tap: Tap,
  { question, at }: Extract<Action, { do: "ask" }>,
): Promise<Clicked> {
  const { store, sealer, clock } = ports;
  const { chatId, operator, place } = tap;
  const now = clock.now();
  const key = await tapKey(sealer, tap, question);
  const scene: Scene = { chatId, threadId: at?.thread, openId: operator.openId, place, at: now };
  const { reply, ...kept } = await askAt(ports, scene, question);
  const row = await planRow(sealer, answerOf(key), { target: underCard(tap), reply }, now);
  const outcome = await store.commit({ key, tenantKey: "", state: "done", rows: [row], ...kept }, now);
  return outcome === "done"
    ? say("success", "收到，在下方回答", { send: [row.id] })
    : say("success", "这一条已经答过。没有看到的话，请直接发消息问我。");
}
