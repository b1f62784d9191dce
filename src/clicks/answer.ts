/**
 * Answering a tap in time. In: a genuine click. Out: the answer that the client waits for, and what is left to do after
 * it. Never: an answer after the client has given up; what takes longer reaches the card later.
 */
import { render } from "../cards/render.ts";
import { signCard } from "../cards/sign.ts";
import { click } from "../click.ts";
import { MINUTE, SECOND } from "../core/clock.ts";
import type { IncomingClick, Place } from "../core/incoming.ts";
import { type JsonObject, readObject } from "../core/json.ts";
import { errorName } from "../core/log.ts";
import { partyOf, type Target } from "../feishu/send.ts";
import { planRow, sendDue } from "../outbox.ts";
import type { PipelinePorts } from "../ports.ts";
import { type Clicked, say, type Toast } from "./tap.ts";

/** The client gives up on a click after 3 s, the way there and back included. */
const CLICK_LIMIT = 2.2 * SECOND;
/** The platform takes the token for 30 minutes; one is for clocks. */
const TOKEN_LIFE = 29 * MINUTE;

export interface ClickAnswer {
  /** For the client, in time. */
  body: JsonObject;
  /** What is left to do after it. */
  after: Promise<unknown>;
}

/**
 * @param spent on the way here, in milliseconds.
 * @returns a click's answer within the client's patience; what comes later reaches the card by its token.
 */
export async function answerClick(
  ports: PipelinePorts,
  incoming: IncomingClick,
  tenantKey: string,
  spent: number,
): Promise<ClickAnswer> {
  const done = click(ports, incoming, tenantKey).catch((error: unknown): Clicked => {
    ports.log("error", "failed", { id: incoming.key, error: errorName(error) });
    return say("error", "刚才没有办成，请再点一次。");
  });
  const late = ports.clock.sleep(Math.max(0, CLICK_LIMIT - spent)).then(() => null);
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
    const signed = await signCard(ports.sealer, partyOf(cardAt(incoming, place)), drawn);
    return { body: { ...said, card: { type: "raw", data: readObject(signed) } }, after: sending };
  }
  return { body: said, after: Promise.all([sending, updateLater(ports, incoming, clicked)]) };
}

const cardAt = ({ chatId, operator }: IncomingClick, place: Place = "group"): Target =>
  place === "private" ? { chatId, openId: operator.openId } : { chatId };

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
    tappedAt: incoming.at,
  };
  const dispatch = { target: cardAt(incoming, place), reply: card, update };
  const row = await planRow(sealer, key, dispatch, now);
  await store.commit({ key, tenantKey: "", state: "done", rows: [row] }, now);
  await clock.sleep(Math.max(0, row.dueAt - clock.now()));
  await sendDue(ports, [row.id]);
}
