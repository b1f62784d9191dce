// im/v1/images, im/v1/files and the bytes inside a message (§3.2).
// Comes in: a form with bytes, or a message and a key. Goes out: a key, or the bytes. It never gives bytes of a message
// that the bot does not see.
import { chatOf, findMessage } from "./api-send.ts";
import type { Call, CallContext } from "./gateway.ts";
import { isObject, parseJson } from "./json.ts";
import { readPicture } from "./picture.ts";
import { refuse } from "./refusal.ts";
import { resourceAnswer, storeResource } from "./resources.ts";
import type { Json, Message, Resource } from "./types.ts";

const MEGABYTE = 1024 * 1024;
const LARGEST_PICTURE = 10 * MEGABYTE;
const LARGEST_FILE = 30 * MEGABYTE;
const LARGEST_DOWNLOAD = 100 * MEGABYTE;
const UPLOAD_SCOPES = ["im:resource", "im:resource:upload"];
const FILE_TYPES = ["opus", "mp4", "pdf", "doc", "xls", "ppt", "stream"];
/** Messages whose resources cannot be fetched, their own or those of the messages inside. */
const CLOSED_TYPES = ["sticker", "interactive", "merge_forward"];

function requireChoice(form: FormData, field: string, allowed: string[]): string {
  const value = form.get(field);
  if (typeof value === "string" && allowed.includes(value)) return value;
  throw refuse(234001, `${field} must be one of ${allowed.join(", ")}`);
}

async function requireFile(form: FormData, field: string, largest: number): Promise<File> {
  const value = form.get(field);
  if (!(value instanceof File)) throw refuse(234001, `${field} is no file`);
  if (value.size === 0) throw refuse(234010);
  if (value.size > largest) throw refuse(234006);
  return value;
}

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

function stored({ world }: CallContext, given: Omit<Resource, "key" | "owner">): Resource {
  return storeResource(world, { ...given, owner: "app" });
}

export const uploadImage: Call = {
  api: "image",
  method: "POST",
  path: "/im/v1/images",
  takes: "form",
  scopes: UPLOAD_SCOPES,
  handle: async (context) => {
    await context.pause();
    const type = requireChoice(context.form, "image_type", ["message", "avatar"]);
    const file = await requireFile(context.form, "image", LARGEST_PICTURE);
    const bytes = await bytesOf(file);
    const picture = readPicture(bytes);
    if (!picture) throw refuse(234011);
    const { format, width, height } = picture;
    if (Math.max(width, height) > (format === "gif" ? 2000 : 12_000)) throw refuse(234039);
    const kind = type === "message" ? "image" : "avatar";
    const { key } = stored(context, { kind, name: file.name, content_type: `image/${format}`, bytes });
    return { code: 0, msg: "success", data: { image_key: key } };
  },
};

const KINDS: Record<string, Resource["kind"]> = { opus: "audio", mp4: "media" };

export const uploadFile: Call = {
  api: "file",
  method: "POST",
  path: "/im/v1/files",
  takes: "form",
  scopes: UPLOAD_SCOPES,
  handle: async (context) => {
    await context.pause();
    const type = requireChoice(context.form, "file_type", FILE_TYPES);
    const name = context.form.get("file_name");
    const duration = context.form.get("duration") ?? "0";
    if (typeof name !== "string" || name === "") throw refuse(234001, "file_name is required");
    if (typeof duration !== "string" || !/^\d+$/.test(duration))
      throw refuse(234001, "duration is in milliseconds");
    const file = await requireFile(context.form, "file", LARGEST_FILE);
    const content_type = file.type || "application/octet-stream";
    const kind = KINDS[type] ?? "file";
    const { key } = stored(context, { kind, name, content_type, bytes: await bytesOf(file) });
    return { code: 0, msg: "success", data: { file_key: key } };
  },
};

/** The keys in a message's content with the type under which each is fetched. */
function keysIn(value: Json | undefined): { key: string; type: string }[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    if (typeof part !== "string") return keysIn(part);
    if (name === "image_key") return [{ key: part, type: "image" }];
    return name === "file_key" ? [{ key: part, type: "file" }] : [];
  });
}

function checkKeyOf(message: Message, key: string, type: string): void {
  if (CLOSED_TYPES.includes(message.msg_type)) throw refuse(234043);
  const found = keysIn(parseJson(message.content)).find((one) => one.key === key);
  if (!found) throw refuse(234003);
  if (found.type !== type) throw refuse(234001, `the key is of type ${found.type}`);
}

export const getResource: Call = {
  api: "resource",
  method: "GET",
  path: "/im/v1/messages/:message_id/resources/:file_key",
  scopes: ["im:message", "im:message:readonly", "im:message.history:readonly"],
  handle: async ({ world, params, query, pause }) => {
    await pause();
    const type = query.get("type") ?? "";
    if (type !== "image" && type !== "file") throw refuse(234001, "type must be image or file");
    const message = findMessage(world, params.message_id);
    const chat = chatOf(world, message);
    if (chat.kind !== "p2p" && (!chat.bot_in || chat.dissolved)) throw refuse(234004);
    if (chat.restricted) throw refuse(234038);
    if (message.recalled) throw refuse(world.switches.recalledResourceCode);
    const key = params.file_key ?? "";
    checkKeyOf(message, key, type);
    const resource = world.resources.get(key);
    if (!resource) throw refuse(234003, "the resource does not exist");
    if (resource.bytes.length > LARGEST_DOWNLOAD) throw refuse(234037);
    return resourceAnswer(resource);
  },
};
