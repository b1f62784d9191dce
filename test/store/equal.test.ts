/**
 * Both engines are one store: whatever is asked of them, in whatever order and at whatever time, they say the same.
 */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../src/core/clock.ts";
import type { Env } from "../../src/env.ts";
import { openStore } from "../../src/store/durable.ts";
import type { NewRow, Outcome, Store } from "../../src/store/port.ts";
import { T } from "./contract/support.ts";
import { findRedis, openAt } from "./redis-at.ts";

/** The `n`-th thing that is asked. */
type Call = (store: Store, now: number, n: number) => Promise<unknown>;

// Few of each, so that they meet.
const oneOf = (letter: string, count: number) => fc.nat(count - 1).map((n) => `${letter}${n}`);
const key = oneOf("m:", 4);
const id = oneOf("r", 6);
const tag = oneOf("l", 3);
const word = oneOf("w", 3);
const sealed = oneOf("s", 9);
const tenantKey = fc.constantFrom("", "", "t1", "t1", "t2");
const ahead = fc.constantFrom(0, 0, 0, SECOND, MINUTE, HOUR);
const day = fc.constantFrom("2023-11-14", "2023-11-15", "2023-11-16");

const plainObjects = { noNullPrototype: true } as const;
const tells = fc.record(
  { kind: fc.constantFrom("dead" as const, "unknown" as const, "refused" as const), id: fc.oneof(key, id) },
  plainObjects,
);
const mark = fc.record({ tag: oneOf("c", 2), at: ahead.map((ms) => T + ms) }, plainObjects);
const row = fc.record(
  { id, lane: tag, sealed, ahead, tells, unasked: fc.boolean(), card: mark },
  { requiredKeys: ["id", "lane", "sealed", "ahead"], ...plainObjects },
);
type Planned = Omit<NewRow, "dueAt"> & { ahead: number };
const at =
  (now: number) =>
  ({ ahead, ...rest }: Planned): NewRow => ({ ...rest, dueAt: now + ahead });

const change = fc.record(
  {
    key,
    tenantKey,
    state: fc.constantFrom("done" as const, "done" as const, "dead" as const),
    rows: fc.array(row, { maxLength: 3 }),
    memo: fc.record({ key: word, sealed, at: ahead.map((ms) => T + ms) }, plainObjects),
    parties: fc.array(
      fc.record(
        { tag, met: fc.boolean(), allowed: fc.boolean(), external: fc.boolean() },
        { requiredKeys: ["tag"], ...plainObjects },
      ),
      { maxLength: 2 },
    ),
    moved: fc.record(
      { tag, at: ahead.map((ms) => T + ms), external: fc.boolean(), in: fc.boolean() },
      plainObjects,
    ),
    recalled: fc.record({ key, row: id }, plainObjects),
    tallies: fc.array(
      fc.record(
        { day, kind: fc.constantFrom("up" as const, "down" as const), key: word, sealed },
        plainObjects,
      ),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ["key", "tenantKey", "state", "rows"], ...plainObjects },
);
const outcome: fc.Arbitrary<(now: number) => Outcome> = fc.oneof(
  fc.constant(() => ({ state: "sent" as const, messageId: "om" })),
  fc.boolean().map((blocked) => () => ({ state: "refused" as const, code: 230013, blocked })),
  ahead.map((ms) => (now: number) => ({ state: "later" as const, at: now + ms, code: 230020 })),
  ahead.map((ms) => (now: number) => ({ state: "later" as const, at: now + ms + DAY, code: 230020 })),
  ahead.map((ms) => (now: number) => ({ state: "unclear" as const, at: now + ms, form: "t" })),
);
const due = fc.record(
  {
    limit: fc.integer({ min: 1, max: 4 }),
    patience: fc.constantFrom(0, 10 * SECOND),
    ids: fc.array(id, { maxLength: 4 }),
  },
  { requiredKeys: ["limit", "patience"], ...plainObjects },
);
const turn = fc.record(
  {
    claimed: fc.boolean(),
    person: tag,
    chat: tag,
    words: word,
    listed: fc.boolean(),
    external: fc.constantFrom(null, undefined, true, false),
    card: fc.option(mark, { nil: undefined }),
  },
  plainObjects,
);

/** A failure shows what was asked. */
const ask = <A>(name: string, args: fc.Arbitrary<A>, call: (args: A) => Call): fc.Arbitrary<Call> =>
  args.map((made) =>
    Object.assign(call(made), { [fc.toStringMethod]: () => `${name} ${fc.stringify(made)}` }),
  );

const calls: fc.Arbitrary<Call>[] = [
  ask(
    "claim",
    fc.record({ key, tenantKey, sealed }, plainObjects),
    (c) => (store, now) => store.claim(c, now),
  ),
  ask("commit", change, (c) => (store, now) => store.commit({ ...c, rows: c.rows.map(at(now)) }, now)),
  ask("postpone", key, (k) => (store, now) => store.postpone(k, now)),
  ask("leftovers", fc.nat(3), (limit) => (store, now) => store.leftovers(now, limit)),
  ask("admit", turn, ({ claimed, ...rest }) => async (store, now, n) => {
    // A message of its own: without an entry nothing tells a second try from a second message.
    const one = { ...rest, key: `m:admitted ${n}`, scene: rest.person };
    if (claimed) await store.claim({ key: one.key, tenantKey: "", sealed: "s" }, now);
    return [await store.admit(one, now), claimed ? await store.admit(one, now + MINUTE) : null];
  }),
  ask("party", tag, (t) => (store) => store.party(t)),
  ask("memo", word, (k) => (store) => store.memo(k)),
  ask("takeDue", due, (options) => (store, now) => store.takeDue(now, options)),
  ask(
    "record",
    fc.tuple(id, outcome),
    ([r, o]) =>
      (store, now) =>
        store.record(r, o(now), now),
  ),
  ask("troubles", fc.integer({ min: 1, max: 4 }), (limit) => (store, now) => store.troubles(limit, now)),
  ask("tell", fc.array(row, { maxLength: 2 }), (rows) => (store, now) => {
    // Staff are told by messages, not by updates of cards.
    const notices = rows.map(({ card: _, ...rest }) => rest);
    return store.tell(notices.map(at(now)), now);
  }),
  ask(
    "resend",
    fc.tuple(id, row),
    ([r, again]) =>
      (store, now) =>
        store.resend(r, at(now)(again), now),
  ),
  ask("failed", id, (r) => (store) => store.failed(r)),
  ask(
    "counted",
    fc.tuple(day, fc.nat(4)),
    ([since, limit]) =>
      (store) =>
        store.counted(since, limit),
  ),
  ask("sweep", fc.constant(null), () => (store, now) => store.sweep(now)),
];

const waits = [0, 0, 0, 1, SECOND, 10 * SECOND, 50 * SECOND, MINUTE, 31 * MINUTE, HOUR, 13 * HOUR, 15 * DAY];
const talk = fc.array(fc.tuple(fc.constantFrom(...waits), fc.oneof(...calls)), {
  minLength: 1,
  maxLength: 60,
  size: "max",
});

const database = await findRedis("shared");

describe.skipIf(!database)("both engines", () => {
  test("say the same to whatever is asked of them", { timeout: 120_000 }, async () => {
    const { STORE } = env as unknown as Env;
    let worlds = 0;
    await fc.assert(
      fc.asyncProperty(talk, async (asked) => {
        worlds += 1;
        const [durable, redis] = [openStore(STORE, `equal ${worlds}`), openAt(database)];
        let now = T;
        for (const [n, [wait, call]] of asked.entries()) {
          now += wait;
          const [one, other] = await Promise.all([call(durable, now, n), call(redis, now, n)]);
          expect(other).toEqual(one);
        }
      }),
      { numRuns: 60 },
    );
  });
});
