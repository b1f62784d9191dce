import { expect, test } from "vitest";
import { card2, markdown, useEmulator } from "./support.ts";

const stage = useEmulator();

test("a message answers with the documented data and a log id", async () => {
  const { bot, group, world } = await stage();
  const { status, headers, body, data } = await bot.text(group, "你好");
  expect(status).toBe(200);
  expect(headers.get("x-tt-logid")).toBeTruthy();
  expect(body).toMatchObject({ code: 0, msg: "success" });
  expect(data).toMatchObject({
    msg_type: "text",
    chat_id: group,
    deleted: false,
    updated: false,
    sender: { id: world.info.app.app_id, id_type: "app_id", sender_type: "app" },
    body: { content: '{"text":"你好"}' },
  });
  expect(data.message_id).toMatch(/^om_/);
  expect(data.create_time).toMatch(/^\d{13}$/);
});

test("at tags come back as placeholders with mentions whose id is a string", async () => {
  const { bot, group, chen } = await stage();
  const { data } = await bot.text(group, `<at user_id="${chen}">陈</at> 请看 <at user_id="all"></at>`);
  expect(data.body).toEqual({ content: JSON.stringify({ text: "@_user_1 请看 @_all" }) });
  expect(data.mentions).toMatchObject([{ key: "@_user_1", id: chen, id_type: "open_id", name: "陈委员" }]);
});

test("without a sending scope 99991672 lists what is needed; with any one of them it works", async () => {
  const { bot, group, world } = await stage({ app: { scopes: ["im:message:readonly"] } });
  const refused = await bot.text(group);
  expect([refused.status, refused.code]).toEqual([400, 99991672]);
  expect(refused.msg).toContain("im:message:send_as_bot");
  await world.configure({ scopes: ["im:message:send"] });
  expect((await bot.text(group)).code).toBe(0);
});

test("receivers: unknown open_id, another app's, a wrong type, an unknown chat", async () => {
  const { bot, group, chen, world } = await stage({ app: { other_app_open_ids: ["ou_test"] } });
  expect((await bot.text("ou_nobody")).code).toBe(99992351);
  expect((await bot.text("ou_test")).code).toBe(99992361);
  const send = async (type: string, id: string) =>
    (
      await bot.call("POST", `/im/v1/messages?receive_id_type=${type}`, {
        receive_id: id,
        msg_type: "text",
        content: '{"text":"x"}',
      })
    ).code;
  expect(await send("open_id", group)).toBe(230034);
  expect(await send("chat_id", chen)).toBe(230034);
  expect(await send("chat_id", "oc_unknown")).toBe(230034);
  expect(await send("thread_id", "omt_x")).toBe(99992402);
  expect(await send("union_id", world.info.people[0]?.union_id ?? "")).toBe(0);
  await world.setSwitches({ unknownChatCode: 230002 });
  expect(await send("chat_id", "oc_unknown")).toBe(230002);
});

test("people: outside availability 230013, stopped 230053, resigned, another tenant 230038", async () => {
  const { bot, chen, li, world } = await stage();
  const p2p = String((await bot.text(chen)).data.chat_id);
  await world.person({ open_id: chen, available: false });
  expect((await bot.text(chen)).code).toBe(230013);
  expect((await bot.text(p2p)).code).toBe(230013);
  await world.person({ open_id: chen, available: true, stopped: true });
  expect((await bot.text(chen)).code).toBe(230053);
  await world.person({ open_id: li, resigned: true });
  expect((await bot.text(li)).code).toBe(230013);
  await world.setSwitches({ resignedCode: 230029 });
  expect((await bot.text(li)).code).toBe(230029);
  const guest = await world.person({ name: "客人", tenant_key: "other" });
  expect((await bot.text(guest.open_id)).code).toBe(230038);
});

test("groups: bot outside 230002, dissolved 232009, chosen speakers 230018, muted 230035, external 230027", async () => {
  const { bot, group, world } = await stage();
  const code = async () => (await bot.text(group)).code;
  for (const speaking of ["chosen", "muted"] as const) {
    await world.chat({ chat_id: group, speaking });
    expect(await code()).toBe(speaking === "chosen" ? 230018 : 230035);
  }
  await world.chat({ chat_id: group, speaking: "all", external: true });
  expect(await code()).toBe(230027);
  await world.chat({ chat_id: group, external: false });
  await world.removeBot(group, "王干事");
  expect(await code()).toBe(230002);
  await world.addBot(group, "王干事");
  expect(await code()).toBe(0);
  await world.dissolve(group, "王干事");
  expect(await code()).toBe(232009);
});

test("content must be a string of JSON: an object is the gateway's 99992402, broken JSON 230001", async () => {
  const { bot, group } = await stage();
  const send = (content: string) => bot.create(group, "text", content);
  const violations = await bot.text(group, "x", { content: { text: "x" } });
  expect(violations).toMatchObject({ code: 99992402, status: 400 });
  expect(violations.body.error).toMatchObject({ field_violations: [{ field: "content" }] });
  expect((await send("hello")).code).toBe(230001);
  expect((await send('"hello"')).code).toBe(230001);
  expect((await send("{}")).code).toBe(230001);
  expect((await send('{"text":""}')).code).toBe(230001);
  expect((await bot.text(group, "x", { msg_type: "markdown" })).code).toBe(99992402);
  expect((await bot.text(group, "x", { uuid: "u".repeat(51) })).code).toBe(99992402);
  expect((await bot.call("POST", "/im/v1/messages?receive_id_type=chat_id", "not json")).code).toBe(99992402);
});

test("posts need a locale, known nodes, known people, and md alone in its paragraph", async () => {
  const { bot, group, chen, world } = await stage();
  await world.run();
  const send = async (content: object) => {
    await world.turn(1000);
    return (await bot.create(group, "post", JSON.stringify(content))).code;
  };
  const post = (...nodes: object[]) => ({ zh_cn: { title: "报", content: [nodes] } });
  expect(await send(post({ tag: "text", text: "一" }, { tag: "at", user_id: chen }))).toBe(0);
  expect(await send(post({ tag: "md", text: "**一**" }))).toBe(0);
  expect(await send({ title: "报", content: [[{ tag: "text", text: "一" }]] })).toBe(230001);
  expect(await send(post({ tag: "md", text: "一" }, { tag: "text", text: "二" }))).toBe(230001);
  expect(await send(post({ tag: "text", text: "一", style: ["red"] }))).toBe(230001);
  expect(await send(post({ tag: "button", text: "一" }))).toBe(230001);
  expect(await send(post({ tag: "at", user_id: "ou_nobody" }))).toBe(230001);
  expect(await send(post({ tag: "img", image_key: "img_x" }))).toBe(230017);
});

test("keys of files that the bot never uploaded are not its own", async () => {
  const { bot, group, chen } = await stage();
  expect((await bot.create(group, "image", { image_key: "img_v3_x" })).code).toBe(230017);
  expect((await bot.create(group, "file", { file_key: "file_x" })).code).toBe(230017);
  expect((await bot.create(group, "share_user", { user_id: chen })).code).toBe(0);
  const p2p = String((await bot.text(chen)).data.chat_id);
  expect((await bot.create(group, "share_chat", { chat_id: p2p })).code).toBe(230015);
});

test("over 150 KB of text and over 30 KB of card is 230025, counted in bytes of the request", async () => {
  const { bot, group, world } = await stage();
  expect((await bot.text(group, "协".repeat(50_000))).code).toBe(0);
  expect((await bot.text(group, "协".repeat(51_200))).code).toBe(230025);
  expect((await bot.card(group, card2(markdown("协".repeat(10_000))))).code).toBe(0);
  expect((await bot.card(group, card2(markdown("协".repeat(10_240))))).code).toBe(230025);
  // Quotes are escaped once more in the request: the card alone would fit.
  const quotes = card2(markdown('"'.repeat(10_000)));
  expect((await bot.card(group, quotes)).code).toBe(230025);
  await world.setSwitches({ sizeCounts: "content" });
  expect((await bot.card(group, quotes)).code).toBe(0);
});

test("with a DLP audit, phone numbers and addresses are 230028", async () => {
  const { bot, group } = await stage({ switches: { dlpAudit: true } });
  expect((await bot.text(group, "请打13800138000")).code).toBe(230028);
  expect((await bot.card(group, card2(markdown("a.b@example.com")))).code).toBe(230028);
  expect((await bot.text(group, "请打138****8000，共13800138000000件")).code).toBe(0);
});

test("@所有人 fails where the group forbids it: text 230018, a card as the switch says", async () => {
  const { bot, group, world } = await stage();
  const at = card2(markdown("<at id=all></at>"));
  expect((await bot.card(group, at)).code).toBe(0);
  await world.chat({ chat_id: group, at_all_forbidden: true });
  expect((await bot.text(group, '<at user_id="all">所有人</at>')).code).toBe(230018);
  expect((await bot.card(group, at)).code).toBe(230099);
  await world.setSwitches({ atAllForbiddenCode: 230018 });
  expect((await bot.card(group, at)).code).toBe(230018);
});
