/**
 * Every code of the table, said by the platform to a reply: what is done about it, and who hears of it.
 */
import { describe, expect, test } from "vitest";
import { MINUTE } from "../../src/core/clock.ts";
import { type Remedy, RULES } from "../../src/feishu/codes.ts";
import { type Harness, QUESTION, SLOW, STAFF_CHAT, start } from "../harness.ts";

const rows = Object.entries(RULES).map(([code, rule]) => [Number(code), rule] as const);
/** Said of a token, they come from another address; said of a reply they mean the same. */
const ofToken = new Set([10014, 10015]);

const staff = (bot: Harness) => bot.world.messages({ by: "bot", chat: STAFF_CHAT });
const answered = async (bot: Harness) =>
  (await bot.answers()).filter(({ chat_id }) => chat_id !== STAFF_CHAT);

/** The platform says it once and is well again. */
async function once(code: number): Promise<Harness> {
  const bot = await start();
  await bot.failing(ofToken.has(code) ? "token" : "reply", 1, { kind: "code", code });
  await bot.ask(QUESTION);
  return bot;
}

const AFTER_ONCE: Record<Remedy, (bot: Harness) => Promise<void>> = {
  retry: async (bot) => {
    await bot.live(2, MINUTE);
    expect(await answered(bot)).toHaveLength(1);
  },
  refresh: async (bot) => {
    expect(await answered(bot)).toHaveLength(1);
  },
  fix: async (bot) => {
    expect(await answered(bot)).toEqual([]);
    await bot.live(6, MINUTE);
    expect(await answered(bot)).toHaveLength(1);
  },
  unclear: async (bot) => {
    await bot.live(2, MINUTE);
    expect(await answered(bot)).toHaveLength(1);
  },
  "as-text": async (bot) => {
    expect(await answered(bot)).toMatchObject([{ msg_type: "text" }]);
  },
  fresh: async (bot) => {
    expect(await answered(bot)).toMatchObject([{ msg_type: "interactive", reply_to: "" }]);
  },
  anew: async (bot) => refused(bot),
  patch: async (bot) => refused(bot),
  final: async (bot) => refused(bot),
};

/** Said of a reply it is final: nothing arrives, and staff are told with the code and why. */
async function refused(bot: Harness): Promise<void> {
  await bot.live(2, MINUTE);
  expect(await answered(bot)).toEqual([]);
  expect(await staff(bot)).toHaveLength(1);
}

describe("a code of the platform", () => {
  test.each(rows)("%i is answered as the table says", SLOW, async (code, { does, says }) => {
    const bot = await once(code);
    await AFTER_ONCE[does](bot);
    if (does === "final" && says) expect((await staff(bot))[0]?.visible).toContain(says);
    if (does === "final") expect((await staff(bot))[0]?.visible).toContain(String(code));
  });

  test.each(rows.filter(([, { does }]) => does === "fix"))(
    "%i is logged with what to do in the console",
    SLOW,
    async (code, { fix }) => {
      const bot = await start();
      await bot.failing(ofToken.has(code) ? "token" : "reply", 400, { kind: "code", code });
      await bot.ask(QUESTION);
      expect(bot.logged()).toContain(fix);
    },
  );

  test.each(rows.filter(([, { blocks }]) => blocks))(
    "%i leaves its person or group in peace until something arrives again",
    SLOW,
    async (code) => {
      const bot = await once(code);
      await bot.live(1, MINUTE);
      expect(await staff(bot)).toHaveLength(1);
      // An answer that was asked for is tried all the same, and lifts it.
      expect((await bot.ask(QUESTION))?.visible).toContain("390");
    },
  );
});
