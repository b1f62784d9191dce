// The switches that no other test turns, and that every switch can be turned by name.
import { expect, test } from "vitest";
import { button, card2, markdown, useEmulator } from "./support.ts";
import { DEFAULT_SWITCHES } from "./switches.ts";

const stage = useEmulator();

test("a world starts with the documented defaults, and takes each of them back", async () => {
  const { world } = await stage();
  expect(world.info.switches).toEqual(DEFAULT_SWITCHES);
  expect(await world.setSwitches(DEFAULT_SWITCHES)).toEqual(DEFAULT_SWITCHES);
});

test("the signature's timestamp is in seconds or in milliseconds", async () => {
  const { world } = await stage({ switches: { signatureTimestampUnit: "ms" } });
  await world.enter("陈委员");
  const [due] = await world.due();
  expect(due?.headers["X-Lark-Request-Timestamp"]).toMatch(/^\d{13}$/);
});

test("a callback's create_time has 16 digits or 13", async () => {
  const { world, bot, group } = await stage({ switches: { callbackTimeUnit: "ms" } });
  const { data } = await bot.card(group, card2(button("问", {})));
  await world.click({ message_id: String(data.message_id), person: "陈委员", label: "问" });
  const [delivery] = await world.deliveries();
  expect(delivery?.payload).toMatchObject({ header: { create_time: expect.stringMatching(/^\d{13}$/) } });
});

test("a kilobyte has 1024 bytes or 1000", async () => {
  const { world, bot, group } = await stage();
  const card = card2(markdown("x".repeat(30_300)));
  expect((await bot.card(group, card)).code).toBe(0);
  await world.setSwitches({ kilobyte: 1000 });
  expect((await bot.card(group, card)).code).toBe(230025);
});

test("create and reply share the app's rate, or each has its own", async () => {
  const people = Array.from({ length: 10 }, (_, i) => ({ name: `委员${i}` }));
  for (const [sendLimitCounts, code] of [
    ["together", 99991400],
    ["per call", 0],
  ] as const) {
    const { world, bot } = await stage({ people, clock: { frozen: true }, switches: { sendLimitCounts } });
    const asked = await world.say({ person: "委员9", text: "问" });
    const ids = world.info.people.slice(0, 9).map((person) => person.open_id);
    for (let i = 0; i < 45; i += 1) expect((await bot.text(ids[i % 9] ?? "")).code).toBe(0);
    for (let i = 0; i < 5; i += 1) expect((await bot.text("ou_nobody")).code).toBe(99992351);
    expect((await bot.reply(asked.message_id)).code).toBe(code);
  }
});
