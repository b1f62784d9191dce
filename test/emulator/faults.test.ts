import { expect, test } from "vitest";
import type { ApiFaultAct } from "./fault-types.ts";
import { draw } from "./faults.ts";
import { useEmulator } from "./support.ts";

const stage = useEmulator();
const next = (act: ApiFaultAct) => ({ on: "api", api: "create", when: { next: 1 }, act }) as const;

test("dropped before: no answer and nothing stored; the next call is fine", async () => {
  const { bot, world, group } = await stage();
  await world.fault(next({ kind: "drop" }));
  await expect(bot.text(group)).rejects.toThrow();
  expect(await world.ledger()).toEqual([]);
  expect((await bot.text(group)).code).toBe(0);
  expect(await world.calls()).toMatchObject([{ api: "token" }, { fault: "drop", status: 0 }, { code: 0 }]);
});

test("429, 5xx and any code on demand, and nothing is stored", async () => {
  const { bot, world, group } = await stage();
  await world.fault(next({ kind: "rate", reset: 7 }));
  const rate = await bot.text(group);
  expect([rate.status, rate.code, rate.headers.get("x-ogw-ratelimit-reset")]).toEqual([429, 99991400, "7"]);
  await world.fault(next({ kind: "http", status: 502, body: "bad gateway" }));
  expect(await bot.text(group)).toMatchObject({ status: 502, msg: "bad gateway" });
  await world.fault(next({ kind: "code", code: 230022, msg: "sensitive" }));
  expect(await bot.text(group)).toMatchObject({ status: 400, code: 230022, msg: "sensitive" });
  await world.fault(next({ kind: "code", code: 2200, status: 200 }));
  expect(await bot.text(group)).toMatchObject({ status: 200, code: 2200 });
  expect(await world.ledger()).toEqual([]);
});

test("a delayed call is answered all the same", async () => {
  const { bot, world, group } = await stage();
  await world.fault(next({ kind: "delay", ms: 5 }));
  expect((await bot.text(group)).code).toBe(0);
});

test("every second call, one API only", async () => {
  const { bot, world, group } = await stage();
  await world.fault({ on: "api", api: "create", when: { every: 2 }, act: { kind: "code", code: 5000 } });
  const codes = [];
  for (let i = 0; i < 4; i += 1) codes.push((await bot.text(group)).code);
  expect(codes).toEqual([0, 5000, 0, 5000]);
  expect((await bot.call("GET", "/bot/v3/info")).code).toBe(0);
  await world.clearFaults();
  expect((await bot.text(group)).code).toBe(0);
});

test("a probability is the same under the same seed, and near to what it says", async () => {
  const run = async () => {
    const { bot, world } = await stage();
    await world.fault({
      on: "api",
      api: "bot",
      when: { probability: 0.5, seed: 7 },
      act: { kind: "code", code: 5000 },
    });
    const codes = [];
    for (let i = 0; i < 20; i += 1) codes.push((await bot.call("GET", "/bot/v3/info")).code);
    return codes;
  };
  const first = await run();
  expect(await run()).toEqual(first);
  expect(new Set(first)).toEqual(new Set([0, 5000]));
  const share = Array.from({ length: 10_000 }, (_, i) => draw(3, i)).filter((x) => x < 0.2).length / 10_000;
  expect(share).toBeGreaterThan(0.18);
  expect(share).toBeLessThan(0.22);
});

test("closing without an answer hurts that call only, others on the way are answered", async () => {
  const { bot, world, group, chen } = await stage();
  await world.fault({
    on: "api",
    api: "create",
    when: { every: 3 },
    act: { kind: "die after accepting" },
  });
  const targets = [group, chen, group, chen, group, chen];
  const results = await Promise.allSettled(targets.map((to, i) => bot.text(to, "你好", { uuid: `u${i}` })));
  expect(results.filter((result) => result.status === "rejected")).toHaveLength(2);
  expect(await world.ledger()).toHaveLength(6);
});

test("an option that does not exist is an error, not ignored", async () => {
  const { world } = await stage();
  const switches = { repeatUuidReturn: "error" } as object;
  await expect(world.setSwitches(switches)).rejects.toThrow("repeatUuidReturn");
  const fault = { on: "api", when: { next: 1 }, act: { kind: "explode" } } as object;
  await expect(world.fault(fault as Parameters<typeof world.fault>[0])).rejects.toThrow("400");
});

test("held after accepting: stored at once, answered when released; who has gone by then got no answer", async () => {
  const { bot, world, group } = await stage();
  await world.fault(next({ kind: "hold after accepting" }));
  const patient = bot.text(group, "一", { uuid: "u1" });
  await expect.poll(() => world.ledger()).toHaveLength(1);
  expect(await world.releaseHeld()).toEqual({ released: 1 });
  expect(await patient).toMatchObject({ status: 200, code: 0 });

  const since = await world.now();
  await world.fault(next({ kind: "hold after accepting" }));
  const caller = new AbortController();
  const killed = fetch(`${world.domain}/open-apis/im/v1/messages?receive_id_type=chat_id`, {
    method: "POST",
    headers: { Authorization: `Bearer ${bot.token}` },
    body: JSON.stringify({ receive_id: group, msg_type: "text", content: '{"text":"二"}', uuid: "u2" }),
    signal: caller.signal,
  });
  await expect.poll(() => world.ledger()).toHaveLength(2);
  caller.abort();
  await expect(killed).rejects.toThrow();
  // The server hears of it a moment later.
  await new Promise((later) => setTimeout(later, 100));
  await world.releaseHeld();
  const again = await bot.text(group, "二", { uuid: "u2" });
  const [, second] = await world.ledger();
  expect(again.data.message_id).toBe(second?.message_id);
  expect(await world.calls(since)).toMatchObject([
    { fault: "hold after accepting", message_id: second?.message_id, status: 0 },
    { message_id: second?.message_id, status: 200 },
  ]);
});
