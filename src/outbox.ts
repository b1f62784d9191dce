/**
 * The outbox. In: replies to be sent, rows that are due. Out: messages sent once. Never: a guess. A row that was
 * tried without an answer is tried again under the same uuid while the platform remembers it, then it is unknown.
 */
import { render } from "./cards/render.ts";
import { signCard } from "./cards/sign.ts";
import { type Clock, HOUR, MINUTE, SECOND } from "./core/clock.ts";
import { codeOf, FeishuError, UnansweredError } from "./core/errors.ts";
import { errorName, type Log } from "./core/log.ts";
import type { Reply } from "./core/reply.ts";
import type { Sealer } from "./core/seal.ts";
import { BEING_SENT, blocks, fixFor, remedy } from "./feishu/codes.ts";
import type { Feishu } from "./feishu/port.ts";
import { type Delivered, deliver, type Form, partyOf, type Target } from "./feishu/send.ts";
import { deliverUpdate, type Update } from "./feishu/update.ts";
import type { DueRow, NewRow, Outcome, Store } from "./store/port.ts";

/** What is sealed in a row. The reply and not its card is kept: wording can be mended before it goes. */
export interface Dispatch {
  target: Target;
  reply: Reply;
  /** Takes the place of a card that was sent. */
  update?: Update;
}

export interface OutboxPorts {
  store: Store;
  sealer: Sealer;
  feishu: Feishu;
  clock: Clock;
  log: Log;
}

/** A longer wait is not slept: `waitUntil` ends about 30 s after the answer. */
const PATIENCE = 10 * SECOND;
/** Each row costs a call to the platform and one to the store; workers hold six connections open. */
const AT_ONCE = 5;
const SLICE = 20;

/** Waits between tries, by how many there were; the last one goes on. */
const WAITS = [SECOND, 3 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE, 3 * MINUTE, 5 * MINUTE];
/** By then the answer to a click is out. */
const ANSWER_TIME = SECOND;
/** Somebody has to mend it first. */
const FIX_WAIT = 5 * MINUTE;

/** A row's id out of what it is for: the same purpose, the same id, and nobody can tell from it who it is about. */
export const rowId = (sealer: Sealer, purpose: string): Promise<string> => sealer.tag("row", purpose);

/** Whom something is for, without saying who it is. */
export const partyTag = (sealer: Sealer, party: string): Promise<string> => sealer.tag("party", party);

/** What the answer to an event is for; a recall finds it by this. */
export const answerOf = (key: string): string => `${key} answer`;

/** A card, without saying which. */
export const cardTag = (sealer: Sealer, messageId: string): Promise<string> => sealer.tag("card", messageId);

/** @param purpose what the message is for, e.g. `m:om_x answer`: the same purpose is one message, however often planned. */
export async function planRow(
  sealer: Sealer,
  purpose: string,
  dispatch: Dispatch,
  now: number,
): Promise<NewRow> {
  const id = await rowId(sealer, purpose);
  const { target, update } = dispatch;
  const [lane, sealed, tag] = await Promise.all([
    // Rows of one party are sent at its pace.
    partyTag(sealer, partyOf(target)),
    sealer.seal("outbox", id, dispatch),
    update && cardTag(sealer, update.messageId),
  ]);
  // The platform wants the click answered before its card is updated.
  const dueAt = update?.token ? now + ANSWER_TIME : now;
  return { id, lane, sealed, dueAt, card: update && tag ? { tag, at: update.tappedAt } : undefined };
}

/** Sends what is due. @returns how many rows were taken. */
export async function sendDue(ports: OutboxPorts, ids?: string[]): Promise<number> {
  const rows = await ports.store.takeDue(ports.clock.now(), {
    limit: SLICE,
    patience: PATIENCE,
    ...(ids ? { ids } : {}),
  });
  const waiting = [...rows].sort((a, b) => a.sendAt - b.sendAt);
  const worker = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      // One that can't be recorded must not keep the others waiting; its lease brings it back.
      await sendRow(ports, row).catch((error) => ports.log("error", "failed", { error: errorName(error) }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return rows.length;
}

async function sendRow(ports: OutboxPorts, row: DueRow): Promise<void> {
  const { store, clock, log } = ports;
  await clock.sleep(Math.max(0, row.sendAt - clock.now()));
  // Others before it took long: somebody else may have the row by now.
  if (clock.now() >= row.leaseUntil) return;
  const outcome = judge(await attempt(ports, row), row, clock.now());
  const code = "code" in outcome ? outcome.code : undefined;
  log(outcome.state === "sent" ? "info" : "warn", "sending", {
    id: row.id,
    outcome: outcome.state,
    attempts: row.tries,
    code: code || undefined,
    fix: code ? fixFor(code) : undefined,
  });
  await store.record(row.id, outcome, clock.now());
}

async function attempt({ sealer, feishu, clock, log }: OutboxPorts, row: DueRow): Promise<Delivered> {
  try {
    const { target, reply, update } = (await sealer.open("outbox", row.id, row.sealed)) as Dispatch;
    const { card, text } = render(reply);
    const signed = await signCard(sealer, partyOf(target), card);
    const form = row.form as Form;
    return update
      ? await deliverUpdate(feishu, target, update, signed, row.id, {
          tries: row.tries,
          form,
          now: clock.now(),
        })
      : await deliver(feishu, target, { card: signed, text }, row.id, form, row.mayBeOut);
  } catch (error) {
    // Nothing was sent: it can't be opened with this key, or not be drawn.
    log("error", "failed", { id: row.id, error: errorName(error) });
    return { error, form: row.form as Form };
  }
}

/** No message is on its way for so long: what the platform says is being sent has arrived. */
const SURELY_SENT = 2 * MINUTE;

function judge(delivered: Delivered, row: DueRow, now: number): Outcome {
  if ("messageId" in delivered) return { state: "sent", messageId: delivered.messageId };
  const { error, form } = delivered;
  const code = codeOf(error);
  // What a repeat of a uuid returns is not documented: the first message, or this code for the whole hour.
  if (code === BEING_SENT && row.mayBeOut && now - row.firstTryAt >= SURELY_SENT) {
    return { state: "sent", messageId: "" };
  }
  const wait = WAITS[Math.min(row.tries, WAITS.length) - 1] ?? MINUTE;
  if (error instanceof UnansweredError) return { state: "later", code, at: now + wait + jitter(wait) };
  switch (remedy(error)) {
    case "retry":
    case "refresh": {
      const asked = error instanceof FeishuError ? error.waitSeconds * SECOND : 0;
      // Apart from each other: all that were refused in one second would come back in one second.
      return { state: "later", code, at: now + Math.min(Math.max(wait, asked), HOUR) + jitter(wait) };
    }
    case "fix":
      return { state: "later", code, at: now + FIX_WAIT };
    case "unclear":
      return { state: "unclear", form, at: now + wait };
    default:
      return { state: "refused", code, blocked: blocks(code) };
  }
}

const jitter = (wait: number): number => ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 256) * wait;
