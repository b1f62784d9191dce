// What people do besides talking: upload, react, read, come and go.
import { expect, test } from "vitest";
import { useEmulator } from "./support.ts";

const stage = useEmulator();
const PICTURE = new Uint8Array([137, 80, 78, 71]);

test("what a person uploads comes back byte for byte under its type and name", async () => {
  const { world } = await stage();
  const upload = { person: "陈委员", name: "路灯.png", kind: "image" } as const;
  const image_key = await world.upload(upload, PICTURE, "image/png");
  expect(image_key).toMatch(/^img_/);
  const answer = await fetch(world.resourceUrl(image_key));
  expect(answer.headers.get("content-type")).toBe("image/png");
  expect(answer.headers.get("content-disposition")).toContain(encodeURIComponent("路灯.png"));
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(PICTURE);
  await world.say({ person: "陈委员", raw: { type: "image", content: { image_key } } });
  expect(await world.messages()).toMatchObject([{ msg_type: "image", content: { image_key } }]);
  const file = await world.upload({ ...upload, kind: "file" }, PICTURE, "application/pdf");
  expect(file).toMatch(/^file_/);
});

test("uploads are somebody's, of a known kind and not empty; a key that never was is 404", async () => {
  const { world } = await stage();
  const upload = { person: "陈委员", name: "a", kind: "file" } as const;
  await expect(world.upload(upload, new Uint8Array(), "text/plain")).rejects.toThrow("empty");
  await expect(world.upload({ ...upload, person: "无名" }, PICTURE, "text/plain")).rejects.toThrow("nobody");
  await expect(world.upload({ ...upload, kind: "folder" as "file" }, PICTURE, "x/y")).rejects.toThrow("kind");
  expect((await fetch(world.resourceUrl("img_x"))).status).toBe(404);
});

test("a reaction is seen on the message and pushed; so is taking it back", async () => {
  const { world, bot, group, chen } = await stage();
  const message_id = String((await bot.text(group)).data.message_id);
  const like = { person: "陈委员", message_id, emoji_type: "THUMBSUP" };
  const made = await world.react(like);
  expect(await world.messages()).toMatchObject([{ reactions: [{ emoji_type: "THUMBSUP", by: chen }] }]);
  const { payload } = await world.delivery(made.deliveries[0] ?? "");
  expect(payload).toMatchObject({
    header: { event_type: "im.message.reaction.created_v1" },
    event: {
      message_id,
      reaction_type: { emoji_type: "THUMBSUP" },
      operator_type: "user",
      user_id: { open_id: chen },
      action_time: expect.stringMatching(/^\d{13}$/),
    },
  });
  await expect(world.react(like)).rejects.toThrow("has that reaction");
  const taken = await world.react({ ...like, remove: true });
  expect(await world.delivery(taken.deliveries[0] ?? "")).toMatchObject({
    event_type: "im.message.reaction.deleted_v1",
  });
  expect(await world.messages()).toMatchObject([{ reactions: [] }]);
  await expect(world.react({ ...like, remove: true })).rejects.toThrow("has no reaction");
});

test("nobody reacts from outside, to what was recalled, or with no emoji; without a scope nothing is pushed", async () => {
  const { world, bot, group } = await stage({
    people: [{ name: "陈委员" }, { name: "外人" }],
    chats: [{ members: ["陈委员"] }],
    app: { scopes: ["im:message:send_as_bot"] },
  });
  const message_id = String((await bot.text(group)).data.message_id);
  const like = { person: "陈委员", message_id, emoji_type: "OK" };
  await expect(world.react({ ...like, person: "外人" })).rejects.toThrow("not in that chat");
  await expect(world.react({ ...like, emoji_type: "👍" })).rejects.toThrow("no emoji_type");
  expect(await world.react(like)).toMatchObject({
    deliveries: [],
    not_delivered: expect.stringContaining("reactions:read"),
  });
  await world.removeBot(group, "陈委员");
  expect(await world.react({ ...like, remove: true })).toMatchObject({
    not_delivered: expect.stringContaining("not in the group"),
  });
});

test("opening the private chat reads what the bot wrote there, once, in one event", async () => {
  const { world, bot, chen, group } = await stage();
  expect(await world.read("陈委员")).toMatchObject({ message_ids: [], not_delivered: "nothing was unread" });
  const ids = [await bot.text(chen), await bot.text(chen)].map(({ data }) => String(data.message_id));
  await bot.text(group);
  const read = await world.read("陈委员");
  expect(read.message_ids).toEqual(ids);
  const { payload } = await world.delivery(read.deliveries[0] ?? "");
  expect(payload).toMatchObject({
    header: { event_type: "im.message.message_read_v1" },
    event: {
      reader: { reader_id: { open_id: chen }, read_time: expect.stringMatching(/^\d{13}$/) },
      message_id_list: ids,
    },
  });
  expect((await world.read("陈委员")).deliveries).toEqual([]);
});

test("a message keeps why it was not pushed", async () => {
  const { world, group } = await stage();
  const said = await world.say({ person: "陈委员", chat: group, text: "闲聊" });
  expect(said.not_delivered).toContain("does not @ the bot");
  await world.say({ person: "陈委员", text: "问" });
  expect((await world.messages()).map((one) => one.not_delivered)).toEqual([said.not_delivered, ""]);
});

test("people who come into a group, leave it or are taken back are pushed with their names", async () => {
  const { world, group } = await stage({
    people: [{ name: "陈委员" }, { name: "李委员" }],
    chats: [{ members: ["陈委员"] }],
  });
  const move = (act: "added" | "deleted" | "withdrawn", ...users: string[]) =>
    world.moveMembers({ chat: group, person: "陈委员", users, act });
  for (const [act, there] of [
    ["added", true],
    ["withdrawn", false],
    ["added", true],
    ["deleted", false],
  ] as const) {
    const { deliveries } = await move(act, "李委员");
    const { payload, event_type } = await world.delivery(deliveries[0] ?? "");
    expect(event_type).toBe(`im.chat.member.user.${act}_v1`);
    const { people } = world.info;
    expect(payload.event).toMatchObject({
      chat_id: group,
      operator_id: { open_id: people[0]?.open_id },
      users: [{ name: "李委员", user_id: { open_id: people[1]?.open_id } }],
    });
    const members = (await world.look()).chats[0]?.members ?? [];
    expect(members.includes(people[1]?.open_id ?? "")).toBe(there);
  }
  await expect(move("deleted", "李委员")).rejects.toThrow("can be deleted");
  await expect(move("added", "陈委员")).rejects.toThrow("can be added");
});

test("who resigns leaves the groups; the departments are in the object of before", async () => {
  const { world, bot, chen, group } = await stage({
    people: [{ name: "陈委员", department_ids: ["od_1"] }, { name: "李委员" }],
    app: { scopes: ["contact:contact.base:readonly", "im:message:send_as_bot"] },
  });
  const { deliveries } = await world.resign("陈委员");
  const { payload } = await world.delivery(deliveries[0] ?? "");
  expect(payload).toMatchObject({
    header: { event_type: "contact.user.deleted_v3" },
    event: {
      object: { open_id: chen, name: "陈委员" },
      old_object: { open_id: chen, department_ids: ["od_1"] },
    },
  });
  expect((await world.look()).chats[0]?.members).not.toContain(chen);
  expect((await bot.text(chen)).code).toBe(230013);
  expect((await bot.text(group)).code).toBe(0);
  await expect(world.resign("陈委员")).rejects.toThrow("resigned before");
});
