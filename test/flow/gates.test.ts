/**
 * Who is answered and who is told why not: from signed events to what the platform was sent.
 */
import { describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../src/core/clock.ts";
import { LOOP_LIMIT, RATE_LIMIT } from "../../src/store/keys.ts";
import type { SayRequest } from "../emulator/control-types.ts";
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

const ANOTHER = "六盘水2025年提案立案多少件";
const ALL_MESSAGES = ["im:message.group_msg", "im:message.p2p_msg:readonly", "im:message:send_as_bot"];
const GUEST = { name: "外单位的客人", tenant_key: "another tenant" };

async function hear(bot: Harness, request: Partial<SayRequest>) {
  await bot.world.say({ person: MEMBER, text: QUESTION, ...request });
  await bot.deliver();
}
const visible = async (bot: Harness) => (await bot.answers()).map((answer) => answer.visible);

describe.each(BOTH_WAYS)("the platform %s", (_, switches) => {
  test("@所有人 is nobody in particular", SLOW, async () => {
    const bot = await start({ switches, app: { scopes: ALL_MESSAGES } });
    await hear(bot, { chat: GROUP, text: `{@all} ${QUESTION}` });
    expect(await bot.answers()).toEqual([]);
  });

  test("another bot is never answered, even when it addresses ours", SLOW, async () => {
    const scopes = [...ALL_MESSAGES, "im:message.group_at_msg.include_bot:readonly"];
    const bot = await start({ switches, app: { scopes }, people: [{ name: "别的机器人", bot: true }] });
    await hear(bot, { person: "别的机器人", chat: GROUP, mention_bot: true });
    expect(await bot.answers()).toEqual([]);
  });

  test("a guest of another tenant is told so once, and only when it addressed the bot", SLOW, async () => {
    const bot = await start({ switches, app: { scopes: ALL_MESSAGES }, people: [GUEST] });
    await hear(bot, { person: GUEST.name, chat: GROUP });
    expect(await bot.answers()).toEqual([]);
    for (let n = 0; n < 3; n++) await hear(bot, { person: GUEST.name, chat: GROUP, mention_bot: true });
    expect(await visible(bot)).toEqual([expect.stringContaining("只在本单位内部服务")]);
  });
});

describe("an external group", () => {
  const outside = (more: object) => ({ name: "外部群", external: true, ...more });

  test("is told so when the bot is added, is not served, and is not told again at once", SLOW, async () => {
    const bot = await start({ app: { external_groups: true }, chats: [outside({ bot_in: false })] });
    await bot.world.addBot("外部群", MEMBER);
    await bot.deliver();
    for (let n = 0; n < 2; n++) await hear(bot, { chat: "外部群", mention_bot: true });
    expect(await visible(bot)).toEqual([expect.stringContaining("只在本单位内部服务")]);
  });

  test("that the bot was in before is found out at the first word, by one call", SLOW, async () => {
    const bot = await start({ app: { external_groups: true }, chats: [outside({})] });
    for (let n = 0; n < 2; n++) await hear(bot, { chat: "外部群", mention_bot: true });
    expect(await visible(bot)).toEqual([expect.stringContaining("只在本单位内部服务")]);
    expect((await bot.world.calls()).filter(({ api }) => api === "chat")).toHaveLength(1);
  });

  test("stays one when the news that the bot was out before comes late", SLOW, async () => {
    const bot = await start({ app: { external_groups: true }, chats: [outside({})] });
    await bot.world.fault({ on: "delivery", when: { next: 1 }, act: { kind: "delay", ms: MINUTE } });
    await bot.world.removeBot("外部群", MEMBER);
    await bot.turn(SECOND);
    await bot.world.addBot("外部群", MEMBER);
    await bot.deliver();
    await bot.live(2, MINUTE);
    await hear(bot, { chat: "外部群", mention_bot: true });
    expect((await visible(bot)).join()).not.toContain("390");
  });
});

describe("a group of one's own", () => {
  test("is served where nobody may look what it is", SLOW, async () => {
    const bot = await start();
    await bot.failing("chat", 9, { kind: "code", code: 99991672 });
    expect((await bot.ask(QUESTION, { chat: GROUP, mention_bot: true }))?.visible).toContain("390");
  });

  test("is welcomed again also when a message to it had been refused before", SLOW, async () => {
    const bot = await start();
    await bot.failing("reply", 1, { kind: "code", code: 230002 });
    await bot.ask(QUESTION, { chat: GROUP, mention_bot: true });
    await bot.world.removeBot(GROUP, MEMBER);
    await bot.turn(SECOND);
    await bot.world.addBot(GROUP, MEMBER);
    await bot.deliver();
    expect((await visible(bot)).at(-1)).toContain("大家好");
  });
});

describe("with a list of those who are served", () => {
  const listed = { ALLOW_LIST: "on" };
  const scopes = [...ALL_MESSAGES, "contact:user.basic_profile:readonly", "im:chat:readonly"];
  const requests = (bot: Harness) => bot.world.messages({ by: "bot", chat: STAFF_CHAT });
  const others = async (bot: Harness) =>
    (await bot.answers()).filter(({ chat_id }) => chat_id !== STAFF_CHAT).map((one) => one.visible);
  const tap = async (bot: Harness, person: string, label: string) => {
    const request = (await requests(bot)).at(-1);
    await bot.world.click({ message_id: request?.message_id ?? "", person, label });
    await bot.deliver();
  };

  test("who is not on it is not answered, and staff are asked once, by name", SLOW, async () => {
    const bot = await start({ app: { scopes } }, listed);
    for (let n = 0; n < 2; n++) await hear(bot, {});
    expect(await others(bot)).toEqual([expect.stringContaining("已经请工作人员确认")]);
    expect(await requests(bot)).toMatchObject([{ visible: expect.stringContaining(MEMBER) }]);
  });

  test(
    "is no riddle later on either: another try after a while hears of it, another day asks again",
    SLOW,
    async () => {
      const bot = await start({ app: { scopes } }, listed);
      await hear(bot, {});
      await bot.turn(6 * MINUTE);
      await hear(bot, {});
      expect(await others(bot)).toHaveLength(2);
      expect(await requests(bot)).toHaveLength(1);
      await bot.turn(24 * HOUR);
      await hear(bot, {});
      expect(await requests(bot)).toHaveLength(2);
    },
  );

  test("who was let in by staff hears of it and is answered from then on", SLOW, async () => {
    const bot = await start({ app: { scopes } }, listed);
    await hear(bot, {});
    await tap(bot, OTHER, "同意");
    expect((await requests(bot))[0]?.visible).toContain("已同意");
    expect((await visible(bot)).at(-1)).toContain("已经开通");
    expect((await bot.ask(QUESTION))?.visible).toContain("390余场（次）");
  });

  test("who was let in can be kept out again, on the same card", SLOW, async () => {
    const bot = await start({ app: { scopes } }, listed);
    await hear(bot, {});
    await tap(bot, OTHER, "同意");
    await tap(bot, OTHER, "改为不同意");
    expect((await requests(bot))[0]?.visible).toContain("未同意");
    expect((await visible(bot)).at(-1)).toContain("没有同意");
    expect((await bot.ask(QUESTION))?.visible ?? "").not.toContain("390");
  });

  test("who was refused hears whom to ask", SLOW, async () => {
    const bot = await start({ app: { scopes } }, { ...listed, CONTACT: "信息中心小陈" });
    await hear(bot, {});
    await tap(bot, OTHER, "不同意");
    expect((await visible(bot)).at(-1)).toContain("信息中心小陈");
  });

  test("a group is let in as a whole, and the staff group needs no letting in", SLOW, async () => {
    const bot = await start({ app: { scopes } }, listed);
    await hear(bot, { chat: GROUP, mention_bot: true });
    expect((await requests(bot))[0]?.visible).toContain(GROUP);
    await tap(bot, OTHER, "同意");
    for (const chat of [GROUP, STAFF_CHAT]) {
      const answer = await bot.ask(QUESTION, { person: OTHER, chat, mention_bot: true });
      expect(answer?.visible).toContain("390余场（次）");
    }
  });

  test("taps and the menu are no way round it", SLOW, async () => {
    const bot = await start({ app: { scopes } });
    const answer = await bot.ask(QUESTION);
    bot.renew(listed);
    for (const label of ["👎", "数字有误"]) {
      const message_id = answer?.message_id ?? "";
      const { delivery } = await bot.world.click({ message_id, person: MEMBER, label });
      await bot.deliver();
      expect((await bot.world.delivery(delivery)).client?.toast?.content).toContain("名单");
    }
    await bot.world.menu(MEMBER, "ask");
    await bot.deliver();
    expect((await others(bot)).at(-1)).toContain("名单");
  });

  test(
    "the first opening and the first day in a group say so, instead of inviting to ask",
    SLOW,
    async () => {
      const chats = [{ name: "新群", bot_in: false }];
      const bot = await start({ app: { scopes: [...scopes, "im:chat.members:bot_access"] }, chats }, listed);
      await bot.world.enter(MEMBER);
      await bot.world.addBot("新群", MEMBER);
      await bot.deliver();
      expect(await visible(bot)).toEqual([
        expect.stringContaining("只对名单里"),
        expect.stringContaining("只对名单里"),
      ]);
    },
  );

  test("it needs a staff group, or nobody could ever come in", async () => {
    const bot = await start({}, { ...listed, STAFF_CHAT_ID: "" });
    const answer = await bot.send(
      new Request("http://127.0.0.1/webhook/event", { method: "POST", body: "{}" }),
    );
    expect(answer.status).toBe(500);
    expect(bot.logged()).toContain("STAFF_CHAT_ID");
  });
});

describe("the loop guard", () => {
  test(
    "stops answering the same words said again and again, says so once, and forgets after a pause",
    SLOW,
    async () => {
      const bot = await start();
      for (let n = 0; n < LOOP_LIMIT + 3; n++) {
        await hear(bot, { chat: GROUP, mention_bot: true });
        await bot.turn(5 * SECOND);
      }
      const said = await visible(bot);
      expect(said.filter((text) => text.includes("390余场（次）"))).toHaveLength(LOOP_LIMIT);
      expect(said.filter((text) => text.includes("先停一停"))).toHaveLength(1);
      expect((await bot.ask(ANOTHER, { chat: GROUP, mention_bot: true }))?.visible).toContain("立案");
      await bot.turn(11 * MINUTE);
      expect((await bot.ask(QUESTION, { chat: GROUP, mention_bot: true }))?.visible).toContain("390");
    },
  );
});

describe("the pace of a person", () => {
  test("counts taps, too", SLOW, async () => {
    const bot = await start();
    const help = await bot.ask("能问什么", { chat: GROUP, mention_bot: true });
    let last = "";
    for (let n = 0; n < RATE_LIMIT.count + 1; n++) {
      const value = valueOn(help?.content ?? null, "guide");
      const { delivery } = await bot.world.click({
        message_id: help?.message_id ?? "",
        person: MEMBER,
        value,
        force: true,
      });
      await bot.deliver();
      last = (await bot.world.delivery(delivery)).client?.toast?.content ?? "";
    }
    expect(last).toContain("有点快");
  });

  test("is twenty answers a minute, others are not held back, and it is said once", SLOW, async () => {
    const bot = await start();
    for (let n = 0; n < RATE_LIMIT.count + 4; n++) {
      await bot.world.say({ person: MEMBER, text: n % 2 === 0 ? QUESTION : ANOTHER });
    }
    await bot.deliver({ concurrency: 4 });
    await bot.live(4, 15 * SECOND);
    const said = await visible(bot);
    expect(said.filter((text) => /390|立案/.test(text))).toHaveLength(RATE_LIMIT.count);
    expect(said.filter((text) => text.includes("有点快"))).toHaveLength(1);
    expect((await bot.ask(QUESTION, { person: OTHER }))?.visible).toContain("390");
    expect((await bot.ask(QUESTION))?.visible).toContain("390");
  });

  test("counts a message once, however often it is pushed", SLOW, async () => {
    const bot = await start();
    await bot.world.fault({ on: "delivery", when: { every: 1 }, act: { kind: "duplicate", times: 2 } });
    for (let n = 0; n < RATE_LIMIT.count; n++) {
      await bot.world.say({ person: MEMBER, text: n % 2 === 0 ? QUESTION : ANOTHER });
    }
    await bot.deliver({ concurrency: 4 });
    await bot.live(4, 15 * SECOND);
    const said = await visible(bot);
    expect(said).toHaveLength(RATE_LIMIT.count);
    expect(said.join()).not.toContain("有点快");
  });
});
