/**
 * What every engine does with what comes in: claimed once, taken up when it was left, finished once.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { HOUR, SECOND } from "../../../src/core/clock.ts";
import { SEEN_FOR, WORK_LEASE, WORK_WAITS } from "../../../src/store/keys.ts";
import type { Store } from "../../../src/store/port.ts";
import { change, claim, ids, type OpenStore, row, T, taking } from "./support.ts";

export function journal(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => {
    [store] = await open();
  });
  const take = (now: number, only?: string[]) => taking(store, now, only);

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
}
