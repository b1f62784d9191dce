/**
 * Redis that dies, or stops moving, under the store: calls fail in time, nothing is half done, and a repeat gets the
 * first result. On a server of its own, which keeps what it was told before it answers.
 */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SECOND } from "../../src/core/clock.ts";
import type { Store } from "../../src/store/port.ts";
import { StoreError } from "../../src/store/redis/client.ts";
import { change, claim, ids, row, T, taking } from "./contract/support.ts";
import { emptyPrefix, findRedis, openAt, server } from "./redis-at.ts";

const database = await findRedis("own");

const SLOW = { timeout: 30_000 };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** How long it took to fail, and as what. */
async function failing(call: Promise<unknown>): Promise<{ error: unknown; ms: number }> {
  const begin = performance.now();
  const error = await call.then(
    () => null,
    (error: unknown) => error,
  );
  return { error, ms: performance.now() - begin };
}

describe.skipIf(!database)("a Redis", () => {
  let store: Store;
  let again: Store;
  beforeEach(() => {
    const prefix = emptyPrefix();
    store = openAt(database, prefix);
    again = openAt(database, prefix);
  });
  afterEach(async () => {
    await server.thaw();
    await server.restart();
  });

  test(
    "that is gone fails every call within a second or so, and is itself again when it is back",
    SLOW,
    async () => {
      await store.claim(claim("m:1"), T);
      await server.kill();
      const calls = await Promise.all(
        [
          store.claim(claim("m:2"), T),
          store.commit(change("m:1", [row("a")]), T),
          store.memo("k"),
          store.takeDue(T, { limit: 1, patience: 0 }),
          store.sweep(T),
        ].map(failing),
      );
      for (const { error, ms } of calls) {
        expect(error).toBeInstanceOf(StoreError);
        expect(ms).toBeLessThan(1_500);
      }
      await server.restart();
      expect(await again.claim(claim("m:1"), T)).toBe("seen");
      // What had no answer has happened or not; said again, it has happened once.
      await again.claim(claim("m:2"), T);
      expect(await again.claim(claim("m:2"), T)).toBe("seen");
      await again.commit(change("m:1", [row("a")]), T);
      expect(ids(await taking(again, T))).toEqual(["a"]);
    },
  );

  test(
    "that dies in the midst of many changes has made each of them wholly or not at all",
    SLOW,
    async () => {
      const MANY = 60;
      const make = (n: number, who: string, by: Store) =>
        by.commit(
          change(`m:${n}`, [row(`${who}${n}`, `${n}`)], {
            memo: { key: `k${n}`, sealed: who, at: T },
            parties: [{ tag: `p${n}`, met: true }],
            tallies: [{ day: "2023-11-15", kind: "up", key: `${n}`, sealed: who }],
          }),
          T,
        );
      const numbers = Array.from({ length: MANY }, (_, n) => n);
      const first = numbers.map((n) =>
        pause(5 * n).then(() =>
          make(n, "first", store).then(
            (outcome) => outcome,
            () => "no answer",
          ),
        ),
      );
      await first[MANY / 3];
      await server.kill();
      const outcomes = await Promise.all(first);
      expect(new Set(outcomes)).toEqual(new Set(["done", "no answer"]));
      await server.restart();
      const second = await Promise.all(numbers.map((n) => make(n, "second", again)));
      const rows = ids(
        await taking(
          again,
          T,
          numbers.flatMap((n) => [`first${n}`, `second${n}`]),
        ),
      );
      const counted = await again.counted("2023-11-15", MANY);
      for (const n of numbers) {
        const who = second[n] === "done" ? "second" : "first";
        if (outcomes[n] === "done") expect(who).toBe("first");
        expect(rows.filter((id) => /\d+$/.exec(id)?.[0] === `${n}`)).toEqual([`${who}${n}`]);
        expect(await again.memo(`k${n}`)).toMatchObject({ sealed: who });
        expect(await again.party(`p${n}`)).toMatchObject({ met: true });
        expect(counted.find(({ key }) => key === `${n}`)).toMatchObject({ count: 1, sealed: who });
      }
    },
  );

  test(
    "that stands still lets a call fail which happens all the same; the repeat finds it done",
    SLOW,
    async () => {
      const turn = {
        key: "m:0",
        person: "p",
        chat: "g",
        scene: "s",
        words: "w",
        listed: false,
        external: null,
      };
      // A server that has just started does not know the scripts yet; who gave up does not send them any more.
      await store.claim(claim("m:0"), T);
      await store.commit(change("e:0"), T);
      await store.admit({ ...turn, key: "e:0" }, T);
      await server.freeze();
      const [claimed, committed, admitted] = await Promise.all([
        failing(store.claim(claim("m:1"), T)),
        failing(store.commit(change("c:1", [row("late")]), T)),
        failing(store.admit(turn, T)),
      ]);
      for (const { error, ms } of [claimed, committed, admitted]) {
        expect(error).toBeInstanceOf(StoreError);
        expect(ms).toBeGreaterThan(900);
        expect(ms).toBeLessThan(1_500);
      }
      await server.thaw();
      expect(await again.claim(claim("m:1"), T)).toBe("seen");
      expect(await again.commit(change("c:1", [row("repeat")]), T)).toBe("seen");
      expect(ids(await taking(again, T))).toEqual(["late"]);
      // Said a minute later, but decided when it was said first.
      expect(await again.admit(turn, T + 60 * SECOND)).toEqual({ verdict: "pass", since: 0 });
    },
  );

  test("gives the first result to whoever repeats a call after it died", SLOW, async () => {
    await store.claim(claim("m:1"), T);
    await store.claim(claim("m:2"), T);
    const who = { person: "p", chat: "g", scene: "s", words: "w", external: null };
    const verdict = await store.admit({ key: "m:2", ...who, listed: true }, T);
    await store.commit(change("m:1", [row("a")]), T);
    await taking(store, T);
    await store.record("a", { state: "refused", code: 230002 }, T);
    await store.resend("a", row("b"), T);
    await server.kill();
    await server.restart();
    expect(await again.claim(claim("m:1"), T)).toBe("seen");
    expect(await again.admit({ key: "m:2", ...who, listed: false }, T)).toEqual(verdict);
    expect(await again.commit(change("m:1", [row("c")]), T)).toBe("seen");
    expect(await again.resend("a", row("d"), T)).toBe("seen");
    expect(ids(await taking(again, T))).toEqual(["b"]);
  });

  test("keeps values as they are, over a restart", SLOW, async () => {
    const values = ["done", "2026", "😀", "abcd1234", "null", "", " 政协 ", '{"a":[]}'];
    await store.commit(change("e:1", [], { memo: { key: "k", sealed: JSON.stringify(values), at: T } }), T);
    for (const [n, sealed] of values.entries()) {
      await store.commit(change(`m:${n}`, [{ ...row(`r${n}`), sealed }]), T);
    }
    await server.kill();
    await server.restart();
    const rows = await taking(again, T);
    expect(rows.map(({ sealed }) => sealed).sort()).toEqual([...values].sort());
    expect((await again.memo("k"))?.sealed).toBe(JSON.stringify(values));
  });

  test("that refuses is told of without the token and without what was said", async () => {
    const token = "a wrong token";
    const { error } = await failing(openAt({ url: database?.url ?? "", token }).claim(claim("m:1"), T));
    expect(error).toBeInstanceOf(StoreError);
    const shown = `${error} ${(error as Error).stack} ${JSON.stringify(error)}`;
    for (const secret of [token, "sealed", "m:1", database?.url ?? ""]) expect(shown).not.toContain(secret);
    expect((error as Error).cause).toBeUndefined();
  });
});
