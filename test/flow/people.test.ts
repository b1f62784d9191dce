/**
 * Arriving, asking for help, the menu, quoting, taking back: what happens around questions.
 */
import { describe, expect, test } from "vitest";
import { MINUTE } from "../../src/core/clock.ts";
import { BOTH_WAYS, GROUP, MEMBER, OTHER, QUESTION, SLOW, STAFF_CHAT, start } from "../harness.ts";

describe("a person who opens the private chat", () => {
  test("is greeted the first time and not again", SLOW, async () => {
    const bot = await start();
    for (let n = 0; n < 3; n++) {
      await bot.world.enter(MEMBER);
      await bot.deliver();
      await bot.turn(MINUTE);
    }
    const greetings = await bot.answers();
    expect(greetings).toHaveLength(1);
    expect(greetings[0]?.visible).toContain("政协助手");
  });

  test("after having spoken is not greeted any more", SLOW, async () => {
    const bot = await start();
    await bot.ask(QUESTION);
    await bot.world.enter(MEMBER);
    await bot.deliver();
    expect(await bot.answers()).toHaveLength(1);
  });

  test("can tap an example of the greeting and gets its figure", SLOW, async () => {
    const bot = await start();
    await bot.world.enter(MEMBER);
    await bot.deliver();
    const [greeting] = await bot.answers();
    const card = JSON.stringify(greeting?.content);
    const question = /"question":"([^"]+)"/.exec(card)?.[1] ?? "";
    const label = /"content":"([^"]{4,40})"\},"behaviors"/.exec(card)?.[1] ?? "";
    await bot.world.click({ message_id: greeting?.message_id ?? "", person: MEMBER, label });
    await bot.deliver();
    expect(question).not.toBe("");
    expect((await bot.answers()).at(-1)?.visible).toContain("出处");
  });
});

describe("a group", () => {
  test("is welcomed when the bot is added, and forgotten when it is out", SLOW, async () => {
    const bot = await start({ chats: [{ name: "新群", bot_in: false }] });
    await bot.world.addBot("新群", MEMBER);
    await bot.deliver();
    expect((await bot.answers()).map(({ visible }) => visible)).toEqual([expect.stringContaining("大家好")]);
    await bot.world.removeBot("新群", MEMBER);
    await bot.world.addBot("新群", MEMBER);
    await bot.deliver();
    expect(await bot.answers()).toHaveLength(2);
  });

  test("that is dissolved before its answer went out gets none, and nobody is troubled", SLOW, async () => {
    const bot = await start();
    await bot.failing("reply", 1, { kind: "code", code: 230020 });
    await bot.ask(QUESTION, { chat: GROUP, mention_bot: true });
    await bot.world.dissolve(GROUP, MEMBER);
    await bot.deliver();
    await bot.live(5, MINUTE);
    expect(await bot.answers()).toEqual([]);
  });
});

describe("help", () => {
  test.each(["能问什么", "帮助", "？", "问数据", "你能问什么呀"])("is what “%s” gets", SLOW, async (text) => {
    const bot = await start();
    expect((await bot.ask(text))?.visible).toContain("贵阳");
  });

  test("turns its pages on the same card, and an example of the last page is answered", SLOW, async () => {
    const bot = await start();
    const first = await bot.ask("能问什么", { chat: GROUP, mention_bot: true });
    const message_id = first?.message_id ?? "";
    const tap = async (label: string) => {
      await bot.world.click({ message_id, person: OTHER, label });
      await bot.deliver();
      return (await bot.answers()).find((answer) => answer.message_id === message_id);
    };
    const place = await tap("贵阳");
    expect(place?.updated).toBe(true);
    expect(place?.visible).toContain("2024");
    expect(await bot.answers()).toHaveLength(1);
  });

  test("for a place is asked for by its name", SLOW, async () => {
    const bot = await start();
    expect((await bot.ask("六盘水能问什么"))?.visible).toContain("六盘水");
  });

  test("of a person is named when it is configured, and a way is named when not", SLOW, async () => {
    const bot = await start({}, { CONTACT: "社情民意信息中心 小陈" });
    expect((await bot.ask("转人工"))?.visible).toContain("小陈");
    const other = await start();
    expect((await other.ask("人工"))?.visible).toContain("工作人员");
  });
});

describe("what is no question", () => {
  test.each([
    ["你好", "政协助手"],
    ["谢谢！", "不客气"],
    ["好的", "不客气"],
    ["数字不对", "数字有误"],
    ["我要报信息", "还没有开通"],
  ])("“%s” gets a word of its own, not a search", SLOW, async (text, words) => {
    const bot = await start();
    await bot.ask(QUESTION);
    expect((await bot.ask(text))?.visible).toContain(words);
  });

  test("tells an operator in a group which group it is", SLOW, async () => {
    const bot = await start();
    const answer = await bot.ask("本群编号", { chat: GROUP, mention_bot: true });
    const chat = bot.world.info.chats.find(({ name }) => name === GROUP)?.chat_id ?? "?";
    expect(answer?.visible).toContain(chat);
    expect(answer?.visible).toContain(bot.world.info.app.tenant_key);
  });
});

describe("the menu", () => {
  test.each([
    ["ask", "贵阳"],
    ["submit", "还没有开通"],
    ["mine", "还没有开通"],
    ["remind", "还没有开通"],
    ["问数据", "贵阳"],
    ["something else", "贵阳"],
  ])("item %s is answered in private, once", SLOW, async (item, words) => {
    const bot = await start();
    await bot.world.fault({ on: "delivery", when: { next: 1 }, act: { kind: "duplicate", times: 2 } });
    await bot.world.menu(MEMBER, item);
    await bot.deliver();
    const answers = await bot.answers();
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ chat_kind: "p2p" });
    expect(answers[0]?.visible).toContain(words);
  });
});

describe.each(BOTH_WAYS)("a quoted message, the platform %s", (_, switches) => {
  test("of another person is the question when there is only the mention", SLOW, async () => {
    const bot = await start({ switches });
    const said = await bot.world.say({ person: OTHER, chat: GROUP, text: QUESTION });
    const answer = await bot.ask("", { chat: GROUP, mention_bot: true, reply_to: said.message_id });
    expect(answer?.visible).toContain("390余场（次）");
  });

  test("of ours is what a short question refers to, for everyone in the group", SLOW, async () => {
    const bot = await start({ switches });
    const first = await bot.ask("贵阳2024年智力支边帮扶资金多少", { chat: GROUP, mention_bot: true });
    await bot.ask("六盘水2025年提案立案多少件", { person: OTHER, chat: GROUP, mention_bot: true });
    const answer = await bot.ask("2022年呢", {
      person: OTHER,
      chat: GROUP,
      mention_bot: true,
      reply_to: first?.message_id ?? "",
    });
    expect(answer?.visible).toContain("贵阳市政协2022年");
  });

  test("is the topic's question, where somebody there only mentions the bot", SLOW, async () => {
    const bot = await start({ switches });
    const said = await bot.world.say({ person: OTHER, chat: GROUP, text: QUESTION });
    const answer = await bot.ask("", {
      chat: GROUP,
      mention_bot: true,
      reply_to: said.message_id,
      reply_in_thread: true,
    });
    expect(answer?.visible).toContain("390余场（次）");
  });

  test("that can't be read costs nobody the answer", SLOW, async () => {
    const bot = await start({ switches });
    const said = await bot.world.say({ person: OTHER, chat: GROUP, text: "看看这个" });
    await bot.failing("get", 5, { kind: "code", code: 230050 });
    const answer = await bot.ask(QUESTION, { chat: GROUP, mention_bot: true, reply_to: said.message_id });
    expect(answer?.visible).toContain("390余场（次）");
  });
});

describe.each(BOTH_WAYS)("a message that is taken back, the platform %s", (_, switches) => {
  test("is not answered when the news of it overtakes the message", SLOW, async () => {
    const bot = await start({ switches });
    await bot.world.fault({ on: "delivery", when: { next: 1 }, act: { kind: "delay", ms: MINUTE } });
    const said = await bot.world.say({ person: MEMBER, text: QUESTION });
    await bot.world.recall(said.message_id);
    await bot.deliver();
    await bot.live(3, MINUTE);
    const order = (await bot.world.deliveries()).map(({ state }) => state);
    expect(order).toEqual(["done", "done"]);
    expect(await bot.answers()).toEqual([]);
  });

  test("before its answer left is not answered", SLOW, async () => {
    const bot = await start({ switches });
    await bot.failing("reply", 1, { kind: "code", code: 230020 });
    const said = await bot.world.say({ person: MEMBER, text: QUESTION });
    await bot.deliver();
    await bot.world.recall(said.message_id);
    await bot.deliver();
    await bot.live(3, MINUTE);
    expect(await bot.answers()).toEqual([]);
    expect(await bot.world.messages({ by: "bot", chat: STAFF_CHAT })).toEqual([]);
  });
});

describe("a message that is no text", () => {
  const kinds: [string, { type: string; content: Record<string, string> }, string][] = [
    ["a picture", { type: "image", content: { image_key: "img_1" } }, "图片"],
    ["a voice message", { type: "audio", content: { file_key: "file_1", duration: "3" } }, "语音"],
    ["a file", { type: "file", content: { file_key: "file_1", file_name: "年报.pdf" } }, "文件"],
    ["a sticker", { type: "sticker", content: { file_key: "file_1" } }, "表情"],
    ["a place", { type: "location", content: { name: "会场", longitude: "1", latitude: "2" } }, "位置"],
  ];

  test.each(kinds)("%s gets a kind answer of its own in private", SLOW, async (_, raw, words) => {
    const bot = await start();
    const content = raw.type === "audio" ? { ...raw.content, duration: 3000 } : raw.content;
    await bot.world.say({ person: MEMBER, raw: { type: raw.type, content } });
    await bot.deliver();
    expect((await bot.answers()).map(({ visible }) => visible)).toEqual([expect.stringContaining(words)]);
  });

  test("gets none in a group that did not address the bot", SLOW, async () => {
    const bot = await start({ app: { scopes: ["im:message.group_msg", "im:message:send_as_bot"] } });
    await bot.world.say({
      person: MEMBER,
      chat: GROUP,
      raw: { type: "image", content: { image_key: "img_1" } },
    });
    await bot.deliver();
    expect(await bot.answers()).toEqual([]);
  });
});
