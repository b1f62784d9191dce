// What the page says that somebody did on a card, told to the emulator itself.
import { expect, test } from "vitest";
import { isObject } from "./json.ts";
import { identity } from "./page/card/act/identity.ts";
import type { CardAction } from "./page/card/contract.ts";
import { choice, fieldsOf, formValue, type Values } from "./page/card/form/values.ts";
import { button, card2, plain, useEmulator } from "./support.ts";
import type { Json, JsonObject } from "./types.ts";

const stage = useEmulator();

const options = ["甲", "乙"].map((text, i) => ({ text: plain(text), value: String(i) }));
const callback = (value: Json): JsonObject => ({ behaviors: [{ type: "callback", value }] });

/** What the bot gets to see of this action on the card. */
async function heard(card: JsonObject, action: CardAction): Promise<Json | undefined> {
  const { world, bot, group } = await stage();
  const answer = await bot.card(group, card);
  expect(answer.msg).toBe("success");
  await world.click({ message_id: String(answer.data.message_id), person: "陈委员", ...action });
  const [due] = await world.due();
  const { payload } = await world.delivery(due?.id ?? "");
  return isObject(payload.event) ? payload.event.action : undefined;
}

test("a form arrives with every field as the platform documents it", async () => {
  const { world } = await stage();
  const someone = world.info.people[0]?.open_id ?? "";
  const send: JsonObject = { ...button("提交", {}), name: "send", form_action_type: "submit" };
  const elements: JsonObject[] = [
    { tag: "input", name: "title", required: true },
    { tag: "input", name: "more", default_value: "旧" },
    { tag: "select_static", name: "one", options, initial_index: 2 },
    { tag: "multi_select_static", name: "many", options },
    { tag: "select_person", name: "who" },
    { tag: "date_picker", name: "day" },
    { tag: "picker_time", name: "hour" },
    { tag: "picker_datetime", name: "moment" },
    { tag: "input", name: "untouched" },
    send,
  ];
  const card = card2({ tag: "form", name: "form", elements });
  const filled: Values = {
    title: "一\n二",
    more: "",
    many: ["0", "1"],
    who: someone,
    day: "2024-04-01",
    hour: "07:07",
    moment: "2024-04-29T07:07",
  };
  const form_value = formValue(fieldsOf(elements), filled);
  const action = await heard(card, { ...identity(send, true), form_value });
  expect(action).toMatchObject({ tag: "button", name: "send" });
  expect(action).toHaveProperty("form_value", {
    title: "一\n二",
    one: "1",
    many: ["0", "1"],
    who: someone,
    day: "2024-04-01 +0800",
    hour: "07:07 +0800",
    moment: "2024-04-29 07:07 +0800",
  });
});

test.each<[string, JsonObject, string, JsonObject]>([
  ["an input", { tag: "input", name: "q" }, "问", { input_value: "问" }],
  ["a choice", { tag: "select_static", options }, "1", { option: "1" }],
  ["a menu", { tag: "overflow", options }, "0", { option: "0" }],
  ["a box that is ticked", { tag: "checker", text: plain("好") }, "true", { checked: true }],
  ["a box that is not", { tag: "checker", text: plain("好") }, "", { checked: false }],
])("outside of a form %s arrives by itself", async (_what, element, value, part) => {
  const whole = { ...element, ...callback({ act: "x" }) };
  const action = { ...identity(whole, false), ...choice(whole, value) };
  expect(await heard(card2(whole, button("别的", { act: "y" })), action)).toMatchObject({
    tag: element.tag,
    value: { act: "x" },
    ...part,
  });
});

test("of two buttons that carry the same value the tapped one arrives", async () => {
  const right = button("好", { act: "x" }, { element_id: "right", name: "right" });
  const card = card2(button("好", { act: "x" }, { element_id: "left", name: "left" }), right);
  expect(await heard(card, identity(right, false))).toMatchObject({ name: "right", value: { act: "x" } });
});
