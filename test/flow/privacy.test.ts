/**
 * What people write stays where it belongs.
 */
import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../src/core/clock.ts";
import { openStore } from "../../src/store/durable.ts";
import { aliveMarkup } from "../emulator/alive.ts";
import { SLOW, start } from "../harness.ts";

describe("the log", () => {
  test("holds neither what people wrote nor a secret, also when calls fail", SLOW, async () => {
    const bot = await start();
    await bot.failing("token", 2, { kind: "http", status: 500 });
    await bot.failing("reply", 2, { kind: "code", code: 230002, msg: "x" });
    await bot.ask("某某小区路灯坏了 贵阳2024年社区协商多少场");
    await bot.turn(2 * MINUTE);
    await bot.tick();
    const log = bot.logged();
    expect(log).toContain("received");
    for (const secret of ["路灯", "社区协商", "林委员", "made-up", bot.env.SEAL_KEY as string]) {
      expect(log).not.toContain(secret);
    }
    expect(log).not.toMatch(/"t-|Bearer/);
  });

  test("nor does the store hold it in the clear", SLOW, async () => {
    const bot = await start();
    await bot.failing("reply", 9, { kind: "http", status: 500 });
    await bot.ask("某某小区路灯坏了");
    const rows = await openStore(bot.env.STORE).takeDue((await bot.world.now()) + HOUR / 2, {
      limit: 9,
      patience: HOUR,
    });
    expect(rows).toHaveLength(1);
    const [said] = await bot.world.messages({ by: "person" });
    for (const known of ["路灯", said?.chat_id ?? "", said?.sender_id ?? ""]) {
      expect(JSON.stringify(rows)).not.toContain(known);
    }
  });
});

describe("what a member writes", () => {
  const hostile =
    "贵阳2024年<at id=all></at>[点我](http://evil.test)**粗** `码` <font color='red'>红</font>多少场";

  test(
    "never comes alive in the answer, nor in the text that stands in for a refused card",
    SLOW,
    async () => {
      const bot = await start();
      const asCard = await bot.ask(hostile);
      await bot.failing("reply", 1, { kind: "code", code: 230099 });
      const asText = await bot.ask(hostile);
      expect([asCard?.msg_type, asText?.msg_type]).toEqual(["interactive", "text"]);
      for (const answer of [asCard, asText]) {
        expect(aliveMarkup({ msg_type: answer?.msg_type ?? "", content: answer?.content ?? "" })).toEqual([]);
      }
    },
  );

  test("may be 150 KB long and is still answered within the platform's limits", SLOW, async () => {
    const bot = await start();
    expect(await bot.ask(hostile.repeat(1_400))).toBeDefined();
  });
});
