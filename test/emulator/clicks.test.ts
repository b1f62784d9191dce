import { expect, test } from "vitest";
import type { EmulatedWorld } from "./client.ts";
import { type Bot, button, card2, markdown, useEmulator } from "./support.ts";
import type { Json, JsonObject } from "./types.ts";

const stage = useEmulator();
const taps = card2(markdown("一"), button("再问", { act: "again" }));

async function sent(bot: Bot, to: string, card: JsonObject): Promise<string> {
  const answer = await bot.card(to, card);
  expect(answer.msg).toBe("success");
  return String(answer.data.message_id);
}

/** Taps the one button and answers with this; gives what the client shows. */
async function outcome(world: EmulatedWorld, message_id: string, answer: Response | Json) {
  await world.click({ message_id, person: "陈委员", label: "再问" });
  const response = answer instanceof Response ? answer : new Response(JSON.stringify(answer));
  const [delivery] = await world.deliverDue(async () => response);
  return delivery?.client;
}

test("a tap calls back at the card URL with the documented body and 16 digits of time", async () => {
  const { world, bot, group, chen } = await stage();
  const message_id = await sent(bot, group, taps);
  await world.click({ message_id, person: "陈委员", value: { act: "again" } });
  const [due] = await world.due();
  expect(due).toMatchObject({ url: "card", kind: "callback", event_type: "card.action.trigger" });
  expect(due?.headers).toHaveProperty("X-Lark-Signature");
  const { payload } = await world.delivery(due?.id ?? "");
  expect(payload).toMatchObject({
    schema: "2.0",
    header: { create_time: expect.stringMatching(/^\d{16}$/) },
    event: {
      operator: { open_id: chen },
      token: expect.stringMatching(/^c-/),
      action: { value: { act: "again" }, tag: "button" },
      host: "im_message",
      context: { open_message_id: message_id, open_chat_id: group },
    },
  });
});

test("{} changes nothing, a toast is shown, a raw card is put in place", async () => {
  const { world, bot, group } = await stage();
  const id = await sent(bot, group, taps);
  expect(await outcome(world, id, {})).toMatchObject({ code: 0, toast: null, card_replaced: false });
  const toast = { type: "success", content: "好" };
  expect(await outcome(world, id, { toast })).toMatchObject({ code: 0, toast });
  const next = card2(markdown("二"), button("再问", {}));
  expect(await outcome(world, id, { toast, card: { type: "raw", data: next } })).toMatchObject({
    code: 0,
    card_replaced: true,
  });
  expect(await world.messages({ by: "bot" })).toMatchObject([{ content: next, updated: true }]);
});

test("200671: not HTTP 200", async () => {
  const { world, bot, group } = await stage();
  const id = await sent(bot, group, taps);
  expect(await outcome(world, id, new Response("{}", { status: 500 }))).toMatchObject({ code: 200671 });
  expect(await outcome(world, id, new Response(null, { status: 302 }))).toMatchObject({ code: 200671 });
});

test.each<[string, Response | Json]>([
  ["an empty body", new Response("")],
  ["a body that is no JSON", new Response("ok")],
  ["another field", { code: 0 }],
  ["an unknown toast type", { toast: { type: "warn", content: "x" } }],
  ["a toast without content", { toast: { type: "info" } }],
  ["a card without type", { card: card2(markdown("x")) }],
])("200672: %s", async (_what, answer) => {
  const { world, bot, group } = await stage();
  expect(await outcome(world, await sent(bot, group, taps), answer)).toMatchObject({ code: 200672 });
});

test("200673 for a card that would be refused, 200830 for a 1.0 card in place of 2.0; nothing changes", async () => {
  const { world, bot, group } = await stage();
  const id = await sent(bot, group, taps);
  const raw = (data: JsonObject) => outcome(world, id, { card: { type: "raw", data } });
  expect(await raw(card2({ tag: "note" }))).toMatchObject({ code: 200673 });
  expect(await raw({ elements: [markdown("x")] })).toMatchObject({ code: 200830 });
  expect(await world.messages({ by: "bot" })).toMatchObject([{ content: taps, updated: false }]);
});

test("200341 after 3 s or when the answer is lost, and a callback is never repeated", async () => {
  const { world, bot, group } = await stage({ clock: { frozen: true } });
  const id = await sent(bot, group, taps);
  await world.click({ message_id: id, person: "陈委员", label: "再问" });
  const [due] = await world.due();
  const late = await world.report(due?.id ?? "", { status: 200, duration_ms: 3001, body: "{}" });
  expect(late).toMatchObject({ state: "failed", client: { code: 200341 } });
  await world.fault({ on: "delivery", when: { next: 1 }, act: { kind: "drop" } });
  const lost = await world.click({ message_id: id, person: "陈委员", label: "再问" });
  expect(await world.turnThrough(86_400_000, async () => new Response("{}"))).toEqual([]);
  expect(await world.delivery(lost.delivery)).toMatchObject({ state: "failed", client: { code: 200341 } });
});

test("200340 when card callbacks are not subscribed", async () => {
  const { world, bot, group } = await stage({ app: { card_callback: false } });
  const id = await sent(bot, group, taps);
  expect(await world.click({ message_id: id, person: "陈委员", label: "再问" })).toMatchObject({
    outcome: { code: 200340 },
  });
});

test("a raw card in the answer may be refused for good: 200673, and PATCH 230099 with 200800", async () => {
  const { world, bot, group } = await stage({ switches: { rawCardInAnswer: "refused" } });
  const id = await sent(bot, group, taps);
  expect(await outcome(world, id, { toast: { type: "info", content: "好" } })).toMatchObject({ code: 0 });
  expect(await outcome(world, id, { card: { type: "raw", data: taps } })).toMatchObject({ code: 200673 });
  const patched = await bot.patch(id, taps);
  expect([patched.code, patched.msg.includes("200800")]).toEqual([230099, true]);
});

test("a PATCH before the answer is rolled back if the switch says so", async () => {
  const { world, bot, group } = await stage({ switches: { patchDuringClick: "reverts" } });
  const id = await sent(bot, group, taps);
  await world.click({ message_id: id, person: "陈委员", label: "再问" });
  await world.deliverDue(async () => {
    expect((await bot.patch(id, card2(markdown("二")))).code).toBe(0);
    return new Response("{}");
  });
  expect(await world.messages({ by: "bot" })).toMatchObject([{ content: taps }]);
});

test("only what is on the card can be tapped, by those who see it, while it lives; a forger can do more", async () => {
  const { world, bot, group } = await stage({
    people: [{ name: "陈委员" }, { name: "外人" }],
    chats: [{ members: ["陈委员"] }],
  });
  const message_id = await sent(bot, group, taps);
  const tap = (request: object) => world.click({ message_id, person: "陈委员", ...request });
  await expect(tap({ value: { act: "other" } })).rejects.toThrow("no such component");
  await expect(tap({ person: "外人", label: "再问" })).rejects.toThrow("does not see");
  expect(await tap({ person: "外人", value: { act: "other" }, force: true })).toMatchObject({
    outcome: null,
  });
  await world.turn(14 * 86_400_000 + 1);
  await expect(tap({ label: "再问" })).rejects.toThrow("too old");
});

test("a card of 1.0 lives thirty days for taps", async () => {
  const { world, bot, group } = await stage();
  const old = {
    elements: [{ tag: "action", actions: [{ ...button("再问", {}), value: { act: "again" } }] }],
  };
  const message_id = await sent(bot, group, old);
  const tap = () => world.click({ message_id, person: "陈委员", label: "再问" });
  await world.turn(29 * 86_400_000);
  expect((await tap()).delivery).not.toBe("");
  await world.turn(2 * 86_400_000);
  await expect(tap()).rejects.toThrow("too old");
});

test("a forwarded card does not call back, alone or among others", async () => {
  const { world, bot, group } = await stage();
  const message_id = await sent(bot, group, taps);
  const together = await world.say({ person: "陈委员", chat: group, forward: [message_id] });
  const content = { title: "", elements: [[{ tag: "button", text: "再问" }]] };
  const alone = await world.say({ person: "陈委员", chat: group, raw: { type: "interactive", content } });
  for (const copy of [together, alone]) {
    const tap = world.click({ message_id: copy.message_id, person: "陈委员", label: "再问" });
    await expect(tap).rejects.toThrow("not a card of the bot");
  }
});
