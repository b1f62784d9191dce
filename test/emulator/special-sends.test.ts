// Ways to send that are not create or reply: urgent marks, batches, cards for one member, bubbles.
import { expect, test } from "vitest";
import { type Bot, button, card2, markdown, useEmulator } from "./support.ts";
import type { JsonObject } from "./types.ts";

const start = useEmulator();
const SCOPES = [
  "im:message",
  "im:message.urgent",
  "im:message:send_multi_users",
  "im:message:send_multi_depts",
];
const stage = (options: Parameters<typeof start>[0] = {}) => start({ app: { scopes: SCOPES }, ...options });
const taps = card2(markdown("一"), button("好", { act: "ok" }));

const urgent = (bot: Bot, id: unknown, user_id_list: string[]) =>
  bot.call("PATCH", `/im/v1/messages/${id}/urgent_app?user_id_type=open_id`, { user_id_list });

test("an urgent mark names whom it could not reach", async () => {
  const { bot, world, group, chen } = await stage();
  const { message_id } = (await bot.text(group)).data;
  const { code, data } = await urgent(bot, message_id, [chen, "ou_nobody"]);
  expect([code, data]).toEqual([0, { invalid_user_id_list: ["ou_nobody"] }]);
  expect(await world.messages()).toMatchObject([{ urgent_for: [chen] }]);
});

test("urgent: another's message 230012, a recalled one 230110, too many ids or none 99992402, no scope", async () => {
  const { bot, world, group, chen } = await stage();
  const said = await world.say({ person: "陈委员", chat: group, text: "问" });
  expect((await urgent(bot, said.message_id, [chen])).code).toBe(230012);
  const { message_id } = (await bot.text(group)).data;
  expect((await urgent(bot, message_id, [])).code).toBe(99992402);
  expect(
    (
      await urgent(
        bot,
        message_id,
        Array.from({ length: 201 }, () => chen),
      )
    ).code,
  ).toBe(99992402);
  await bot.call("DELETE", `/im/v1/messages/${message_id}`);
  expect((await urgent(bot, message_id, [chen])).code).toBe(230110);
  await world.configure({ scopes: ["im:message"] });
  expect((await urgent(bot, message_id, [chen])).code).toBe(99991672);
});

test("with 200 urgent messages unread the next is 230023, until the person reads", async () => {
  const { bot, world, chen } = await stage();
  const mark = async () => {
    await world.turn(1500);
    return (await urgent(bot, (await bot.text(chen)).data.message_id, [chen])).code;
  };
  for (let i = 0; i < 200; i += 1) expect(await mark()).toBe(0);
  expect(await mark()).toBe(230023);
  await world.read("陈委员");
  expect(await mark()).toBe(0);
});

const batch = (bot: Bot, body: JsonObject) => bot.call("POST", "/message/v4/batch_send/", body);
const text = { msg_type: "text", content: { text: "通知" } };

test("a batch arrives in the private chat of everybody named, once, and names the ids that are nobody's", async () => {
  const { bot, world, chen, li } = await stage({
    people: [
      { name: "陈委员" },
      { name: "李委员", department_ids: ["od_1"] },
      { name: "外人", available: false },
    ],
  });
  const outside = world.info.people[2]?.open_id ?? "";
  const { status, code, data } = await batch(bot, {
    ...text,
    open_ids: [chen, outside, "ou_nobody"],
    union_ids: [world.info.people[0]?.union_id ?? ""],
    department_ids: ["od_1", "od_x"],
  });
  expect([status, code]).toEqual([200, 0]);
  expect(data).toMatchObject({
    message_id: expect.stringMatching(/^bm-/),
    invalid_open_ids: [outside, "ou_nobody"],
    invalid_department_ids: ["od_x"],
  });
  const sent = await world.messages({ by: "bot" });
  expect(sent).toMatchObject([{ chat_kind: "p2p" }, { chat_kind: "p2p" }]);
  const { chats } = await world.look();
  expect(chats.filter((chat) => chat.kind === "p2p").map((chat) => chat.members[0])).toEqual([chen, li]);
});

test("who stopped the bot's messages gets none", async () => {
  const { bot, world, chen } = await stage();
  await world.person({ open_id: chen, stopped: true });
  expect((await batch(bot, { ...text, open_ids: [chen] })).code).toBe(0);
  expect(await world.messages()).toEqual([]);
});

test.each<[string, JsonObject]>([
  ["content as a string", { msg_type: "text", content: '{"text":"通知"}', open_ids: ["ou_x"] }],
  ["a card under content", { msg_type: "interactive", content: taps, open_ids: ["ou_x"] }],
  ["a card that is none", { msg_type: "interactive", card: card2({ tag: "note" }), open_ids: ["ou_x"] }],
  ["a type that cannot go to many", { msg_type: "file", content: {}, open_ids: ["ou_x"] }],
  ["more than 200 ids", { ...text, open_ids: Array.from({ length: 201 }, () => "ou_x") }],
  ["nobody named", text],
])("a batch with %s is refused with HTTP 200", async (_what, body) => {
  const { bot } = await stage();
  const { status, code } = await batch(bot, body);
  expect([status, code]).toEqual([200, 10003]);
});

test("people and departments have a scope each", async () => {
  const { bot, world, chen } = await stage();
  await world.configure({ scopes: ["im:message:send_multi_users"] });
  expect((await batch(bot, { ...text, open_ids: [chen] })).code).toBe(0);
  expect((await batch(bot, { ...text, department_ids: ["od_1"] })).code).toBe(99991672);
});

test("a card of a batch can be tapped, not patched", async () => {
  const { bot, world, chen } = await stage();
  const { data } = await batch(bot, { msg_type: "interactive", card: taps, open_ids: [chen] });
  expect((await bot.patch(String(data.message_id), taps)).code).toBe(99992354);
  const [message] = await world.messages();
  const { delivery } = await world.click({
    message_id: message?.message_id ?? "",
    person: "陈委员",
    label: "好",
  });
  expect(delivery).not.toBe("");
  expect((await bot.patch(message?.message_id ?? "", taps)).code).toBe(230054);
});

const ephemeral = (bot: Bot, body: JsonObject) => bot.call("POST", "/ephemeral/v1/send", body);

test("a card for one member is seen and tapped by nobody else, and cannot be patched", async () => {
  const { bot, world, group, chen } = await stage();
  const body = { chat_id: group, open_id: chen, msg_type: "interactive", card: taps };
  const message_id = String((await ephemeral(bot, body)).data.message_id);
  expect(await world.messages()).toMatchObject([{ message_id, only_for: chen, content: taps }]);
  const tap = (person: string) => world.click({ message_id, person, label: "好" });
  await expect(tap("李委员")).rejects.toThrow("does not see");
  expect((await tap("陈委员")).delivery).not.toBe("");
  expect((await bot.patch(message_id, taps)).code).toBe(230054);
});

test("cards for one member go to ordinary groups and their members, as cards, forty a second", async () => {
  const { bot, world, group, chen } = await stage({
    chats: [{ name: "群" }, { name: "话题群", kind: "topic" }],
    clock: { frozen: true },
  });
  const body = { chat_id: group, open_id: chen, msg_type: "interactive", card: taps };
  const code = async (more: JsonObject) => (await ephemeral(bot, { ...body, ...more })).code;
  expect(await code({ chat_id: world.info.chats[1]?.chat_id ?? "" })).toBe(10003);
  expect(await code({ open_id: "ou_nobody" })).toBe(10003);
  expect(await code({ msg_type: "text" })).toBe(10003);
  expect(await code({ card: JSON.stringify(taps) })).toBe(10003);
  expect(await code({ card: card2({ tag: "note" }) })).toBe(230099);
  for (let i = 0; i < 40; i += 1) expect(await code({})).toBe(0);
  expect(await code({})).toBe(11233);
  await world.turn(1000);
  await world.removeBot(group, "陈委员");
  expect(await code({})).toBe(230002);
});

const followUp = (bot: Bot, id: unknown, ...texts: string[]) =>
  bot.call("POST", `/im/v1/messages/${id}/push_follow_up`, {
    follow_ups: texts.map((content) => ({ content })),
  });

test("bubbles stand under the bot's latest private message", async () => {
  const { bot, world, chen } = await stage();
  const { message_id } = (await bot.text(chen)).data;
  expect((await followUp(bot, message_id, "按月看", "换个单位")).code).toBe(0);
  expect(await world.messages()).toMatchObject([{ follow_ups: ["按月看", "换个单位"] }]);
});

test("bubbles: at most three, in a private chat, under the latest message, within 600 s", async () => {
  const { bot, world, chen, group } = await stage({ clock: { frozen: true } });
  const first = (await bot.text(chen)).data.message_id;
  const last = (await bot.text(chen)).data.message_id;
  expect((await followUp(bot, last, "一", "二", "三", "四")).code).toBe(99992402);
  expect((await followUp(bot, last, "")).code).toBe(99992402);
  expect((await followUp(bot, first, "一")).code).toBe(230001);
  expect((await followUp(bot, (await bot.text(group)).data.message_id, "一")).code).toBe(230054);
  await world.turn(600_000);
  expect((await followUp(bot, last, "一")).code).toBe(0);
  await world.turn(1);
  expect((await followUp(bot, last, "一")).code).toBe(230001);
});
