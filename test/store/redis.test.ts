/**
 * The contract on Redis, and what only Redis can get wrong: what is left of it, and for how long.
 */
import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/core/clock.ts";
import {
  GIVE_UP,
  LOOP_PAUSE,
  MEMO_FOR,
  RATE_LIMIT,
  SEEN_FOR,
  TALLY_DAYS,
  TROUBLE_FOR,
} from "../../src/store/keys.ts";
import type { Store } from "../../src/store/port.ts";
import { change, claim, row, T, taking } from "./contract/support.ts";
import { storeContract } from "./contract.ts";
import { emptyPrefix, findRedis, keysOf, openAt } from "./redis-at.ts";

const database = await findRedis("shared");

describe.skipIf(!database)("Redis", () => {
  storeContract("the Redis store", async () => {
    const prefix = emptyPrefix();
    return [openAt(database, prefix), openAt(database, prefix)];
  });

  /** One of everything that has an end, ended. */
  async function live(store: Store): Promise<void> {
    const turn = {
      key: "m:1",
      person: "p",
      chat: "g",
      scene: "s",
      words: "w",
      listed: false,
      external: null,
    };
    await store.claim(claim("m:1"), T);
    await store.admit(turn, T);
    await store.commit(
      change(
        "m:1",
        [row("sent"), row("dropped"), row("refused"), row("card", "l", T, { card: { tag: "c", at: T } })],
        {
          memo: { key: "k", sealed: "s", at: T },
          parties: [{ tag: "p", met: true }],
          tallies: [{ day: "2023-11-15", kind: "up", key: "k", sealed: "s" }],
          recalled: { key: "m:0", row: "dropped" },
        },
      ),
      T,
    );
    await store.commit(change("m:dead", [], { state: "dead" }), T);
    await store.tell([{ ...row("notice"), tells: { kind: "dead", id: "m:dead" } }], T);
    await taking(store, T);
    for (const id of ["sent", "card"]) await store.record(id, { state: "sent", messageId: "om" }, T);
    for (const id of ["refused", "notice"]) await store.record(id, { state: "refused", code: 1 }, T);
  }

  test("keeps what ends no longer than a day over its lifetime, swept or not", async () => {
    const prefix = emptyPrefix();
    await live(openAt(database, prefix));
    const keys = await keysOf(database, prefix);
    const lifetimes: Record<string, number> = {
      "entry:m:0": SEEN_FOR,
      "entry:m:1": SEEN_FOR,
      "entry:m:dead": TROUBLE_FOR,
      "row:sent": SEEN_FOR,
      "row:dropped": SEEN_FOR,
      "row:card": SEEN_FOR,
      "row:refused": TROUBLE_FOR,
      "row:notice": TROUBLE_FOR,
      "notices:dead:m:dead": TROUBLE_FOR,
      "memo:k": MEMO_FOR,
      "turn:p": RATE_LIMIT.within,
      "loop:s": LOOP_PAUSE,
      "slots:sent": MINUTE,
      "slots:refused": MINUTE,
      "slots:notice": MINUTE,
      "slots:l": MINUTE,
      "counts:2023-11-15": (TALLY_DAYS + 1) * DAY,
      "words:2023-11-15": (TALLY_DAYS + 1) * DAY,
      "card:c": GIVE_UP,
    };
    const endless = ["tenant", "party:p", "forget", "dead", "failed", "slots", "days"];
    expect([...keys.keys()].sort()).toEqual([...Object.keys(lifetimes), ...endless].sort());
    for (const [key, lifetime] of Object.entries(lifetimes)) {
      expect(keys.get(key), key).toBeGreaterThan(lifetime + DAY - MINUTE);
      expect(keys.get(key), key).toBeLessThanOrEqual(lifetime + DAY);
    }
    for (const key of endless) expect(keys.get(key), key).toBe(-1);
  });

  test("keeps what is still to be done for as long as it takes", async () => {
    const prefix = emptyPrefix();
    const store = openAt(database, prefix);
    await store.claim(claim("m:1"), T);
    await store.commit(change("e:1", [row("waits", "l", T + 100 * DAY, { card: { tag: "c", at: T } })]), T);
    const keys = await keysOf(database, prefix);
    for (const key of ["entry:m:1", "row:waits", "working", "due"]) expect(keys.get(key), key).toBe(-1);
  });

  test("holds nothing but the tenant and people when all is over", async () => {
    const prefix = emptyPrefix();
    const store = openAt(database, prefix);
    await live(store);
    await store.sweep(T + TALLY_DAYS * DAY + 2 * DAY + HOUR);
    expect([...(await keysOf(database, prefix)).keys()].sort()).toEqual(["party:p", "tenant"]);
  });
});
