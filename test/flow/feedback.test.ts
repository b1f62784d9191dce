/**
 * What people think of answers, and what staff see of it: taps, the form, counts without names.
 */
import { describe, expect, test } from "vitest";
import { MINUTE } from "../../src/core/clock.ts";
import type { MessageView } from "../emulator/control-types.ts";
import {
  BOTH_WAYS,
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

const inGroup = { chat: GROUP, mention_bot: true };

async function tap(bot: Harness, card: MessageView | undefined, person: string, label: string, form = {}) {
  const { delivery } = await bot.world.click({
    message_id: card?.message_id ?? "",
    person,
    label,
    ...(Object.keys(form).length > 0 ? { form_value: form } : {}),
  });
  await bot.deliver();
  return (await bot.world.delivery(delivery)).client;
}
const staffSees = async (bot: Harness) =>
  (await bot.world.messages({ by: "bot", chat: STAFF_CHAT })).map(({ visible }) => visible).join("\n");
const counts = async (bot: Harness) =>
  (await bot.ask("没答上的问题", { person: OTHER, chat: STAFF_CHAT, mention_bot: true }))?.visible ?? "";

describe.each(BOTH_WAYS)("the platform %s", (_, switches) => {
  test(
    "a wrong figure is reported by a form that only the person sees, and reaches staff without a name",
    SLOW,
    async () => {
      const bot = await start({ switches });
      const answer = await bot.ask(QUESTION, inGroup);
      const toast = (await tap(bot, answer, MEMBER, "数字有误"))?.toast;
      expect(toast).toMatchObject({ type: "success", content: expect.stringContaining("私聊") });
      const form = (await bot.answers()).find(({ chat_kind }) => chat_kind === "p2p");
      expect(form?.visible).toContain("390余场（次）");
      const sent = await tap(bot, form, MEMBER, "报给工作人员", {
        what: "数字不对",
        note: "应是391<at id=all>",
      });
      expect(sent).toMatchObject({ code: 0, toast: { type: "success" }, card_replaced: true });
      const told = await staffSees(bot);
      for (const part of ["数字不对", "390余场（次）", "出处", "应是391<at id=all>"]) {
        expect(told).toContain(part);
      }
      expect(told).not.toContain(MEMBER);
    },
  );
});

describe("a form", () => {
  test("without what is required is asked for again, whatever the client let through", SLOW, async () => {
    const bot = await start();
    const answer = await bot.ask(QUESTION);
    await tap(bot, answer, MEMBER, "数字有误");
    const form = (await bot.answers()).at(-1);
    const value = valueOn(form?.content ?? null, "report");
    const { delivery } = await bot.world.click({
      message_id: form?.message_id ?? "",
      person: MEMBER,
      value,
      form_value: { note: "只有说明" },
      force: true,
    });
    await bot.deliver();
    expect((await bot.world.delivery(delivery)).client?.toast?.type).toBe("error");
    expect(await staffSees(bot)).toBe("");
  });

  test("sent twice is one report", SLOW, async () => {
    const bot = await start();
    await tap(bot, await bot.ask(QUESTION), MEMBER, "数字有误");
    const form = (await bot.answers()).at(-1);
    const value = valueOn(form?.content ?? null, "report");
    const message_id = form?.message_id ?? "";
    for (let n = 0; n < 2; n++) {
      await bot.world.click({
        message_id,
        person: MEMBER,
        value,
        form_value: { what: "年份不对" },
        force: true,
      });
      await bot.deliver();
    }
    expect(await bot.world.messages({ by: "bot", chat: STAFF_CHAT })).toHaveLength(1);
  });
});

describe("thumbs", () => {
  test("count once a person and answer, and staff see how many", SLOW, async () => {
    const bot = await start();
    const answer = await bot.ask(QUESTION, inGroup);
    expect((await tap(bot, answer, MEMBER, "👎"))?.toast?.content).toContain("记下");
    expect((await tap(bot, answer, MEMBER, "👍"))?.toast?.content).toContain("已经记下");
    await tap(bot, answer, OTHER, "👎");
    const said = await counts(bot);
    expect(said).toMatch(/被点👎的：\n· .*社区协商.*（2次）/);
    expect(said).not.toContain("👍");
  });
});

describe("questions that could not be answered", () => {
  test("are counted for staff, the most frequent first, without who asked", SLOW, async () => {
    const bot = await start();
    await bot.ask("兰州2024年提案多少件");
    await bot.ask("兰州2024年提案多少件", { person: OTHER });
    await bot.ask("贵阳2019年社区协商多少场");
    const said = await counts(bot);
    expect(said).toMatch(
      /没答上的问题：\n· 兰州2024年提案多少件 → .*兰州.*（2次）\n· 贵阳2019年社区协商多少场 → .*2019.*（1次）/,
    );
    expect(said).not.toMatch(/林委员|周委员/);
  });

  test("are shown in the staff group only", SLOW, async () => {
    const bot = await start();
    await bot.ask("兰州2024年提案多少件");
    expect((await bot.ask("没答上的问题", { person: OTHER }))?.visible ?? "").not.toContain("兰州");
  });
});

describe("what a tap carries", () => {
  const forged = async (
    bot: Harness,
    answer: MessageView | undefined,
    value: Parameters<Harness["world"]["click"]>[0]["value"],
  ) => {
    const { delivery } = await bot.world.click({
      message_id: answer?.message_id ?? "",
      person: MEMBER,
      ...(value === undefined ? {} : { value }),
      force: true,
    });
    await bot.deliver();
    return (await bot.world.delivery(delivery)).client?.toast?.content;
  };

  test("may come back as the text of an object, and with its keys in another order", SLOW, async () => {
    const bot = await start();
    const answer = await bot.ask(QUESTION);
    const value = valueOn(answer?.content ?? null, "vote");
    const turned = Object.fromEntries(Object.entries(value).reverse());
    expect(await forged(bot, answer, JSON.stringify(turned))).toContain("记下");
  });

  test.each([
    ["made up", { v: 1, do: "ask", question: QUESTION }],
    ["made up for staff", { v: 1, do: "let in", openId: "ou_1", chatId: "", name: "某人", yes: true }],
    ["no object", "abc"],
    ["nothing", undefined],
  ])("that is %s does nothing", SLOW, async (_, value) => {
    const bot = await start();
    const answer = await bot.ask(QUESTION);
    expect(await forged(bot, answer, value)).toContain("已过期");
    expect(await bot.answers()).toHaveLength(1);
  });

  test("with a word of it changed, or taken to another chat, does nothing", SLOW, async () => {
    const bot = await start();
    const [mine, other] = [await bot.ask(QUESTION), await bot.ask(QUESTION, inGroup)];
    const value = valueOn(other?.content ?? null, "wrong");
    expect(await forged(bot, other, { ...value, answer: "别的" })).toContain("已过期");
    expect(await forged(bot, mine, value)).toContain("已过期");
    expect(await bot.answers()).toHaveLength(2);
  });

  test("tapped again after a while has its first effect only", SLOW, async () => {
    const bot = await start();
    const answer = await bot.ask(QUESTION);
    const message_id = answer?.message_id ?? "";
    const value = valueOn(answer?.content ?? null, "ask");
    for (let n = 0; n < 2; n++) {
      await bot.world.click({ message_id, person: MEMBER, value });
      await bot.deliver();
      await bot.turn(MINUTE);
    }
    expect(await bot.answers()).toHaveLength(2);
  });
});

/** Assets that take their time. */
const slowly = (assets: Fetcher, ms: number) => ({
  fetch: async (url: string) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return assets.fetch(url);
  },
});

describe("a card that is replaced", () => {
  const help = async (variables = {}) => {
    const bot = await start({}, variables);
    const card = await bot.ask("能问什么", inGroup);
    const now = async () =>
      (await bot.answers()).find(({ message_id }) => message_id === card?.message_id)?.visible ?? "";
    return { bot, card, now };
  };

  test("is in the answer to the tap", SLOW, async () => {
    const { bot, card, now } = await help();
    expect(await tap(bot, card, OTHER, "贵阳")).toMatchObject({ code: 0, card_replaced: true });
    expect(await now()).toContain("2022");
    expect((await bot.world.calls()).filter(({ api }) => api === "card_update")).toEqual([]);
  });

  test("where that is switched off comes by the token, once, after the answer", SLOW, async () => {
    const { bot, card, now } = await help({ CARD_UPDATE: "later" });
    expect(await tap(bot, card, OTHER, "贵阳")).toMatchObject({ code: 0, card_replaced: false });
    expect(await now()).toContain("2022");
    expect((await bot.world.calls()).filter(({ api }) => api === "card_update")).toHaveLength(1);
  });

  test(
    "that takes longer than the client waits is announced in time and comes by the token",
    SLOW,
    async () => {
      const { bot, card, now } = await help();
      bot.renew({ ASSETS: slowly(bot.env.ASSETS, 2_800) });
      const begun = performance.now();
      const outcome = await tap(bot, card, OTHER, "贵阳");
      expect(outcome).toMatchObject({ code: 0, card_replaced: false, toast: { type: "info" } });
      expect((await bot.world.deliveries()).at(-1)?.attempts[0]?.duration_ms).toBeLessThan(3_000);
      expect(performance.now() - begun).toBeGreaterThan(2_800);
      expect(await now()).toContain("2022");
      expect((await bot.world.calls()).filter(({ api }) => api === "card_update")).toHaveLength(1);
    },
  );

  test("uses the token twice at most, then the ordinary way", SLOW, async () => {
    const { bot, card, now } = await help({ CARD_UPDATE: "later" });
    await bot.failing("card_update", 9, { kind: "http", status: 502 });
    await tap(bot, card, OTHER, "贵阳");
    await bot.live(3, MINUTE);
    expect(await now()).toContain("2022");
    const calls = await bot.world.calls();
    expect(calls.filter(({ api }) => api === "card_update")).toHaveLength(2);
    expect(calls.filter(({ api }) => api === "patch")).toHaveLength(1);
  });

  test("goes the ordinary way when the token has run out", SLOW, async () => {
    const { bot, card, now } = await help({ CARD_UPDATE: "later" });
    await bot.failing("card_update", 1, { kind: "code", code: 300030 });
    await tap(bot, card, OTHER, "贵阳");
    expect(await now()).toContain("2022");
  });

  test("is sent anew when it is older than the platform updates", SLOW, async () => {
    const { bot, card } = await help({ CARD_UPDATE: "later" });
    await bot.failing("card_update", 1, { kind: "code", code: 300030 });
    await bot.failing("patch", 1, { kind: "code", code: 230031 });
    await tap(bot, card, OTHER, "贵阳");
    const answers = await bot.answers();
    expect(answers).toHaveLength(2);
    expect(answers.at(-1)?.visible).toContain("2022");
  });

  test("is the one of the last tap, however late an earlier one's comes", SLOW, async () => {
    const { bot, card, now } = await help();
    const fast = bot.env.ASSETS;
    bot.renew({ ASSETS: slowly(fast, 2_800) });
    const message_id = card?.message_id ?? "";
    await bot.world.click({ message_id, person: OTHER, label: "贵阳" });
    const late = bot.deliver();
    await new Promise((resolve) => setTimeout(resolve, 2_400));
    bot.renew({ ASSETS: fast });
    await bot.turn(1);
    await bot.world.click({ message_id, person: MEMBER, label: "六盘水" });
    await bot.deliver();
    await late;
    await bot.live(2, MINUTE);
    expect(await now()).toContain("六盘水");
  });

  test("that was refused is nothing that staff should send again", SLOW, async () => {
    const { bot, card } = await help({ CARD_UPDATE: "later" });
    await bot.failing("card_update", 1, { kind: "code", code: 11311 });
    await tap(bot, card, OTHER, "贵阳");
    await bot.live(2, MINUTE);
    expect(await bot.world.messages({ by: "bot", chat: STAFF_CHAT })).toEqual([]);
  });

  test("that was recalled meanwhile troubles nobody", SLOW, async () => {
    const { bot, card } = await help({ CARD_UPDATE: "later" });
    await bot.failing("card_update", 9, { kind: "code", code: 200000 });
    await tap(bot, card, OTHER, "贵阳");
    await bot.live(2, MINUTE);
    expect(await bot.world.messages({ by: "bot", chat: STAFF_CHAT })).toEqual([]);
  });
});
