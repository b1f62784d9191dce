/**
 * The outbox against a platform that drops, refuses, forgets and dies after accepting.
 */
import { describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../src/core/clock.ts";
import { BOTH_WAYS, GROUP, MEMBER, OTHER, QUESTION, SLOW, STAFF_CHAT, start, valueOn } from "../harness.ts";

describe.each(BOTH_WAYS)("the platform %s", (_, switches) => {
  describe("sending", () => {
    test(
      "goes on under the same uuid when the platform died after accepting: one message",
      SLOW,
      async () => {
        const bot = await start({ switches });
        await bot.failing("reply", 2, { kind: "die after accepting" });
        await bot.ask(QUESTION);
        await bot.live(5, MINUTE);
        const ledger = await bot.world.ledger();
        expect(ledger).toHaveLength(1);
        expect(ledger[0]?.calls).toBeGreaterThan(1);
      },
    );

    test("also when a repeated uuid is answered with an error", SLOW, async () => {
      const bot = await start({
        switches: { ...switches, repeatUuidReturns: "error", repeatUuidErrorCode: 230049 },
      });
      await bot.failing("reply", 1, { kind: "die after accepting" });
      await bot.ask(QUESTION);
      await bot.live(12, 5 * MINUTE);
      expect(await bot.world.ledger()).toHaveLength(1);
      expect(await bot.world.messages({ chat: STAFF_CHAT, by: "bot" })).toEqual([]);
    });

    test("waits as long as the gateway says, then sends", SLOW, async () => {
      const bot = await start({ switches });
      await bot.failing("reply", 1, { kind: "rate", reset: 40 });
      await bot.ask(QUESTION);
      await bot.live(1, 30 * SECOND);
      expect(await bot.answers()).toEqual([]);
      await bot.live(1, MINUTE);
      expect(await bot.answers()).toHaveLength(1);
    });

    test("outlasts an outage of the platform", SLOW, async () => {
      const bot = await start({ switches });
      await bot.world.fault({ on: "api", when: { next: 30 }, act: { kind: "http", status: 503 } });
      await bot.ask(QUESTION);
      await bot.world.clearFaults();
      await bot.live(4, 5 * MINUTE);
      expect(await bot.answers()).toHaveLength(1);
    });

    test("says the same as text when the platform refuses the card", SLOW, async () => {
      const bot = await start({ switches });
      const msg = "Failed to create card content, ext=ErrCode: 11310; ErrMsg: element exceeds the limit; ";
      await bot.failing("reply", 1, { kind: "code", code: 230099, msg });
      const answer = await bot.ask(QUESTION);
      expect(answer).toMatchObject({ msg_type: "text" });
      for (const part of ["390余场（次）", "贵阳市政协", "2024年", "出处"])
        expect(answer?.visible).toContain(part);
    });

    test("starts a fresh message when the question was recalled meanwhile", SLOW, async () => {
      const bot = await start({ switches });
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

    test("goes on with the fresh message when that one had no answer", SLOW, async () => {
      const bot = await start({ switches });
      const said = await bot.world.say({ person: MEMBER, text: QUESTION });
      await bot.failing("create", 1, { kind: "die after accepting" });
      await bot.failing("reply", 9, { kind: "code", code: 230011 });
      await bot.deliver();
      await bot.live(5, MINUTE);
      const sent = (await bot.answers()).filter(({ chat_id }) => chat_id === said.chat_id);
      expect(sent).toHaveLength(1);
    });

    test(
      "is shown to staff, and not guessed at, when the platform refuses a repeat for another reason",
      SLOW,
      async () => {
        const bot = await start({
          switches: { ...switches, repeatUuidReturns: "error", repeatUuidErrorCode: 230001 },
        });
        await bot.failing("reply", 1, { kind: "die after accepting" });
        await bot.ask(QUESTION);
        await bot.live(14, 5 * MINUTE);
        const [told, ...more] = await bot.world.messages({ by: "bot", chat: STAFF_CHAT });
        expect(told?.visible).toContain("不能确定是否送达");
        expect(more).toEqual([]);
        expect((await bot.answers()).filter(({ chat_id }) => chat_id !== STAFF_CHAT)).toHaveLength(1);
      },
    );

    test(
      "waits for the operator when a permission is missing, and the log says which page mends it",
      SLOW,
      async () => {
        const bot = await start({ switches });
        await bot.failing("reply", 1, { kind: "code", code: 99991672 });
        await bot.ask(QUESTION);
        expect(bot.logged()).toContain("权限管理");
        await bot.live(1, 6 * MINUTE);
        expect(await bot.answers()).toHaveLength(1);
      },
    );

    test("that is refused for good is shown to staff with the platform's code", SLOW, async () => {
      const bot = await start({ switches });
      await bot.failing("reply", 1, { kind: "code", code: 230022 });
      await bot.ask(QUESTION);
      await bot.tick();
      const [told] = await bot.world.messages({ by: "bot", chat: STAFF_CHAT });
      expect(told?.visible).toContain("230022");
    });

    test("gets a new token when the platform refuses the old one", SLOW, async () => {
      const bot = await start({ switches });
      await bot.ask(QUESTION);
      await bot.turn(3 * HOUR);
      expect((await bot.ask(QUESTION))?.visible).toContain("390余场（次）");
      const refused = (await bot.world.calls()).filter(({ code }) => code === 99991663);
      expect(refused).toHaveLength(1);
    });

    test("answers all when a chat asks a lot at once, each once", SLOW, async () => {
      const bot = await start({ switches });
      for (let n = 0; n < 12; n++) {
        // Not the same words in a row: the loop guard would take them for a machine's.
        const text = n % 2 === 0 ? QUESTION : "六盘水2025年提案立案多少件";
        await bot.world.say({ person: MEMBER, chat: GROUP, text, mention_bot: true });
      }
      await bot.deliver({ concurrency: 12 });
      // On a busy machine a slot may pass before the SDK is loaded: what it was for goes out with the next tick.
      await bot.live(2, 15 * SECOND);
      // That the slots keep to the platform's pace is the store's contract; here a busy machine may send two at once.
      const answered = (await bot.world.ledger()).map(({ answers }) => answers);
      expect(answered).toHaveLength(12);
      expect(new Set(answered).size).toBe(12);
    });
  });

  describe("a message of which nobody knows whether it arrived", () => {
    test("is not repeated; staff see it and can send it again with one tap, once", SLOW, async () => {
      const bot = await start({ switches });
      await bot.failing("reply", 100, { kind: "drop" });
      await bot.ask(QUESTION);
      await bot.live(13, 5 * MINUTE);
      await bot.world.clearFaults();
      await bot.live(1, 2 * HOUR);
      const [told] = await bot.world.messages({ by: "bot", chat: STAFF_CHAT });
      expect(told?.visible).toContain("不能确定是否送达");
      expect((await bot.answers()).filter(({ chat_id }) => chat_id !== STAFF_CHAT)).toEqual([]);
      const message_id = told?.message_id ?? "";
      await bot.world.click({ message_id, person: MEMBER, label: "再发" });
      await bot.deliver();
      // The card has no button any more; a client that still shows the old one taps all the same.
      await bot.world.click({
        message_id,
        person: OTHER,
        value: valueOn(told?.content ?? null, "resend"),
        force: true,
      });
      await bot.deliver();
      const sent = (await bot.answers()).filter(({ chat_id }) => chat_id !== STAFF_CHAT);
      expect(sent).toHaveLength(1);
      expect(sent[0]?.visible).toContain("390余场（次）");
    });
  });
});
