/**
 * What a worker left behind, and what it could not do.
 */
import { describe, expect, test } from "vitest";
import { MINUTE } from "../../src/core/clock.ts";
import type { Env } from "../../src/env.ts";
import { BOTH_WAYS, GROUP, type Harness, MEMBER, QUESTION, SLOW, STAFF_CHAT, start } from "../harness.ts";

const inGroup = { chat: GROUP, mention_bot: true };
const broken = { fetch: async () => new Response(null, { status: 503 }) } as unknown as Env["ASSETS"];

/** Longer than any wait between two tries. */
const LONG = 16 * MINUTE;
const told = (bot: Harness) => bot.world.messages({ by: "bot", chat: STAFF_CHAT });

describe.each(BOTH_WAYS)("the platform %s", (_, switches) => {
  test("work that failed is taken up by the tick and answered once", SLOW, async () => {
    const bot = await start({ switches });
    // The platform does not say who the bot is: the work fails after its 200.
    await bot.failing("bot", 1, { kind: "http", status: 500 });
    expect(await bot.ask(QUESTION, inGroup)).toBeUndefined();
    await bot.live(2, MINUTE);
    expect(await bot.answers()).toHaveLength(1);
  });

  test("knowledge that can't be read is no answer: the question waits until it can", SLOW, async () => {
    const bot = await start({ switches });
    const { ASSETS } = bot.env;
    // Reports that are not served just now are not reports that do not exist, whatever the answer's body holds.
    const fetch = async (address: string) =>
      /manifest|tables/.test(address) ? ASSETS.fetch(address) : new Response("{}", { status: 503 });
    bot.env.ASSETS = { fetch } as unknown as Env["ASSETS"];
    expect(await bot.ask(QUESTION)).toBeUndefined();
    bot.env.ASSETS = ASSETS;
    await bot.live(1, MINUTE);
    expect((await bot.answers()).map(({ visible }) => visible).join()).toContain("390余场（次）");
  });

  test(
    "what fails again and again is a dead letter: the member gets a sentence, staff see it",
    SLOW,
    async () => {
      const bot = await start({ switches });
      bot.env.ASSETS = broken;
      const said = await bot.world.say({ person: MEMBER, text: QUESTION });
      await bot.deliver();
      await bot.live(10, LONG);
      const [sorry, ...more] = await bot.world.messages({ by: "bot", reply_to: said.message_id });
      expect(sorry?.visible).toContain("没能处理好");
      expect(more).toEqual([]);
      expect(await told(bot)).toMatchObject([{ visible: expect.stringContaining(said.message_id) }]);
    },
  );

  test(
    "talk among others is not apologised for when nobody can tell whether the bot was meant",
    SLOW,
    async () => {
      const scopes = ["im:message.group_msg", "im:message:send_as_bot"];
      const bot = await start({ switches, app: { scopes } });
      await bot.failing("bot", 99, { kind: "http", status: 500 });
      await bot.world.say({ person: MEMBER, chat: GROUP, text: `{@周委员} 明天开会` });
      await bot.world.say({ person: MEMBER, chat: GROUP, text: "大家好" });
      await bot.deliver();
      await bot.live(10, LONG);
      expect(await bot.world.messages({ by: "bot", chat: GROUP })).toEqual([]);
    },
  );

  test("a dead letter reaches staff although their group was not set right at first", SLOW, async () => {
    const bot = await start({ switches }, { STAFF_CHAT_ID: "oc_of_long_ago" });
    bot.env.ASSETS = broken;
    await bot.world.say({ person: MEMBER, text: QUESTION });
    await bot.deliver();
    await bot.live(8, LONG);
    expect(await told(bot)).toEqual([]);
    const tries = (await bot.world.calls()).filter(({ api, code }) => api === "create" && code !== 0);
    expect(tries.length).toBeLessThan(6);
    bot.renew({ STAFF_CHAT_ID: STAFF_CHAT, ASSETS: bot.env.ASSETS });
    await bot.live(3, LONG);
    expect(await told(bot)).toHaveLength(1);
  });

  test("an answer outlives a worker that has another key", SLOW, async () => {
    const bot = await start({ switches });
    const { SEAL_KEY } = bot.env;
    await bot.failing("reply", 1, { kind: "http", status: 503 });
    await bot.ask(QUESTION);
    bot.renew({ SEAL_KEY: btoa("y".repeat(32)) });
    await bot.live(1, MINUTE);
    bot.renew({ SEAL_KEY });
    await bot.live(2, 6 * MINUTE);
    expect((await bot.answers()).filter(({ chat_id }) => chat_id !== STAFF_CHAT)).toHaveLength(1);
  });
});
