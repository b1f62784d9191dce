/**
 * Taps on cards. In: a genuine click. Out: what it comes to: a toast, another card, rows. Never: trust in what the card
 * carries, nor a second effect of a second tap. How it is answered in time: src/clicks/answer.ts.
 */
import * as z from "zod/mini";
import { admitAt } from "./admission.ts";
import { ACTION_VERSION } from "./cards/parts.ts";
import { signedFor } from "./cards/sign.ts";
import { askByTap } from "./clicks/ask.ts";
import { openReport, takeReport, vote } from "./clicks/feedback.ts";
import { letIn, resend } from "./clicks/staff.ts";
import { type Clicked, say, type Tap } from "./clicks/tap.ts";
import type { IncomingClick } from "./core/incoming.ts";
import { lazy } from "./core/lazy.ts";
import { type Action, atScene } from "./core/reply.ts";
import { isGuest } from "./gates.ts";
import { cardTag } from "./outbox.ts";
import type { PipelinePorts } from "./ports.ts";
import { wordsFor } from "./refusals.ts";

const schema = lazy(() => {
  const text = (length: number) => z.string().check(z.maxLength(length));
  const where = z.object({ place: z.enum(["group", "private"]), thread: text(100) });
  const v = z.literal(ACTION_VERSION);
  // A question of a card is at most as long as knowledge reads; ids are shorter than 100 characters.
  return z.discriminatedUnion("do", [
    z.object({ v, do: z.literal("ask"), question: text(300), at: z.exactOptional(where) }),
    z.object({
      v,
      do: z.literal("guide"),
      page: z.record(text(40), text(200)),
      at: z.exactOptional(where),
    }),
    z.object({ v, do: z.literal("vote"), up: z.boolean(), question: text(300) }),
    z.object({ v, do: z.literal("wrong"), question: text(300), answer: text(300), source: text(300) }),
    z.object({ v, do: z.literal("report"), question: text(300), answer: text(300), source: text(300) }),
    z.object({ v, do: z.literal("resend"), row: text(50) }),
    z.object({
      v,
      do: z.literal("let in"),
      openId: text(100),
      chatId: text(100),
      name: text(100),
      yes: z.boolean(),
    }),
  ]);
});

export async function click(
  ports: PipelinePorts,
  incoming: IncomingClick,
  tenantKey: string,
): Promise<Clicked> {
  if (isGuest(incoming, tenantKey)) return say("error", "这张卡片只为本单位的同事服务。");
  const party = await signedFor(ports.sealer, [incoming.operator.openId, incoming.chatId], incoming.value);
  const value = z.safeParse(schema(), incoming.value);
  if (party === null || !value.success) {
    ports.log("warn", "refused", { id: incoming.key, outcome: "a card that is not ours, or not for here" });
    return say("info", "这张卡片已过期，请重新问我一次。");
  }
  const place = party === incoming.operator.openId ? "private" : "group";
  const tap: Tap = { ...incoming, place };
  const refused = await refusedTap(ports, tap, value.data);
  return { ...(refused ?? (await act(ports, tap, value.data))), place };
}

/** Taps count like words, and are not for those who are not served. What staff decide is judged by their group alone. */
async function refusedTap(ports: PipelinePorts, tap: Tap, action: Action): Promise<Clicked | null> {
  if (action.do === "resend" || action.do === "let in") return null;
  const { sealer, clock, settings } = ports;
  const { key, chatId, messageId, operator, place } = tap;
  const threadId = action.do === "ask" ? action.at?.thread : undefined;
  const scene = { chatId, threadId, openId: operator.openId, place, at: clock.now() };
  const card = { tag: await cardTag(sealer, messageId), at: tap.at };
  const { verdict } = await admitAt(ports, scene, { key, words: key, card });
  return verdict === "pass" ? null : say("info", wordsFor(verdict, settings, false));
}

function act(ports: PipelinePorts, tap: Tap, action: Action): Promise<Clicked> {
  switch (action.do) {
    case "ask":
      return askByTap(ports, tap, action);
    case "guide":
      return turnPage(ports, tap, action);
    case "vote":
      return vote(ports, tap, action);
    case "wrong":
      return openReport(ports, tap, action);
    case "report":
      return takeReport(ports, tap, action);
    case "resend":
      return resend(ports, tap, action.row);
    case "let in":
      return letIn(ports, tap, action);
  }
}

async function turnPage(
  { handlers }: PipelinePorts,
  { place }: Tap,
  { page, at }: Extract<Action, { do: "guide" }>,
): Promise<Clicked> {
  const reply = await handlers.guide(page, place);
  return { card: atScene(reply, at ?? { place, thread: "" }), send: [] };
}
