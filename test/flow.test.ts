/**
 * From signed bytes to the message that is sent: the real app, the real SDK, the emulator as the platform.
 */
import { describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "../src/core/clock.ts";
import { openStore } from "../src/store/durable.ts";
import { GROUP, type Harness, MEMBER, OTHER, STAFF_CHAT, start } from "./harness.ts";

const QUESTION = "贵阳2024年社区协商多少场";

/** Evaluating the SDK for the first time takes workerd some seconds. */
const SLOW = 60_000;

describe("a question", () => {
  test("in a group is answered under it with figure, committee, year and source", {
    timeout: SLOW,
  }, async () => {
    const bot = await start();
    const answer = await bot.ask(QUESTION, { chat: GROUP, mention_bot: true });
    expect(answer).toMatchObject({ msg_type: "interactive" });
    for (const part of ["390余场（次）", "贵阳市政协", "2024年", "社区协商", "出处"]) {
      expect(answer?.visible).toContain(part);
    }
  });

  test("in private is answered the same", { timeout: SLOW }, async () => {
    const bot = await start();
    expect((await bot.ask(QUESTION))?.visible).toContain("390余场（次）");
  });

  test("in a topic is answered in the topic", { timeout: SLOW }, async () => {
    const bot = await start({ chats: [{ name: "话题群", kind: "topic" }] });
    const answer = await bot.ask(QUESTION, { chat: "话题群", mention_bot: true });
    expect(answer?.visible).toContain("390余场（次）");
    expect(answer?.thread_id).toMatch(/^omt_/);
  });

  test("in rich text is read like one in plain text", { timeout: SLOW }, async () => {
    const bot = await start();
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

  test("pushed again and again is answered once", { timeout: SLOW }, async () => {
    const bot = await start();
    await bot.world.fault({ on: "delivery", when: { next: 1 }, act: { kind: "duplicate", times: 3 } });
    await bot.ask(QUESTION);
    await bot.turn(8 * HOUR);
    expect(await bot.answers()).toHaveLength(1);
  });

  test("whose 200 was lost is pushed for seven hours and answered once", { timeout: SLOW }, async () => {
    const bot = await start();
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

  test("a group message that mentions somebody else", { timeout: SLOW }, async () => {
    const bot = await start({ app: { scopes: ["im:message.group_msg", "im:message:send_as_bot"] } });
    await bot.world.say({ person: MEMBER, chat: GROUP, text: `{@${OTHER}} ${QUESTION}` });
    await silent(bot);
  });

  test("@所有人", { timeout: SLOW }, async () => {
    const bot = await start({ switches: { atAllReachesBot: true, atAllMentionEntry: "entry" } });
    await bot.world.say({ person: MEMBER, chat: GROUP, text: `{@all} ${QUESTION}` });
    await silent(bot);
  });

  test("another bot", { timeout: SLOW }, async () => {
    const bot = await start({
      people: [{ name: "别的机器人", bot: true }],
      app: { scopes: ["im:message.group_at_msg.include_bot:readonly", "im:message:send_as_bot"] },
    });
    await bot.world.say({ person: "别的机器人", chat: GROUP, text: QUESTION, mention_bot: true });
    await silent(bot);
  });
});

describe("a follow-up", () => {
  test("keeps place and year and changes what it names", { timeout: SLOW }, async () => {
    const bot = await start();
    await bot.ask(QUESTION);
    expect((await bot.ask("那园区协商呢"))?.visible).toContain("40余场");
  });

  test("is forgotten after 30 minutes in private and 10 in a group", { timeout: SLOW }, async () => {
    const bot = await start();
    const inGroup = { chat: GROUP, mention_bot: true };
    await bot.ask(QUESTION);
    await bot.ask(QUESTION, inGroup);
    await bot.turn(11 * MINUTE);
    expect((await bot.ask("那园区协商呢", inGroup))?.visible).not.toContain("40余场");
    expect((await bot.ask("那园区协商呢"))?.visible).toContain("40余场");
    await bot.turn(31 * MINUTE);
    expect((await bot.ask("那立案呢"))?.visible).not.toContain("188件");
  });

  test("belongs to one person: another one's is not mixed in", { timeout: SLOW }, async () => {
    const bot = await start();
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
  ])("(%s) gets a sentence that says what to do", { timeout: SLOW }, async (type, content, word) => {
    const bot = await start();
    const said = await bot.world.say({ person: MEMBER, raw: { type, content } });
    await bot.deliver();
    const [answer] = await bot.world.messages({ by: "bot", reply_to: said.message_id });
    expect(answer?.visible).toContain(word);
  });
});

describe("sending", () => {
  test("goes on under the same uuid when the platform died after accepting: one message", {
    timeout: SLOW,
  }, async () => {
    const bot = await start();
    await bot.world.fault({
      on: "api",
      api: "reply",
      when: { next: 2 },
      act: { kind: "die after accepting" },
    });
    await bot.ask(QUESTION);
    for (let n = 0; n < 5; n++) {
      await bot.turn(MINUTE);
      await bot.tick();
    }
    const ledger = await bot.world.ledger();
    expect(ledger).toHaveLength(1);
    expect(ledger[0]?.calls).toBe(3);
  });

  test("also when a repeated uuid is answered with an error", { timeout: SLOW }, async () => {
    const bot = await start({ switches: { repeatUuidReturns: "error", repeatUuidErrorCode: 230049 } });
    await bot.world.fault({
      on: "api",
      api: "reply",
      when: { next: 1 },
      act: { kind: "die after accepting" },
    });
    await bot.ask(QUESTION);
    for (let n = 0; n < 12; n++) {
      await bot.turn(5 * MINUTE);
      await bot.tick();
    }
    expect(await bot.world.ledger()).toHaveLength(1);
    expect(await bot.world.messages({ chat: STAFF_CHAT, by: "bot" })).toEqual([]);
  });

  test("waits as long as the gateway says, then sends", { timeout: SLOW }, async () => {
    const bot = await start();
    await bot.world.fault({ on: "api", api: "reply", when: { next: 1 }, act: { kind: "rate", reset: 40 } });
    await bot.ask(QUESTION);
    await bot.turn(30 * SECOND);
    await bot.tick();
    expect(await bot.answers()).toEqual([]);
    await bot.turn(MINUTE);
    await bot.tick();
    expect(await bot.answers()).toHaveLength(1);
  });

  test("outlasts an outage of the platform", { timeout: SLOW }, async () => {
    const bot = await start();
    await bot.world.fault({ on: "api", when: { next: 30 }, act: { kind: "http", status: 503 } });
    await bot.ask(QUESTION);
    await bot.world.clearFaults();
    for (let n = 0; n < 4; n++) {
      await bot.turn(5 * MINUTE);
      await bot.tick();
    }
    expect(await bot.answers()).toHaveLength(1);
  });

  test("says the same as text when the platform refuses the card", { timeout: SLOW }, async () => {
    const bot = await start();
    const msg = "Failed to create card content, ext=ErrCode: 11310; ErrMsg: element exceeds the limit; ";
    await bot.world.fault({
      on: "api",
      api: "reply",
      when: { next: 1 },
      act: { kind: "code", code: 230099, msg },
    });
    const answer = await bot.ask(QUESTION);
    expect(answer).toMatchObject({ msg_type: "text" });
    for (const part of ["390余场（次）", "贵阳市政协", "2024年", "出处"])
      expect(answer?.visible).toContain(part);
  });

  test("starts a fresh message when the question was recalled meanwhile", { timeout: SLOW }, async () => {
    const bot = await start();
    const said = await bot.world.say({ person: MEMBER, text: QUESTION });
    const due = await bot.world.due();
    await bot.world.recall(said.message_id);
    for (const one of due) {
      const request = new Request("http://127.0.0.1/webhook/event", {
        method: "POST",
        headers: one.headers,
        body: one.body,
      });
      await bot.world.report(one.id, {
        status: (await bot.send(request)).status,
        duration_ms: 1,
        body: "{}",
      });
    }
    await bot.deliver();
    const [answer] = await bot.answers();
    expect(answer?.visible).toContain("390余场（次）");
    expect(answer?.reply_to).toBe("");
  });

  test("gets a new token when the platform refuses the old one", { timeout: SLOW }, async () => {
    const bot = await start();
    await bot.ask(QUESTION);
    await bot.turn(3 * HOUR);
    expect((await bot.ask(QUESTION))?.visible).toContain("390余场（次）");
    const refused = (await bot.world.calls()).filter(({ code }) => code === 99991663);
    expect(refused).toHaveLength(1);
  });

  test("keeps to the platform's pace when a chat asks a lot at once", { timeout: SLOW }, async () => {
    const bot = await start();
    for (let n = 0; n < 12; n++) {
      await bot.world.say({ person: MEMBER, chat: GROUP, text: QUESTION, mention_bot: true });
    }
    await bot.deliver({ concurrency: 12 });
    expect(await bot.answers()).toHaveLength(12);
    expect((await bot.world.calls()).filter(({ code }) => code === 230020)).toEqual([]);
  });
});

describe("work that was left behind", () => {
  test("is taken up by the tick and answered once", { timeout: SLOW }, async () => {
    const bot = await start();
    // The platform does not say who the bot is: the work fails after its 200.
    await bot.world.fault({ on: "api", api: "bot", when: { next: 1 }, act: { kind: "http", status: 500 } });
    expect(await bot.ask(QUESTION)).toBeUndefined();
    await bot.turn(MINUTE);
    await bot.tick();
    await bot.tick();
    expect(await bot.answers()).toHaveLength(1);
  });

  test("that fails again and again becomes a dead letter: the member gets a sentence, staff see it", {
    timeout: SLOW,
  }, async () => {
    const bot = await start();
    await bot.world.fault({ on: "api", api: "bot", when: { next: 100 }, act: { kind: "http", status: 500 } });
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
  });
});

describe("a message of which nobody knows whether it arrived", () => {
  test("is not repeated; staff see it and can send it again with one tap, once", {
    timeout: SLOW,
  }, async () => {
    const bot = await start();
    await bot.world.fault({ on: "api", api: "reply", when: { next: 100 }, act: { kind: "drop" } });
    await bot.ask(QUESTION);
    for (let n = 0; n < 13; n++) {
      await bot.turn(5 * MINUTE);
      await bot.tick();
    }
    await bot.world.clearFaults();
    await bot.turn(2 * HOUR);
    await bot.tick();
    const [told] = await bot.world.messages({ by: "bot", chat: STAFF_CHAT });
    expect(told?.visible).toContain("不能确定是否送达");
    expect((await bot.answers()).filter(({ chat_id }) => chat_id !== STAFF_CHAT)).toEqual([]);
    for (const person of [MEMBER, OTHER]) {
      await bot.world.click({ message_id: told?.message_id ?? "", person, label: "再发" });
      await bot.deliver();
    }
    const sent = (await bot.answers()).filter(({ chat_id }) => chat_id !== STAFF_CHAT);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.visible).toContain("390余场（次）");
  });
});

describe("buttons", () => {
  test("of a follow-up answer in the chat, with a toast, and once for one click", {
    timeout: SLOW,
  }, async () => {
    const bot = await start();
    const asked = await bot.ask("贵阳智力支边帮扶资金多少");
    const label = asked?.visible.split("\n").find((line) => line.includes("2024年")) ?? "";
    const clicked = await bot.world.click({ message_id: asked?.message_id ?? "", person: MEMBER, label });
    await bot.deliver();
    const after = await bot.answers();
    expect(after).toHaveLength(2);
    expect(after.at(-1)?.visible).toContain("300余万元");
    const delivery = await bot.world.delivery(clicked.delivery);
    expect(delivery.client).toMatchObject({ code: 0, toast: { type: "success" } });
  });
});

describe("the log", () => {
  test("holds neither what people wrote nor a secret, also when calls fail", { timeout: SLOW }, async () => {
    const bot = await start();
    await bot.world.fault({ on: "api", api: "token", when: { next: 2 }, act: { kind: "http", status: 500 } });
    await bot.world.fault({
      on: "api",
      api: "reply",
      when: { next: 2 },
      act: { kind: "code", code: 230002, msg: "x" },
    });
    await bot.ask("某某小区路灯坏了 贵阳2024年社区协商多少场");
    await bot.turn(2 * MINUTE);
    await bot.tick();
    const log = bot.logged();
    expect(log).toContain("received");
    for (const secret of ["路灯", "社区协商", "林委员", "made-up", "t-", bot.env.SEAL_KEY as string]) {
      expect(log).not.toContain(secret);
    }
  });

  test("nor does the store hold it in the clear", { timeout: SLOW }, async () => {
    const bot = await start();
    await bot.world.fault({ on: "api", api: "reply", when: { next: 9 }, act: { kind: "http", status: 500 } });
    await bot.ask("某某小区路灯坏了");
    const rows = await openStore(bot.env.STORE).takeDue((await bot.world.now()) + HOUR / 2, {
      limit: 9,
      patience: HOUR,
    });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/路灯|oc_|ou_/);
  });
});
