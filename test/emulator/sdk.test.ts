// The platform's own SDK as the client: what it sends, the emulator takes; what the emulator answers, it understands.
import { Buffer } from "node:buffer";
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@larksuiteoapi/node-sdk";
import { afterAll, expect, test } from "vitest";
import type { EmulatedWorld } from "./client.ts";
import { card2, markdown, useEmulator } from "./support.ts";

const stage = useEmulator();
const folder = mkdtempSync(join(tmpdir(), "emulator-"));
afterAll(() => rmSync(folder, { recursive: true }));
const SLOW_IMPORT = 30_000;

function clientOf(world: EmulatedWorld): Client {
  const { app_id: appId, app_secret: appSecret } = world.info.app;
  const quiet = () => {};
  const logger = { error: quiet, warn: quiet, info: quiet, debug: quiet, trace: quiet };
  return new Client({ appId, appSecret, domain: world.domain, logger });
}

async function refusal(call: Promise<unknown>): Promise<{ status: number; code: number }> {
  const error = await call.then(
    () => new Error("was not refused"),
    (reason: unknown) => reason,
  );
  const { response } = error as { response?: { status: number; data: { code: number } } };
  if (!response) throw error;
  return { status: response.status, code: response.data.code };
}

test(
  "token, create, reply, patch, get and delete go through",
  async () => {
    const { world, group } = await stage();
    const client = clientOf(world);
    const asked = await world.say({ person: "陈委员", chat: group, text: "{@bot} 问" });
    const created = await client.im.message.create({
      params: { receive_id_type: "chat_id" },
      data: { receive_id: group, msg_type: "text", content: '{"text":"好"}', uuid: "u1" },
    });
    expect(created).toMatchObject({ code: 0, data: { chat_id: group } });
    const replied = await client.im.message.reply({
      path: { message_id: asked.message_id },
      data: { msg_type: "interactive", content: JSON.stringify(card2(markdown("一"))) },
    });
    const message_id = replied.data?.message_id ?? "";
    expect(replied.data?.parent_id).toBe(asked.message_id);
    const content = JSON.stringify(card2(markdown("二")));
    expect(await client.im.message.patch({ path: { message_id }, data: { content } })).toMatchObject({
      code: 0,
    });
    const got = await client.im.message.get({ path: { message_id } });
    expect(got.data?.items?.[0]).toMatchObject({ message_id, updated: true });
    expect(await client.im.message.delete({ path: { message_id } })).toMatchObject({ code: 0 });
    const info = await client.request({ method: "GET", url: "/open-apis/bot/v3/info" });
    expect(info).toMatchObject({ bot: { open_id: world.info.app.bot_open_id } });
  },
  SLOW_IMPORT,
);

test("pictures and files go up as forms and come down as bytes", async () => {
  const { world, group } = await stage({
    app: { scopes: ["im:message", "im:resource", "im:message.group_msg"] },
  });
  const client = clientOf(world);
  const picture = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const onDisk = (name: string, bytes: Buffer) => {
    writeFileSync(join(folder, name), bytes);
    return createReadStream(join(folder, name));
  };
  const up = await client.im.image.create({
    data: { image_type: "message", image: onDisk("a.png", picture) },
  });
  const pdf = onDisk("a.pdf", Buffer.from("%PDF-1.7"));
  const file = await client.im.file.create({ data: { file_type: "pdf", file_name: "报告.pdf", file: pdf } });
  expect([up?.image_key, file?.file_key]).toEqual([
    expect.stringMatching(/^img_/),
    expect.stringMatching(/^file_/),
  ]);
  const { data } = await client.im.message.create({
    params: { receive_id_type: "chat_id" },
    data: { receive_id: group, msg_type: "file", content: JSON.stringify({ file_key: file?.file_key }) },
  });
  expect(data?.msg_type).toBe("file");
  const image_key = await world.upload(
    { person: "陈委员", name: "a.png", kind: "image" },
    picture,
    "image/png",
  );
  const raw = { type: "image", content: { image_key } };
  const said = await world.say({ person: "陈委员", chat: group, raw });
  const down = await client.im.messageResource.get({
    path: { message_id: said.message_id, file_key: image_key },
    params: { type: "image" },
  });
  const chunks: Buffer[] = [];
  for await (const chunk of down.getReadableStream()) chunks.push(chunk);
  expect(Buffer.concat(chunks)).toEqual(picture);
});

test("a Buffer goes up without a file name, and is no file then", async () => {
  const { world } = await stage({ app: { scopes: ["im:resource"] } });
  const image = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const up = clientOf(world).im.image.create({ data: { image_type: "message", image } });
  expect(await refusal(up)).toEqual({ status: 400, code: 234001 });
});

test("edits, urgent marks, chats and contacts go through", async () => {
  const { world, bot, group, chen } = await stage({
    app: {
      scopes: ["im:message", "im:message.urgent", "im:chat:readonly", "contact:contact.base:readonly"],
    },
  });
  const client = clientOf(world);
  const message_id = String((await bot.text(group)).data.message_id);
  const edited = await client.im.message.update({
    path: { message_id },
    data: { msg_type: "text", content: '{"text":"二"}' },
  });
  expect(edited.data?.updated).toBe(true);
  const urgent = await client.im.message.urgentApp({
    path: { message_id },
    params: { user_id_type: "open_id" },
    data: { user_id_list: [chen] },
  });
  expect(urgent.data).toEqual({ invalid_user_id_list: [] });
  expect((await client.im.chat.list({})).data?.items).toMatchObject([{ chat_id: group }]);
  expect((await client.im.chat.get({ path: { chat_id: group } })).data?.chat_mode).toBe("group");
  const members = await client.im.chatMembers.get({ path: { chat_id: group } });
  expect(members.data?.member_total).toBe(3);
  expect((await client.im.chatMembers.isInChat({ path: { chat_id: group } })).data).toEqual({
    is_in_chat: true,
  });
  const user = await client.contact.user.get({
    path: { user_id: chen },
    params: { user_id_type: "open_id" },
  });
  expect(user.data?.user?.open_id).toBe(chen);
});

test("a refusal is an error with the platform's code in its response", async () => {
  const { world, group } = await stage();
  const client = clientOf(world);
  const send = (receive_id: string, content: string) =>
    client.im.message.create({
      params: { receive_id_type: receive_id.startsWith("oc_") ? "chat_id" : "open_id" },
      data: { receive_id, msg_type: "text", content },
    });
  expect(await refusal(send("ou_nobody", '{"text":"x"}'))).toEqual({ status: 400, code: 99992351 });
  expect(await refusal(send(group, "x"))).toEqual({ status: 400, code: 230001 });
  await world.configure({ scopes: [] });
  expect(await refusal(send(group, '{"text":"x"}'))).toEqual({ status: 400, code: 99991672 });
  await world.fault({ on: "api", api: "create", when: { next: 1 }, act: { kind: "rate", reset: 3 } });
  expect(await refusal(send(group, '{"text":"x"}'))).toEqual({ status: 429, code: 99991400 });
});

test("a token that the SDK still caches may be over on the platform's clock", async () => {
  const { world, group } = await stage();
  const client = clientOf(world);
  const send = () =>
    client.im.message.create({
      params: { receive_id_type: "chat_id" },
      data: { receive_id: group, msg_type: "text", content: '{"text":"x"}' },
    });
  expect(await send()).toMatchObject({ code: 0 });
  await world.turn(2 * 3_600_000);
  expect(await refusal(send())).toEqual({ status: 400, code: 99991663 });
});

test("a wrong secret rejects with code and sentence", async () => {
  const { world } = await stage();
  await world.configure({ app_secret: "another" });
  const info = clientOf(world).request({ method: "GET", url: "/open-apis/bot/v3/info" });
  await expect(info).rejects.toThrow("10015");
});
