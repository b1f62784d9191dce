/**
 * What every engine does when two clients want the same at the same moment: one of them gets it.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { SECOND } from "../../../src/core/clock.ts";
import { LANE_LIMIT, RATE_LIMIT, WORK_LEASE } from "../../../src/store/keys.ts";
import type { Store } from "../../../src/store/port.ts";
import { change, claim, counts, ids, type OpenStore, row, T, taking } from "./support.ts";

const MANY = 10;

export function races(open: OpenStore): void {
  let both: [Store, Store];
  let store: Store;
  beforeEach(async () => {
    both = await open();
    [store] = both;
  });
  /** Many calls at once, by turns of one client and of the other. */
  const race = <T>(call: (store: Store, n: number) => Promise<T>, times = MANY): Promise<T[]> =>
    Promise.all(Array.from({ length: times }, (_, n) => call(n % 2 ? both[1] : both[0], n)));

  describe("of many at once", () => {
    test("one claims a message", async () => {
      expect(counts(await race((one) => one.claim(claim("m:1"), T)))).toEqual({ new: 1, seen: MANY - 1 });
    });

    test("one tenant is the first", async () => {
      const outcomes = await race((one, n) => one.claim(claim(`m:${n}`, `t${n % 5}`), T));
      expect(counts(outcomes)).toEqual({ new: 2, foreign: MANY - 2 });
    });

    test("one finishes an entry, claimed or not", async () => {
      await store.claim(claim("m:1"), T);
      for (const key of ["m:1", "c:1"]) {
        const outcomes = await race((one, n) => one.commit(change(key, [row(`${key} ${n}`)]), T));
        expect(counts(outcomes)).toEqual({ done: 1, seen: MANY - 1 });
      }
      expect(await taking(store, T)).toHaveLength(2);
    });

    test("one takes each leftover", async () => {
      const keys = Array.from({ length: MANY }, (_, n) => `m:${n}`);
      for (const key of keys) await store.claim(claim(key), T);
      const taken = await race((one) => one.leftovers(T + WORK_LEASE, 3));
      expect(
        taken
          .flat()
          .map(({ key }) => key)
          .sort(),
      ).toEqual(keys);
      expect(taken.flat().every(({ attempts }) => attempts === 2)).toBe(true);
    });

    test("one takes each row, and their slots are apart", async () => {
      const rows = Array.from({ length: 3 * MANY }, (_, n) => row(`r${n}`, "one chat"));
      await store.commit(change("e:1", rows), T);
      const taken = (await race((one) => one.takeDue(T, { limit: 5, patience: 10 * SECOND }))).flat();
      expect(ids(taken)).toEqual(ids(rows));
      const slots = taken.map(({ sendAt }) => sendAt).sort((a, b) => a - b);
      for (const [n, at] of slots.slice(LANE_LIMIT.count).entries()) {
        expect(at - (slots[n] ?? 0)).toBeGreaterThanOrEqual(LANE_LIMIT.within);
      }
    });

    test("one takes a row that all ask for by its id", async () => {
      await store.commit(change("e:1", [row("a")]), T);
      expect((await race((one) => taking(one, T, ["a"]))).flat()).toHaveLength(1);
    });

    test("one sends again", async () => {
      await store.commit(change("e:1", [row("a")]), T);
      await taking(store, T);
      await store.record("a", { state: "refused", code: 230002 }, T);
      const outcomes = await race((one, n) => one.resend("a", row(`again ${n}`), T));
      expect(counts(outcomes)).toEqual({ planned: 1, seen: MANY - 1 });
      expect(await taking(store, T)).toHaveLength(1);
    });

    test("one update of a card is left", async () => {
      const update = (n: number) => row(`u${n}`, "chat", T, { card: { tag: "card", at: T + n } });
      await race((one, n) => one.commit(change(`e:${n}`, [update(n)]), T));
      expect(await taking(store, T)).toHaveLength(1);
    });

    test("all get the same verdict on one message, and it counts once", async () => {
      await store.claim(claim("m:1"), T);
      const turn = { person: "p", chat: "g", scene: "s", words: "w", listed: false, external: null };
      const verdicts = await race((one) => one.admit({ ...turn, key: "m:1" }, T), 2 * RATE_LIMIT.count);
      expect(new Set(verdicts.map((one) => JSON.stringify(one))).size).toBe(1);
      expect(verdicts[0]).toEqual({ verdict: "pass", since: 0 });
    });

    test("twenty messages of a person pass", async () => {
      const verdicts = await race(async (one, n) => {
        await one.claim(claim(`m:${n}`), T);
        const turn = {
          key: `m:${n}`,
          person: "p",
          chat: "g",
          scene: `s${n}`,
          words: `w${n}`,
          listed: false,
          external: null,
        };
        return (await one.admit(turn, T)).verdict;
      }, RATE_LIMIT.count + 5);
      expect(counts(verdicts)).toEqual({ pass: RATE_LIMIT.count, "too often": 5 });
    });

    test("each is counted, and facts of one party come together", async () => {
      const facts = [{ met: true }, { allowed: true }, { external: true }];
      await race((one, n) => {
        const tallies = [{ day: "2023-11-15", kind: "up" as const, key: "k", sealed: "s" }];
        return one.commit(change(`e:${n}`, [], { tallies, parties: [{ tag: "p", ...facts[n % 3] }] }), T);
      });
      expect(await store.counted("2023-11-15", 10)).toMatchObject([{ count: MANY }]);
      expect(await store.party("p")).toEqual({ met: true, allowed: true, external: true, since: 0 });
    });

    test("one notice is planned for a trouble", async () => {
      await store.commit(change("m:1", [], { state: "dead" }), T);
      await race((one) => one.tell([{ ...row("notice"), tells: { kind: "dead", id: "m:1" } }], T));
      expect(await taking(store, T)).toHaveLength(1);
    });
  });
}
