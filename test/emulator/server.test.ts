import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, expect, test } from "vitest";
import { createWorld, openWorld } from "./client.ts";
import { startEmulator } from "./main.ts";
import { Bot, button, card2, markdown, useEmulator } from "./support.ts";
import type { JsonObject } from "./types.ts";

const stage = useEmulator();
const folder = mkdtempSync(join(tmpdir(), "emulator-"));
afterAll(() => rmSync(folder, { recursive: true }));
const main = new URL("main.ts", import.meta.url).pathname;

test("worlds do not see each other", async () => {
  const one = await stage();
  const two = await stage();
  await one.bot.text(one.group);
  expect(await two.world.messages()).toEqual([]);
  expect((await two.bot.text(one.group)).code).toBe(230034);
  expect((await two.bot.text(two.group, "x", {})).code).toBe(0);
  expect((await new Bot(two.world).call("GET", "/bot/v3/info", undefined, one.bot.token)).code).toBe(
    99991663,
  );
});

test("a world that does not exist is told apart from the platform's 404", async () => {
  const { world } = await stage();
  const response = await fetch(`${world.domain}x/open-apis/bot/v3/info`);
  expect([response.status, await response.json()]).toEqual([404, { error: "there is no such world" }]);
  await world.remove();
  await expect(world.look()).rejects.toThrow("no such world");
});

test("state outlives a restart: chats, tokens and what is still to be pushed", async () => {
  const state = join(folder, "deep", "state.json");
  const first = await startEmulator({ state });
  const world = await createWorld(first.origin, { id: "local", keep: true });
  const bot = await new Bot(world).signIn();
  const group = world.info.chats[0]?.chat_id ?? "";
  await world.say({ person: "陈委员", chat: group, text: "{@bot} 问" });
  await bot.text(group, "答", { uuid: "u1" });
  const small = { person: "陈委员", name: "a.txt", kind: "file" } as const;
  const kept = await world.upload(small, new TextEncoder().encode("路灯"), "text/plain");
  const lost = await world.upload({ ...small, name: "b" }, new Uint8Array(5 * 1024 * 1024), "video/mp4");
  const unheard = await world.say({ person: "陈委员", chat: group, text: "闲聊" });
  const { data } = await bot.card(group, card2(button("再问", {})));
  const tap = await world.click({ message_id: String(data.message_id), person: "陈委员", label: "再问" });
  const { event } = (await world.delivery(tap.delivery)).payload as { event: JsonObject };
  await world.turn(3_600_000 / 4);
  await first.close();

  const second = await startEmulator({ state });
  const again = await createWorld(second.origin, { id: "local", keep: true, app: { bot_name: "新名" } });
  expect(again.info.app).toEqual({ ...world.info.app, bot_name: "新名" });
  const messages = await again.messages();
  expect(messages.map((one) => one.not_delivered)).toEqual(["", "", unheard.not_delivered, ""]);
  expect(await (await fetch(again.resourceUrl(kept))).text()).toBe("路灯");
  expect((await fetch(again.resourceUrl(lost))).status).toBe(404);
  const later = new Bot(again);
  later.token = bot.token;
  expect((await later.text(group, "答", { uuid: "u1" })).code).toBe(0);
  expect(await again.ledger()).toHaveLength(2);
  const update = { token: event.token ?? "", card: card2(markdown("二")) };
  expect((await later.call("POST", "/interactive/v1/card/update", update)).code).toBe(0);
  expect(await again.deliverDue(async () => new Response("{}"))).toMatchObject([{ state: "done" }]);
  expect((await again.now()) - Date.now()).toBeGreaterThan(3_600_000 / 4 - 60_000);
  expect((await openWorld(second.origin, "local")).info.id).toBe("local");
  await second.close();
});

test("reset forgets what was said; people, chats, switches and clock stay", async () => {
  const { world, bot, group } = await stage({ switches: { maxTables: 3 } });
  await bot.text(group);
  await world.reset();
  expect(await world.messages()).toEqual([]);
  const { people, switches, chats } = await world.look();
  expect([people, chats, switches.maxTables]).toEqual([world.info.people, world.info.chats, 3]);
  expect((await bot.text(group)).code).toBe(99991663);
});

test("the clock can be frozen, turned and let run, never back", async () => {
  const { world } = await stage();
  const stopped = await world.freeze();
  expect(await world.now()).toBe(stopped);
  expect(await world.turn(1000)).toBe(stopped + 1000);
  await expect(world.turnTo(stopped)).rejects.toThrow("forward only");
  expect(await world.run()).toBeGreaterThanOrEqual(stopped + 1000);
});

test("messages can be filtered by chat, time, sender and what they answer", async () => {
  const { world, bot, group } = await stage({ clock: { frozen: true } });
  const asked = await world.say({ person: "陈委员", chat: group, text: "{@bot} 问" });
  await world.turn(1000);
  await bot.reply(asked.message_id, "答");
  await world.say({ person: "陈委员", text: "私" });
  expect(await world.messages({ chat: "委员群", by: "bot" })).toMatchObject([
    { reply_to: asked.message_id, visible: "答", sender_name: "政协助手" },
  ]);
  expect(await world.messages({ since: await world.now() })).toHaveLength(2);
  expect(await world.messages({ reply_to: asked.message_id })).toHaveLength(1);
  expect(await world.messages({ by: "person" })).toHaveLength(2);
});

test("--help explains, and a taken or foolish port is an error that names the variable", async () => {
  const run = (args: string[], port: string) =>
    spawnSync(process.execPath, [main, ...args], {
      env: { ...process.env, CHAT_PORT: port },
      encoding: "utf8",
    });
  expect(run(["--help"], "8788").stdout).toContain("CHAT_PORT");
  const taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, "127.0.0.1", listening));
  const address = taken.address();
  const port = typeof address === "object" && address ? String(address.port) : "";
  const busy = run([], port);
  expect([busy.status, busy.stderr]).toEqual([1, `Port ${port} is taken: set CHAT_PORT to another one\n`]);
  taken.close();
  expect(run([], "none").stderr).toContain("CHAT_PORT must be a port number");
});
