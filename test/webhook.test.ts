/**
 * The routes from outside: which status for what. The whole worker, with its real store.
 */
import { describe, expect, test } from "vitest";
import type { Env } from "../src/env.ts";
import { TEST_APP } from "./app.ts";
import { type Harness, SLOW, signedValue, start } from "./harness.ts";
import { encrypt, envelope, messageEvent, push, type Signed, sign } from "./sign.ts";

const EVENT = "http://127.0.0.1/webhook/event";
const CARD = "http://127.0.0.1/webhook/card";

const post = (url: string, { body, headers }: Signed) => new Request(url, { method: "POST", body, headers });
const bare = (body: string): Signed => ({ body, headers: new Headers() });

async function open(variables: Record<string, string> = {}, more: Partial<Env> = {}) {
  const bot = await start({}, variables);
  Object.assign(bot.env, more);
  return { bot, now: Math.trunc((await bot.world.now()) / 1000) };
}
const status = async (bot: Harness, request: Request) => (await bot.send(request)).status;

describe("the URL check", () => {
  test("is answered at once, encrypted or with an event's signature, on both routes", async () => {
    const { bot, now } = await open();
    const check = { challenge: "c-1", token: TEST_APP.FEISHU_VERIFICATION_TOKEN, type: "url_verification" };
    const body = JSON.stringify({ encrypt: encrypt(JSON.stringify(check)) });
    for (const url of [EVENT, CARD]) {
      for (const signed of [bare(body), sign(body, now)]) {
        const answer = await bot.send(post(url, signed));
        expect(answer.status).toBe(200);
        expect(await answer.json()).toEqual({ challenge: "c-1" });
      }
    }
  });

  test("comes as the emulator makes it and is good enough for it", async () => {
    const { bot } = await open();
    const { deliveries } = await bot.world.checkUrl("event");
    await bot.deliver();
    expect((await bot.world.delivery(deliveries[0] ?? "")).attempts).toMatchObject([{ ok: true }]);
  });
});

describe("a request", () => {
  test("by another method is 405, to another path 404, also to a knowledge file", async () => {
    const { bot } = await open();
    for (const url of [EVENT, CARD]) expect(await status(bot, new Request(url))).toBe(405);
    expect(await status(bot, new Request("http://127.0.0.1/"))).toBe(404);
    expect(await status(bot, new Request("http://127.0.0.1/manifest.json"))).toBe(404);
  });

  test("above 1 MiB is 413, counted while reading and not by what a header says", async () => {
    const { bot, now } = await open();
    const large = sign("x".repeat(1024 * 1024 + 1), now);
    expect(await status(bot, post(EVENT, large))).toBe(413);
    const chunk = new TextEncoder().encode("x".repeat(64 * 1024));
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(chunk);
      },
    });
    expect(await status(bot, new Request(EVENT, { method: "POST", body: endless }))).toBe(413);
    expect(sent).toBeLessThan(40);
  });

  test("that is no JSON is 400", async () => {
    const { bot, now } = await open();
    expect(await status(bot, post(EVENT, sign("{", now)))).toBe(400);
  });

  test("that is genuine but lacks what is needed is 400", async () => {
    const { bot, now } = await open();
    expect(await status(bot, post(EVENT, push(messageEvent({ message_id: null }), now)))).toBe(400);
  });

  test("that is not genuine is 401", async () => {
    const { bot, now } = await open();
    expect(await status(bot, post(EVENT, push(messageEvent(), now, "another key")))).toBe(401);
    expect(await status(bot, post(EVENT, push(messageEvent(), now - 9 * 3600)))).toBe(401);
    expect(await status(bot, post(EVENT, bare(JSON.stringify(messageEvent()))))).toBe(401);
    expect(await status(bot, post(EVENT, bare("{")))).toBe(401);
  });

  test("of an event nobody asked for is 200, and the log knows its name", async () => {
    const { bot, now } = await open();
    const event = push(envelope("drive.file.read_v1", { secret: "内容" }), now);
    expect(await status(bot, post(EVENT, event))).toBe(200);
    expect(bot.logged()).toContain("drive.file.read_v1");
    expect(bot.logged()).not.toContain("内容");
  });

  test("of a card must be five minutes old at most, of an event eight hours; both can be configured", async () => {
    const { bot, now } = await open();
    const tap = envelope("card.action.trigger", {
      operator: { open_id: "ou_1", tenant_key: "tenant_1" },
      action: { value: {}, tag: "button" },
      context: { open_message_id: "om_1", open_chat_id: "oc_1" },
    });
    const other = envelope("x", {});
    // By what it is and not by its route: both addresses may be one.
    for (const url of [EVENT, CARD]) {
      expect(await status(bot, post(url, push(tap, now - 6 * 60)))).toBe(401);
      expect(await status(bot, post(url, push(other, now - 6 * 60)))).toBe(200);
    }
    const other_limits = await open({ CARD_FRESH_MINUTES: "10", EVENT_FRESH_HOURS: "0.2" });
    expect(await status(other_limits.bot, post(CARD, push(tap, other_limits.now - 6 * 60)))).toBe(200);
    expect(await status(other_limits.bot, post(EVENT, push(other, other_limits.now - 13 * 60)))).toBe(401);
  });
});

describe("a click", () => {
  const question = { v: 1, do: "ask", question: "贵阳2024年社区协商多少场" };
  const event = async (tenant_key: string, party = "oc_1") =>
    envelope("card.action.trigger", {
      operator: { open_id: "ou_1", tenant_key },
      token: "c-1",
      action: { value: await signedValue(party, question), tag: "button" },
      context: { open_message_id: "om_1", open_chat_id: "oc_1" },
    });

  test("is answered on either route, for both may be one address", SLOW, async () => {
    const { bot, now } = await open();
    for (const url of [EVENT, CARD]) {
      const answer = await bot.send(post(url, push(await event("tenant_1"), now)));
      expect(await answer.json()).toMatchObject({ toast: { type: "success" } });
    }
  });

  test("of a guest from another tenant is refused", async () => {
    const { bot, now } = await open();
    const answer = await bot.send(post(CARD, push(await event("tenant_2"), now)));
    expect(await answer.json()).toMatchObject({ toast: { type: "error" } });
  });
});

describe("a message", () => {
  test("that can't be stored within a second is 503, so that it is pushed again", async () => {
    const never = { get: () => ({ claim: () => new Promise(() => {}) }), idFromName: () => "" };
    const { bot, now } = await open({}, { STORE: never as unknown as Env["STORE"] });
    expect(await status(bot, post(EVENT, push(messageEvent(), now)))).toBe(503);
    const broken = { get: () => ({ claim: () => Promise.reject(new Error("down")) }), idFromName: () => "" };
    bot.env.STORE = broken as unknown as Env["STORE"];
    expect(await status(bot, post(EVENT, push(messageEvent(), now)))).toBe(503);
  });

  test("whose claim came too late is pushed again and handled at once, once", SLOW, async () => {
    const { bot } = await open();
    const { STORE } = bot.env;
    const slow = {
      idFromName: STORE.idFromName,
      get: (id: DurableObjectId) =>
        new Proxy(STORE.get(id), {
          get: (stub, name) =>
            name === "claim"
              ? async (...args: Parameters<typeof stub.claim>) => {
                  const outcome = await stub.claim(...args);
                  await new Promise((resolve) => setTimeout(resolve, 1_200));
                  return outcome;
                }
              : Reflect.get(stub, name),
        }),
    };
    bot.env.STORE = slow as unknown as Env["STORE"];
    await bot.world.say({ person: "林委员", text: "贵阳2024年社区协商多少场" });
    await bot.deliver();
    const [delivery] = await bot.world.deliveries();
    expect(delivery?.attempts).toMatchObject([{ status: 503 }]);
    expect(await bot.answers()).toHaveLength(1);
  });

  test(
    "of another tenant than the configured one is 401 although the store first saw that one",
    SLOW,
    async () => {
      const { bot, now } = await open();
      const before = messageEvent({ chat_type: "group" });
      before.header.tenant_key = "tenant_of_the_test_app";
      expect(await status(bot, post(EVENT, push(before, now)))).toBe(200);
      bot.renew({ FEISHU_TENANT_KEY: "tenant_1" });
      const own = messageEvent({ message_id: "om_2", chat_type: "group" });
      expect(await status(bot, post(EVENT, push(own, now)))).toBe(200);
      expect(await status(bot, post(EVENT, push(before, now)))).toBe(401);
    },
  );

  test("of another tenant is 401, by what is configured or by what was seen first", SLOW, async () => {
    const { bot, now } = await open({ FEISHU_TENANT_KEY: "tenant_1" });
    const foreign = () => {
      const event = messageEvent({ message_id: "om_2" });
      event.header.tenant_key = "tenant_2";
      return post(EVENT, push(event, now));
    };
    expect(await status(bot, foreign())).toBe(401);
    const learning = await open();
    const first = messageEvent({ chat_type: "group" });
    expect(await status(learning.bot, post(EVENT, push(first, learning.now)))).toBe(200);
    expect(await status(learning.bot, foreign())).toBe(401);
  });
});

describe("the configuration", () => {
  test("without an Encrypt Key is 500, and the log says how to set it", async () => {
    const { bot, now } = await open({ FEISHU_ENCRYPT_KEY: "", LOCAL_DEV: "", CLOCK_URL: "" });
    expect(await status(bot, post(EVENT, push(messageEvent(), now)))).toBe(500);
    expect(bot.logged()).toContain("wrangler secret put FEISHU_ENCRYPT_KEY");
  });

  test("names everything that is missing", async () => {
    const { bot, now } = await open({ SEAL_KEY: "short" }, { FEISHU_APP_ID: undefined });
    expect(await status(bot, post(EVENT, push(messageEvent(), now)))).toBe(500);
    expect(bot.logged()).toContain("FEISHU_APP_ID");
    expect(bot.logged()).toContain("SEAL_KEY");
  });

  test("has both halves of a Redis or none, and says which one is missing", async () => {
    const [url, token] = ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"];
    for (const [set, missing] of [
      [{ [url]: "https://x.upstash.io" }, token],
      [{ [token]: "secret of the store" }, url],
      [{ [url]: "x.upstash.io", [token]: "secret of the store" }, "UPSTASH_REDIS_REST_URL 应是"],
      [{ [url]: "https://x.upstash.io", [token]: "" }, "UPSTASH_REDIS_REST_TOKEN 是空的"],
    ] as const) {
      const { bot, now } = await open(set as Record<string, string>);
      expect(await status(bot, post(EVENT, push(messageEvent(), now)))).toBe(500);
      expect(bot.logged()).toContain(missing);
      expect(bot.logged()).not.toContain("secret of the store");
    }
  });

  test("may lack the key on one's own machine, and only there", async () => {
    const { bot } = await open({ FEISHU_ENCRYPT_KEY: "" });
    const plain = bare(JSON.stringify(envelope("x", {})));
    expect(await status(bot, post(EVENT, plain))).toBe(200);
    expect(await status(bot, post("https://bot.example.cn/webhook/event", plain))).toBe(500);
    expect(bot.logged()).toContain("LOCAL_DEV");
  });

  test("says what is wrong with a number", async () => {
    const { bot, now } = await open({ EVENT_FRESH_HOURS: "eight" });
    expect(await status(bot, post(EVENT, push(messageEvent(), now)))).toBe(500);
    expect(bot.logged()).toContain("EVENT_FRESH_HOURS");
  });

  test("refuses a turned clock on a deployed worker", async () => {
    const { bot } = await open({ LOCAL_DEV: "" });
    expect(await status(bot, post("https://bot.example.cn/webhook/event", bare("{}")))).toBe(500);
    expect(bot.logged()).toContain("CLOCK_URL");
  });
});
