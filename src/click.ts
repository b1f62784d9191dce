/**
 * Taps on cards. In: a genuine click. Out: a toast and perhaps another card, at once; what it leads to is an ordinary
 * message through the outbox. Never: trust in what the card carries, nor a second effect of a second tap.
 */
import * as z from "zod/mini";
import { ACTION_VERSION } from "./cards/parts.ts";
import { render } from "./cards/render.ts";
import { signCard, signedFor } from "./cards/sign.ts";
import { askByTap } from "./clicks/ask.ts";
import { openReport, takeReport, vote } from "./clicks/feedback.ts";
import { letIn, resend } from "./clicks/staff.ts";
import { type Clicked, chatOf, say, type Tap, type Toast } from "./clicks/tap.ts";
import { MINUTE, SECOND } from "./core/clock.ts";
import type { IncomingClick } from "./core/incoming.ts";
import { type JsonObject, readObject } from "./core/json.ts";
import { lazy } from "./core/lazy.ts";
import { errorName } from "./core/log.ts";
import { type Action, atScene } from "./core/reply.ts";
import { partyOf } from "./feishu/send.ts";
import { isGuest } from "./gates.ts";
import { planRow, sendDue } from "./outbox.ts";
import type { PipelinePorts } from "./ports.ts";

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
    z.object({ v, do: z.literal("wrong"), question: text(300), answer: text(300) }),
    z.object({ v, do: z.literal("report"), question: text(300), answer: text(300) }),
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
  return { ...(await act(ports, { ...incoming, place }, value.data)), place };
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

/** The client gives up on a click after 3 s. */
const CLICK_LIMIT = 2.5 * SECOND;
/** The platform takes the token for 30 minutes; one is for clocks. */
const TOKEN_LIFE = 29 * MINUTE;

export interface ClickAnswer {
  /** For the client, in time. */
  body: JsonObject;
  /** What is left to do after it. */
  after: Promise<unknown>;
}

/** A click's answer within the client's patience; what comes later reaches the card by its token. */
export async function answerClick(
  ports: PipelinePorts,
  incoming: IncomingClick,
  tenantKey: string,
): Promise<ClickAnswer> {
  const done = click(ports, incoming, tenantKey).catch((error: unknown): Clicked => {
    ports.log("error", "failed", { id: incoming.key, error: errorName(error) });
    return say("error", "刚才没有办成，请再点一次。");
  });
  const late = ports.clock.sleep(CLICK_LIMIT).then(() => null);
  const clicked = await Promise.race([done, late]);
  const sending = done.then(({ send }) => (send.length > 0 ? sendDue(ports, send) : 0));
  if (clicked === null) {
    const toast: Toast = { type: "info", content: "还在办，请稍等。过一会儿没有看到结果，请再点一次。" };
    return {
      body: { toast },
      after: Promise.all([sending, done.then((one) => updateLater(ports, incoming, one))]),
    };
  }
  const { card, place } = clicked;
  const said = clicked.toast ? { toast: clicked.toast } : {};
  if (card && ports.settings.cardInAnswer) {
    const drawn = render(card).card;
    const signed = await signCard(ports.sealer, partyOf(chatOf(incoming, place ?? "group")), drawn);
    return { body: { ...said, card: { type: "raw", data: readObject(signed) } }, after: sending };
  }
  return { body: said, after: Promise.all([sending, updateLater(ports, incoming, clicked)]) };
}

/** By the click's token, after its answer. */
async function updateLater(
  ports: PipelinePorts,
  incoming: IncomingClick,
  { card, place }: Clicked,
): Promise<void> {
  if (!card) return;
  const { sealer, store, clock } = ports;
  const now = clock.now();
  const key = `u:${incoming.key}`;
  const update = {
    messageId: incoming.messageId,
    token: incoming.updateToken,
    tokenUntil: now + TOKEN_LIFE,
  };
  const dispatch = { target: chatOf(incoming, place ?? "group"), reply: card, update };
  const row = await planRow(sealer, key, dispatch, now);
  await store.commit({ key, tenantKey: "", state: "done", rows: [row] }, now);
  await clock.sleep(Math.max(0, row.dueAt - clock.now()));
  await sendDue(ports, [row.id]);
}
