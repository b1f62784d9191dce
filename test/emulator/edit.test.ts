import { expect, test } from "vitest";
import { type Bot, card2, markdown, useEmulator } from "./support.ts";

const stage = useEmulator();
const HOUR = 3_600_000;

const edit = (bot: Bot, id: unknown, text: string, msg_type = "text") =>
  bot.call("PUT", `/im/v1/messages/${id}`, { msg_type, content: JSON.stringify({ text }) });

test("an edited text is answered as it is now, and shown as updated", async () => {
  const { bot, world, group } = await stage();
  const { message_id } = (await bot.text(group, "一")).data;
  const { data } = await edit(bot, message_id, "二");
  expect(data).toMatchObject({ message_id, updated: true, body: { content: '{"text":"二"}' } });
  expect(await world.messages()).toMatchObject([{ visible: "二", updated: true }]);
});

test("a message is edited twenty times, then 230072", async () => {
  const { bot, group } = await stage();
  const { message_id } = (await bot.text(group, "0")).data;
  for (let i = 1; i <= 20; i += 1) expect((await edit(bot, message_id, String(i))).code).toBe(0);
  expect((await edit(bot, message_id, "21")).code).toBe(230072);
});

test("cards are 230001, another's message 230071, a recalled one 230011, too late 230075", async () => {
  const { bot, world, group } = await stage({ switches: { editWindowHours: 1 } });
  const card = (await bot.card(group, card2(markdown("一")))).data.message_id;
  expect((await edit(bot, card, "二")).code).toBe(230001);
  const mine = (await bot.text(group)).data.message_id;
  expect((await edit(bot, mine, "二", "interactive")).code).toBe(230001);
  const said = await world.say({ person: "陈委员", chat: group, text: "问" });
  expect((await edit(bot, said.message_id, "二")).code).toBe(230071);
  await world.turn(HOUR + 1000);
  expect((await edit(bot, mine, "二")).code).toBe(230075);
  const gone = (await bot.text(group)).data.message_id;
  await bot.call("DELETE", `/im/v1/messages/${gone}`);
  expect((await edit(bot, gone, "二")).code).toBe(230011);
});

test("the new content is checked as any other", async () => {
  const { bot, world, group } = await stage();
  const { message_id } = (await bot.text(group)).data;
  expect((await edit(bot, message_id, "")).code).toBe(230001);
  expect((await edit(bot, message_id, "协".repeat(51_200))).code).toBe(230025);
  const post = JSON.stringify({ zh_cn: { title: "题", content: [[{ tag: "text", text: "三" }]] } });
  const put = await bot.call("PUT", `/im/v1/messages/${message_id}`, { msg_type: "post", content: post });
  expect(put.data.msg_type).toBe("post");
  await world.removeBot(group, "陈委员");
  expect((await edit(bot, message_id, "二")).code).toBe(230002);
  await world.configure({ scopes: ["im:message:readonly"] });
  expect((await edit(bot, message_id, "二")).code).toBe(99991672);
});
