import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { button, card2, useEmulator } from "./support.ts";

const stage = useEmulator();
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

interface Receiver {
  url: string;
  got: string[];
}

/** A worker's stand-in on a real port: answers the n-th request with the n-th reply, then with the last. */
async function receiver(...replies: { status?: number; body?: string }[]): Promise<Receiver> {
  const got: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      got.push(Buffer.concat(chunks).toString("utf8"));
      const reply = replies[got.length - 1] ?? replies.at(-1) ?? {};
      response.writeHead(reply.status ?? 200).end(reply.body ?? "{}");
    });
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/webhook`, got };
}

test("in push mode events go out by themselves", async () => {
  const { url, got } = await receiver();
  const { world, group } = await stage({ mode: "push", app: { event_url: url, encrypt_key: "" } });
  await world.say({ person: "陈委员", chat: group, text: "{@bot} 问" });
  await world.settle();
  expect(got).toHaveLength(1);
  expect(JSON.parse(got[0] ?? "{}")).toMatchObject({ header: { event_type: "im.message.receive_v1" } });
  expect(await world.deliveries()).toMatchObject([{ state: "done" }]);
  await expect(world.due()).rejects.toThrow("pushes by itself");
});

test("turning the clock sends what falls due at its own time", async () => {
  const { url, got } = await receiver({ status: 500 });
  const { world, group } = await stage({
    mode: "push",
    clock: { frozen: true },
    app: { event_url: url, encrypt_key: "" },
  });
  const start = await world.now();
  await world.say({ person: "陈委员", chat: group, text: "{@bot} 问" });
  await world.turn(24 * 3_600_000);
  expect(got).toHaveLength(5);
  const [delivery] = await world.deliveries();
  expect(delivery?.attempts.map((attempt) => attempt.at - start)).toEqual([
    0, 15_000, 315_000, 3_915_000, 25_515_000,
  ]);
  expect(await world.now()).toBe(start + 24 * 3_600_000);
});

test("a click waits for its answer; no listener is 200342, no URL 200340", async () => {
  const { url } = await receiver({ body: '{"toast":{"type":"info","content":"好"}}' });
  const { world, bot, group } = await stage({ mode: "push", app: { card_url: url } });
  const message_id = String((await bot.card(group, card2(button("问", {})))).data.message_id);
  const tap = async () => (await world.click({ message_id, person: "陈委员", label: "问" })).outcome;
  expect(await tap()).toMatchObject({ code: 0, toast: { content: "好" } });
  await world.configure({ card_url: "http://127.0.0.1:1/closed" });
  expect(await tap()).toMatchObject({ code: 200342 });
  await world.configure({ card_url: "" });
  expect(await tap()).toMatchObject({ code: 200340 });
});

test("the URL check goes to the URL and wants its challenge", async () => {
  const { url } = await receiver({ body: '{"challenge":"wrong"}' });
  const { world } = await stage({ mode: "push", app: { event_url: url } });
  await world.checkUrl();
  expect(await world.deliveries()).toMatchObject([
    { kind: "check", state: "failed", attempts: [{ why: "the challenge was not answered" }] },
  ]);
});

test("a URL that redirects is not followed", async () => {
  const { url, got } = await receiver({ status: 302 });
  const { world, bot, group } = await stage({ mode: "push", app: { card_url: url } });
  const message_id = String((await bot.card(group, card2(button("问", {})))).data.message_id);
  const { outcome } = await world.click({ message_id, person: "陈委员", label: "问" });
  expect([outcome?.code, got.length]).toEqual([200671, 1]);
});
