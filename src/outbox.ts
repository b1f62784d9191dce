/**
 * The outbox. In: replies to be sent, rows that are due. Out: messages sent once. Never: a guess. A row that was
 * tried without an answer is tried again under the same uuid while the platform remembers it, then it is unknown.
 */
import type { Rendered } from "./cards/render.ts";
import { base64url, sha256, utf8 } from "./core/bytes.ts";
import { type Clock, HOUR, MINUTE, SECOND } from "./core/clock.ts";
import { FeishuError, remedy, TokenError } from "./core/errors.ts";
import { errorName, type Log } from "./core/log.ts";
import type { Reply } from "./core/reply.ts";
import type { Sealer } from "./core/seal.ts";
import type { Feishu } from "./feishu/port.ts";
import { deliver, type Target } from "./feishu/send.ts";
import type { DueRow, NewRow, Outcome, Store } from "./store/port.ts";

/** What is sealed in a row. The reply and not its card is kept: wording can be mended before it goes. */
export interface Dispatch {
  target: Target;
  reply: Reply;
}

export interface OutboxPorts {
  store: Store;
  sealer: Sealer;
  feishu: Feishu;
  clock: Clock;
  log: Log;
  render: (reply: Reply) => Rendered;
}

/** A longer wait is not slept: `waitUntil` ends about 30 s after the answer. */
const PATIENCE = 10 * SECOND;
/** Each row costs a call to the platform and one to the store; workers hold six connections open. */
const AT_ONCE = 5;
const SLICE = 20;

/** Waits between tries, by how many there were; the last one goes on. */
const WAITS = [SECOND, 3 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE, 3 * MINUTE, 5 * MINUTE];
/** No token, no permission to call: nothing is lost by waiting, and somebody has to mend it. */
const TOKEN_WAIT = MINUTE;

/** Rows of one chat are sent at its pace; the platform counts a private chat as its person. */
export const laneOf = (sealer: Sealer, chatId: string): Promise<string> => sealer.tag("lane", chatId);

/** @param purpose what the message is for, e.g. `m:om_x answer`: the same purpose is one message, however often planned. */
export async function planRow(
  sealer: Sealer,
  purpose: string,
  dispatch: Dispatch,
  now: number,
): Promise<NewRow> {
  const id = base64url(await sha256(utf8(purpose))).slice(0, 40);
  const [lane, sealed] = await Promise.all([
    laneOf(sealer, dispatch.target.chatId),
    sealer.seal("outbox", id, dispatch),
  ]);
  return { id, lane, sealed, dueAt: now };
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
    for (let row = waiting.shift(); row; row = waiting.shift()) await sendRow(ports, row);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return rows.length;
}

async function sendRow(ports: OutboxPorts, row: DueRow): Promise<void> {
  const { store, sealer, feishu, clock, log, render } = ports;
  await clock.sleep(Math.max(0, row.sendAt - clock.now()));
  let outcome: Outcome;
  try {
    const { target, reply } = (await sealer.open("outbox", row.id, row.sealed)) as Dispatch;
    const messageId = await deliver(feishu, target, render(reply), row.id, row.mayBeOut);
    outcome = { state: "sent", messageId };
    log("info", "sent", { id: row.id, attempts: row.tries });
  } catch (error) {
    outcome = judge(error, row, clock.now());
    const code = error instanceof FeishuError || error instanceof TokenError ? error.code : undefined;
    log("warn", "not sent", {
      id: row.id,
      outcome: outcome.state,
      code,
      error: errorName(error),
      attempts: row.tries,
    });
  }
  await store.record(row.id, outcome, clock.now());
}

/** The platform says that this uuid is being sent right now. */
const BEING_SENT = 230049;
/** By then a quarter of a minute has gone by, and no message is on its way for so long: it has arrived. */
const SURELY_SENT = 4;

function judge(error: unknown, { tries, mayBeOut }: DueRow, now: number): Outcome {
  if (error instanceof FeishuError && error.code === BEING_SENT && mayBeOut && tries >= SURELY_SENT) {
    // What a repeat of a uuid returns is not documented: the first message, or this error for the whole hour.
    return { state: "sent", messageId: "" };
  }
  const wait = WAITS[Math.min(tries, WAITS.length) - 1] ?? MINUTE;
  switch (remedy(error)) {
    case "retry": {
      const asked = error instanceof FeishuError ? error.waitSeconds * SECOND : TOKEN_WAIT;
      // Apart from each other: all that were refused in one second would come back in one second.
      return { state: "later", at: now + Math.min(Math.max(wait, asked), HOUR) + jitter(wait) };
    }
    case "unclear":
      return { state: "unclear", at: now + wait };
    default:
      return { state: "refused", code: error instanceof FeishuError ? error.code : 0 };
  }
}

const jitter = (wait: number): number => ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 256) * wait;
