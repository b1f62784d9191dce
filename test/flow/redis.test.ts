/**
 * The same way of a message with its state in Redis: the real app, the real server behind Upstash's HTTP.
 */
import { afterEach, describe, expect, test, vi } from "vitest";
import { HOUR, MINUTE } from "../../src/core/clock.ts";
import {
  GROUP,
  type Harness,
  MEMBER,
  OTHER,
  QUESTION,
  SLOW,
  STAFF_CHAT,
  start,
  valueOn,
} from "../harness.ts";
import { findRedis, forgetWorker, server } from "../store/redis-at.ts";

const shared = await findRedis("shared");
const own = await findRedis("own");

const inGroup = { chat: GROUP, mention_bot: true };
/** There is another store, and that one is not to be touched. */
const untouched = new Proxy(
  {},
  {
    get: () => {
      throw new Error("the Durable Object was touched");
    },
  },
);

async function startAt(database: typeof shared): Promise<Harness> {
  if (!database) throw new Error("no Redis");
  await forgetWorker(database);
  const bot = await start(
    {},
    {
      UPSTASH_REDIS_REST_URL: database.url,
      UPSTASH_REDIS_REST_TOKEN: database.token,
    },
  );
  bot.renew({ STORE: untouched });
  return bot;
}

describe.skipIf(!shared)("with its state in Redis", () => {
  const open = () => startAt(shared);

  test("a question is answered, and what follows knows of it", SLOW, async () => {
    const bot = await open();
    expect((await bot.ask(QUESTION, inGroup))?.visible).toContain("390余场（次）");
    expect((await bot.ask("那园区协商呢", inGroup))?.visible).toContain("40余场");
    expect((await bot.ask("那园区协商呢", { ...inGroup, person: OTHER }))?.visible).not.toContain("40余场");
  });

  test("a push costs one round trip to the store before it is answered", SLOW, async () => {
    const bot = await open();
    // The first message of a server and of an isolate is another matter: scripts and knowledge are loaded.
    await bot.ask(QUESTION);
    await bot.world.say({ person: MEMBER, text: QUESTION });
    const [push] = await bot.world.due();
    const calls = vi.spyOn(globalThis, "fetch");
    const toStore = () => calls.mock.calls.filter(([to]) => String(to).startsWith(shared?.url ?? "-")).length;
    const answer = await bot.send(
      new Request("http://127.0.0.1/webhook/event", {
        method: "POST",
        headers: push?.headers ?? {},
        body: push?.body ?? "",
      }),
    );
    expect([answer.status, toStore()]).toEqual([200, 1]);
    calls.mockRestore();
    await bot.deliver();
  });

  test("a question whose 200 was lost is pushed for seven hours and answered once", SLOW, async () => {
    const bot = await open();
    await bot.world.fault({ on: "delivery", when: { next: 5 }, act: { kind: "lose answer" } });
    await bot.ask(QUESTION);
    await bot.turn(8 * HOUR);
    const [delivery] = await bot.world.deliveries();
    expect(delivery?.attempts).toHaveLength(5);
    expect(await bot.answers()).toHaveLength(1);
  });

  test("a button has one effect, however often it is tapped", SLOW, async () => {
    const bot = await open();
    const asked = await bot.ask("贵阳智力支边帮扶资金多少");
    const label = asked?.visible.split("\n").find((line) => line.includes("2024年")) ?? "";
    for (const _ of [1, 2]) {
      await bot.world.click({ message_id: asked?.message_id ?? "", person: MEMBER, label });
      await bot.deliver();
    }
    expect((await bot.answers()).at(-1)?.visible).toContain("300余万元");
    expect(await bot.answers()).toHaveLength(2);
  });

  test("an answer that was put off for a moment goes out before the next tick", SLOW, async () => {
    const bot = await open();
    await bot.failing("reply", 1, { kind: "rate", reset: 3 });
    await bot.ask(QUESTION);
    expect(await bot.answers()).toHaveLength(1);
    await bot.failing("reply", 1, { kind: "die after accepting" });
    await bot.ask(QUESTION);
    const ledger = await bot.world.ledger();
    expect(ledger.map(({ calls }) => calls > 1)).toContain(true);
    expect(ledger).toHaveLength(2);
  });

  test("work that failed is taken up before the next tick", SLOW, async () => {
    const bot = await open();
    await bot.failing("bot", 1, { kind: "http", status: 500 });
    await bot.ask(QUESTION, inGroup);
    expect(await bot.answers()).toHaveLength(1);
  });

  test("what is put off for longer waits for the tick", SLOW, async () => {
    const bot = await open();
    await bot.failing("reply", 1, { kind: "rate", reset: 40 });
    await bot.ask(QUESTION);
    await bot.turn(MINUTE);
    expect(await bot.answers()).toEqual([]);
    await bot.tick();
    expect(await bot.answers()).toHaveLength(1);
  });

  test(
    "a message of which nobody knows is shown to staff, and sent again with one tap, once",
    SLOW,
    async () => {
      const bot = await open();
      await bot.failing("reply", 1, { kind: "drop" });
      await bot.failing("reply", 2, { kind: "rate", reset: HOUR / 1_000 });
      await bot.ask(QUESTION);
      await bot.live(1, 2 * HOUR);
      const [told] = await bot.world.messages({ by: "bot", chat: STAFF_CHAT });
      expect(told?.visible).toContain("不能确定是否送达");
      const message_id = told?.message_id ?? "";
      const value = valueOn(told?.content ?? null, "resend");
      for (const person of [MEMBER, OTHER]) {
        // The second one's client still shows the button.
        await bot.world.click({ message_id, person, value, force: true });
        await bot.deliver();
      }
      expect((await bot.answers()).filter(({ chat_id }) => chat_id !== STAFF_CHAT)).toHaveLength(1);
    },
  );
});

describe.skipIf(!own)("with its state in a Redis that stands still", () => {
  afterEach(() => server.thaw());

  test("a push is refused within a second or so, and answered once when it comes again", SLOW, async () => {
    const bot = await startAt(own);
    await bot.ask(QUESTION);
    await bot.world.say({ person: MEMBER, text: QUESTION });
    await server.freeze();
    await bot.deliver();
    const [, delivery] = await bot.world.deliveries();
    expect(delivery?.attempts).toMatchObject([{ status: 503 }]);
    expect(delivery?.attempts[0]?.duration_ms).toBeLessThan(2_000);
    await server.thaw();
    await bot.turn(MINUTE);
    await bot.live(2, MINUTE);
    expect(await bot.answers()).toHaveLength(2);
  });
});
