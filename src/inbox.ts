/**
 * The inbox. In: a genuine, parsed push. Out: whether it is ours to handle now. Never: an acknowledgement of what
 * is not durable; what got its 200 is in the journal, and the tick takes it up if nobody else does.
 */
import { type Clock, SECOND } from "./core/clock.ts";
import type { IncomingEvent } from "./core/incoming.ts";
import type { Sealer } from "./core/seal.ts";
import type { Store } from "./store/port.ts";

/** The platform waits 3 s in all; when the store needs longer than this, the platform shall push again. */
const CLAIM_LIMIT = SECOND;

export interface InboxPorts {
  store: Store;
  sealer: Sealer;
  clock: Clock;
}

export type Claimed = "new" | "seen" | "foreign" | "failed";

/**
 * @param tenantKey to be compared with the first one that was seen; empty when the configuration names it.
 * @returns the outcome, or `late` with the outcome to come: a claim that took too long may still happen, and
 *   then nobody will push that message again.
 */
export async function take(
  { store, sealer, clock }: InboxPorts,
  incoming: IncomingEvent,
  tenantKey: string,
): Promise<{ outcome: Claimed } | { late: Promise<Claimed> }> {
  const sealed = await sealer.seal("journal", incoming.key, incoming);
  const claim: Promise<Claimed> = store
    .claim({ key: incoming.key, tenantKey, sealed }, clock.now())
    .catch(() => "failed");
  return Promise.race([
    claim.then((outcome) => ({ outcome })),
    clock.sleep(CLAIM_LIMIT).then(() => ({ late: claim })),
  ]);
}

export const openEntry = async (sealer: Sealer, key: string, sealed: string): Promise<IncomingEvent> =>
  (await sealer.open("journal", key, sealed)) as IncomingEvent;
