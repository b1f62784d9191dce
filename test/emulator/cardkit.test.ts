import { expect, test } from "vitest";
import { type Bot, button, card2, markdown, plain, useEmulator } from "./support.ts";
import type { Json, JsonObject } from "./types.ts";

const start = useEmulator();
const stage = (options: Parameters<typeof start>[0] = {}) =>
  start({ app: { scopes: ["im:message", "cardkit:card:write"] }, ...options });
const MINUTE = 60_000;

const answer = { ...markdown("…"), element_id: "answer" };
const card = (more: JsonObject = {}, ...elements: Json[]) => ({
  ...card2(answer, ...elements),
  config: { streaming_mode: true },
  ...more,
});

const create = (bot: Bot, data: JsonObject, type = "card_json") =>
  bot.call("POST", "/cardkit/v1/cards", { type, data: JSON.stringify(data) });

/** An entity that was sent to the group; calls on it are numbered by themselves. */
async function sent(bot: Bot, group: string, data: JsonObject = card()) {
  const card_id = String((await create(bot, data)).data.card_id);
  const { message_id } = (await bot.create(group, "interactive", { type: "card", data: { card_id } })).data;
  let sequence = 0;
  const call = async (method: string, path: string, body: JsonObject) => {
    sequence += 1;
    return (await bot.call(method, `/cardkit/v1/cards/${card_id}${path}`, { sequence, ...body })).code;
  };
  const write = (content: string, more: JsonObject = {}) =>
    call("PUT", "/elements/answer/content", { content, ...more });
  return { card_id, message_id: String(message_id), call, write };
}

test("an entity is sent by its id, once, and shows as the card that it is", async () => {
  const { bot, world, group } = await stage();
  const { data } = await create(bot, card());
  const card_id = String(data.card_id);
  expect(card_id).toMatch(/^\d{1,20}$/);
  const send = () => bot.create(group, "interactive", { type: "card", data: { card_id } });
  expect((await send()).code).toBe(0);
  expect(await world.messages()).toMatchObject([{ content: card(), visible: "…" }]);
  expect((await send()).msg).toContain("sent before");
  const unknown = await bot.create(group, "interactive", { type: "card", data: { card_id: "7" } });
  expect([unknown.code, unknown.msg.includes("200740")]).toEqual([230099, true]);
});

test("text is written as a stream, the whole text each time, until streaming is switched off", async () => {
  const { bot, world, group } = await stage();
  const { call, write } = await sent(bot, group);
  expect(await write("全市")).toBe(0);
  expect(await write("全市共390余场")).toBe(0);
  expect(await world.messages()).toMatchObject([{ visible: "全市共390余场", updated: true }]);
  const off = { settings: JSON.stringify({ config: { streaming_mode: false } }) };
  expect(await call("PATCH", "/settings", off)).toBe(0);
  expect(await write("再写")).toBe(300309);
});

test("the sequence only grows, over all calls on one card: 300317; a uuid serves once: 200770", async () => {
  const { bot, group } = await stage();
  const { call, write } = await sent(bot, group);
  expect(await write("一", { sequence: 5, uuid: "u1" })).toBe(0);
  expect(await write("二", { sequence: 5 })).toBe(300317);
  const element = JSON.stringify({ ...answer, content: "三" });
  expect(await call("PUT", "/elements/answer", { element, sequence: 4 })).toBe(300317);
  expect(await call("PUT", "/elements/answer", { element, sequence: 6 })).toBe(0);
  expect(await write("四", { sequence: 7, uuid: "u1" })).toBe(200770);
  expect(await write("四", { sequence: "8" })).toBe(99992402);
  expect(await write("四", { sequence: 2 ** 31 })).toBe(99992402);
});

test("streaming closes by itself after ten minutes, and is opened anew by its setting", async () => {
  const { bot, world, group } = await stage({ clock: { frozen: true } });
  const { call, write } = await sent(bot, group);
  await world.turn(10 * MINUTE);
  expect(await write("一")).toBe(0);
  await world.turn(1);
  expect(await write("二")).toBe(200850);
  await world.setSwitches({ streamingOverCode: 300309 });
  expect(await write("二")).toBe(300309);
  const mode = (streaming_mode: boolean) =>
    call("PATCH", "/settings", { settings: JSON.stringify({ config: { streaming_mode } }) });
  expect([await mode(false), await mode(true)]).toEqual([0, 0]);
  expect(await write("二")).toBe(0);
});

test("while a click waits for its answer the stream is refused: 200810", async () => {
  const { bot, world, group } = await stage();
  const { message_id, write } = await sent(bot, group, card({}, button("停", { act: "stop" })));
  await world.click({ message_id, person: "陈委员", label: "停" });
  expect(await write("一")).toBe(200810);
  await world.deliverDue(async () => new Response("{}"));
  expect(await write("一")).toBe(0);
});

test("only texts are streamed to, with 1 to 100 000 characters", async () => {
  const { bot, group } = await stage();
  const text = { tag: "div", text: { ...plain("…"), element_id: "text" } };
  const { call, write } = await sent(bot, group, card({}, text, { tag: "hr", element_id: "line" }));
  expect(await call("PUT", "/elements/text/content", { content: "一" })).toBe(0);
  expect(await call("PUT", "/elements/line/content", { content: "一" })).toBe(300310);
  expect(await call("PUT", "/elements/none/content", { content: "一" })).toBe(300310);
  expect(await write("")).toBe(99992402);
  expect(await write("x".repeat(100_001))).toBe(99992402);
  expect(await write("协".repeat(11_000))).toBe(200860);
});

test("elements are added, replaced, changed and removed", async () => {
  const { bot, world, group } = await stage();
  const { call } = await sent(bot, group);
  const line = (text: string, element_id: string) => JSON.stringify([{ ...markdown(text), element_id }]);
  const add = (type: string, elements: string, target_element_id = "answer") =>
    call("POST", "/elements", { type, elements, target_element_id });
  expect(await add("insert_before", line("前", "before"))).toBe(0);
  expect(await add("insert_after", line("后", "after"))).toBe(0);
  expect(await add("append", line("末", "last"), "")).toBe(0);
  expect(await call("PUT", "/elements/answer", { element: JSON.stringify(markdown("答")) })).toBe(0);
  expect(await call("PATCH", "/elements/after", { partial_element: '{"content":"后来"}' })).toBe(0);
  expect(await call("DELETE", "/elements/before", {})).toBe(0);
  expect(await world.messages()).toMatchObject([{ visible: "答\n后来\n末" }]);
});

test("what cannot be done to an element has a code for each way", async () => {
  const { bot, world, group } = await stage();
  const { call } = await sent(bot, group);
  const bad = { tag: "note", element_id: "x" };
  const twice = JSON.stringify([answer]);
  const add = (elements: string, target_element_id: string) =>
    call("POST", "/elements", { type: "insert_after", elements, target_element_id });
  expect(await add(JSON.stringify([bad]), "answer")).toBe(300315);
  expect(await add("[]", "none")).toBe(300315);
  expect(await add(twice, "answer")).toBe(300301);
  expect(await call("POST", "/elements", { type: "below", elements: "[]" })).toBe(99992402);
  expect(await call("PUT", "/elements/answer", { element: JSON.stringify(bad) })).toBe(300121);
  expect(await call("PATCH", "/elements/answer", { partial_element: '{"tag":"hr"}' })).toBe(300312);
  expect(await call("PATCH", "/elements/answer", { partial_element: '{"colour":"red"}' })).toBe(300313);
  expect(await call("PATCH", "/elements/answer", { partial_element: "colour" })).toBe(99992402);
  expect(await call("DELETE", "/elements/none", {})).toBe(300314);
  await world.turn(1000);
  expect(await call("DELETE", "/elements/answer", {})).toBe(300307);
  expect(await call("PATCH", "/settings", { settings: '{"config":{"colour":1}}' })).toBe(300122);
  expect(await world.messages()).toMatchObject([{ content: card(), updated: false }]);
});

test("the whole card is replaced by a card of 2.0", async () => {
  const { bot, world, group } = await stage();
  const { call } = await sent(bot, group);
  const put = (data: JsonObject) =>
    call("PUT", "", { card: { type: "card_json", data: JSON.stringify(data) } });
  expect(await put(card2(markdown("二")))).toBe(0);
  expect(await put({ elements: [markdown("三")] })).toBe(300303);
  expect(await put(card2({ tag: "note" }))).toBe(200220);
  expect(await call("PUT", "", { card: "二" })).toBe(99992402);
  expect(await world.messages()).toMatchObject([{ visible: "二" }]);
});

test("cards that no entity can be made of", async () => {
  const { bot, world } = await stage();
  const code = async (data: JsonObject, type?: string) => (await create(bot, data, type)).code;
  expect(await code({ elements: [markdown("一")] })).toBe(300303);
  expect(await code(card({ config: { update_multi: false } }))).toBe(300302);
  expect(await code(card2())).toBe(300307);
  expect(await code(card2(...Array.from({ length: 201 }, () => markdown("一"))))).toBe(300305);
  expect(await code(card2(markdown("协".repeat(11_000))))).toBe(200860);
  expect(await code({ template_id: "x" }, "template")).toBe(200220);
  expect(await code(card(), "other")).toBe(99992402);
  await world.configure({ scopes: ["im:message"] });
  expect(await code(card())).toBe(99991672);
});

test("ten operations a second on one card; after fourteen days it is expired: 200750", async () => {
  const { bot, world, group } = await stage({ clock: { frozen: true } });
  const { write } = await sent(bot, group);
  for (let i = 0; i < 10; i += 1) expect(await write(`${i}`)).toBe(0);
  expect(await write("10")).toBe(99991400);
  await world.turn(14 * 24 * 60 * MINUTE + 1);
  await bot.signIn();
  expect(await write("11")).toBe(200750);
  const none = await bot.call("PATCH", "/cardkit/v1/cards/7/settings", { settings: "{}", sequence: 1 });
  expect(none.code).toBe(200740);
});
