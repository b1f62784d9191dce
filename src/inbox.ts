/**
 * The inbox. In: a genuine, parsed push. Out: whether it is ours to handle now. Never: an acknowledgement of what
 * is not durable; what got its 200 is in the journal, and the tick takes it up if nobody else does.
 */
import type { Clock } from "./core/clock.ts";
import { SECOND } from "./core/clock.ts";
import type { Incoming } from "./core/incoming.ts";
import type { Sealer } from "./core/seal.ts";
import type { Store } from "./store/port.ts";

/** The platform waits 3 s in all; when the store needs longer than this, the platform shall push again. */
const CLAIM_LIMIT = SECOND;

export interface InboxPorts {
  store: Store;
  sealer: Sealer;
  clock: Clock;
}

/** @returns `unavailable` when the store did not answer in time; the claim may still happen, and is then a leftover. */
export async function take(
  { store, sealer, clock }: InboxPorts,
  incoming: Incoming,
  tenantKey: string,
): Promise<"new" | "seen" | "foreign" | "unavailable"> {
  const sealed = await sealer.seal("journal", incoming.key, incoming);
  const claimed = store
    .claim({ key: incoming.key, tenantKey, sealed }, clock.now())
    .catch(() => "unavailable" as const);
  return Promise.race([claimed, clock.sleep(CLAIM_LIMIT).then(() => "unavailable" as const)]);
}

export const openEntry = async (sealer: Sealer, key: string, sealed: string): Promise<Incoming> =>
  (await sealer.open("journal", key, sealed)) as Incoming;
