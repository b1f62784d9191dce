import { expect, test } from "vitest";
import { useEmulator } from "./support.ts";

const stage = useEmulator();
const HOUR = 3_600_000;

test("one uuid makes one message within an hour, and a new one after it", async () => {
  const { bot, world, group } = await stage({ clock: { frozen: true } });
  const send = async () => (await bot.text(group, "你好", { uuid: "u1" })).data.message_id;
  const first = await send();
  await world.turn(HOUR - 1);
  expect(await send()).toBe(first);
  await world.turn(1);
  expect(await send()).not.toBe(first);
  expect(await world.ledger()).toMatchObject([
    { uuid: "u1", calls: 2 },
    { uuid: "u1", calls: 1 },
  ]);
});

test("the repeat may be an error instead; either way there is one message", async () => {
  const { bot, world, group } = await stage({ switches: { repeatUuidReturns: "error" } });
  expect((await bot.text(group, "你好", { uuid: "u1" })).code).toBe(0);
  expect((await bot.text(group, "你好", { uuid: "u1" })).code).toBe(230049);
  await world.setSwitches({ repeatUuidErrorCode: 230001 });
  expect((await bot.text(group, "你好", { uuid: "u1" })).code).toBe(230001);
  expect(await world.messages({ by: "bot" })).toHaveLength(1);
});

test("create and reply share the window; per receiver only if the switch says so", async () => {
  const { bot, world, group } = await stage();
  const asked = await world.say({ person: "陈委员", chat: group, text: "问", mention_bot: true });
  await bot.text(group, "你好", { uuid: "u1" });
  await bot.reply(asked.message_id, "答", { uuid: "u1" });
  expect(await world.ledger()).toHaveLength(1);
  await world.setSwitches({ uuidScope: "receiver" });
  await bot.reply(asked.message_id, "答", { uuid: "u1" });
  expect(await world.ledger()).toHaveLength(2);
});

test("a refused call does not use up its uuid", async () => {
  const { bot, group } = await stage();
  expect((await bot.create(group, "text", "{}", { uuid: "u1" })).code).toBe(230001);
  expect((await bot.text(group, "你好", { uuid: "u1" })).code).toBe(0);
});

test("while the first call is in flight a repeat is 230049, afterwards it is the first message", async () => {
  const { bot, world, group } = await stage();
  await world.fault({ on: "api", api: "create", when: { next: 1 }, act: { kind: "hold" } });
  const first = bot.text(group, "你好", { uuid: "u1" });
  // The held call has arrived once the log shows its uuid.
  while (!(await world.calls()).some((call) => call.uuid === "u1"));
  expect((await bot.text(group, "你好", { uuid: "u1" })).code).toBe(230049);
  await world.releaseHeld();
  const sent = (await first).data.message_id;
  expect((await bot.text(group, "你好", { uuid: "u1" })).data.message_id).toBe(sent);
});

test("dying after accepting: no answer, but the message is there and the repeat finds it", async () => {
  const { bot, world, group } = await stage();
  await world.fault({ on: "api", api: "create", when: { next: 1 }, act: { kind: "die after accepting" } });
  await expect(bot.text(group, "你好", { uuid: "u1" })).rejects.toThrow();
  const again = await bot.text(group, "你好", { uuid: "u1" });
  const rows = await world.ledger();
  expect(rows.map((row) => row.message_id)).toEqual([again.data.message_id]);
});
