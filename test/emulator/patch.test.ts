import { expect, test } from "vitest";
import { card2, markdown, useEmulator } from "./support.ts";

const stage = useEmulator();
const DAY = 86_400_000;
const one = card2(markdown("一"));
const two = card2(markdown("二"));
const shared = { config: { update_multi: true }, elements: [markdown("一")] };

test("a PATCH puts the new card in place and answers with empty data", async () => {
  const { bot, world, group } = await stage();
  const id = String((await bot.card(group, one)).data.message_id);
  const answer = await bot.patch(id, two);
  expect(answer.body).toEqual({ code: 0, msg: "success", data: {} });
  expect(await world.messages({ by: "bot" })).toMatchObject([{ content: two, updated: true, visible: "二" }]);
});

test("only cards, only the bot's own, only messages that exist and were not recalled", async () => {
  const { bot, world, group } = await stage();
  const text = String((await bot.text(group)).data.message_id);
  expect((await bot.patch(text, one)).code).toBe(230001);
  await world.setSwitches({ patchNotACardCode: 230054 });
  expect((await bot.patch(text, one)).code).toBe(230054);
  const asked = await world.say({ person: "陈委员", chat: group, text: "问", mention_bot: true });
  expect((await bot.patch(asked.message_id, one)).code).toBe(230012);
  expect((await bot.patch("c-1234", one)).code).toBe(99992354);
  const card = String((await bot.card(group, one)).data.message_id);
  await bot.call("DELETE", `/im/v1/messages/${card}`);
  expect((await bot.patch(card, two)).code).toBe(230011);
});

test("fourteen days after sending it is too late: 230031", async () => {
  const { bot, world, group } = await stage({ clock: { frozen: true } });
  const id = String((await bot.card(group, one)).data.message_id);
  await world.turn(14 * DAY);
  await bot.signIn();
  expect((await bot.patch(id, two)).code).toBe(0);
  await world.turn(1);
  expect((await bot.patch(id, two)).code).toBe(230031);
});

test("1.0 cards must be shared before and after, and a 2.0 card never becomes 1.0", async () => {
  const { bot, group } = await stage();
  const alone = String((await bot.card(group, { elements: [markdown("一")] })).data.message_id);
  expect((await bot.patch(alone, shared)).code).toBe(230001);
  const both = String((await bot.card(group, shared)).data.message_id);
  expect((await bot.patch(both, { elements: [markdown("一")] })).code).toBe(230001);
  expect((await bot.patch(both, shared)).code).toBe(0);
  const new2 = String((await bot.card(group, one)).data.message_id);
  const back = await bot.patch(new2, shared);
  expect(back.code).toBe(230099);
  expect(back.msg).toContain("ErrCode: 200830");
});

test("the new card is checked as any other, size and group included", async () => {
  const { bot, world, group } = await stage();
  const id = String((await bot.card(group, one)).data.message_id);
  expect((await bot.patch(id, card2(markdown("协".repeat(10_240))))).code).toBe(230025);
  expect((await bot.patch(id, card2({ tag: "note", elements: [] }))).code).toBe(230099);
  expect((await bot.call("PATCH", `/im/v1/messages/${id}`, { content: one })).code).toBe(99992402);
  await world.removeBot(group, "王干事");
  expect((await bot.patch(id, two)).code).toBe(230002);
});
