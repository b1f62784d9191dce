import { expect, test } from "vitest";
import { useEmulator } from "./support.ts";
import type { JsonObject } from "./types.ts";

const stage = useEmulator();

test("the bot's groups come in pages, in the order in which they were made", async () => {
  const chats = Array.from({ length: 25 }, (_, i) => ({ name: `群${i}` }));
  const { bot, world, chen } = await stage({ chats: [...chats, { name: "别人的群", bot_in: false }] });
  await bot.text(chen);
  const page = async (query: string) =>
    (await bot.call("GET", `/im/v1/chats?${query}`)).data as {
      items: JsonObject[];
      has_more: boolean;
      page_token: string;
    };
  const first = await page("");
  expect([first.items.length, first.has_more]).toEqual([20, true]);
  expect(first.items[0]).toEqual({
    chat_id: world.info.chats[0]?.chat_id,
    avatar: expect.any(String),
    name: "群0",
    description: "",
    owner_id: chen,
    owner_id_type: "open_id",
    external: false,
    tenant_key: world.info.app.tenant_key,
    chat_status: "normal",
  });
  const second = await page(`page_token=${first.page_token}`);
  expect([second.items.length, second.has_more, second.page_token]).toEqual([5, false, ""]);
  expect((await page("page_size=100")).items).toHaveLength(25);
});

test("sorted by activity the group spoken in last is first", async () => {
  const { bot, world } = await stage({ chats: [{ name: "一" }, { name: "二" }, { name: "三" }] });
  await world.turn(1000);
  await bot.text(world.info.chats[1]?.chat_id ?? "");
  await world.turn(1000);
  await bot.text(world.info.chats[2]?.chat_id ?? "");
  const { items } = (await bot.call("GET", "/im/v1/chats?sort_type=ByActiveTimeDesc")).data;
  expect((items as JsonObject[]).map((one) => one.name)).toEqual(["三", "二", "一"]);
});

test("foolish pages, sorts and ids: 99992402, 232001; without a scope 99991672", async () => {
  const { bot, world } = await stage();
  const code = async (query: string) => (await bot.call("GET", `/im/v1/chats?${query}`)).code;
  expect(await code("page_size=101")).toBe(99992402);
  expect(await code("page_size=0")).toBe(99992402);
  expect(await code("page_token=x")).toBe(232001);
  expect(await code("sort_type=ByName")).toBe(232001);
  expect(await code("user_id_type=email")).toBe(232001);
  expect(await code("user_id_type=user_id")).toBe(99991672);
  await world.configure({ scopes: ["im:message", "im:chat.members:read"] });
  expect(await code("")).toBe(99991672);
});

test("one chat tells its mode, type and counts; to a bot outside only what all may see", async () => {
  const { bot, world, chen } = await stage({
    people: [{ name: "陈委员" }, { name: "别的机器人", bot: true }],
    chats: [{ name: "委员群" }, { name: "话题群", kind: "topic", speaking: "chosen" }],
  });
  const [group = "", topic = ""] = world.info.chats.map((chat) => chat.chat_id);
  const get = async (id: string) => (await bot.call("GET", `/im/v1/chats/${id}`)).data;
  expect(await get(group)).toMatchObject({
    name: "委员群",
    chat_mode: "group",
    group_message_type: "chat",
    chat_status: "normal",
    at_all_permission: "all_members",
    user_count: "1",
    bot_count: "2",
    owner_id: chen,
  });
  expect(await get(topic)).toMatchObject({
    chat_mode: "topic",
    group_message_type: "thread",
    moderation_permission: "moderator_list",
  });
  expect(await get(String((await bot.text(chen)).data.chat_id))).toMatchObject({ chat_mode: "p2p" });
  await world.removeBot(group, "陈委员");
  expect(await get(group)).toMatchObject({ name: "委员群", bot_count: "1" });
  expect(await get(group)).not.toHaveProperty("owner_id");
});

test("a dissolved group says so, and whether its history was kept", async () => {
  const { bot, world } = await stage({ chats: [{ name: "一" }, { name: "二" }] });
  const [one = "", two = ""] = world.info.chats.map((chat) => chat.chat_id);
  await world.dissolve(one, "陈委员");
  await world.dissolve(two, "陈委员", true);
  const status = async (id: string) => (await bot.call("GET", `/im/v1/chats/${id}`)).data.chat_status;
  expect([await status(one), await status(two)]).toEqual(["dissolved", "dissolved_save"]);
  expect((await bot.call("GET", `/im/v1/chats/${one}/members`)).code).toBe(232009);
  const inside = await bot.call("GET", `/im/v1/chats/${one}/members/is_in_chat`);
  expect(inside.data).toEqual({ is_in_chat: false });
});

test("members come in pages without bots, under the id asked for", async () => {
  const { bot, world, group } = await stage({
    people: [{ name: "陈委员" }, { name: "李委员" }, { name: "别的机器人", bot: true }],
    chats: [{ name: "委员群" }],
  });
  const path = `/im/v1/chats/${group}/members`;
  const first = await bot.call("GET", `${path}?member_id_type=union_id&page_size=1`);
  expect(first.data).toEqual({
    items: [
      {
        member_id_type: "union_id",
        member_id: world.info.people[0]?.union_id,
        name: "陈委员",
        tenant_key: world.info.app.tenant_key,
      },
    ],
    member_total: 2,
    has_more: true,
    page_token: expect.any(String),
  });
  const { data } = await bot.call("GET", `${path}?page_token=${first.data.page_token}`);
  expect(data).toMatchObject({ items: [{ name: "李委员" }], has_more: false });
  expect((await bot.call("GET", `${path}?member_id_type=email`)).code).toBe(232001);
});

test("chats that are none 232006, that the bot is not in 232011, external ones 232033", async () => {
  const { bot, world, group } = await stage();
  const code = async (id: string) => (await bot.call("GET", `/im/v1/chats/${id}/members`)).code;
  expect(await code("oc_x")).toBe(232006);
  const inside = async () =>
    (await bot.call("GET", `/im/v1/chats/${group}/members/is_in_chat`)).data.is_in_chat;
  expect(await inside()).toBe(true);
  await world.removeBot(group, "陈委员");
  expect([await inside(), await code(group)]).toEqual([false, 232011]);
  await world.chat({ chat_id: group, external: true });
  expect(await code(group)).toBe(232033);
});
