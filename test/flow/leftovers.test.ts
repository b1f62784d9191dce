/**
 * What a worker left behind.
 */
import { describe, expect, test } from "vitest";
import { MINUTE } from "../../src/core/clock.ts";
import { BOTH_WAYS, MEMBER, QUESTION, SLOW, STAFF_CHAT, start } from "../harness.ts";

describe.each(BOTH_WAYS)("the platform %s", (_, switches) => {
  describe("work that was left behind", () => {
    test("is taken up by the tick and answered once", SLOW, async () => {
      const bot = await start({ switches });
      // The platform does not say who the bot is: the work fails after its 200.
      await bot.world.fault({ on: "api", api: "bot", when: { next: 1 }, act: { kind: "http", status: 500 } });
      expect(await bot.ask(QUESTION)).toBeUndefined();
      await bot.turn(MINUTE);
      await bot.tick();
      await bot.tick();
      expect(await bot.answers()).toHaveLength(1);
    });

    test(
      "that fails again and again becomes a dead letter: the member gets a sentence, staff see it",
      SLOW,
      async () => {
        const bot = await start({ switches });
        await bot.world.fault({
          on: "api",
          api: "bot",
          when: { next: 100 },
          act: { kind: "http", status: 500 },
        });
        const said = await bot.world.say({ person: MEMBER, text: QUESTION });
        await bot.deliver();
        for (let n = 0; n < 10; n++) {
          await bot.turn(16 * MINUTE);
          await bot.tick();
        }
        const [sorry, ...more] = await bot.world.messages({ by: "bot", reply_to: said.message_id });
        expect(sorry?.visible).toContain("没能处理好");
        expect(more).toEqual([]);
        const told = await bot.world.messages({ by: "bot", chat: STAFF_CHAT });
        expect(told).toHaveLength(1);
        expect(told[0]?.visible).toContain(said.message_id);
      },
    );
  });
});
