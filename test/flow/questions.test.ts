/**
 * From signed bytes to the message that is sent: the real app, the real SDK, the emulator as the platform.
 */
import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../src/core/clock.ts";
import { BOTH_WAYS, GROUP, type Harness, MEMBER, OTHER, QUESTION, SLOW, start } from "../harness.ts";

describe.each(BOTH_WAYS)("the platform %s", (_, switches) => {
  describe("a question", () => {
    test("in a group is answered under it with figure, committee, year and source", SLOW, async () => {
      const bot = await start({ switches });
      const answer = await bot.ask(QUESTION, { chat: GROUP, mention_bot: true });
      expect(answer).toMatchObject({ msg_type: "interactive" });
      for (const part of ["390余场（次）", "贵阳市政协", "2024年", "社区协商", "出处"]) {
        expect(answer?.visible).toContain(part);
      }
    });

    test("in private is answered the same", SLOW, async () => {
      const bot = await start({ switches });
      expect((await bot.ask(QUESTION))?.visible).toContain("390余场（次）");
    });

    test("in a topic is answered in the topic", SLOW, async () => {
      const bot = await start({ switches, chats: [{ name: "话题群", kind: "topic" }] });
      const answer = await bot.ask(QUESTION, { chat: "话题群", mention_bot: true });
      expect(answer?.visible).toContain("390余场（次）");
      expect(answer?.thread_id).toMatch(/^omt_/);
    });

    test("in rich text is read like one in plain text", SLOW, async () => {
      const bot = await start({ switches });
      const post = {
        title: "",
        content: [
          [
            { tag: "at", user_id: "{@bot}" },
            { tag: "text", text: QUESTION },
          ],
        ],
      };
      const said = await bot.world.say({ person: MEMBER, chat: GROUP, post });
      await bot.deliver();
      const [answer] = await bot.world.messages({ by: "bot", reply_to: said.message_id });
      expect(answer?.visible).toContain("390余场（次）");
    });

    test("pushed again and again is answered once", SLOW, async () => {
      const bot = await start({ switches });
      await bot.world.fault({ on: "delivery", when: { next: 1 }, act: { kind: "duplicate", times: 3 } });
      await bot.ask(QUESTION);
      await bot.turn(8 * HOUR);
      expect(await bot.answers()).toHaveLength(1);
    });

    test("whose 200 was lost is pushed for seven hours and answered once", SLOW, async () => {
      const bot = await start({ switches });
      await bot.world.fault({ on: "delivery", when: { next: 5 }, act: { kind: "lose answer" } });
      await bot.ask(QUESTION);
      await bot.turn(8 * HOUR);
      const [delivery] = await bot.world.deliveries();
      expect(delivery?.attempts).toHaveLength(5);
      expect(await bot.answers()).toHaveLength(1);
    });
  });

  describe("what is not for the bot gets no answer:", () => {
    const silent = async (bot: Harness) => {
      await bot.deliver();
      expect(await bot.answers()).toEqual([]);
    };

    test("a group message that mentions somebody else", SLOW, async () => {
      const bot = await start({
        switches,
        app: { scopes: ["im:message.group_msg", "im:message:send_as_bot"] },
      });
      await bot.world.say({ person: MEMBER, chat: GROUP, text: `{@${OTHER}} ${QUESTION}` });
      await silent(bot);
    });

    test("@所有人", SLOW, async () => {
      const bot = await start({
        switches: { ...switches, atAllReachesBot: true, atAllMentionEntry: "entry" },
      });
      await bot.world.say({ person: MEMBER, chat: GROUP, text: `{@all} ${QUESTION}` });
      await silent(bot);
    });

    test("another bot", SLOW, async () => {
      const bot = await start({
        switches,
        people: [{ name: "别的机器人", bot: true }],
        app: { scopes: ["im:message.group_at_msg.include_bot:readonly", "im:message:send_as_bot"] },
      });
      await bot.world.say({ person: "别的机器人", chat: GROUP, text: QUESTION, mention_bot: true });
      await silent(bot);
    });
  });

  describe("a follow-up", () => {
    test("keeps place and year and changes what it names", SLOW, async () => {
      const bot = await start({ switches });
      await bot.ask(QUESTION);
      expect((await bot.ask("那园区协商呢"))?.visible).toContain("40余场");
    });

    test("is forgotten after 30 minutes in private and 10 in a group", SLOW, async () => {
      const bot = await start({ switches });
      const inGroup = { chat: GROUP, mention_bot: true };
      await bot.ask(QUESTION);
      await bot.ask(QUESTION, inGroup);
      await bot.turn(11 * MINUTE);
      expect((await bot.ask("那园区协商呢", inGroup))?.visible).not.toContain("40余场");
      expect((await bot.ask("那园区协商呢"))?.visible).toContain("40余场");
      await bot.turn(31 * MINUTE);
      expect((await bot.ask("那立案呢"))?.visible).not.toContain("188件");
    });

    test("belongs to one person: another one's is not mixed in", SLOW, async () => {
      const bot = await start({ switches });
      const inGroup = { chat: GROUP, mention_bot: true };
      await bot.ask(QUESTION, inGroup);
      expect((await bot.ask("那园区协商呢", { ...inGroup, person: OTHER }))?.visible).not.toContain("40余场");
    });
  });

  describe("a message that is no text", () => {
    test.each([
      ["image", { image_key: "img_v2_1" }, "图片"],
      ["audio", { file_key: "file_v2_1", duration: 1000 }, "语音"],
      ["file", { file_key: "file_v2_1", file_name: "a.docx" }, "文件"],
      ["post", { title: "", content: [[{ tag: "img", image_key: "img_v2_1" }]] }, "图片"],
    ])("(%s) gets a sentence that says what to do", SLOW, async (type, content, word) => {
      const bot = await start({ switches });
      const said = await bot.world.say({ person: MEMBER, raw: { type, content } });
      await bot.deliver();
      const [answer] = await bot.world.messages({ by: "bot", reply_to: said.message_id });
      expect(answer?.visible).toContain(word);
    });
  });

  describe("a button", () => {
    const open = async () => {
      const bot = await start({ switches });
      const asked = await bot.ask("贵阳智力支边帮扶资金多少");
      const label = asked?.visible.split("\n").find((line) => line.includes("2024年")) ?? "";
      const tap = async (person: string) => {
        const { delivery } = await bot.world.click({ message_id: asked?.message_id ?? "", person, label });
        await bot.deliver();
        return (await bot.world.delivery(delivery)).client;
      };
      return { bot, tap };
    };

    test("answers in the chat, with a toast", SLOW, async () => {
      const { bot, tap } = await open();
      expect(await tap(MEMBER)).toMatchObject({ code: 0, toast: { type: "success" } });
      expect((await bot.answers()).at(-1)?.visible).toContain("300余万元");
    });

    test("tapped again by the same person has no second effect", SLOW, async () => {
      const { bot, tap } = await open();
      await tap(MEMBER);
      expect(await tap(MEMBER)).toMatchObject({ code: 0, toast: { type: "success" } });
      expect(await bot.answers()).toHaveLength(2);
    });

    test("in private does not ask to be mentioned, and what follows knows of it", SLOW, async () => {
      const { bot, tap } = await open();
      await tap(MEMBER);
      expect((await bot.answers()).at(-1)?.visible).not.toContain("@");
      expect((await bot.ask("2022年呢"))?.visible).toContain("259万元");
    });

    test("with a value that nobody here made is refused kindly", SLOW, async () => {
      const bot = await start({ switches });
      const answer = await bot.ask(QUESTION);
      for (const value of [
        { v: 1, do: "resend", row: "x" },
        { v: 9, do: "ask" },
        "a string",
        { do: "drop" },
      ]) {
        const message_id = answer?.message_id ?? "";
        const { delivery } = await bot.world.click({ message_id, person: MEMBER, value, force: true });
        await bot.deliver();
        const { client } = await bot.world.delivery(delivery);
        expect(client).toMatchObject({ code: 0, toast: { type: expect.stringMatching(/info|error/) } });
      }
      expect(await bot.answers()).toHaveLength(1);
    });
  });
});
