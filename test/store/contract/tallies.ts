/**
 * What every engine counts for staff.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { DAY } from "../../../src/core/clock.ts";
import { TALLY_DAYS } from "../../../src/store/keys.ts";
import type { Store, Tally } from "../../../src/store/port.ts";
import { change, type OpenStore, T } from "./support.ts";

/** T is on 2023-11-15 in Beijing. */
const [FIRST, SECOND_DAY] = ["2023-11-15", "2023-11-16"];

export function tallies(open: OpenStore): void {
  let store: Store;
  let changes = 0;
  beforeEach(async () => {
    [store] = await open();
  });
  const tally = (key: string, day = FIRST, more: Partial<Tally> = {}): Tally => ({
    day,
    kind: "unanswered",
    key,
    sealed: `sealed ${key} ${day}`,
    ...more,
  });
  const count = async (...tallies: Tally[]) => {
    changes += 1;
    await store.commit(change(`e:tally ${changes}`, [], { tallies }), T);
  };

  describe("what is counted", () => {
    test("is nothing at first", async () => {
      expect(await store.counted(FIRST, 10)).toEqual([]);
    });

    test("comes with the most frequent first, and among equals the latest", async () => {
      await count(tally("once"), tally("twice"), tally("late", SECOND_DAY), tally("twice"));
      expect(await store.counted(FIRST, 10)).toEqual([
        { kind: "unanswered", key: "twice", sealed: `sealed twice ${FIRST}`, count: 2, day: FIRST },
        { kind: "unanswered", key: "late", sealed: `sealed late ${SECOND_DAY}`, count: 1, day: SECOND_DAY },
        { kind: "unanswered", key: "once", sealed: `sealed once ${FIRST}`, count: 1, day: FIRST },
      ]);
      expect(await store.counted(FIRST, 1)).toMatchObject([{ key: "twice" }]);
    });

    test("keeps the words of the first time on the last day", async () => {
      await count(tally("a", FIRST, { sealed: "of the first day" }));
      await count(tally("a", SECOND_DAY, { sealed: "first" }), tally("a", SECOND_DAY, { sealed: "second" }));
      expect(await store.counted(FIRST, 10)).toMatchObject([{ count: 3, day: SECOND_DAY, sealed: "first" }]);
    });

    test("is told apart by kind, also under the same key", async () => {
      await count(tally("a", FIRST, { kind: "up" }), tally("a", FIRST, { kind: "down" }));
      await count(tally("a", FIRST, { kind: "up" }), tally("b:c", FIRST, { kind: "wrong" }));
      expect((await store.counted(FIRST, 10)).map(({ kind, key, count: n }) => [kind, key, n])).toEqual([
        ["up", "a", 2],
        ["down", "a", 1],
        ["wrong", "b:c", 1],
      ]);
    });

    test("does not go under in what is more frequent of another kind", async () => {
      for (const key of ["a", "b"])
        await count(tally(key, FIRST, { kind: "up" }), tally(key, FIRST, { kind: "up" }));
      await count(tally("c"));
      expect((await store.counted(FIRST, 1)).map(({ kind, key }) => [kind, key])).toEqual([
        ["up", "a"],
        ["unanswered", "c"],
      ]);
    });

    test("begins with the day that is asked for", async () => {
      await count(tally("a"), tally("a"), tally("a", SECOND_DAY));
      expect(await store.counted(SECOND_DAY, 10)).toMatchObject([{ key: "a", count: 1 }]);
      expect(await store.counted("2023-11-17", 10)).toEqual([]);
    });

    test("is not counted twice by a change that is made twice", async () => {
      await store.commit(change("e:1", [], { tallies: [tally("a")] }), T);
      await store.commit(change("e:1", [], { tallies: [tally("a")] }), T);
      expect(await store.counted(FIRST, 10)).toMatchObject([{ count: 1 }]);
    });

    test("is kept for a quarter, day by day", async () => {
      await count(tally("a"), tally("a", SECOND_DAY));
      await store.sweep(T + TALLY_DAYS * DAY);
      expect(await store.counted(FIRST, 10)).toMatchObject([{ count: 2 }]);
      await store.sweep(T + (TALLY_DAYS + 1) * DAY);
      expect(await store.counted(FIRST, 10)).toMatchObject([{ count: 1, day: SECOND_DAY }]);
      await store.sweep(T + (TALLY_DAYS + 2) * DAY);
      expect(await store.counted(FIRST, 10)).toEqual([]);
    });
  });
}
