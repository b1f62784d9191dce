/**
 * What every engine keeps for staff until they were told of it.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { HOUR, SECOND } from "../../../src/core/clock.ts";
import { TELL_AGAIN, TROUBLE_FOR } from "../../../src/store/keys.ts";
import type { NewRow, Outcome, Store, Trouble } from "../../../src/store/port.ts";
import { change, claim, type OpenStore, row, T, taking } from "./support.ts";

export function troubles(open: OpenStore): void {
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
}
