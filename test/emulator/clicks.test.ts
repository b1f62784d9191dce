import { expect, test } from "vitest";
import type { EmulatedWorld } from "./client.ts";
import { type Bot, button, card2, markdown, plain, useEmulator } from "./support.ts";
import type { Json, JsonObject } from "./types.ts";

const stage = useEmulator();
const taps = card2(markdown("一"), button("再问", { act: "again" }));

async function sent(bot: Bot, to: string, card: JsonObject): Promise<string> {
  const answer = await bot.card(to, card);
  expect(answer.msg).toBe("success");
  return String(answer.data.message_id);
}

/** Taps the one button and answers with this; gives what the client shows. */
async function outcome(world: EmulatedWorld, message_id: string, answer: Response | Json) {
  await world.click({ message_id, person: "陈委员", label: "再问" });
  const response = answer instanceof Response ? answer : new Response(JSON.stringify(answer));
  const [delivery] = await world.deliverDue(async () => response);
  return delivery?.client;
}

test("a tap calls back at the card URL with the documented body and 16 digits of time", async () => {
  const { world, bot, group, chen } = await stage();
  const message_id = await sent(bot, group, taps);
  await world.click({ message_id, person: "陈委员", value: { act: "again" } });
  const [due] = await world.due();
  expect(due).toMatchObject({ url: "card", kind: "callback", event_type: "card.action.trigger" });
  expect(due?.headers).toHaveProperty("X-Lark-Signature");
  const { payload } = await world.delivery(due?.id ?? "");
  expect(payload).toMatchObject({
    schema: "2.0",
    header: { create_time: expect.stringMatching(/^\d{16}$/) },
    event: {
      operator: { open_id: chen },
      token: expect.stringMatching(/^c-/),
      action: { value: { act: "again" }, tag: "button" },
      host: "im_message",
      context: { open_message_id: message_id, open_chat_id: group },
    },
  });
});

test("{} changes nothing, a toast is shown, a raw card is put in place", async () => {
  const { world, bot, group } = await stage();
  const id = await sent(bot, group, taps);
  expect(await outcome(world, id, {})).toMatchObject({ code: 0, toast: null, card_replaced: false });
  const toast = { type: "success", content: "好" };
  expect(await outcome(world, id, { toast })).toMatchObject({ code: 0, toast });
  const next = card2(markdown("二"), button("再问", {}));
  expect(await outcome(world, id, { toast, card: { type: "raw", data: next } })).toMatchObject({
    code: 0,
    card_replaced: true,
  });
  expect(await world.messages({ by: "bot" })).toMatchObject([{ content: next, updated: true }]);
});

test("200671: not HTTP 200", async () => {
  const { world, bot, group } = await stage();
  const id = await sent(bot, group, taps);
  expect(await outcome(world, id, new Response("{}", { status: 500 }))).toMatchObject({ code: 200671 });
  expect(await outcome(world, id, new Response(null, { status: 302 }))).toMatchObject({ code: 200671 });
});

test.each<[string, Response | Json]>([
  ["an empty body", new Response("")],
  ["a body that is no JSON", new Response("ok")],
  ["another field", { code: 0 }],
  ["an unknown toast type", { toast: { type: "warn", content: "x" } }],
  ["a toast without content", { toast: { type: "info" } }],
  ["a card without type", { card: card2(markdown("x")) }],
])("200672: %s", async (_what, answer) => {
  const { world, bot, group } = await stage();
  expect(await outcome(world, await sent(bot, group, taps), answer)).toMatchObject({ code: 200672 });
});

test("200673 for a card that would be refused, 200830 for a 1.0 card in place of 2.0; nothing changes", async () => {
  const { world, bot, group } = await stage();
  const id = await sent(bot, group, taps);
  const raw = (data: JsonObject) => outcome(world, id, { card: { type: "raw", data } });
  expect(await raw(card2({ tag: "note" }))).toMatchObject({ code: 200673 });
  expect(await raw({ elements: [markdown("x")] })).toMatchObject({ code: 200830 });
  expect(await world.messages({ by: "bot" })).toMatchObject([{ content: taps, updated: false }]);
});

test("200341 after 3 s or when the answer is lost, and a callback is never repeated", async () => {
  const { world, bot, group } = await stage({ clock: { frozen: true } });
  const id = await sent(bot, group, taps);
  await world.click({ message_id: id, person: "陈委员", label: "再问" });
  const [due] = await world.due();
  const late = await world.report(due?.id ?? "", { status: 200, duration_ms: 3001, body: "{}" });
  expect(late).toMatchObject({ state: "failed", client: { code: 200341 } });
  await world.fault({ on: "delivery", when: { next: 1 }, act: { kind: "drop" } });
  const lost = await world.click({ message_id: id, person: "陈委员", label: "再问" });
  expect(await world.turnThrough(86_400_000, async () => new Response("{}"))).toEqual([]);
  expect(await world.delivery(lost.delivery)).toMatchObject({ state: "failed", client: { code: 200341 } });
});

test("200340 when card callbacks are not subscribed", async () => {
  const { world, bot, group } = await stage({ app: { card_callback: false } });
  const id = await sent(bot, group, taps);
  expect(await world.click({ message_id: id, person: "陈委员", label: "再问" })).toMatchObject({
    outcome: { code: 200340 },
  });
});

test("a raw card in the answer may be refused for good: 200673, and PATCH 230099 with 200800", async () => {
  const { world, bot, group } = await stage({ switches: { rawCardInAnswer: "refused" } });
  const id = await sent(bot, group, taps);
  expect(await outcome(world, id, { toast: { type: "info", content: "好" } })).toMatchObject({ code: 0 });
  expect(await outcome(world, id, { card: { type: "raw", data: taps } })).toMatchObject({ code: 200673 });
  const patched = await bot.patch(id, taps);
  expect([patched.code, patched.msg.includes("200800")]).toEqual([230099, true]);
});

test("a PATCH before the answer is rolled back if the switch says so", async () => {
  const { world, bot, group } = await stage({ switches: { patchDuringClick: "reverts" } });
  const id = await sent(bot, group, taps);
  await world.click({ message_id: id, person: "陈委员", label: "再问" });
  await world.deliverDue(async () => {
    expect((await bot.patch(id, card2(markdown("二")))).code).toBe(0);
    return new Response("{}");
  });
  expect(await world.messages({ by: "bot" })).toMatchObject([{ content: taps }]);
});

const field = (name: string, more: JsonObject = {}): JsonObject => ({ tag: "input", name, ...more });
const report = card2({
  tag: "form",
  name: "report",
  elements: [
    field("title", { required: true, max_length: 5 }),
    field("note"),
    {
      tag: "select_static",
      name: "kind",
      options: [
        { text: plain("甲"), value: "a" },
        { text: plain("乙"), value: "b" },
      ],
    },
    { tag: "multi_select_static", name: "tags", options: [{ text: plain("甲"), value: "a" }] },
    button("交", { act: "submit" }, { name: "go", form_action_type: "submit" }),
  ],
});

test("a form calls back with what was filled in; blanks are absent, or empty by switch", async () => {
  const { world, bot, chen } = await stage();
  const message_id = await sent(bot, chen, report);
  const submit = async (form_value: Record<string, string | string[]>) => {
    const { delivery } = await world.click({ message_id, person: "陈委员", name: "go", form_value });
    return (await world.delivery(delivery)).payload.event;
  };
  expect(await submit({ title: "路灯", kind: "a", tags: ["a"] })).toMatchObject({
    action: {
      tag: "button",
      name: "go",
      value: { act: "submit" },
      form_value: { title: "路灯", kind: "a", tags: ["a"] },
    },
  });
  const absent = (await submit({ title: "路灯" })) as { action: { form_value: object } };
  expect(absent.action.form_value).toEqual({ title: "路灯" });
  await world.setSwitches({ unfilledFormFields: "empty" });
  const empty = (await submit({ title: "路灯" })) as { action: { form_value: object } };
  expect(empty.action.form_value).toEqual({ title: "路灯", note: "", kind: "", tags: [] });
});

test("the client keeps to the form: required, lengths, options, fields that exist", async () => {
  const { world, bot, chen } = await stage();
  const message_id = await sent(bot, chen, report);
  const submit = (form_value: Record<string, string | string[]>) =>
    expect(world.click({ message_id, person: "陈委员", name: "go", form_value })).rejects;
  await submit({}).toThrow("title filled in");
  await submit({ title: "一二三四五六" }).toThrow("5 characters");
  await submit({ title: "路灯", kind: "c" }).toThrow("no option c");
  await submit({ title: "路灯", tags: "a" }).toThrow("a list");
  await submit({ title: "路灯", other: "x" }).toThrow("no field other");
});

test("selects, dates and inputs give what their kind gives, in a form and outside", async () => {
  const { world, bot, chen } = await stage();
  const on = [{ type: "callback", value: { act: "pick" } }];
  const card = card2(
    { tag: "select_static", name: "s", behaviors: on, options: [{ text: plain("甲"), value: "a" }] },
    { tag: "input", name: "i", behaviors: on },
    {
      tag: "form",
      name: "f",
      elements: [
        { tag: "date_picker", name: "day" },
        button("别", {}, { name: "other" }),
        button("交", {}, { name: "go", form_action_type: "submit" }),
      ],
    },
  );
  const message_id = await sent(bot, chen, card);
  const tap = async (request: object) => {
    const { delivery } = await world.click({ message_id, person: "陈委员", ...request });
    return ((await world.delivery(delivery)).payload.event as JsonObject).action;
  };
  const action = { value: { act: "pick" }, timezone: "Asia/Shanghai" };
  expect(await tap({ name: "s", option: "a" })).toEqual({
    ...action,
    tag: "select_static",
    name: "s",
    option: "a",
  });
  expect(await tap({ name: "i", input_value: "x\ny" })).toMatchObject({ tag: "input", input_value: "x\ny" });
  await expect(tap({ name: "s", option: "b" })).rejects.toThrow("no option b");
  await expect(tap({ name: "s" })).rejects.toThrow("gives option");
  await expect(tap({ name: "other" })).rejects.toThrow("only the submit button");
  await expect(tap({ name: "go", form_value: { day: "2024-04-01" } })).rejects.toThrow(
    "no value of a date_picker",
  );
  const day = "2024-04-01 +0800";
  expect(await tap({ name: "go", form_value: { day } })).toMatchObject({ form_value: { day } });
});

test("only what is on the card can be tapped, by those who see it, while it lives; a forger can do more", async () => {
  const { world, bot, group } = await stage({
    people: [{ name: "陈委员" }, { name: "外人" }],
    chats: [{ members: ["陈委员"] }],
  });
  const message_id = await sent(bot, group, taps);
  const tap = (request: object) => world.click({ message_id, person: "陈委员", ...request });
  await expect(tap({ value: { act: "other" } })).rejects.toThrow("no such component");
  await expect(tap({ person: "外人", label: "再问" })).rejects.toThrow("does not see");
  expect(await tap({ person: "外人", value: { act: "other" }, force: true })).toMatchObject({
    outcome: null,
  });
  await world.turn(14 * 86_400_000 + 1);
  await expect(tap({ label: "再问" })).rejects.toThrow("too old");
});

test("a form child without name fails at the click when it was let through at sending", async () => {
  const { world, bot, chen } = await stage({ switches: { namelessFormChild: "fails at click" } });
  const nameless = card2({
    tag: "form",
    name: "f",
    elements: [button("交", {}, { form_action_type: "submit" })],
  });
  const message_id = await sent(bot, chen, nameless);
  expect(await world.click({ message_id, person: "陈委员", label: "交" })).toMatchObject({
    outcome: { code: 200530 },
  });
});
