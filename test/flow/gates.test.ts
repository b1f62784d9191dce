/**
 * Who is answered and who is told why not: from signed events to what the platform was sent.
 */
import { describe, expect, test } from "vitest";
import { MINUTE, SECOND } from "../../src/core/clock.ts";
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
  test("is told once, when the bot is added, and not served", SLOW, async () => {
    const chats = [{ name: "外部群", external: true, bot_in: false }];
    const bot = await start({ app: { external_groups: true }, chats });
    await bot.world.addBot("外部群", MEMBER);
    await bot.deliver();
    await hear(bot, { chat: "外部群", mention_bot: true });
    const said = await visible(bot);
    expect(said[0]).toContain("外单位");
    expect(said.slice(1)).toEqual([expect.stringContaining("只在本单位内部服务")]);
    expect(said.join()).not.toContain("390");
  });
});

describe("with a list of those who are served", () => {
  const listed = { ALLOW_LIST: "on" };
  const tap = async (bot: Harness, person: string, label: string) => {
    const [request] = await bot.world.messages({ by: "bot", chat: STAFF_CHAT });
    await bot.world.click({ message_id: request?.message_id ?? "", person, label });
    await bot.deliver();
  };

  test("who is not on it is not answered, and staff are asked once, by name", SLOW, async () => {
    const scopes = [...ALL_MESSAGES, "contact:user.basic_profile:readonly"];
    const bot = await start({ app: { scopes } }, listed);
    for (let n = 0; n < 2; n++) await hear(bot, {});
    const [told, ...more] = (await bot.answers()).filter(({ chat_id }) => chat_id !== STAFF_CHAT);
    expect(told?.visible).toContain("已经请工作人员确认");
    expect(more).toEqual([]);
    const requests = await bot.world.messages({ by: "bot", chat: STAFF_CHAT });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.visible).toContain(MEMBER);
  });

  test("who was let in by staff hears of it and is answered from then on", SLOW, async () => {
    const bot = await start({}, listed);
    await hear(bot, {});
    await tap(bot, OTHER, "同意");
    const [request] = await bot.world.messages({ by: "bot", chat: STAFF_CHAT });
    expect(request?.visible).toContain("已同意");
    expect((await visible(bot)).at(-1)).toContain("已经开通");
    expect((await bot.ask(QUESTION))?.visible).toContain("390余场（次）");
  });

  test("who was refused hears of it too, and whom to ask", SLOW, async () => {
    const bot = await start({}, { ...listed, CONTACT: "信息中心小陈" });
    await hear(bot, {});
    await tap(bot, OTHER, "不同意");
    expect((await visible(bot)).at(-1)).toContain("信息中心小陈");
    expect((await bot.ask(QUESTION))?.visible ?? "").not.toContain("390");
  });

  test("a group is let in as a whole, and the staff group needs no letting in", SLOW, async () => {
    const bot = await start({}, listed);
    await hear(bot, { chat: GROUP, mention_bot: true });
    await tap(bot, OTHER, "同意");
    for (const chat of [GROUP, STAFF_CHAT]) {
      const answer = await bot.ask(QUESTION, { person: OTHER, chat, mention_bot: true });
      expect(answer?.visible).toContain("390余场（次）");
    }
  });

  test("without a staff group the way in is a person to ask", SLOW, async () => {
    const bot = await start({}, { ...listed, STAFF_CHAT_ID: "", CONTACT: "信息中心小陈" });
    expect((await bot.ask(QUESTION))?.visible).toContain("信息中心小陈");
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
