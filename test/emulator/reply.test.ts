import { expect, test } from "vitest";
import { useEmulator } from "./support.ts";

const stage = useEmulator();

test("a reply names its parent, and the root of a chain stays the first message", async () => {
  const { bot, world, group } = await stage();
  const asked = await world.say({ person: "陈委员", chat: group, text: "多少场", mention_bot: true });
  const first = (await bot.reply(asked.message_id)).data;
  expect(first).toMatchObject({ root_id: asked.message_id, parent_id: asked.message_id });
  expect(first).not.toHaveProperty("thread_id");
  const second = (await bot.reply(String(first.message_id))).data;
  expect(second).toMatchObject({ root_id: asked.message_id, parent_id: first.message_id });
});

test("a reply in a topic lands in the topic, asked for or not", async () => {
  const { bot, world } = await stage({ chats: [{ name: "话题群", kind: "topic" }] });
  const asked = await world.say({ person: "陈委员", chat: "话题群", text: "多少场", mention_bot: true });
  expect(asked.thread_id).toMatch(/^omt_/);
  expect((await bot.reply(asked.message_id)).data.thread_id).toBe(asked.thread_id);
  const other = await world.say({ person: "陈委员", chat: "话题群", text: "另一个", mention_bot: true });
  expect(other.thread_id).not.toBe(asked.thread_id);
});

test("reply_in_thread opens a topic, where the group allows it", async () => {
  const { bot, world, group } = await stage();
  const asked = await world.say({ person: "陈委员", chat: group, text: "多少场", mention_bot: true });
  const { data } = await bot.reply(asked.message_id, "答", { reply_in_thread: true });
  expect(data.thread_id).toMatch(/^omt_/);
  const later = await world.say({
    person: "李委员",
    chat: group,
    text: "谢",
    thread_id: String(data.thread_id),
  });
  expect(later.thread_id).toBe(data.thread_id);
  await world.chat({ chat_id: group, thread_replies: false });
  const next = await world.say({ person: "陈委员", chat: group, text: "那呢", mention_bot: true });
  expect((await bot.reply(next.message_id, "答", { reply_in_thread: true })).code).toBe(230071);
  expect((await bot.reply(next.message_id, "答", { reply_in_thread: "yes" })).code).toBe(99992402);
});

test("in a private chat reply_in_thread is refused or allowed, as the switch says", async () => {
  const { bot, world } = await stage();
  const asked = await world.say({ person: "陈委员", text: "多少场" });
  expect((await bot.reply(asked.message_id, "答", { reply_in_thread: true })).code).toBe(230071);
  await world.setSwitches({ p2pThreadReply: "allowed" });
  expect((await bot.reply(asked.message_id, "答", { reply_in_thread: true })).code).toBe(0);
});

test("a recalled message is 230011, an id that is none 99992354, a group that was left 230002", async () => {
  const { bot, world, group } = await stage();
  const asked = await world.say({ person: "陈委员", chat: group, text: "多少场", mention_bot: true });
  expect((await bot.reply("om_unknown")).code).toBe(99992354);
  expect((await bot.reply("c-0123")).code).toBe(99992354);
  await world.recall(asked.message_id);
  expect((await bot.reply(asked.message_id)).code).toBe(230011);
  const second = await world.say({ person: "陈委员", chat: group, text: "再问", mention_bot: true });
  await world.removeBot(group, "王干事");
  expect((await bot.reply(second.message_id)).code).toBe(230002);
});

test("get shows items; of a card its words, or the card itself when asked", async () => {
  const { bot, group } = await stage();
  const card = {
    schema: "2.0",
    header: { title: { tag: "plain_text", content: "题" } },
    body: { elements: [{ tag: "markdown", content: "**390**余场" }] },
  };
  const { data } = await bot.card(group, card);
  const path = `/im/v1/messages/${data.message_id}`;
  const content = async (query = "") => {
    const { items } = (await bot.call("GET", path + query)).data as {
      items: { body: { content: string } }[];
    };
    return JSON.parse(items[0]?.body.content ?? "");
  };
  expect(await content()).toEqual({ title: "题", elements: [[{ tag: "text", text: "390余场" }]] });
  expect(await content("?card_msg_content_type=user_card_content")).toEqual(card);
});

test("get of forwarded messages gives the parent, then what it holds", async () => {
  const { bot, world, group } = await stage();
  const inner = await world.say({ person: "陈委员", chat: group, text: "路灯坏了" });
  const outer = await world.say({ person: "陈委员", forward: [inner.message_id] });
  const { items } = (await bot.call("GET", `/im/v1/messages/${outer.message_id}`)).data;
  expect(items).toMatchObject([
    { message_id: outer.message_id, msg_type: "merge_forward" },
    {
      message_id: inner.message_id,
      upper_message_id: outer.message_id,
      body: { content: '{"text":"路灯坏了"}' },
    },
  ]);
});

test("delete recalls the bot's own message, once, in time, and nobody else's", async () => {
  const { bot, world, group } = await stage({ switches: { recallWindowHours: 1 } });
  const remove = async (id: unknown) => (await bot.call("DELETE", `/im/v1/messages/${id}`)).code;
  const mine = (await bot.text(group)).data.message_id;
  expect(await remove(mine)).toBe(0);
  expect(await remove(mine)).toBe(230110);
  const { items } = (await bot.call("GET", `/im/v1/messages/${mine}`)).data as { items: object[] };
  expect(items[0]).toMatchObject({ deleted: true });
  const asked = await world.say({ person: "陈委员", chat: group, text: "多少场", mention_bot: true });
  expect(await remove(asked.message_id)).toBe(230026);
  const old = (await bot.text(group)).data.message_id;
  await world.turn(3_600_001);
  expect(await remove(old)).toBe(230009);
});
