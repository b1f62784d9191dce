/**
 * What every engine does with messages: claimed, taken up, committed, sent, told of. In: an empty store for each test.
 * Out: tests. Time is an argument, so lifetimes are tested by saying a later now.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../../src/core/clock.ts";
import {
  LANE_LIMIT,
  SEEN_FOR,
  SEND_LEASE,
  TELL_AGAIN,
  TROUBLE_FOR,
  UUID_WINDOW,
  WORK_LEASE,
  WORK_WAITS,
} from "../../../src/store/keys.ts";
import type { NewRow, Outcome, Store, Trouble } from "../../../src/store/port.ts";
import { change, claim, ids, type OpenStore, row, T, taking } from "./support.ts";

export function messages(open: OpenStore): void {
  describe("messages", () => {
    let store: Store;
    beforeEach(async () => {
      [store] = await open();
    });
    const take = (now: number, only?: string[]) => taking(store, now, only);
    /** Plans a row and takes it, as the outbox does. */
    const tried = async (id: string, now = T) => {
      await store.commit(change(`m:${id}`, [row(id, id, now)]), now);
      return take(now, [id]);
    };

    describe("claim", () => {
      test("is new once, and seen ever after", async () => {
        expect(await store.claim(claim("m:1"), T)).toBe("new");
        expect(await store.claim(claim("m:1"), T + SECOND)).toBe("seen");
        expect(await store.claim(claim("m:2"), T)).toBe("new");
      });

      test("lets one of many at once win", async () => {
        const all = await Promise.all(Array.from({ length: 20 }, () => store.claim(claim("m:1"), T)));
        expect(all.filter((outcome) => outcome === "new")).toHaveLength(1);
      });

      test("outlives the platform's last push seven hours later", async () => {
        await store.claim(claim("m:1"), T);
        await store.commit(change("m:1"), T);
        await store.sweep(T + 11 * HOUR);
        expect(await store.claim(claim("m:1"), T + 11 * HOUR)).toBe("seen");
      });

      test("is forgotten after its lifetime, but not while it is still being worked on", async () => {
        await store.claim(claim("m:done"), T);
        await store.claim(claim("m:open"), T);
        await store.commit(change("m:done"), T);
        await store.sweep(T + SEEN_FOR);
        expect(await store.claim(claim("m:done"), T + SEEN_FOR)).toBe("new");
        expect(await store.claim(claim("m:open"), T + SEEN_FOR)).toBe("seen");
      });

      test("keeps to the first tenant it saw", async () => {
        expect(await store.claim(claim("m:1", "t1"), T)).toBe("new");
        expect(await store.claim(claim("m:2", "t2"), T)).toBe("foreign");
        expect(await store.commit(change("e:1", [], { tenantKey: "t2" }), T)).toBe("foreign");
        expect(await store.claim(claim("m:2", "t1"), T)).toBe("new");
      });

      test("gives back what was sealed, whatever it looks like", async () => {
        for (const sealed of ["done", "2026", "😀", '{"a":1}', "null", " x "]) {
          const key = `m:${sealed}`;
          await store.claim({ key, tenantKey: "t1", sealed }, T);
          const [left] = await store.leftovers(T + WORK_LEASE, 1);
          expect(left).toMatchObject({ key, sealed });
          await store.commit(change(key), T);
        }
      });
    });

    describe("leftovers", () => {
      test("are entries whose lease is over, each taken by one", async () => {
        await store.claim(claim("m:1"), T);
        expect(await store.leftovers(T + WORK_LEASE - 1, 10)).toEqual([]);
        const both = await Promise.all([
          store.leftovers(T + WORK_LEASE, 10),
          store.leftovers(T + WORK_LEASE, 10),
        ]);
        expect(both.flat()).toEqual([{ key: "m:1", sealed: "sealed m:1", attempts: 2, last: false }]);
      });

      test("are not what is done", async () => {
        await store.claim(claim("m:1"), T);
        await store.commit(change("m:1"), T);
        expect(await store.leftovers(T + HOUR, 10)).toEqual([]);
      });

      test("come back after growing waits, and the last one says so", async () => {
        await store.claim(claim("m:1"), T);
        let now = T;
        for (const wait of WORK_WAITS) {
          await store.postpone("m:1", now);
          expect(await store.leftovers(now + wait - 1, 10)).toEqual([]);
          now += wait;
          expect(await store.leftovers(now, 10)).toMatchObject([{ last: false }]);
        }
        expect(await store.leftovers(now + WORK_LEASE, 10)).toMatchObject([{ key: "m:1", last: true }]);
      });
    });

    describe("commit", () => {
      test("finishes once; the second one adds no message", async () => {
        await store.claim(claim("m:1"), T);
        expect(await store.commit(change("m:1", [row("a")]), T)).toBe("done");
        expect(await store.commit(change("m:1", [row("b")]), T)).toBe("seen");
        expect(ids(await take(T))).toEqual(["a"]);
      });

      test("lets one of many at once win", async () => {
        await store.claim(claim("m:1"), T);
        const all = await Promise.all(["a", "b", "c"].map((id) => store.commit(change("m:1", [row(id)]), T)));
        expect(all.filter((outcome) => outcome === "done")).toHaveLength(1);
        expect(await take(T)).toHaveLength(1);
      });

      test("needs no claim before it: a click is claimed by its commit", async () => {
        expect(await store.commit(change("e:1", [row("a")]), T)).toBe("done");
        expect(await store.commit(change("e:1", [row("b")]), T)).toBe("seen");
        expect(await store.claim(claim("e:1"), T)).toBe("seen");
      });

      test("plans a message once, however many changes ask for it", async () => {
        await store.commit(change("e:1", [row("same")]), T);
        await store.commit(change("e:2", [row("same")]), T);
        expect(ids(await take(T))).toEqual(["same"]);
      });

      test("keeps the younger memory", async () => {
        const memo = (sealed: string, at: number) => ({ memo: { key: "k", sealed, at } });
        await store.commit(change("e:1", [], memo("younger", T + 2)), T);
        await store.commit(change("e:2", [], memo("older", T + 1)), T);
        expect(await store.memo("k")).toEqual({ sealed: "younger", at: T + 2 });
        expect(await store.memo("none")).toBeNull();
        await store.sweep(T + HOUR);
        expect(await store.memo("k")).toBeNull();
      });
    });

    describe("rows that are due", () => {
      test("are taken by one, under a lease, and again when the lease is over", async () => {
        await store.commit(change("e:1", [row("a"), row("later", "l", T + HOUR)]), T);
        const both = await Promise.all([take(T), take(T)]);
        expect(ids(both.flat())).toEqual(["a"]);
        expect(await take(T + SEND_LEASE - 1)).toEqual([]);
        expect(await take(T + SEND_LEASE)).toMatchObject([{ id: "a", tries: 2, mayBeOut: true }]);
      });

      test("can be asked for by id", async () => {
        await store.commit(change("e:1", [row("a"), row("b")]), T);
        expect(ids(await take(T, ["b"]))).toEqual(["b"]);
      });

      test("are not what was sent or refused", async () => {
        await tried("a");
        await tried("b");
        await store.record("a", { state: "sent", messageId: "om_1" }, T);
        await store.record("b", { state: "refused", code: 230002 }, T);
        expect(await take(T + HOUR)).toEqual([]);
      });
    });

    describe("pace", () => {
      test("gives one chat its slots one after another, within its limit", async () => {
        const rows = Array.from({ length: 12 }, (_, n) => row(`r${n}`, "one chat"));
        await store.commit(change("e:1", rows), T);
        const slots = (await take(T)).map(({ sendAt }) => sendAt - T).sort((a, b) => a - b);
        expect(slots.slice(0, LANE_LIMIT.count)).toEqual(Array(LANE_LIMIT.count).fill(0));
        for (const [n, at] of slots.slice(LANE_LIMIT.count).entries()) {
          expect(at - (slots[n] ?? 0)).toBeGreaterThanOrEqual(LANE_LIMIT.within);
        }
      });

      test("does not hold quiet chats back, however far ahead busy ones have reserved", async () => {
        const busy = ["a", "b", "c", "d"].flatMap((lane) =>
          Array.from({ length: 40 }, (_, n) => row(`${lane}${n}`, lane)),
        );
        await store.commit(change("e:1", busy), T);
        await take(T);
        await store.commit(change("e:2", [row("quiet")]), T);
        expect((await take(T, ["quiet"]))[0]?.sendAt).toBeLessThanOrEqual(T + SECOND);
      });

      test("keeps the whole app under 1000 a minute", async () => {
        const rows = Array.from({ length: 1_100 }, (_, n) => row(`r${n}`));
        await store.commit(change("e:1", rows), T);
        const slots = (await store.takeDue(T, { limit: 2_000, patience: 2 * MINUTE })).map(
          ({ sendAt }) => sendAt,
        );
        expect(slots).toHaveLength(1_100);
        expect(slots.filter((at) => at < T + MINUTE).length).toBeLessThanOrEqual(1_000);
      });

      test("keeps the whole app under 50 a second", async () => {
        const rows = Array.from({ length: 100 }, (_, n) => row(`r${n}`));
        await store.commit(change("e:1", rows), T);
        const slots = (await take(T)).map(({ sendAt }) => sendAt);
        expect(slots).toHaveLength(100);
        for (const from of slots) {
          expect(slots.filter((at) => at >= from && at < from + SECOND).length).toBeLessThanOrEqual(50);
        }
      });

      test("turns a wait longer than one has patience for into a later due time", async () => {
        const rows = Array.from({ length: 60 }, (_, n) => row(`r${n}`, "one chat"));
        await store.commit(change("e:1", rows), T);
        const now = await take(T);
        expect(now.length).toBeLessThan(60);
        expect(Math.max(...now.map(({ sendAt }) => sendAt - T))).toBeLessThanOrEqual(10 * SECOND);
        const then = await take(T + 15 * SECOND);
        expect(then.length).toBeGreaterThan(0);
        expect(then.every(({ tries }) => tries === 1)).toBe(true);
      });
    });

    describe("a try without an answer", () => {
      const unclear = (at: number): Outcome => ({ state: "unclear", at, form: "t" });
      const later = (at: number): Outcome => ({ state: "later", at, code: 230020 });

      test("is repeated under the same id while the platform remembers it", async () => {
        await tried("a");
        await store.record("a", unclear(T + SECOND), T);
        expect(await take(T + SECOND)).toMatchObject([{ id: "a", mayBeOut: true, form: "t", firstTryAt: T }]);
      });

      test("is unknown after 50 minutes, stays unsent, and staff can see it", async () => {
        await tried("a");
        await store.record("a", unclear(T + UUID_WINDOW), T);
        expect(await take(T + UUID_WINDOW)).toEqual([]);
        expect(await store.troubles(10, T)).toMatchObject([{ kind: "unknown", id: "a" }]);
        expect(await take(T + 24 * HOUR)).toEqual([]);
      });

      test("is unknown too when the worker died over it", async () => {
        await tried("a");
        expect(await take(T + UUID_WINDOW + MINUTE)).toEqual([]);
        expect(await store.troubles(10, T)).toMatchObject([{ kind: "unknown", id: "a" }]);
      });

      test("that was certainly refused for now does not start the window", async () => {
        await tried("a");
        await store.record("a", later(T + 2 * HOUR), T);
        expect(await take(T + 2 * HOUR)).toMatchObject([{ id: "a", mayBeOut: false }]);
      });

      test("stays unclear when a later one was certainly refused", async () => {
        await tried("a");
        await store.record("a", unclear(T + SECOND), T);
        await take(T + SECOND);
        await store.record("a", later(T + 2 * HOUR), T + SECOND);
        expect(await take(T + 2 * HOUR)).toEqual([]);
        expect(await store.troubles(10, T)).toMatchObject([{ kind: "unknown", id: "a" }]);
      });

      test("can be sent again by hand, once", async () => {
        await tried("a");
        await take(T + UUID_WINDOW + MINUTE);
        expect(await store.failed("a")).toBe("sealed a");
        const now = T + 2 * HOUR;
        expect(await store.resend("a", row("again", "a", now), now)).toBe("planned");
        expect(await store.resend("a", row("again", "a", now), now)).toBe("seen");
        expect(ids(await take(now))).toEqual(["again"]);
        expect(await store.failed("a")).toBeNull();
        expect(await store.troubles(10, T)).toEqual([]);
      });

      test("is settled by news that comes late", async () => {
        await tried("a");
        await take(T + UUID_WINDOW + MINUTE);
        await store.record("a", { state: "sent", messageId: "om_1" }, T + UUID_WINDOW + MINUTE);
        expect(await store.troubles(10, T)).toEqual([]);
      });
    });

    describe("troubles", () => {
      const telling = (id: string, kind: Trouble["kind"], what: string): NewRow => ({
        ...row(id),
        tells: { kind, id: what },
      });

      test("are dead letters and messages that were refused, with the platform's code, until staff are told", async () => {
        await store.claim(claim("m:1"), T);
        await store.commit(change("m:1", [row("sorry")], { state: "dead" }), T);
        await tried("a", T + 1);
        await store.record("a", { state: "refused", code: 230013 }, T + 1);
        const troubles = await store.troubles(10, T);
        expect(troubles).toEqual([
          { kind: "dead", id: "m:1", at: T, code: 0 },
          { kind: "refused", id: "a", at: T + 1, code: 230013 },
        ]);
        await store.tell([telling("t1", "dead", "m:1"), telling("t2", "refused", "a")], T);
        expect(await store.troubles(10, T)).toHaveLength(2);
        await take(T, ["t1", "t2"]);
        await store.record("t1", { state: "sent", messageId: "om_1" }, T);
        expect(await store.troubles(10, T)).toMatchObject([{ id: "a" }]);
        await store.record("t2", { state: "sent", messageId: "om_2" }, T);
        expect(await store.troubles(10, T)).toEqual([]);
      });

      test("stay when the message that tells of them was refused; telling again plans it anew", async () => {
        await store.commit(change("m:1", [], { state: "dead" }), T);
        await store.tell([telling("t1", "dead", "m:1")], T);
        await take(T, ["t1"]);
        await store.record("t1", { state: "refused", code: 230002 }, T);
        const then = T + TELL_AGAIN;
        expect(await store.troubles(10, then)).toMatchObject([{ id: "m:1" }]);
        await store.tell([{ ...telling("t1", "dead", "m:1"), sealed: "another group" }], then);
        expect(await take(then, ["t1"])).toMatchObject([{ sealed: "another group", mayBeOut: false }]);
      });

      test("whose notice was refused just now make room for those behind them", async () => {
        await store.commit(change("m:1", [], { state: "dead" }), T);
        await store.commit(change("m:2", [], { state: "dead" }), T + 1);
        await store.tell([telling("t1", "dead", "m:1")], T);
        await take(T, ["t1"]);
        await store.record("t1", { state: "refused", code: 230022 }, T);
        expect(await store.troubles(1, T + SECOND)).toMatchObject([{ id: "m:2" }]);
      });

      test("whose notice waits for the old group go to the new one", async () => {
        await store.commit(change("m:1", [], { state: "dead" }), T);
        await store.tell([telling("t1", "dead", "m:1")], T);
        await take(T, ["t1"]);
        await store.record("t1", { state: "later", at: T + HOUR, code: 230027 }, T);
        await store.tell([{ ...telling("t1", "dead", "m:1"), lane: "new", sealed: "new group" }], T + SECOND);
        expect(await take(T + SECOND, ["t1"])).toMatchObject([{ sealed: "new group" }]);
      });

      test("do not come of a message that is put off again and again before a day is over", async () => {
        await tried("a");
        const put = (at: number): Outcome => ({ state: "later", at, code: 99991672 });
        await store.record("a", put(T + 23 * HOUR), T);
        expect(await store.troubles(10, T)).toEqual([]);
        await take(T + 23 * HOUR, ["a"]);
        await store.record("a", put(T + 25 * HOUR), T + 23 * HOUR);
        expect(await store.troubles(10, T)).toMatchObject([{ kind: "refused", id: "a", code: 99991672 }]);
      });

      test("are kept over a long holiday, and forgotten one day", async () => {
        await store.commit(change("m:1", [], { state: "dead" }), T);
        await store.sweep(T + 10 * 24 * HOUR);
        expect(await store.troubles(10, T)).toHaveLength(1);
        await store.sweep(T + TROUBLE_FOR);
        expect(await store.troubles(10, T)).toEqual([]);
      });
    });
  });
}
