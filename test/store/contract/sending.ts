/**
 * What every engine does with what is to be sent: taken by one, at the pace of the platform, never twice by guess.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../../src/core/clock.ts";
import { LANE_LIMIT, SEND_LEASE, UUID_WINDOW } from "../../../src/store/keys.ts";
import type { Outcome, Store } from "../../../src/store/port.ts";
import { change, ids, type OpenStore, row, T, taking } from "./support.ts";

export function sending(open: OpenStore): void {
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
}
