import { expect, test } from "vitest";
import type { EmulatedWorld } from "./client.ts";
import { type Bot, button, card2, markdown, useEmulator } from "./support.ts";
import type { Json, JsonObject } from "./types.ts";

const stage = useEmulator();
const MINUTE = 60_000;
const taps = card2(markdown("一"), button("再问", { act: "again" }));
const next = card2(markdown("二"));
const shared = (text: string, more: JsonObject = {}) => ({
  config: { update_multi: true },
  elements: [markdown(text)],
  ...more,
});

const update = (bot: Bot, token: Json, card: Json) =>
  bot.call("POST", "/interactive/v1/card/update", { token, card });

/** Sends a card and taps it; the token of the callback. */
async function tapped(world: EmulatedWorld, bot: Bot, to: string, card: JsonObject = taps) {
  const message_id = String((await bot.card(to, card)).data.message_id);
  const { delivery } = await world.click({ message_id, person: "陈委员", value: {}, force: true });
  const { event } = (await world.delivery(delivery)).payload as { event: { token: string } };
  return { message_id, token: event.token };
}

const answered = (world: EmulatedWorld) => world.deliverDue(async () => new Response("{}"));

async function tappedAndAnswered(world: EmulatedWorld, bot: Bot, to: string, card: JsonObject = taps) {
  const tap = await tapped(world, bot, to, card);
  await answered(world);
  return tap;
}

test("after the answer the card is updated, twice, then the token is used up: 300040", async () => {
  const { world, bot, group } = await stage();
  const { message_id, token } = await tappedAndAnswered(world, bot, group);
  expect((await update(bot, token, next)).code).toBe(0);
  const [shown] = await world.messages({ by: "bot" });
  expect(shown).toMatchObject({ message_id, content: next, updated: true });
  expect((await update(bot, token, taps)).code).toBe(0);
  const third = await update(bot, token, next);
  expect([third.status, third.code]).toEqual([400, 300040]);
});

test("a refused update uses nothing up", async () => {
  const { world, bot, group } = await stage();
  const { token } = await tappedAndAnswered(world, bot, group);
  for (let i = 0; i < 3; i += 1) expect((await update(bot, token, card2({ tag: "note" }))).code).toBe(11311);
  expect((await update(bot, token, next)).code).toBe(0);
});

test("three updates side by side, sent before the answer, share two uses", async () => {
  const { world, bot, group } = await stage();
  const { token } = await tapped(world, bot, group);
  const three = [0, 1, 2].map(() => update(bot, token, next));
  await answered(world);
  const codes = (await Promise.all(three)).map((one) => one.code);
  expect(codes.sort((a, b) => a - b)).toEqual([0, 0, 300040]);
});

test("half an hour after the tap the token has expired: 300030; one that never was is 300020", async () => {
  const { world, bot, group } = await stage({ clock: { frozen: true } });
  const { token } = await tappedAndAnswered(world, bot, group);
  await world.turn(30 * MINUTE);
  expect((await update(bot, token, next)).code).toBe(0);
  await world.turn(1);
  expect((await update(bot, token, next)).code).toBe(300030);
  expect((await update(bot, "c-invented", next)).code).toBe(300020);
  expect((await update(bot, 5, next)).code).toBe(300020);
});

test("before the answer it fails, or is accepted and undone by the answer, or stays, as the switch says", async () => {
  const { world, bot, group } = await stage();
  const { token } = await tapped(world, bot, group);
  expect((await update(bot, token, next)).code).toBe(300000);
  await world.setSwitches({ earlyCardUpdateCode: 200080 });
  expect((await update(bot, token, next)).code).toBe(200080);
  await answered(world);
  const content = async () => (await world.messages({ by: "bot" })).at(-1)?.content;
  for (const [cardUpdateBeforeAnswer, left] of [
    ["reverts", taps],
    ["stays", next],
  ] as const) {
    await world.setSwitches({ cardUpdateBeforeAnswer });
    const tap = await tapped(world, bot, group);
    await world.deliverDue(async () => {
      expect((await update(bot, tap.token, next)).code).toBe(0);
      return new Response("{}");
    });
    expect(await content()).toEqual(left);
  }
});

test("an update that overtakes the answer by a hair is not early", async () => {
  const { world, bot, group } = await stage();
  const { token } = await tapped(world, bot, group);
  const [late] = await Promise.all([update(bot, token, next), answered(world)]);
  expect(late.code).toBe(0);
});

test("what is no card: 100030, 11311 or 10002 by switch, 200830 for 1.0 over 2.0, 100000 for far too much", async () => {
  const { world, bot, group } = await stage();
  const { token } = await tappedAndAnswered(world, bot, group);
  const code = async (card: Json) => (await update(bot, token, card)).code;
  expect(await code(JSON.stringify(next))).toBe(100030);
  expect(await code(shared("三"))).toBe(200830);
  expect(await code(card2(markdown("协".repeat(10_240))))).toBe(11311);
  expect(await code(card2(markdown("协".repeat(35_000))))).toBe(100000);
  // open_ids is a property of 1.0 cards.
  expect(await code({ ...next, open_ids: [] })).toBe(11311);
  await world.setSwitches({ invalidCardUpdateCode: 10002 });
  expect(await code(card2({ tag: "note" }))).toBe(10002);
});

test("a card of 1.0 that is not shared names who sees the update: 300090, 200320", async () => {
  const { world, bot, group, chen } = await stage();
  const alone: JsonObject = { elements: [markdown("一")] };
  const { token } = await tappedAndAnswered(world, bot, group, alone);
  expect((await update(bot, token, alone)).code).toBe(300090);
  expect((await update(bot, token, { ...alone, open_ids: ["ou_nobody"] })).code).toBe(200320);
  expect((await update(bot, token, { ...alone, open_ids: [chen] })).code).toBe(0);
  const other = await tappedAndAnswered(world, bot, group, shared("一"));
  expect((await update(bot, other.token, shared("二"))).code).toBe(0);
});

test("a recalled message is 200000, a message that is no card of the app 200310", async () => {
  const { world, bot, group } = await stage();
  const { message_id, token } = await tappedAndAnswered(world, bot, group);
  await bot.call("DELETE", `/im/v1/messages/${message_id}`);
  expect((await update(bot, token, next)).code).toBe(200000);
  const said = await world.say({ person: "陈委员", chat: group, text: "问" });
  const forged = await world.click({ message_id: said.message_id, person: "陈委员", value: {}, force: true });
  await answered(world);
  const { event } = (await world.delivery(forged.delivery)).payload as { event: { token: string } };
  expect((await update(bot, event.token, next)).code).toBe(200310);
});

test("it needs a scope, and faults strike it by its name", async () => {
  const { world, bot, group } = await stage();
  const { token } = await tappedAndAnswered(world, bot, group);
  await world.fault({
    on: "api",
    api: "card_update",
    when: { next: 1 },
    act: { kind: "code", code: 2200 },
  });
  expect((await update(bot, token, next)).code).toBe(2200);
  await world.configure({ scopes: ["im:message:readonly"] });
  expect((await update(bot, token, next)).code).toBe(99991672);
});
