/**
 * What every engine forgets, and when: a sweep a millisecond before the end of a lifetime keeps, one at its end does not.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../../src/core/clock.ts";
import {
  GIVE_UP,
  LANE_LIMIT,
  LOOP_LIMIT,
  LOOP_PAUSE,
  MEMO_FOR,
  MINUTE_LIMIT,
  RATE_LIMIT,
  SEEN_FOR,
  SEND_LEASE,
  TELL_AGAIN,
  TROUBLE_FOR,
  UUID_WINDOW,
  WORK_LEASE,
  WORK_WAITS,
} from "../../../src/store/keys.ts";
import type { Outcome, Store } from "../../../src/store/port.ts";
import { change, claim, type OpenStore, row, T, taking } from "./support.ts";

const sent: Outcome = { state: "sent", messageId: "om_1" };
const refused: Outcome = { state: "refused", code: 230002 };

export function lifetimes(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => {
    [store] = await open();
  });
  const tried = async (id: string, outcome?: Outcome) => {
    await store.commit(change(`m:${id}`, [row(id)]), T);
    await taking(store, T, [id]);
    if (outcome) await store.record(id, outcome, T);
  };
  /** Whether a row of that id would be sent now, which it is not while the id is remembered. */
  const forgotten = async (id: string, now: number) => {
    await store.commit(change(`e:${id} ${now}`, [row(id, `${id} ${now}`, now)]), now);
    return (await taking(store, now, [id])).length === 1;
  };

  describe("the store forgets", () => {
    test.each<[string, number, () => Promise<unknown>, (now: number) => Promise<boolean>]>([
      [
        "what it has seen",
        SEEN_FOR,
        () => store.commit(change("m:1"), T),
        async (now) => (await store.claim(claim("m:1"), now)) === "new",
      ],
      [
        "a dead letter",
        TROUBLE_FOR,
        () => store.commit(change("m:1", [], { state: "dead" }), T),
        async (now) => (await store.troubles(1, now)).length === 0,
      ],
      [
        "that it has seen a dead letter",
        TROUBLE_FOR,
        () => store.commit(change("m:1", [], { state: "dead" }), T),
        async (now) => (await store.claim(claim("m:1"), now)) === "new",
      ],
      [
        "a memory",
        MEMO_FOR,
        () => store.commit(change("e:1", [], { memo: { key: "k", sealed: "s", at: T } }), T + SECOND),
        async () => (await store.memo("k")) === null,
      ],
      ["a message that was sent", SEEN_FOR, () => tried("a", sent), (now) => forgotten("a", now)],
      [
        "a message that was dropped",
        SEEN_FOR,
        async () => {
          await store.commit(change("m:1", [row("a", "a", T - DAY)]), T - DAY);
          await store.commit(change("e:1", [], { recalled: { key: "m:1", row: "a" } }), T);
        },
        (now) => forgotten("a", now),
      ],
      [
        "a message that was sent again",
        SEEN_FOR,
        async () => {
          await tried("a", refused);
          await store.resend("a", row("again"), T);
        },
        (now) => forgotten("a", now),
      ],
      ["a message that was refused", TROUBLE_FOR, () => tried("a", refused), (now) => forgotten("a", now)],
      [
        "the content of a message that was refused",
        TROUBLE_FOR,
        () => tried("a", refused),
        async () => (await store.failed("a")) === null,
      ],
      [
        "the trouble of a message that was refused",
        TROUBLE_FOR,
        () => tried("a", refused),
        async (now) => (await store.troubles(1, now)).length === 0,
      ],
    ])("%s", async (_, lifetime, happens, isForgotten) => {
      await happens();
      await store.sweep(T + lifetime - 1);
      expect(await isForgotten(T + lifetime - 1)).toBe(false);
      await store.sweep(T + lifetime);
      expect(await isForgotten(T + lifetime)).toBe(true);
    });

    test("nothing that is still to be done", async () => {
      await store.claim(claim("m:1"), T);
      await store.commit(change("e:1", [row("waits", "w", T + 30 * DAY)]), T);
      await tried("tried");
      await store.sweep(T + 30 * DAY);
      expect(await store.leftovers(T + 30 * DAY, 10)).toMatchObject([{ key: "m:1", sealed: "sealed m:1" }]);
      expect(await taking(store, T + 30 * DAY)).toMatchObject([{ id: "waits", sealed: "sealed waits" }]);
      expect(await store.troubles(10, T + 30 * DAY)).toMatchObject([{ kind: "unknown", id: "tried" }]);
    });

    test("nothing that came to life again", async () => {
      await store.commit(change("m:1", [], { state: "dead" }), T);
      const notice = { ...row("notice"), tells: { kind: "dead" as const, id: "m:1" } };
      await store.tell([notice], T);
      await taking(store, T);
      await store.record("notice", refused, T);
      const later = T + TROUBLE_FOR - 1;
      await store.tell([{ ...notice, dueAt: later }], later);
      await store.sweep(T + TROUBLE_FOR);
      expect(await taking(store, T + TROUBLE_FOR)).toMatchObject([{ id: "notice", sealed: "sealed notice" }]);
    });

    test("more than a slice of a sweep at once", async () => {
      const rows = Array.from({ length: 1_500 }, (_, n) => row(`r${n}`, "group"));
      await store.commit(change("e:1", rows), T);
      await store.commit(
        change("e:2", [], { moved: { tag: "group", at: T, external: false, in: false } }),
        T,
      );
      await store.sweep(T + SEEN_FOR);
      for (const id of ["r0", "r1499"]) expect(await forgotten(id, T + SEEN_FOR)).toBe(true);
    });
  });

  describe("to the millisecond", () => {
    test("the lease of work is over", async () => {
      await store.claim(claim("m:1"), T);
      expect(await store.leftovers(T + WORK_LEASE - 1, 1)).toEqual([]);
      expect(await store.leftovers(T + WORK_LEASE, 1)).toHaveLength(1);
    });

    test.each(WORK_WAITS.map((wait, n) => [n + 1, wait]))("try %i is waited for", async (tries, wait) => {
      await store.claim(claim("m:1"), T);
      for (let n = 1; n < tries; n++) await store.leftovers(T + n * HOUR, 1);
      const now = T + tries * HOUR;
      await store.postpone("m:1", now);
      expect(await store.leftovers(now + wait - 1, 1)).toEqual([]);
      expect(await store.leftovers(now + wait, 1)).toHaveLength(1);
    });

    test("the lease of a try is over", async () => {
      await tried("a");
      expect(await taking(store, T + SEND_LEASE - 1)).toEqual([]);
      expect(await taking(store, T + SEND_LEASE)).toHaveLength(1);
    });

    test("a try is unknown, and not sooner", async () => {
      const takenAfter = async (ms: number) => {
        const id = `after ${ms}`;
        await tried(id);
        await store.record(id, { state: "unclear", at: T + ms, form: "t" }, T);
        return (await taking(store, T + ms, [id])).length;
      };
      expect(await takenAfter(UUID_WINDOW - 1)).toBe(1);
      expect(await takenAfter(UUID_WINDOW)).toBe(0);
    });

    test("what is put off is given up", async () => {
      await tried("a");
      await store.record("a", { state: "later", at: T + GIVE_UP, code: 230020 }, T);
      expect(await store.troubles(1, T)).toEqual([]);
      await store.record("a", { state: "later", at: T + GIVE_UP + 1, code: 230020 }, T);
      expect(await store.troubles(1, T)).toMatchObject([{ kind: "refused", id: "a", code: 230020 }]);
    });

    test("staff may be told again", async () => {
      await store.commit(change("m:1", [], { state: "dead" }), T);
      await store.tell([{ ...row("notice"), tells: { kind: "dead", id: "m:1" } }], T);
      await taking(store, T);
      await store.record("notice", refused, T);
      expect(await store.troubles(1, T + TELL_AGAIN - 1)).toEqual([]);
      expect(await store.troubles(1, T + TELL_AGAIN)).toHaveLength(1);
    });

    test("a chat's slot is free again", async () => {
      const fill = Array.from({ length: LANE_LIMIT.count }, (_, n) => row(`r${n}`, "chat"));
      await store.commit(change("e:1", [...fill, row("last", "chat")]), T);
      await taking(
        store,
        T,
        fill.map(({ id }) => id),
      );
      const [last] = await taking(store, T + LANE_LIMIT.within - 1, ["last"]);
      expect(last?.sendAt).toBe(T + LANE_LIMIT.within);
    });

    test("a person may speak again, and a loop is over", async () => {
      const turn = (n: number, words: string) =>
        ({
          key: `m:${n}`,
          person: "p",
          chat: "g",
          scene: "s",
          words,
          listed: false,
          external: null,
        }) as const;
      for (let n = 0; n < RATE_LIMIT.count; n++) await store.admit(turn(n, `words ${n}`), T);
      await store.sweep(T + RATE_LIMIT.within - 1);
      expect(await store.admit(turn(100, "x"), T + RATE_LIMIT.within - 1)).toMatchObject({
        verdict: "too often",
      });
      await store.sweep(T + RATE_LIMIT.within);
      expect(await store.admit(turn(101, "y"), T + RATE_LIMIT.within)).toMatchObject({ verdict: "pass" });

      const now = T + HOUR;
      for (let n = 0; n < LOOP_LIMIT; n++) await store.admit(turn(200 + n, "same"), now);
      await store.sweep(now + LOOP_PAUSE - 1);
      expect(await store.admit(turn(300, "same"), now + LOOP_PAUSE - 1)).toMatchObject({ verdict: "loop" });
      await store.sweep(now + 2 * LOOP_PAUSE);
      expect(await store.admit(turn(301, "same"), now + 2 * LOOP_PAUSE)).toMatchObject({ verdict: "pass" });
    });

    test("the app's minute is over", async () => {
      const rows = Array.from({ length: MINUTE_LIMIT }, (_, n) => row(`r${n}`));
      await store.commit(change("e:1", [...rows, row("next")]), T);
      await store.takeDue(T, { limit: MINUTE_LIMIT, patience: MINUTE, ids: rows.map(({ id }) => id) });
      const [next] = await taking(store, T + MINUTE - 1, ["next"]);
      expect(next?.sendAt).toBe(T + MINUTE);
    });
  });
}
