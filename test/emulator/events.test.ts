import { expect, test } from "vitest";
import { RECEIVED_TYPES } from "./received-content.ts";
import { useEmulator } from "./support.ts";
import type { JsonObject } from "./types.ts";

const stage = useEmulator();

/** The payload of the newest delivery. */
async function newest(world: { deliveries: () => Promise<{ payload: JsonObject }[]> }) {
  const payload = (await world.deliveries()).at(-1)?.payload as { header: JsonObject; event: JsonObject };
  return payload;
}

test("im.message.receive_v1 has the documented shape", async () => {
  const { world, group, chen } = await stage();
  const said = await world.say({ person: "陈委员", chat: group, text: "{@bot} 请 {@李委员} 看" });
  const { app, people } = world.info;
  const { header, event } = await newest(world);
  expect(header).toMatchObject({
    event_type: "im.message.receive_v1",
    token: app.verification_token,
    app_id: app.app_id,
    tenant_key: app.tenant_key,
  });
  expect(header.create_time).toMatch(/^\d{13}$/);
  expect(event).toEqual({
    sender: {
      sender_id: { open_id: chen, union_id: people[0]?.union_id },
      sender_type: "user",
      tenant_key: app.tenant_key,
    },
    message: {
      message_id: said.message_id,
      create_time: expect.stringMatching(/^\d{13}$/),
      update_time: expect.stringMatching(/^\d{13}$/),
      chat_id: group,
      chat_type: "group",
      message_type: "text",
      content: '{"text":"@_user_1 请 @_user_2 看"}',
      mentions: [
        {
          key: "@_user_1",
          id: { open_id: app.bot_open_id, union_id: expect.any(String) },
          mentioned_type: "bot",
          name: app.bot_name,
          tenant_key: app.tenant_key,
        },
        expect.objectContaining({ key: "@_user_2", mentioned_type: "user", name: "李委员" }),
      ],
    },
  });
});

test("user_id needs its scope", async () => {
  const { world } = await stage({
    app: { scopes: ["im:message.p2p_msg:readonly", "contact:user.employee_id:readonly"] },
  });
  await world.say({ person: "陈委员", text: "问" });
  const { event } = await newest(world);
  expect(event).toMatchObject({ sender: { sender_id: { user_id: world.info.people[0]?.user_id } } });
  expect(event).toMatchObject({ message: { chat_type: "p2p" } });
});

test("replies carry root and parent, topics thread_id, and topic groups what the switches say", async () => {
  const { world } = await stage({ chats: [{ name: "话题群", kind: "topic" }] });
  const first = await world.say({ person: "陈委员", chat: "话题群", text: "{@bot} 问" });
  const second = await world.say({ person: "李委员", reply_to: first.message_id, text: "{@bot} 再问" });
  expect((await newest(world)).event.message).toMatchObject({
    root_id: first.message_id,
    parent_id: first.message_id,
    thread_id: first.thread_id,
    chat_type: "group",
    message_type: "text",
  });
  await world.setSwitches({ topicGroupChatType: "topic_group", topicGroupText: "post" });
  await world.say({ person: "李委员", chat: "话题群", thread_id: second.thread_id, text: "{@bot} 多少" });
  expect((await newest(world)).event.message).toMatchObject({
    chat_type: "topic_group",
    message_type: "post",
    content: JSON.stringify({
      title: "",
      content: [
        [
          { tag: "at", user_id: "@_user_1", user_name: "政协助手", style: [] },
          { tag: "text", text: " 多少", style: [] },
        ],
      ],
    }),
  });
});

test("a post from a person has no locale around it, and its at nodes hold placeholders", async () => {
  const { world, group } = await stage();
  const content = [
    [
      { tag: "at", user_id: "{@bot}", style: [] },
      { tag: "text", text: "问", style: [] },
    ],
  ];
  await world.say({ person: "陈委员", chat: group, post: { title: "题", content } });
  const message = (await newest(world)).event.message as { content: string; mentions: object[] };
  expect(JSON.parse(message.content)).toEqual({
    title: "题",
    content: [
      [
        { tag: "at", user_id: "@_user_1", user_name: "政协助手", style: [] },
        { tag: "text", text: "问", style: [] },
      ],
    ],
  });
  expect(message.mentions).toHaveLength(1);
});

const CONTENT: Record<string, JsonObject> = {
  text: { text: "好" },
  post: { title: "", content: [] },
  image: { image_key: "img_x" },
  file: { file_key: "file_x", file_name: "a.pdf" },
  folder: { file_key: "file_x", file_name: "a" },
  audio: { file_key: "file_x", duration: 1200 },
  media: { file_key: "file_x", image_key: "img_x", file_name: "a.mp4", duration: 1200 },
  sticker: { file_key: "file_x" },
  interactive: { title: "题", elements: [[{ tag: "text", text: "x" }]] },
  hongbao: { text: "[红包]" },
  share_chat: { chat_id: "oc_x" },
  share_user: { user_id: "ou_x" },
  share_calendar_event: { summary: "会", start_time: "1", end_time: "2" },
  calendar: { summary: "会", start_time: "1", end_time: "2" },
  general_calendar: { summary: "会", start_time: "1", end_time: "2" },
  location: { name: "贵阳", longitude: "106.6", latitude: "26.6" },
  video_chat: { topic: "会", start_time: "1" },
  todo: { task_id: "t", summary: { title: "", content: [] }, due_time: "1" },
  vote: { topic: "选", options: ["一"] },
  system: { template: "x", from_user: [], to_chatters: [] },
  merge_forward: { content: "Merged and Forwarded Message" },
};

test("every message type of the document can be sent, in its exact shape only", async () => {
  const { world } = await stage();
  expect(Object.keys(CONTENT).sort()).toEqual([...RECEIVED_TYPES].sort());
  for (const [type, content] of Object.entries(CONTENT)) {
    await world.say({ person: "陈委员", raw: { type, content } });
    const { message } = (await newest(world)).event as { message: JsonObject };
    expect(message).toMatchObject({ message_type: type, content: JSON.stringify(content) });
    const more = { type, content: { ...content, surplus: 1 } };
    await expect(world.say({ person: "陈委员", raw: more })).rejects.toThrow("surplus");
  }
  await expect(world.say({ person: "陈委员", raw: { type: "poke", content: {} } })).rejects.toThrow("poke");
});

test("bot added and removed, group dissolved, chat entered, menu tapped, message recalled", async () => {
  const { world, group, chen } = await stage();
  const ids = expect.objectContaining({ open_id: chen });
  await world.removeBot(group, "陈委员");
  const removed = await newest(world);
  expect(removed.header.event_type).toBe("im.chat.member.bot.deleted_v1");
  expect(removed.event).toMatchObject({ chat_id: group, operator_id: ids, external: false, name: "委员群" });
  await world.addBot(group, "陈委员");
  expect((await newest(world)).header.event_type).toBe("im.chat.member.bot.added_v1");

  const entered = await world.enter("陈委员");
  expect((await newest(world)).event).toEqual({ chat_id: entered.chat_id, operator_id: ids });
  const said = await world.say({ person: "陈委员", text: "问" });
  await world.enter("陈委员");
  expect((await newest(world)).event).toMatchObject({ last_message_id: said.message_id });

  await world.menu("陈委员", "help");
  expect((await newest(world)).event).toMatchObject({
    operator: { operator_id: ids },
    event_key: "help",
    timestamp: expect.any(Number),
  });
  await world.setSwitches({ menuTimestamp: "string" });
  await world.menu("陈委员", "help");
  expect((await newest(world)).event).toMatchObject({ timestamp: expect.stringMatching(/^\d{10}$/) });
  await expect(world.menu("陈委员", "x".repeat(31))).rejects.toThrow("30");

  await world.recall(said.message_id);
  expect((await newest(world)).event).toMatchObject({
    message_id: said.message_id,
    recall_type: "message_owner",
  });
  await world.dissolve(group, "陈委员");
  expect((await newest(world)).header.event_type).toBe("im.chat.disbanded_v1");
});

test("times of header.create_time follow their switches: milliseconds or microseconds", async () => {
  const { world } = await stage({ switches: { createTimeUnit: "us" } });
  await world.enter("陈委员");
  expect((await newest(world)).header.create_time).toMatch(/^\d{16}$/);
});

test("any other event can be pushed by name, in the old envelope too", async () => {
  const { world } = await stage();
  await world.event("im.message.reaction.created_v1", { message_id: "om_x" });
  expect((await newest(world)).header.event_type).toBe("im.message.reaction.created_v1");
  await world.event("message", { text: "x" }, true);
  const old = (await world.deliveries()).at(-1)?.payload;
  expect(old).toMatchObject({ type: "event_callback", token: world.info.app.verification_token });
  expect(old?.uuid).toBeTruthy();
});

test("people cannot do what a client would not let them", async () => {
  const { world, group } = await stage({
    people: [{ name: "陈委员" }, { name: "外人" }],
    chats: [{ name: "群", members: ["陈委员"] }],
  });
  const refused = (request: Parameters<typeof world.say>[0]) => expect(world.say(request)).rejects;
  await refused({ person: "无名", text: "x" }).toThrow("nobody");
  await refused({ person: "外人", chat: group, text: "x" }).toThrow("not in that chat");
  await refused({ person: "陈委员", chat: group, thread_id: "omt_x", text: "x" }).toThrow("no such topic");
  await refused({ person: "陈委员", chat: group }).toThrow("one of text, post, raw, forward");
  await world.chat({ chat_id: group, at_all_forbidden: true, owner: "ou_someone" });
  await refused({ person: "陈委员", chat: group, text: "{@all} x" }).toThrow("forbids");
});
