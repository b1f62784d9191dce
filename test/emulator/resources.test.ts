// Pictures and files: what the bot uploads and sends, and what it fetches from people's messages.
import { expect, test } from "vitest";
import type { EmulatedWorld } from "./client.ts";
import { readPicture } from "./picture.ts";
import { type Bot, card2, plain, useEmulator } from "./support.ts";

const SCOPES = ["im:message", "im:resource", "im:message.p2p_msg:readonly"];
const start = useEmulator();
const stage = () => start({ app: { scopes: SCOPES } });
const MEGABYTE = 1024 * 1024;

function bytesOf(head: number[] | string, length = 64): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  bytes.set(typeof head === "string" ? Uint8Array.from(head, (one) => one.charCodeAt(0)) : head);
  return bytes;
}

function png(width: number, height: number, length = 64): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", length);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

function gif(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf("GIF89a");
  new DataView(bytes.buffer).setUint16(6, width, true);
  new DataView(bytes.buffer).setUint16(8, height, true);
  return bytes;
}

const image = (bot: Bot, bytes: Uint8Array<ArrayBuffer>, image_type = "message") =>
  bot.upload("/im/v1/images", { image_type, image: new File([bytes], "a.png") });

const file = (bot: Bot, bytes: Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) =>
  bot.upload("/im/v1/files", { file_type: "pdf", file_name: "a.pdf", file: new File([bytes], "x"), ...more });

test("a picture's format and size are read from its first bytes", () => {
  expect(readPicture(png(640, 480))).toEqual({ format: "png", width: 640, height: 480 });
  expect(readPicture(gif(3, 2))).toEqual({ format: "gif", width: 3, height: 2 });
  // A segment of 4 bytes before the frame, which is 600 wide and 400 high.
  const jpeg = bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 1, 0x90, 2, 0x58]);
  expect(readPicture(jpeg)).toEqual({ format: "jpeg", width: 600, height: 400 });
  expect(readPicture(bytesOf("RIFF\0\0\0\0WEBP"))).toMatchObject({ format: "webp" });
  expect(readPicture(bytesOf("\0\0\0\x18ftypheic"))).toMatchObject({ format: "heic" });
  expect(readPicture(bytesOf("%PDF-1.7"))).toBeUndefined();
  expect(readPicture(bytesOf("\x89PNG\r\n\x1a\n", 8))).toEqual({ format: "png", width: 0, height: 0 });
});

test("the bot uploads a picture and sends it, alone, in a post and in a card", async () => {
  const { bot, world, group } = await stage();
  const { data, status, headers } = await image(bot, png(1, 1));
  expect([status, headers.has("x-tt-logid")]).toEqual([200, true]);
  const image_key = String(data.image_key);
  expect(image_key).toMatch(/^img_/);
  expect((await bot.create(group, "image", { image_key })).code).toBe(0);
  const post = { zh_cn: { title: "", content: [[{ tag: "img", image_key }]] } };
  expect((await bot.create(group, "post", post)).code).toBe(0);
  const card = card2({ tag: "img", img_key: image_key, alt: plain("图") });
  expect((await bot.card(group, card)).code).toBe(0);
  expect((await bot.card(group, { elements: [{ tag: "img", img_key: image_key }] })).code).toBe(0);
  const bytes = await (await fetch(world.resourceUrl(image_key))).arrayBuffer();
  expect(new Uint8Array(bytes)).toEqual(png(1, 1));
});

test("pictures: too large 234006, empty 234010, no picture 234011, too many pixels 234039, a bad form 234001", async () => {
  const { bot } = await stage();
  const code = async (bytes: Uint8Array<ArrayBuffer>, type?: string) => (await image(bot, bytes, type)).code;
  expect(await code(png(1, 1, 10 * MEGABYTE))).toBe(0);
  expect(await code(png(1, 1, 10 * MEGABYTE + 1))).toBe(234006);
  expect(await code(new Uint8Array())).toBe(234010);
  expect(await code(bytesOf("%PDF-1.7"))).toBe(234011);
  expect(await code(png(12_000, 12_000))).toBe(0);
  expect(await code(png(12_001, 1))).toBe(234039);
  expect(await code(gif(2000, 2001))).toBe(234039);
  expect(await code(png(1, 1), "sticker")).toBe(234001);
  expect((await bot.upload("/im/v1/images", { image_type: "message", image: "text" })).code).toBe(234001);
  expect((await bot.call("POST", "/im/v1/images", { image_type: "message" })).code).toBe(234001);
});

test("files: too large 234006, empty 234010, an unknown type, no name or a foolish duration 234001", async () => {
  const { bot } = await stage();
  const bytes = bytesOf("%PDF-1.7");
  expect((await file(bot, new Uint8Array(30 * MEGABYTE + 1))).code).toBe(234006);
  expect((await file(bot, new Uint8Array())).code).toBe(234010);
  expect((await file(bot, bytes, { file_type: "docx" })).code).toBe(234001);
  expect((await file(bot, bytes, { file_name: "" })).code).toBe(234001);
  expect((await file(bot, bytes, { file_type: "opus", duration: "2 s" })).code).toBe(234001);
  expect((await file(bot, bytes, { file_type: "opus", duration: "2000" })).data.file_key).toMatch(/^file_/);
});

test("uploads need a scope, are logged by size, and are struck by faults", async () => {
  const { bot, world } = await stage();
  await world.fault({ on: "api", api: "image", when: { next: 1 }, act: { kind: "rate", reset: 1 } });
  expect((await image(bot, png(1, 1))).code).toBe(99991400);
  await file(bot, bytesOf("x", 5));
  expect((await world.calls()).at(-1)?.body).toMatchObject({ file_type: "pdf", file: "(x, 5 bytes)" });
  await world.configure({ scopes: ["im:message"] });
  expect((await image(bot, png(1, 1))).code).toBe(99991672);
});

test("a key is sent as what it was uploaded as, else 230055; another's key is 230017", async () => {
  const { bot, world, chen } = await stage();
  const opus = (await file(bot, bytesOf("x"), { file_type: "opus" })).data.file_key ?? "";
  const mp4 = (await file(bot, bytesOf("x"), { file_type: "mp4" })).data.file_key ?? "";
  const pdf = (await file(bot, bytesOf("x"))).data.file_key ?? "";
  const cover = (await image(bot, png(1, 1))).data.image_key ?? "";
  const avatar = (await image(bot, png(1, 1), "avatar")).data.image_key ?? "";
  const send = async (type: string, content: object) => {
    await world.turn(1000);
    return (await bot.create(chen, type, JSON.stringify(content))).code;
  };
  expect(await send("audio", { file_key: opus })).toBe(0);
  expect(await send("file", { file_key: pdf })).toBe(0);
  expect(await send("media", { file_key: mp4, image_key: cover })).toBe(0);
  expect(await send("file", { file_key: opus })).toBe(230055);
  expect(await send("media", { file_key: pdf })).toBe(230055);
  expect(await send("image", { image_key: avatar })).toBe(230055);
  expect(await send("media", { file_key: mp4, image_key: "img_x" })).toBe(230017);
  const theirs = await world.upload({ person: "陈委员", name: "a", kind: "image" }, png(1, 1), "image/png");
  expect(await send("image", { image_key: theirs })).toBe(230017);
  expect((await bot.card(chen, card2({ tag: "img", img_key: theirs, alt: plain("") }))).msg).toContain(
    "200570",
  );
});

test("a sticker can be sent on once it has reached the bot", async () => {
  const { bot, world, chen, group } = await stage();
  const content = { file_key: "file_sticker" };
  expect((await bot.create(chen, "sticker", content)).code).toBe(230017);
  await world.say({ person: "陈委员", chat: group, raw: { type: "sticker", content } });
  expect((await bot.create(chen, "sticker", content)).code).toBe(230017);
  await world.say({ person: "陈委员", raw: { type: "sticker", content } });
  expect((await bot.create(chen, "sticker", content)).code).toBe(0);
});

/** A person sends bytes; the path under which the bot fetches them. */
async function said(
  world: EmulatedWorld,
  kind: "image" | "file",
  bytes: Uint8Array<ArrayBuffer>,
  chat?: string,
) {
  const key = await world.upload({ person: "陈委员", name: "路灯.bin", kind }, bytes, "image/png");
  const content = kind === "image" ? { image_key: key } : { file_key: key, file_name: "路灯.bin" };
  const raw = { type: kind, content };
  const { message_id } = await world.say({ person: "陈委员", raw, ...(chat !== undefined && { chat }) });
  return { key, message_id, path: `/im/v1/messages/${message_id}/resources/${key}` };
}

test("the bot fetches what a person sent, byte for byte", async () => {
  const { bot, world } = await stage();
  const { path } = await said(world, "image", png(640, 480));
  const response = await fetch(`${world.domain}/open-apis${path}?type=image`, {
    headers: { Authorization: `Bearer ${bot.token}` },
  });
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(png(640, 480));
  const doc = await said(world, "file", bytesOf("x"));
  expect((await bot.call("GET", `${doc.path}?type=file`)).status).toBe(200);
});

test("a video's bytes are a file, its cover and a post's pictures are images", async () => {
  const { bot, world } = await stage();
  const cover = await world.upload({ person: "陈委员", name: "c", kind: "image" }, png(1, 1), "image/png");
  const video = await world.upload({ person: "陈委员", name: "v", kind: "media" }, bytesOf("x"), "video/mp4");
  const content = { file_key: video, image_key: cover, file_name: "v", duration: 1 };
  const media = await world.say({ person: "陈委员", raw: { type: "media", content } });
  const status = async (id: string, key: string, type: string) =>
    (await bot.call("GET", `/im/v1/messages/${id}/resources/${key}?type=${type}`)).status;
  expect(await status(media.message_id, video, "file")).toBe(200);
  expect(await status(media.message_id, cover, "image")).toBe(200);
  const post = { title: "", content: [[{ tag: "img", image_key: cover }]] };
  const posted = await world.say({ person: "陈委员", post });
  expect(await status(posted.message_id, cover, "image")).toBe(200);
});

test("234001 wrong type, 234003 not of that message or never uploaded, 99992354 no message", async () => {
  const { bot, world } = await stage();
  const one = await said(world, "image", png(1, 1));
  const other = await said(world, "file", bytesOf("x"));
  const code = async (path: string) => (await bot.call("GET", path)).code;
  expect(await code(`${one.path}?type=file`)).toBe(234001);
  expect(await code(one.path)).toBe(234001);
  expect(await code(`/im/v1/messages/${one.message_id}/resources/${other.key}?type=file`)).toBe(234003);
  expect(await code(`/im/v1/messages/om_x/resources/${one.key}?type=image`)).toBe(99992354);
  const raw = { type: "image", content: { image_key: "img_invented" } };
  const { message_id } = await world.say({ person: "陈委员", raw });
  expect(await code(`/im/v1/messages/${message_id}/resources/img_invented?type=image`)).toBe(234003);
});

test("234004 outside the chat, 234038 where copying is forbidden, a recalled message as the switch says", async () => {
  const { bot, world, group } = await stage();
  const { path, message_id } = await said(world, "image", png(1, 1), group);
  const code = async () => (await bot.call("GET", `${path}?type=image`)).code;
  await world.removeBot(group, "陈委员");
  expect(await code()).toBe(234004);
  await world.addBot(group, "陈委员");
  await world.chat({ chat_id: group, restricted: true });
  expect(await code()).toBe(234038);
  await world.chat({ chat_id: group, restricted: false });
  await world.recall(message_id);
  expect(await code()).toBe(234003);
  await world.setSwitches({ recalledResourceCode: 234040 });
  expect(await code()).toBe(234040);
});

test("234043 for stickers, cards and what a merge_forward holds; 234037 over 100 MB", async () => {
  const { bot, world, chen } = await stage();
  const { key, message_id } = await said(world, "image", png(1, 1));
  const code = async (id: unknown, of: string, type = "image") =>
    (await bot.call("GET", `/im/v1/messages/${id}/resources/${of}?type=${type}`)).code;
  const raw = { type: "sticker", content: { file_key: "file_sticker" } };
  const sticker = await world.say({ person: "陈委员", raw });
  expect(await code(sticker.message_id, "file_sticker", "file")).toBe(234043);
  const forward = await world.say({ person: "陈委员", forward: [message_id] });
  expect(await code(forward.message_id, key)).toBe(234043);
  const own = String((await image(bot, png(1, 1))).data.image_key);
  const { data } = await bot.card(chen, card2({ tag: "img", img_key: own, alt: plain("") }));
  expect(await code(data.message_id, own)).toBe(234043);
  const huge = await said(world, "file", new Uint8Array(100 * MEGABYTE + 1));
  expect(await code(huge.message_id, huge.key, "file")).toBe(234037);
});
