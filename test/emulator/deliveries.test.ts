import { expect, test } from "vitest";
import type { EmulatedWorld, Send } from "./client.ts";
import { useEmulator } from "./support.ts";
import type { Switches } from "./switches.ts";
import { signature } from "./wire.ts";

const stage = useEmulator();
const MINUTE = 60_000;
const frozen = { clock: { frozen: true } };
const fine: Send = async () => new Response("{}");

/** A receiver that keeps what it got and answers with these statuses, the last one for good. */
function receiver(...statuses: number[]) {
  const got: { headers: Headers; body: string }[] = [];
  const send: Send = async (request) => {
    got.push({ headers: request.headers, body: await request.text() });
    return new Response("{}", { status: statuses[got.length - 1] ?? statuses.at(-1) ?? 200 });
  };
  return { got, send };
}

async function plainEvent(world: EmulatedWorld, statuses: number[] = [200]) {
  const { got, send } = receiver(...statuses);
  const deliveries = await world.deliverDue(send);
  return { got, deliveries };
}

test("a push carries the three headers, signed over its raw body", async () => {
  const { world, group } = await stage();
  await world.say({ person: "陈委员", chat: group, text: "问", mention_bot: true });
  const { got } = await plainEvent(world);
  expect(got).toHaveLength(1);
  const header = (name: string) => got[0]?.headers.get(name) ?? "";
  expect(header("content-type")).toBe("application/json; charset=utf-8");
  expect(header("x-lark-request-timestamp")).toMatch(/^\d{10}$/);
  const { encrypt_key } = world.info.app;
  const body = got[0]?.body ?? "";
  expect(header("x-lark-signature")).toBe(
    signature(header("x-lark-request-timestamp"), header("x-lark-request-nonce"), encrypt_key, body),
  );
  expect(Object.keys(JSON.parse(body))).toEqual(["encrypt"]);
});

test("not answered with 200: pushed again after 15 s, 5 min, 1 h and 6 h with the same event_id, then never", async () => {
  const { world, group } = await stage(frozen);
  const start = await world.now();
  await world.say({ person: "陈委员", chat: group, text: "问", mention_bot: true });
  const { got, send } = receiver(500);
  await world.turnThrough(24 * 60 * MINUTE, send);
  expect(got).toHaveLength(5);
  const [delivery] = await world.deliveries();
  const after = delivery?.attempts.map((attempt) => attempt.at - start);
  expect(after).toEqual([0, 15_000, 315_000, 3_915_000, 25_515_000]);
  expect(delivery?.state).toBe("failed");
  expect(delivery?.attempts[0]).toMatchObject({ ok: false, status: 500, why: "HTTP 500" });
});

test("the first 200 ends it", async () => {
  const { world, group } = await stage(frozen);
  await world.say({ person: "陈委员", chat: group, text: "问", mention_bot: true });
  const { got, send } = receiver(503, 302, 200);
  await world.turnThrough(24 * 60 * MINUTE, send);
  expect(got).toHaveLength(3);
  expect((await world.deliveries())[0]?.state).toBe("done");
});

test("an answer after 3 s counts as none, and so does no report once the clock is past 3 s", async () => {
  const { world, group } = await stage(frozen);
  await world.say({ person: "陈委员", chat: group, text: "问", mention_bot: true });
  const [first] = await world.due();
  const slow = await world.report(first?.id ?? "", { status: 200, duration_ms: 3001, body: "{}" });
  expect(slow).toMatchObject({ state: "waiting", attempts: [{ ok: false, why: "no answer in time" }] });
  await world.turn(15_000);
  const [second] = await world.due();
  expect(second).toMatchObject({ id: first?.id, attempt: 2 });
  await world.turn(3001);
  expect((await world.delivery(first?.id ?? "")).attempts).toHaveLength(2);
  const late = world.report(first?.id ?? "", { status: 200, duration_ms: 10, body: "{}" });
  await expect(late).rejects.toThrow("409");
});

test.each<[Switches["redeliverySigns"], boolean]>([
  ["anew", false],
  ["same", true],
])("a redelivery is signed %s", async (redeliverySigns, equal) => {
  const { world, group } = await stage({ ...frozen, switches: { redeliverySigns } });
  await world.say({ person: "陈委员", chat: group, text: "问", mention_bot: true });
  const { got, send } = receiver(500, 200);
  await world.turnThrough(MINUTE, send);
  const [first, second] = got.map(({ headers, body }) => [
    body,
    headers.get("x-lark-signature"),
    headers.get("x-lark-request-timestamp"),
  ]);
  if (equal) expect(second).toEqual(first);
  else for (const [i, part] of (second ?? []).entries()) expect(part).not.toBe(first?.[i]);
});

test("scopes decide what is pushed, and say says why not", async () => {
  const { world, group } = await stage();
  const why = async (scopes: string[], text: string, chat?: string) => {
    await world.configure({ scopes });
    const said = await world.say({ person: "陈委员", text, ...(chat && { chat }) });
    return said.not_delivered;
  };
  const at = ["im:message.group_at_msg:readonly"];
  expect(await why(at, "{@bot} 问", group)).toBe("");
  expect(await why(at, "问", group)).toContain("does not @ the bot");
  expect(await why(["im:message.group_msg"], "问", group)).toBe("");
  expect(await why(["im:message"], "{@bot} 问", group)).toContain("none of the scopes");
  expect(await why(["im:message"], "问")).toContain("im:message.p2p_msg:readonly");
  expect(await why(["im:message.p2p_msg"], "问")).toBe("");
  await world.configure({ events: ["application.bot.menu_v6"] });
  expect(await why(["im:message.p2p_msg"], "问")).toContain("does not subscribe");
});

test("other bots are heard only with their own scope, and only when they @ this one", async () => {
  const { world, group } = await stage({
    people: [{ name: "陈委员" }, { name: "别的机器人", bot: true }],
    app: { scopes: ["im:message.group_msg", "im:message.group_at_msg:readonly"] },
  });
  const say = async (text: string) =>
    (await world.say({ person: "别的机器人", chat: group, text })).not_delivered;
  expect(await say("你好")).toContain("does not @");
  expect(await say("{@bot} 你好")).toContain("include_bot");
  await world.configure({ scopes: ["im:message.group_at_msg.include_bot:readonly"] });
  expect(await say("{@bot} 你好")).toBe("");
});

test("@所有人 reaches the bot, with or without a mention entry, as the switches say", async () => {
  const { world, group } = await stage({ app: { encrypt_key: "" } });
  const say = () => world.say({ person: "陈委员", chat: group, text: "{@all} 开会" });
  expect((await say()).not_delivered).toContain("does not @ the bot");
  await world.setSwitches({ atAllReachesBot: true });
  const message = async () => {
    await say();
    const { got } = await plainEvent(world);
    return (JSON.parse(got[0]?.body ?? "{}") as { event: { message: object } }).event.message;
  };
  const bare = await message();
  expect(bare).toMatchObject({ content: '{"text":"@_all 开会"}' });
  expect(bare).not.toHaveProperty("mentions");
  await world.setSwitches({ atAllMentionEntry: "entry" });
  expect(await message()).toMatchObject({
    mentions: [{ key: "@_all", id: { open_id: "", union_id: "", user_id: "" }, name: "所有人" }],
  });
});

test("nothing is pushed from a group without the bot, or from people outside the availability", async () => {
  const { world, group } = await stage();
  await world.removeBot(group, "王干事");
  const said = await world.say({ person: "陈委员", chat: group, text: "{@bot} 问" });
  expect(said.not_delivered).toBe("the bot is not in the group");
  await world.person({ name: "陈委员", available: false });
  expect((await world.say({ person: "陈委员", text: "问" })).not_delivered).toContain("availability");
});

test("faults: duplicates carry one event_id, drops and lost answers come again", async () => {
  const { world, group } = await stage(frozen);
  const say = () => world.say({ person: "陈委员", chat: group, text: "{@bot} 问" });
  await world.fault({ on: "delivery", when: { next: 1 }, act: { kind: "duplicate", times: 2 } });
  expect((await say()).deliveries).toHaveLength(3);
  const copies = await world.deliverDue(fine);
  expect(new Set(copies.map((one) => one.event_id)).size).toBe(1);

  const renamed = { kind: "duplicate", times: 1, new_event_id: true } as const;
  await world.fault({ on: "delivery", when: { next: 1 }, act: renamed });
  await say();
  const [one, two] = await world.deliverDue(fine);
  expect(two?.event_id).not.toBe(one?.event_id);
  expect(two?.message_id).toBe(one?.message_id);

  await world.fault({ on: "delivery", when: { next: 1 }, act: { kind: "drop" } });
  await say();
  expect(await world.deliverDue(fine)).toHaveLength(0);
  expect(await world.turnThrough(15_000, fine)).toMatchObject([{ state: "done" }]);

  await world.fault({ on: "delivery", when: { next: 1 }, act: { kind: "lose answer" } });
  await say();
  const { got, send } = receiver(200);
  await world.turnThrough(15_000, send);
  expect(got).toHaveLength(2);

  await world.fault({ on: "delivery", when: { next: 1 }, act: { kind: "delay", ms: MINUTE } });
  await say();
  expect(await world.deliverDue(fine)).toHaveLength(0);
  expect(await world.turnThrough(MINUTE, fine)).toHaveLength(1);
});

test("reordering: a recall may arrive before the message it is about", async () => {
  const { world, group } = await stage();
  await world.fault({ on: "delivery", when: { next: 2 }, act: { kind: "reorder", window: 2, seed: 2 } });
  const said = await world.say({ person: "陈委员", chat: group, text: "{@bot} 问" });
  await world.recall(said.message_id);
  const order = (await world.deliverDue(fine)).map((one) => one.event_type);
  expect(order).toEqual(["im.message.recalled_v1", "im.message.receive_v1"]);
});

test("what was recalled before the push has no content, or keeps it, as the switch says", async () => {
  const { world, group } = await stage({ app: { encrypt_key: "" } });
  const contentAfterRecall = async () => {
    const said = await world.say({ person: "陈委员", chat: group, text: "{@bot} 问" });
    await world.recall(said.message_id);
    const { got } = await plainEvent(world);
    return (JSON.parse(got[0]?.body ?? "{}") as { event: { message: { content: string } } }).event.message
      .content;
  };
  expect(await contentAfterRecall()).toBe("");
  await world.setSwitches({ recalledContent: "kept" });
  expect(await contentAfterRecall()).toBe('{"text":"@_user_1 问"}');
});

test("the URL check is never signed, wants the challenge back within 1 s, and is not repeated", async () => {
  for (const encrypt_key of ["", "test key"]) {
    const { world } = await stage({ app: { encrypt_key } });
    await world.checkUrl();
    const [due] = await world.due();
    expect(due?.headers).toEqual({ "Content-Type": "application/json; charset=utf-8" });
    const body = JSON.parse(due?.body ?? "{}") as { challenge?: string; encrypt?: string };
    expect(Object.keys(body)).toEqual(encrypt_key ? ["encrypt"] : ["challenge", "token", "type"]);
    const challenge = (await world.delivery(due?.id ?? "")).payload.challenge;
    const answer = { status: 200, duration_ms: 900, body: JSON.stringify({ challenge }) };
    expect((await world.report(due?.id ?? "", answer)).state).toBe("done");
    await world.checkUrl();
    const [second] = await world.due();
    const bad = { status: 200, duration_ms: 1, body: '{"challenge":"other"}' };
    expect(await world.report(second?.id ?? "", bad)).toMatchObject({
      state: "failed",
      attempts: [{ why: "the challenge was not answered" }],
    });
  }
});
