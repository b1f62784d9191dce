import { expect, test } from "vitest";
import { Bot, useEmulator } from "./support.ts";

const stage = useEmulator();
const MINUTE = 60_000;
const PATH = "/auth/v3/tenant_access_token/internal";

test("a token lives two hours; with half an hour left the same comes back, below that a new one beside it", async () => {
  const { bot, world } = await stage({ clock: { frozen: true } });
  const { app_id, app_secret } = world.info.app;
  const ask = async () => (await bot.call("POST", PATH, { app_id, app_secret })).body;
  const first = await ask();
  expect(first).toMatchObject({ code: 0, expire: 7200, tenant_access_token: bot.token });
  await world.turn(90 * MINUTE);
  expect(await ask()).toMatchObject({ tenant_access_token: bot.token, expire: 1800 });
  await world.turn(MINUTE);
  const second = await ask();
  expect(second.tenant_access_token).not.toBe(bot.token);
  expect((await bot.call("GET", "/bot/v3/info")).code).toBe(0);
  await world.turn(29 * MINUTE);
  const late = await bot.call("GET", "/bot/v3/info");
  expect([late.status, late.code]).toEqual([400, 99991663]);
  expect((await bot.call("GET", "/bot/v3/info", undefined, String(second.tenant_access_token))).code).toBe(0);
});

test("a missing token is 99991661, one without t- or u- 99991671, an unknown one 99991663", async () => {
  const { bot } = await stage();
  const code = async (token: string) => (await bot.call("GET", "/bot/v3/info", undefined, token)).code;
  bot.token = "";
  expect(await code("")).toBe(99991661);
  expect(await code("Basic abc")).toBe(99991661);
  expect(await code("garbage")).toBe(99991671);
  expect(await code("t-unknown")).toBe(99991663);
  expect(await code("u-someone")).toBe(99991668);
});

test("an expired token may be refused with HTTP 200", async () => {
  const { bot } = await stage({ switches: { tokenInvalidStatus: 200 } });
  const answer = await bot.call("GET", "/bot/v3/info", undefined, "t-unknown");
  expect([answer.status, answer.code]).toEqual([200, 99991663]);
});

test("a wrong secret is refused with the code and status of the switches, and never repeated in the log", async () => {
  const { world } = await stage();
  const bot = new Bot(world);
  const wrong = { app_id: world.info.app.app_id, app_secret: "not it" };
  const first = await bot.call("POST", PATH, wrong);
  expect([first.status, first.code]).toEqual([200, 10015]);
  await world.setSwitches({ tokenWrongSecretCode: 10014, tokenRefusalStatus: 400 });
  const second = await bot.call("POST", PATH, wrong);
  expect([second.status, second.code]).toEqual([400, 10014]);
  expect((await bot.call("POST", PATH, { app_id: "cli_other", app_secret: "x" })).code).toBe(10014);
  expect((await bot.call("POST", PATH, { app_id: "cli_other" })).code).toBe(99992402);
  expect(JSON.stringify(await world.calls())).not.toContain("not it");
});

test("bot info has bot at the top level", async () => {
  const { bot, world } = await stage();
  const { body } = await bot.call("GET", "/bot/v3/info");
  expect(body).toMatchObject({ code: 0, bot: { open_id: world.info.app.bot_open_id, app_name: "政协助手" } });
  expect(body).not.toHaveProperty("data");
});

test("what the platform does not have is the gateway's 404", async () => {
  const { bot } = await stage();
  const put = await bot.call("PUT", "/im/v1/chats/oc_x", {});
  expect([put.status, put.msg]).toEqual([404, "404 page not found"]);
});
