import { expect, test } from "vitest";
import { type Bot, card2, markdown, useEmulator } from "./support.ts";

const stage = useEmulator();
const frozen = { clock: { frozen: true } };

async function codes(times: number, send: () => Promise<{ code: number }>): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < times; i += 1) found.push((await send()).code);
  return found;
}

test("five a second to one group, then 230020 with HTTP 400, and again a second later", async () => {
  const { bot, world, group, chen } = await stage(frozen);
  expect(await codes(5, () => bot.text(group))).toEqual([0, 0, 0, 0, 0]);
  const sixth = await bot.text(group);
  expect([sixth.status, sixth.code]).toEqual([400, 230020]);
  expect((await bot.text(chen)).code).toBe(0);
  await world.turn(999);
  expect((await bot.text(group)).code).toBe(230020);
  await world.turn(1);
  expect((await bot.text(group)).code).toBe(0);
});

test("replies and other bots in the group use up the same five", async () => {
  const { bot, world, group } = await stage({
    ...frozen,
    people: [{ name: "陈委员" }, { name: "别的机器人", bot: true }],
  });
  const asked = await world.say({ person: "陈委员", chat: group, text: "问", mention_bot: true });
  for (const text of ["一", "二", "三"]) await world.say({ person: "别的机器人", chat: group, text });
  expect(await codes(3, () => bot.reply(asked.message_id))).toEqual([0, 0, 230020]);
});

test("a repeat of a uuid costs nothing of the group's five", async () => {
  const { bot, group } = await stage(frozen);
  await codes(9, () => bot.text(group, "你好", { uuid: "u1" }));
  expect(await codes(4, () => bot.text(group))).toEqual([0, 0, 0, 0]);
});

async function toMany(bot: Bot, people: string[], times: number): Promise<number[]> {
  let i = 0;
  return codes(times, () => bot.text(people[i++ % people.length] ?? ""));
}

const crowd = Array.from({ length: 60 }, (_, i) => ({ name: `委员${i}` }));

test("fifty calls a second, then HTTP 429 with 99991400 and the seconds to wait", async () => {
  const { bot, world, chen } = await stage({ ...frozen, people: crowd });
  const people = world.info.people.map((person) => person.open_id);
  expect(new Set(await toMany(bot, people, 50))).toEqual(new Set([0]));
  const over = await bot.text(chen);
  expect([over.status, over.code, over.msg]).toEqual([429, 99991400, "request trigger frequency limit"]);
  expect(over.headers.get("x-ogw-ratelimit-limit")).toBe("50");
  expect(over.headers.get("x-ogw-ratelimit-reset")).toBe("1");
  await world.turn(1000);
  expect((await bot.text(chen)).code).toBe(0);
});

test("a thousand calls a minute, then 429 until the first of them is a minute old", async () => {
  const { bot, world, chen } = await stage({ ...frozen, people: crowd });
  const people = world.info.people.map((person) => person.open_id);
  for (let second = 0; second < 20; second += 1) {
    expect(new Set(await toMany(bot, people, 50))).toEqual(new Set([0]));
    await world.turn(1000);
  }
  const over = await bot.text(chen);
  expect([over.status, over.code]).toEqual([429, 99991400]);
  expect(over.headers.get("x-ogw-ratelimit-limit")).toBe("1000");
  expect(over.headers.get("x-ogw-ratelimit-reset")).toBe("40");
  await world.turn(40_000);
  expect((await bot.text(chen)).code).toBe(0);
});

test("a card takes five PATCHes a second", async () => {
  const { bot, world, group } = await stage(frozen);
  const { data } = await bot.card(group, card2(markdown("一")));
  const patch = () => bot.patch(String(data.message_id), card2(markdown("二")));
  expect(await codes(6, patch)).toEqual([0, 0, 0, 0, 0, 230020]);
  await world.turn(1000);
  expect((await patch()).code).toBe(0);
});
