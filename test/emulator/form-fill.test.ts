import { expect, test } from "vitest";
import { type Bot, button, card2, plain, useEmulator } from "./support.ts";
import type { JsonObject } from "./types.ts";

const stage = useEmulator();

async function sent(bot: Bot, to: string, card: JsonObject): Promise<string> {
  return String((await bot.card(to, card)).data.message_id);
}

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
